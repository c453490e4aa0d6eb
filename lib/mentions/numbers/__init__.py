"""Numbers: cut into pieces, read by the grammar of both languages, with units and emphasis."""
