"""Tests mirror the tree: a package, so that tests/pages and pages stay two things."""
