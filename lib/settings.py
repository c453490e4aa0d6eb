"""Where things are, and the limits that keep one comparison bounded."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "data" / "lexicon"
JUDGE = ROOT / "data" / "judge.toml"
ENCODER_MEAN = ROOT / "data" / "encoder_mean.npy"
JUDGE_EVENT = ROOT / "data" / "judge_event.toml"
JUDGE_WITHIN = ROOT / "data" / "judge_within.toml"
FITTED = JUDGE, JUDGE_EVENT, JUDGE_WITHIN, ENCODER_MEAN  # what kept answers depend on
SAMPLES = ROOT / "data" / "samples"
EMBEDDINGS = ROOT / "data" / "embeddings.db"  # vectors by content, outside git
LIBRARY = ROOT / "data" / "library.db"  # unless DATABASE_URL names a PostgreSQL; outside git

MAX_TEXT_CHARS = 100_000  # an article with more is refused in words, and so is one with
MAX_CLAIMS = 2_000  # more claims than this,
MAX_PAIRS = 1_000_000  # or a pair with more claims A × claims B: a quarter of a minute of work
MAX_CLAIMS_WITHIN = 400  # a longer text is not compared with itself
MAX_LINKS_WITHIN = 200  # the surest, where an article says many things twice
MAX_CROSSED = 20_000  # terms × terms, mentions × mentions of one link; more is a list, not a claim
MAX_CLAIM_CHARS = 1_500  # a longer sentence is cut there into claims of its own
MAX_QUALIFIED = 80  # mentions of a claim; one with more is a table, no sentence
MAX_VALUE_TOKENS = 500  # of a claim in which numbers and dates are read; a full claim has 350

# Chosen; a field with more is refused in words.
MAX_TITLE_CHARS = 1_000
MAX_SOURCE_CHARS = 300
MAX_URL_CHARS = 2_000
MAX_AUTHOR_CHARS = 200
MAX_NOTE_CHARS = 10_000
MAX_ALIAS_CHARS = 200
MAX_VIEW_CHARS = 2_000_000  # everything a shared view holds, as JSON
WAIT_FOR_LOCK = 30  # seconds a write waits for others; 50 writers waited 5 on a busy machine
