"""Clashes of values in freely worded claims: proposed, then judged by named evidence."""
