"""Happenings with roles: who went from where to where, who did what to whom."""
