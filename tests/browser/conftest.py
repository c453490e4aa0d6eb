"""A real server on a free port of this machine, and a real browser to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError

from bench.serving import copy_product, find_port, serve
from lib.settings import ROOT
from tests.disagree.test_events import BUS, LORRY

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


def make_accident(text: str) -> str:
    """One of two accidents that share but their background."""
    head = ["title: A school bus, and children dead", "source: Sample", "published: 2019-06-14", ""]
    return "\n".join([*head, text, ""])


# One conflict, of names, and one update, of a toll that grew by the next day.
GROWN = """title: {title}
source: Sample
published: 2023-09-{day}

The fire in the cannery of Ostvik killed {dead} workers. Spokesman Thomas {name} said the cannery
had no alarm. Divers searched the harbour until dawn. The northern pier is closed to all ships.
"""

STORIES = {
    "grown-a": GROWN.format(title="Fire in a cannery", day=14, dead=12, name="Keller"),
    "grown-b": GROWN.format(title="The cannery burnt down", day=15, dead=15, name="Kessler"),
    "accident-a": make_accident(BUS),
    "accident-b": make_accident(LORRY),
    "long-a": make_long("Trains of a day", 45, range(100, 420)),
    "long-b": make_long("The trains, once more", 54, range(100, 420)),
    "hostile": HOSTILE,
    "emoji-a": EMOJI_A,
    "emoji-b": EMOJI_B,
    "combining-a": COMBINING_A,
    "combining-b": COMBINING_B,
}

# Pairs that nobody opens before their test, each as two samples are: refined, they are others.
UNSEEN = ("evening", "dawn")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


HOLD = """

def _wait_first(*given, work={name}):
    import pathlib, time
    while pathlib.Path("hold").exists():
        time.sleep(0.05)
    return work(*given)


{name} = _wait_first
"""


def make_wait(home: Path, program: str, name: str) -> Path:
    """Let a function of a served program do nothing while a file is there; the file."""
    with (home / program).open("a", encoding="utf-8") as written:
        written.write(HOLD.format(name=name))
    return home / "hold"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product, with a few odd articles among the samples."""
    folder = copy_product(tmp_path_factory.mktemp("site"))
    samples = folder / "data" / "samples"
    for name, story in STORIES.items():
        (samples / f"{name}.txt").write_text(story, encoding="utf-8")
    for name in UNSEEN:
        for side, sample in (("a", "vostochny-hi-2"), ("b", "vostochny-hi-1")):
            told = (samples / f"{sample}.txt").read_text(encoding="utf-8")
            told = told.replace("source: ", f"source: The {name} ", 1)  # another outlet's
            (samples / f"{name}-{side}.txt").write_text(told, encoding="utf-8")
    return folder


@pytest.fixture
def hold(home: Path) -> Iterator[Path]:
    """A file: nothing is refined before it is deleted, however fast the machine is."""
    file = home / "hold"
    file.touch()
    yield file
    file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def site(home: Path) -> Iterator[str]:
    """The address of that copy, served."""
    make_wait(home, "pages/parts/refine.py", "_refine")
    with serve(home, find_port()) as replica:
        yield replica.address


class Visitor:
    """Someone with a browser of their own: pages, and every request that these made."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.context = context
        self.requests: list[str] = []
        self.errors: list[str] = []

    def open(self, path: str = "/", is_form: bool = False) -> Page:
        """Open a page of the site and wait until the reader, or another page's title, is drawn.

        is_form: it asks for two texts, in place of the reader.
        """
        page = self.context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(path if path.startswith("http") else self.site + path)
        is_reader = urlsplit(path).path.strip("/") == "" and not is_form
        drawn = ".milaan .claim .text" if is_reader else "h1"
        try:
            page.locator(drawn).first.wait_for(timeout=DRAWN)
        except TimeoutError:
            told = page.locator("body").inner_text()
            pytest.fail(f"{path} was not drawn. Errors: {self.errors}. It says: {told}")
        page.evaluate("document.fonts.ready")
        wait_for_run(page)
        return page

    def list_outside_requests(self) -> list[str]:
        """Requests that went to another host."""
        here = urlsplit(self.site).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != here
        ]


DRAWN = 90_000  # milliseconds; the server may be at another test's longest pair
REFINED = 120_000  # milliseconds; there is one encoder, which may be at the longest pair
# Nothing fades or glides; what turns without end does not count.
STANDS_STILL = """() => document.getAnimations().every(
  (each) => each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity
)"""


def wait_for_rest(page: Page) -> None:
    """Return once the comparison is refined, no run of the page is on its way, and all is drawn."""
    page.get_by_text("Refining the pairing").wait_for(state="detached", timeout=REFINED)
    wait_for_run(page)


def wait_for_run(page: Page) -> None:
    """Return once no run of the page is on its way and nothing moves, refined or not."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_function(STANDS_STILL)
    wait_until(page, lambda: page.locator(".milaan .column").evaluate_all(GLIDES) == [])


# Of the columns those that are still scrolling: within six frames they move.
GLIDES = """async (columns) => {
  const before = columns.map((column) => column.scrollTop);
  for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  return columns.map((column) => column.scrollTop).filter((top, at) => top !== before[at]);
}"""


def mark_drawn(page: Page) -> Locator:
    """A claim as it is drawn now; there is none such once the reader is drawn anew."""
    page.locator(".milaan .claim").first.evaluate("claim => claim.dataset.drawn = 'before'")
    return page.locator(".milaan .claim[data-drawn]")


def watch_frames(page: Page) -> list[object]:
    """Load the page anew; what is sent to the server once that is over."""
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.reload()
    page.locator(".milaan .explanation h3").first.wait_for()
    before = -1
    while len(sent) > before:
        before = len(sent)
        wait_for_rest(page)
        page.wait_for_timeout(1500)
    sent.clear()
    return sent


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
