"""The commands of the command line; their arguments stand in lib/__main__.py."""
