"""Who says what in one story: its texts are compared with each other, then told as one table."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import comb

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.collation.taught import apply_taught
from lib.consensus import Consensus, find_consensus, separate_altered
from lib.consensus.telling import NO_FACT
from lib.corpus.stories import Story, Text, choose_central
from lib.model import Article, Collation
from lib.wording.summary import count
from pages.parts import cached, query
from pages.parts.landscape.conflicts import Conflicts
from pages.parts.landscape.exports import show_exports
from pages.parts.landscape.facts import STATUSES, write_facts
from pages.parts.landscape.sheet import show_sheet
from pages.parts.notices import show_notice
from pages.parts.shelf import read_taught

# Texts that are compared with each other: 66 pairs, some seconds, and .1 once for each claim.
MOST = 12
_KEPT = 32  # tables (chosen)
_REST = 0.01  # seconds after each pair in which other sessions have their turn (chosen)
ONE_TEXT = "All articles of this story carry one text, so there is nobody to compare it with."
TOO_MANY = (
    "This story has {} texts; the {} that share most with the others are compared here, because "
    "every text is compared with every other."
)
MORE_ALTERED = "Copies that changed something and are left out, because there are too many: {}."
NO_DISPUTE = "Nothing is disputed here; all that is listed is agreed, an update, or not comparable."
LEGEND = "A reading opens the comparison with a source that says otherwise, just there."

_Table = tuple[Consensus, Conflicts]
_Key = tuple[tuple[tuple[str, int], ...], frozenset[tuple[str, str]]]


@dataclass(slots=True)
class _Tables:
    """The tables that were made, the oldest going first; and whose turn it is to compare."""

    known: OrderedDict[_Key, _Table]
    turn: threading.Lock

    def keep(self, key: _Key, made: _Table) -> None:
        self.known[key] = made
        while len(self.known) > _KEPT:
            self.known.popitem(last=False)


@st.cache_resource(show_spinner=False)
def _load_tables() -> _Tables:
    return _Tables(OrderedDict(), threading.Lock())


def show_who(story: Story, ways: DeltaGenerator, place: DeltaGenerator) -> None:
    """The table and what it leaves out, in `place`; its filter and its files in the line `ways`.

    The bar that grows while texts are compared stands in that place alone.
    """
    texts = choose_central(story, MOST)
    found, conflicts = compare_texts(texts, place)
    with place.container():
        if len(texts) < len(story.texts):
            show_notice(TOO_MANY.format(f"{len(story.texts):,}", MOST))
        if len(found.witnesses) < 2:
            show_notice("\n".join(found.left_out) or ONE_TEXT)
        else:
            _show_table(story, found, conflicts, ways)


def _show_table(story: Story, found: Consensus, conflicts: Conflicts, ways: DeltaGenerator) -> None:
    numbers = {a.id: at + 1 for at, text in enumerate(story.texts) for a in text}
    with ways:
        is_disputed = query.show_toggle("Disputed only", "disputed")
        is_plain = query.show_toggle("Own script only", "plain")
        show_exports(found, story.id)
    st.markdown(f":small[:gray[{tell_facts(found)} {LEGEND}]]")
    sheet = write_facts(found, conflicts, numbers, is_disputed, not is_plain)
    if sheet.rows:
        show_sheet(sheet, "facts")
    else:
        show_notice(NO_DISPUTE if found.facts else NO_FACT)
    if found.left_out:
        show_notice("\n".join(found.left_out))


def tell_facts(found: Consensus) -> str:
    """How many facts there are of each status, and how many agreed ones are not listed."""
    statuses = [fact.status for fact in found.facts]
    told = [f"{statuses.count(s)} {word}" for s, word in STATUSES.items() if s in statuses]
    more = f" ({found.more_agreed:,} more agreed ones are not listed)" if found.more_agreed else ""
    return f"{count(len(statuses), 'fact')}: {', '.join(told)}{more}." if told else ""


def compare_texts(texts: Sequence[Text], place: DeltaGenerator) -> _Table:
    """Who says what in these texts, with a bar in `place` while that is worked out.

    One session compares at a time, pair by pair; the bar lets a user go elsewhere meanwhile.
    """
    tables, taught = _load_tables(), read_taught()
    articles = sorted((article for text in texts for article in text), key=lambda a: a.id)
    key = tuple((article.id, hash(article)) for article in articles), taught
    known = tables.known.get(key)
    if known is None:
        progress = _Progress(sum(len(text) - 1 for text in texts), place)
        conflicts = Conflicts()
        compare = partial(_collate, progress, conflicts, tables.turn, taught)
        apart = separate_altered(texts, compare)
        firsts = {text[0].id for text in texts}
        apart.sort(key=lambda part: part[0].id not in firsts)  # copies that were changed last
        progress.total = progress.done + comb(len(apart[:MOST]), 2)
        found = find_consensus(apart[:MOST], compare)
        if len(apart) > MOST:
            told = MORE_ALTERED.format(f"{len(apart) - MOST:,}")
            found = replace(found, left_out=(*found.left_out, told))
        known = found, conflicts
        tables.keep(key, known)
        cached.settle_memory()
    return known


@dataclass(slots=True)
class _Progress:
    """A bar that grows with the pairs."""

    total: int
    place: DeltaGenerator
    done: int = 0

    def step(self) -> None:
        total = max(self.total, self.done + 1)  # of copies that differ more are compared
        self.place.progress(self.done / total, f"Comparing: {self.done} of {total} pairs")
        self.done += 1


def _collate(
    progress: _Progress,
    conflicts: Conflicts,
    turn: threading.Lock,
    taught: frozenset[tuple[str, str]],
    a: Article,
    b: Article,
) -> Collation:
    progress.step()
    with turn:
        found = cached.collate_beside(a, b)
    time.sleep(_REST)
    found = apply_taught(found, taught)
    conflicts.keep(found)
    return found
