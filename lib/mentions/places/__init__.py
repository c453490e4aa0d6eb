"""Places: listed ones, and those that their context shows."""
