"""Claims to mentions: typed values, a folder or a file a kind; `find` is the way in."""
