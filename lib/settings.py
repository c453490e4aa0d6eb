"""Where things are, and the limits that keep one comparison bounded."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "data" / "lexicon"
SAMPLES = ROOT / "data" / "samples"
EMBEDDINGS = ROOT / "data" / "embeddings.db"  # vectors by content, outside git

MAX_CLAIMS = 5_000  # an article with more is refused in words
MAX_PAIRS = 4_000_000  # claims A × claims B; every pair is measured, in some 150 bytes
MAX_CLAIM_CHARS = 4_000  # a longer sentence is cut there into claims of its own
MAX_TEXT_CHARS = 5_000_000
