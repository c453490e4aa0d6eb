"""Near copies of one sentence: what was changed between them."""
