"""One name in two spellings, or two names."""
