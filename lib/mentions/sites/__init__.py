"""Sites, and bodies that have one: hospitals, schools, police, roads, bridges, temples."""
