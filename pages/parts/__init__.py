"""Streamlit's side of the pages: address, caches, notices and the reader component."""
