"""Texts that are compared without being kept: the form, what the session has, the way to keep."""
