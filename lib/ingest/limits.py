"""What one import may cost. Chosen, but for those that say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

MAX_FILE_BYTES = 20_000_000
MAX_ROWS = 10_000  # articles in one CSV or JSONL file
MAX_UNPACKED_BYTES = 100_000_000  # a document of Word may not unpack to more
MAX_UNPACKED_STORY = 20_000_000  # nor its main part: the tree made of it takes ten times as much
MAX_PACKED_PARTS = 5_000
MAX_TAGS = 60_000  # of a web page; 100,000 took 9.5 s of work, a long page of news has 10,000
MAX_PAGES = 500  # of a PDF
MAX_PARSERS = 2  # at once; each may take MEMORY_BYTES

MAX_MARKS = 12  # combining marks on one letter; Devanagari needs five
MAX_NOTICE_PLACES = 20

MAX_PAGE_BYTES = 5_000_000  # of a web page, as sent and unpacked
MAX_REDIRECTS = 5
FETCH_SECONDS = 15.0  # for the whole of it: name, connections, redirects, body
STEP_SECONDS = 5.0  # for one connection, or one wait for more of the body
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process may use: seconds of work, bytes of memory, seconds on the wall, output."""

    cpu_seconds: int = 10
    memory_bytes: int = 512 * 1024 * 1024
    wall_seconds: float = 30.0
    output_bytes: int = 64_000_000


PARSING = Limits()
FETCHING = Limits(wall_seconds=FETCH_SECONDS)
