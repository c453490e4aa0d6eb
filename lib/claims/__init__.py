"""Text to claims: sentences, their roles, the site's own lines."""
