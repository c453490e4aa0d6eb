"""Numbers and dates: one value, a looser one, or another in the same slot."""
