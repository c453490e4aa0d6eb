"""The two sides of a link laid beside each other."""
