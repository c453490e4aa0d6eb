"""What the words around a mention say of it; `find` is the way in."""
