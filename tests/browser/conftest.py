"""A real server on a free port of this machine, and a real browser to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from bench.serving import copy_product, find_port, serve
from lib.settings import ROOT

RESULTS = ROOT / "test-results"

# Text that would run, load or restyle something if it ever reached the page as markup.
HOSTILE_TITLE = (
    '<b>Hostile</b> ![x](http://outside.example/x.png) **bold** :red[x] "><svg onload=x>'
)
HOSTILE = f"""title: {HOSTILE_TITLE}
source: <i>Nobody</i>
published: 2023-09-14

Putin met Kim at the Vostochny space centre. <script>window.ran = 1</script> The talks lasted five
hours, an official said. <img src="http://outside.example/a.png" onerror="window.ran = 1"> Spokesman
Matthew Milan warned against any arms deal. <iframe srcdoc="<script>top.ran = 1</script>"></iframe>
[link](javascript:window.ran=1) and $$x$$ and <style>* {{ display: none }}</style> ended the report.
"""

# Letters that JavaScript counts otherwise than Python: emoji, combining marks, joiners.
EMOJI_A = """title: 🚀 The talks 👩‍👩‍👧‍👦 été
source: Sample
published: 2023-09-14

🚀🚀 👩‍🚀 Spokesman Matthew Miller said on Wednesday that any arms deal breaks the rules.
The bridge 🌉 in Ashapur was closed for 45 days, the mayor said.
"""
EMOJI_B = """title: The talks, once more
source: Sample
published: 2023-09-14

Spokesman 👩‍👩‍👧‍👦 Matthew Miller said on Wednesday that any arms deal 🚀 breaks the rules.
🌉🌉 The bridge in Ashapur was closed for 54 days, the mayor said.
"""
# Letters made of several code points: a diaeresis on its own, a nukta on its own, joiners.
COMBINING_A = """title: The bridge is open
source: Sample
published: 2023-09-14

🌉 Spokeswoman Zoe\u0308 Mu\u0308ller said on Wednesday that the bridge in Ashapur had been opened.
👩‍🚀 आशापुर में सड\u093cक हादसे में ४५ लोग घायल हुए।
"""
COMBINING_B = """title: A bridge, opened
source: Sample
published: 2023-09-14

Spokeswoman Zoe\u0308 Bra\u0308ndt 🚀🚀 said on Wednesday that the bridge in Ashapur had opened.
🚀 आशापुर में सड\u093cक 👩‍👩‍👧‍👦 हादसे में ५४ लोग घायल हुए।
"""


def make_long(title: str, wounded: int, trains: range) -> str:
    """A story with a claim a train; every tenth gives another number than its twin."""
    lines = [
        f"Train number {n} left Ashapur with {wounded if n % 10 == 0 else 12} passengers on board."
        for n in trains
    ]
    head = [f"title: {title}", "source: Sample", "published: 2023-09-14", ""]
    return "\n".join([*head, *lines, ""])


STORIES = {
    "long-a": make_long("Trains of a day", 45, range(100, 420)),
    "long-b": make_long("The trains, once more", 54, range(100, 420)),
    "evening-a": make_long("Trains of an evening", 45, range(500, 560)),
    "evening-b": make_long("The evening, once more", 54, range(500, 560)),
    "dawn-a": make_long("Trains of a dawn", 45, range(700, 760)),
    "dawn-b": make_long("The dawn, once more", 54, range(700, 760)),
    "hostile": HOSTILE,
    "emoji-a": EMOJI_A,
    "emoji-b": EMOJI_B,
    "combining-a": COMBINING_A,
    "combining-b": COMBINING_B,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served copy of the product, with a few odd articles among the samples."""
    home = copy_product(tmp_path_factory.mktemp("site"))
    for name, story in STORIES.items():
        (home / "data" / "samples" / f"{name}.txt").write_text(story, encoding="utf-8")
    with serve(home, find_port()) as replica:
        yield replica.address


class Visitor:
    """Someone with a browser of their own: pages, and every request that these made."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.context = context
        self.requests: list[str] = []
        self.errors: list[str] = []

    def open(self, path: str = "/") -> Page:
        """Open a page of the site and wait until the reader, or another page's title, is drawn."""
        page = self.context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(path if path.startswith("http") else self.site + path)
        is_reader = urlsplit(path).path.strip("/") == ""
        drawn = ".milaan .claim .text" if is_reader else "h1"
        try:
            page.locator(drawn).first.wait_for(timeout=30_000)
        except TimeoutError:
            told = page.locator("body").inner_text()
            pytest.fail(f"{path} was not drawn. Errors: {self.errors}. It says: {told}")
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(300)
        return page

    def list_outside_requests(self) -> list[str]:
        """Requests that went to another host."""
        here = urlsplit(self.site).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != here
        ]


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Return once it is so. Fails after half a minute, which is for a deadlock only."""
    for _ in range(600):
        if is_so():
            return
        page.wait_for_timeout(50)
    pytest.fail("what was waited for did not come")


@pytest.fixture(scope="session")
def contexts() -> dict[str, list[BrowserContext]]:
    """Contexts that nobody uses now, by their options: each has Streamlit's files in its cache."""
    return {}


@pytest.fixture
def visit(
    browser: Browser, site: str, contexts: dict[str, list[BrowserContext]]
) -> Iterator[object]:
    """Make visitors: `visit(viewport=…, color_scheme=…)`; nobody has another one's cookies."""
    used: list[tuple[str, BrowserContext]] = []

    def make(**options: object) -> Visitor:
        options.setdefault("viewport", {"width": 1440, "height": 1000})
        spare = contexts.setdefault(key := repr(sorted(options.items())), [])
        context = spare.pop() if spare else browser.new_context(**options)  # type: ignore[arg-type]
        used.append((key, context))
        return Visitor(context, site)

    yield make
    for key, context in used:
        for page in context.pages:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        contexts[key].append(context)


@pytest.fixture(scope="session")
def results() -> Path:
    """Where screenshots go."""
    RESULTS.mkdir(exist_ok=True)
    return RESULTS
