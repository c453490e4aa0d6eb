"""Altair charts of what was found, free of any page."""
