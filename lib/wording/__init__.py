"""Values and findings in an English reader's words."""
