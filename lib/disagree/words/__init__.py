"""Small words on which two freely worded claims disagree: all and most, feared and known."""
