"""Milaan's engine: from two texts to the places where they disagree. Knows nothing of Streamlit."""

__version__ = "0.1.0"
