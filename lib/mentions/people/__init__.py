"""Names of people, and offices."""
