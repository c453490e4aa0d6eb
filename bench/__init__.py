"""Figures on public labelled data, each beside a baseline of the same run."""
