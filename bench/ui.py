"""How the reader feels, measured in Chromium: `python -m bench.ui`.

Reruns are given as a ratio to those of an empty page on the same server, by turns in the same run,
because milliseconds drift from machine to machine and from minute to minute. Prints one line a
figure, and its goal.
"""

from __future__ import annotations

import base64
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.serving import copy_product, find_port, open_browser, serve
from lib.collation.collate import collate
from lib.language.text import detect_language
from lib.store.samples import load_samples, read_sample
from pages.parts.reader.view import make_view

ROUNDS = 25  # reruns of each page
PAUSE = 1_200  # milliseconds between two: the columns have come to rest, and the answer is there
SCROLLS = 120  # frames of scrolling
PATIENCE = 900_000  # milliseconds that the first comparison of two long articles may take
# The product's pages and an empty one with a button that runs it again.
_DASHBOARD = """
import streamlit as st
from pathlib import Path
def empty():
    st.button("again")
st.set_page_config(layout="wide")
st.html(Path("pages/parts/page.css"))
st.navigation([st.Page("pages/compare.py", default=True), st.Page(empty)], position="top").run()
"""
_FIND = """() => [...document.querySelectorAll("*")]
  .map((element) => element.shadowRoot).find((root) => root?.querySelector(".milaan"))"""
_SELECT = f"""() => {{
  const root = ({_FIND})();
  const spent = [];
  const marks = [...root.querySelectorAll(".column[data-side=a] .mark[role=button]")];
  for (const mark of marks.slice(0, 30)) {{
    const start = performance.now();
    mark.click();
    if (!root.querySelector(".column[data-side=b] .claim.selected .mark.chosen")) continue;
    root.querySelector(".column[data-side=b]").getBoundingClientRect();
    spent.push(performance.now() - start);
  }}
  return spent;
}}"""
_SCROLL = f"""(frames) => new Promise((done) => {{
  const root = ({_FIND})();
  const [a, b] = ["a", "b"].map((side) => root.querySelector(`.column[data-side=${{side}}]`));
  const times = [];
  const step = (now) => {{
    times.push(now);
    a.scrollTop += 24;
    b.scrollTop += 16;
    if (times.length > frames) done(times.slice(1).map((time, i) => time - times[i]));
    else requestAnimationFrame(step);
  }};
  requestAnimationFrame(step);
}})"""

_IDLE = """(frames) => new Promise((done) => {
  const times = [];
  const step = (now) => {
    times.push(now);
    if (times.length > frames) done(times.slice(1).map((time, i) => time - times[i]));
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


def make_story(claims: int, seed: int) -> str:
    """A story of so many Hindi claims, the headline among them: sentences of the samples, some with
    other numbers."""
    rng = random.Random(seed)
    pool = [
        line.strip()
        for article in load_samples().values()
        for line in article.text.replace("।", "।\n").splitlines()
        if 30 < len(line) < 200 and detect_language(line) == "hi" and line.rstrip().endswith("।")
    ]
    lines = [
        f"{rng.choice(pool)[:-1]}, {rng.choice((45, 54))} लोगों ने {n} बजे बताया।"
        for n in range(claims - 1)
    ]
    return "\n".join(
        [f"title: कहानी {claims} {seed}", "source: नमूना", "published: 2024-01-01", "", *lines, ""]
    )


@contextmanager
def serve_stories() -> Iterator[str]:
    """The address of a served copy of the product with long stories and an empty page."""
    with tempfile.TemporaryDirectory() as folder:
        home = copy_product(Path(folder))
        (home / "dashboard.py").write_text(_DASHBOARD, encoding="utf-8")
        for claims in (100, 1000):
            for seed, side in enumerate("ab"):
                path = home / "data" / "samples" / f"story-{claims}-{side}.txt"
                path.write_text(make_story(claims, seed), encoding="utf-8")
        with serve(home, find_port()) as replica:
            yield replica.address


class Runs:
    """Listens to a page's connection: how long the server's runs take, as the browser sees them."""

    def __init__(self, page: Page) -> None:
        self.times: list[float] = []
        self.data = 0
        self.arrived = 0.0  # when the first data for the reader came, by this process's clock
        self._sent = 0.0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameSent", self._note_sent)
        session.on("Network.webSocketFrameReceived", self._note_received)

    def _note_sent(self, event: dict[str, object]) -> None:
        self._sent = float(event["timestamp"])  # type: ignore[arg-type]

    def _note_received(self, event: dict[str, object]) -> None:
        payload = base64.b64decode(event["response"]["payloadData"])  # type: ignore[index]
        message = ForwardMsg.FromString(payload)
        size = len(message.delta.new_element.bidi_component.bytes)
        if size and not self.data:
            self.arrived = time.perf_counter()
        self.data = max(self.data, size)
        if message.WhichOneof("type") == "script_finished":
            self.times.append(float(event["timestamp"]) - self._sent)  # type: ignore[arg-type]


def open_reader(browser: Browser, address: str, claims: int) -> tuple[Page, Runs, float, float]:
    """The reader on two stories, refined; and the seconds until the data came, and was drawn."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    runs = Runs(page)
    start = time.perf_counter()
    page.goto(f"{address}/?a=story-{claims}-a&b=story-{claims}-b")
    page.locator(".milaan .claim .text").first.wait_for(timeout=PATIENCE)
    drawn = time.perf_counter() - runs.arrived
    page.wait_for_timeout(1000)
    page.get_by_text("Refining the pairing").wait_for(state="detached", timeout=PATIENCE)
    page.wait_for_timeout(1500)
    return page, runs, runs.arrived - start, drawn


def measure_engine(claims: int) -> tuple[float, float]:
    """Seconds that the quick comparison of two such stories takes, and making the reader's data."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{side}.txt" for side in "ab"]
        for seed, path in enumerate(paths):
            path.write_text(make_story(claims, seed), encoding="utf-8")
        a, b = (read_sample(path) for path in paths)
    start = time.perf_counter()
    collation = collate(a, b)
    compared = time.perf_counter()
    make_view(collation)
    return compared - start, time.perf_counter() - compared


def measure_reruns(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds (p50) of a rerun after a selection in the reader, and of the empty page's."""
    reader, runs, _, _ = open_reader(browser, address, 100)
    empty = browser.new_page(viewport={"width": 1440, "height": 1000})
    empty_runs = Runs(empty)
    empty.goto(f"{address}/empty")
    button = empty.get_by_role("button", name="again")
    button.wait_for()
    empty.wait_for_timeout(1000)
    runs.times.clear()
    empty_runs.times.clear()
    for _ in range(ROUNDS):
        reader.bring_to_front()
        reader.keyboard.press("j")
        reader.wait_for_timeout(PAUSE)
        empty.bring_to_front()
        button.click()
        empty.wait_for_timeout(PAUSE)
    reader.close()
    empty.close()
    return statistics.median(runs.times), statistics.median(empty_runs.times)


def measure_reader(browser: Browser, address: str, claims: int) -> Iterator[tuple[str, str, str]]:
    """What, how much, and the goal, of the reader with two stories of so many claims."""
    compared, prepared = measure_engine(claims)
    page, runs, arrived, drawn = open_reader(browser, address, claims)
    size = f"2 × {claims:,} claims"
    is_small = claims == 100
    yield f"{size}: the engine alone", f"{compared:.1f} s, its data {prepared:.1f} s", ""
    yield f"{size}: from address to data", f"{arrived:.1f} s", ""
    yield f"{size}: from data to text on the screen", f"{drawn:.2f} s", ""
    yield f"{size}: payload", f"{runs.data / 1000:.0f} kB", "≤ 150 kB" if is_small else ""
    page.reload()
    page.locator(".milaan .claim .text").first.wait_for(timeout=PATIENCE)
    page.wait_for_timeout(3000)
    chosen = page.evaluate(_SELECT)
    if chosen:
        words = f"p50 {statistics.median(chosen):.0f} ms, longest {max(chosen):.0f} ms"
        yield f"{size}: selection to marked partner", words, "≤ 100 ms"
    frames = page.evaluate(_SCROLL, SCROLLS)
    idle = statistics.median(page.evaluate(_IDLE, SCROLLS))
    late = sorted(frames)[int(len(frames) * 0.95)]
    words = f"p50 {statistics.median(frames):.0f} ms, p95 {late:.0f} ms; idle p50 {idle:.0f} ms"
    yield f"{size}: a frame while scrolling", words, "17 ms, 60 a second"
    page.close()


def main(sizes: Sequence[int] = (100, 1000)) -> None:
    """Measure and print."""
    with serve_stories() as address, open_browser() as browser:
        reader, empty = measure_reruns(browser, address)
        print(f"rerun of an empty page: p50 {empty * 1000:.0f} ms")
        print(f"rerun, 2 × 100 claims: p50 {reader / empty:.2f} × an empty page's (goal ≤ 2.0 ×)")
        for claims in sizes:
            for what, measured, goal in measure_reader(browser, address, claims):
                print(f"{what}: {measured}" + (f" (goal {goal})" if goal else ""), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or (100, 1000))
