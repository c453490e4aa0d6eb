"""Links to disagreements, variants and unresolved readings; `find` is the way in."""
