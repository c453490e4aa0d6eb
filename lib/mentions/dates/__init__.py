"""Days, times and spans of time, absolute and told from the day of writing."""
