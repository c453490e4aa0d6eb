"""Many visitors at once, idle ones, and a server that dies: `python -m bench.load [what …]`.

Speaks Streamlit's own protocol over WebSockets, as browsers do, to a served copy of the product on
loopback. A run is a visitor who opens another pair of the samples or another disagreement: the
whole page runs. Every part prints one line a figure, beside its goal. Milliseconds are of the
machine it ran on, with the visitors on the same cores as the server.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, TimeoutError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.serving import Replica, copy_product, find_port, open_browser, serve
from lib.store.samples import load_samples

SESSIONS, THINKS, SECONDS = 50, 5.0, 60  # the goal's visitors and pause; how long they stay
WAVE = 100  # idle sessions at a time
RESTARTS = 100
STARTS = 5
_PATIENCE = 120  # seconds for one run
_TICKS = 30  # hundredths of a second of processor in three seconds, for a server at rest; chosen
_STORIES = ("vostochny-hi-2", "vostochny-hi-1")


@contextmanager
def serve_samples(**environment: str) -> Iterator[Replica]:
    """The product as shipped, on a library of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = copy_product(Path(folder))
        with serve(home, find_port(), **environment) as replica:
            yield replica


async def run_page(socket: ClientConnection, query: str) -> float:
    """Seconds of one run of the page at this query. Raises RuntimeError where it failed."""
    question = BackMsg()
    question.rerun_script.query_string = query
    start = time.perf_counter()
    await socket.send(question.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), _PATIENCE))
        if answer.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(answer.delta.new_element.exception.message)
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - start


def open_session(replica: Replica) -> connect:
    """A visitor's connection."""
    return connect(
        f"ws://127.0.0.1:{replica.port}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        proxy=None,
        open_timeout=_PATIENCE,
    )


async def visit(replica: Replica, queries: list[str], seed: int, until: float) -> list[float]:
    """One visitor: a run, a pause, another run, until the clock says so; seconds of each run."""
    dice, times = random.Random(seed), list[float]()
    await asyncio.sleep(dice.uniform(0, THINKS))
    async with open_session(replica) as socket:
        await run_page(socket, dice.choice(queries))  # the first belongs to the start
        while time.monotonic() < until:
            await asyncio.sleep(dice.uniform(0.5, 1.5) * THINKS)
            times.append(await run_page(socket, dice.choice(queries)))
    return times


def list_queries() -> list[str]:
    """Addresses of every pair of samples."""
    return [f"?a={a}&b={b}" for a, b in itertools.permutations(load_samples(), 2)]


async def warm(replica: Replica, queries: list[str]) -> None:
    """Open every pair once, so that the server has read and compared them."""
    async with open_session(replica) as socket:
        for query in queries:
            await run_page(socket, query)


async def crowd(replica: Replica, queries: list[str]) -> list[float | BaseException]:
    """What each run of all visitors took, or what went wrong."""
    until = time.monotonic() + SECONDS
    visits = [visit(replica, queries, seed, until) for seed in range(SESSIONS)]
    stays = await asyncio.gather(*visits, return_exceptions=True)
    return [
        each for stay in stays for each in ([stay] if isinstance(stay, BaseException) else stay)
    ]


def settle(replica: Replica) -> None:
    """Wait until the server has nothing to do: for three seconds hardly a processor tick."""
    stat = Path(f"/proc/{replica.process.pid}/stat")
    before = -_TICKS
    while True:
        fields = stat.read_text().rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])  # in user and in kernel mode
        if ticks - before < _TICKS:
            return
        before = ticks
        time.sleep(3)


def measure_sessions() -> None:
    """Fifty visitors at once on one process."""
    queries = random.Random(0).sample(list_queries(), 24)
    with serve_samples() as replica:
        asyncio.run(warm(replica, queries))
        settle(replica)  # the encoder has refined them
        found = asyncio.run(crowd(replica, queries))
    times = [each for each in found if isinstance(each, float)]
    late = statistics.quantiles(times, n=20)[-1]
    print(
        f"{SESSIONS} sessions, {THINKS:.0f} s between runs: {len(times)} runs, "
        f"p50 {statistics.median(times) * 1000:.0f} ms, p95 {late * 1000:.0f} ms, "
        f"{len(found) - len(times)} errors (goal p50 ≤ 150, p95 ≤ 500 ms, none)",
        flush=True,
    )


def read_memory(replica: Replica) -> float:
    """Megabytes of the server that are resident."""
    for line in Path(f"/proc/{replica.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the server has ended")


async def idle(replica: Replica, query: str) -> float:
    """Megabytes of the server while a wave of visitors looks at one page and does nothing."""
    sockets = [await open_session(replica).__aenter__() for _ in range(WAVE)]
    for socket in sockets:
        await run_page(socket, query)
    await asyncio.sleep(5)
    held = read_memory(replica)
    for socket in sockets:
        await socket.close()
    await asyncio.sleep(5)
    return held


def measure_idle() -> None:
    """Waves of a hundred visitors who come, look at one comparison and leave."""
    query = f"?a={_STORIES[0]}&b={_STORIES[1]}"
    with serve_samples() as replica:
        asyncio.run(warm(replica, [query]))
        time.sleep(15)
        alone = read_memory(replica)
        waves = [asyncio.run(idle(replica, query)) for _ in range(3)]
    print(
        f"an idle session: {(waves[0] - alone) / WAVE:.2f} MB (goal ≤ 1); the third wave of {WAVE} "
        f"{waves[2] / waves[1] - 1:+.1%} beside the second (goal within 5 %)",
        flush=True,
    )


def measure_start() -> None:
    """From the command to claims on the screen, in Chromium that is open already."""
    times = list[float]()
    with open_browser() as browser, tempfile.TemporaryDirectory() as folder:
        home = copy_product(Path(folder))
        for _ in range(STARTS + 1):
            start = time.perf_counter()
            with serve(home, find_port()) as replica:
                page = browser.new_page()
                page.goto(replica.address)
                page.locator(".milaan .claim .text").first.wait_for()
                times.append(time.perf_counter() - start)
                page.close()
    print(
        f"cold start to the first page: {times[0]:.1f} s on the very first, which makes the "
        f"library; then p50 {statistics.median(times[1:]):.1f} s (goal ≤ 3)",
        flush=True,
    )


def is_there(wanted: Locator) -> bool:
    """Whether it comes within what a loaded machine may take."""
    try:
        wanted.wait_for(timeout=20_000)
    except TimeoutError:
        return False
    return True


def measure_restarts() -> None:
    """Kill the server while a page is open and a verdict was just given; both must come back."""
    back = 0
    with open_browser() as browser, tempfile.TemporaryDirectory() as folder:
        home, port = copy_product(Path(folder)), find_port()
        page = browser.new_page()
        for turn in range(RESTARTS):
            key = "dsu"[turn % 3]  # another one each time: the same once more takes it back
            with serve(home, port) as replica:
                page.goto(f"{replica.address}/?a={_STORIES[0]}&b={_STORIES[1]}")
                page.locator(".milaan .claim .text").first.wait_for()
                page.wait_for_timeout(700)
                page.keyboard.press("j")
                page.keyboard.press(key)
                saved = page.locator(
                    f".milaan .verdict[aria-keyshortcuts={key}][aria-pressed=true]"
                )
                saved.wait_for()
                address = page.url
                replica.process.kill()
            with serve(home, port):
                page.goto(address)
                page.locator(".milaan .claim.selected").first.wait_for()
                back += is_there(saved)
    print(f"restart: {back} of {RESTARTS} pages and verdicts came back (goal all)", flush=True)


PARTS: dict[str, Callable[[], None]] = {
    "start": measure_start,
    "sessions": measure_sessions,
    "idle": measure_idle,
    "restarts": measure_restarts,
}


def main(wanted: list[str]) -> None:
    """Measure the parts that are asked for, or all."""
    for name in wanted or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
