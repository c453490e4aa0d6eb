"""The whole, in headless Chromium against a real server."""
