"""What is said turned round, put less surely, or put into another mouth."""
