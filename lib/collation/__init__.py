"""The whole journey for two articles, and what is read off its end."""
