"""What a user sees: a thin file a page, and `parts` that they share."""
