"""People, bodies, places and offices."""
