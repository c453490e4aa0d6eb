"""The parts of the Findings page: what was judged, is open, was taught; CSV in and out."""
