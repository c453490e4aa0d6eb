"""Values found in text."""
