"""What the page Landscape is made of: the scan, stories, their charts, and who says what."""
