"""The parts of the Library page: bringing in, the list, one article."""
