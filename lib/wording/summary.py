"""What a collation found, in plain English: one sentence for it, one for what was left out.

The sentences hold counts and Milaan's own words only, never a word of an article; but two events
are told by their days, places and people (lib/wording/events.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from lib.model import Collation, Disagreement, Side
from lib.wording.events import tell_events

FROM_DATELINE = "from its dateline"  # behind a day that nobody gave and the text tells
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PLURALS = {"negation": "negations", "modality": "modalities"}


def tell_found(collation: Collation) -> str:
    """One sentence with the number of disagreements and their kinds, the weightiest kind first.

    The number is in **bold**. Of two events it is that they are two, and what tells them apart.
    """
    event = collation.event
    return tell_events(event) if event and event.are_two else _tell_disagreements(collation)


def _tell_disagreements(collation: Collation) -> str:
    kinds = Counter(found.kind for found in collation.findings.disagreements)
    total = sum(kinds.values())
    same = sum(link.relation == "same" for link in collation.links)
    if not same and not total:
        return "**No two claims tell the same thing**, so there is nothing to compare."
    paired = _tell_linked(collation)
    if not total:
        return f"**No disagreement** in {paired}."
    named = ", ".join(
        f"{_NUMBERS[n] if n < len(_NUMBERS) else n} {kind if n == 1 else _pluralise(kind)}"
        for kind, n in kinds.items()
    )
    updates = sum(found.is_update for found in collation.findings.disagreements)
    return f"**{tell_sorts(total, updates)}** in {paired}: {named}."


def _tell_linked(collation: Collation) -> str:
    """`3 paired claims`; `2 parts in common` where no two claims tell the same statement."""
    same = sum(link.relation == "same" for link in collation.links)
    if same:
        return count(same, "paired claim")
    return f"{count(len(collation.links), 'part')} in common"


def tell_sorts(total: int, updates: int) -> str:
    """`2 conflicts, 3 updates`; `2 disagreements` where nothing is an update."""
    if not updates:
        return count(total, "disagreement")
    conflicts = [count(total - updates, "conflict")] if total > updates else []
    return ", ".join([*conflicts, count(updates, "update")])


def tell_moments(found: Disagreement) -> str:
    """`A as of 12 June 2024, 18:00; B as of 13 June 2024.`; "" where neither moment is known."""
    if not any(found.as_of):
        return ""
    told = [
        f"{name} as of {_say_moment(moment)}" if moment else f"{name} without a known day"
        for name, moment in zip("AB", found.as_of, strict=True)
    ]
    return f"{'; '.join(told)}."


def _say_moment(moment: str) -> str:
    """`2024-06-12T18:00` as `12 June 2024, 18:00`."""
    day, _, time = moment.partition("T")
    return f"{date.fromisoformat(day):%-d %B %Y}{f', {time}' if time else ''}"


def tell_rest(collation: Collation) -> str:
    """What two events share, variants, what could not be compared, omissions, what is within."""
    findings = collation.findings
    variants, unresolved = len(findings.variants), len(findings.unresolved)
    return " ".join(
        [
            *_tell_shared(collation),
            *_when(variants, f"{count(variants, 'reading')} {_verb(variants, 'differ')} only in "
                   "spelling or short form."),
            *_when(unresolved, f"{count(unresolved, 'reading')} could not be compared."),
            *_tell_omissions(
                len(list_omissions(collation.a, collation.only_a)),
                len(list_omissions(collation.b, collation.only_b)),
            ),
            *_tell_boilerplate(collation.a, collation.b),
            *_tell_within("A", len(collation.within_a)),
            *_tell_within("B", len(collation.within_b)),
        ]
    )  # fmt: skip


def _tell_shared(collation: Collation) -> Iterable[str]:
    """What two events have in common, which is no disagreement of theirs."""
    if collation.event and collation.event.are_two:
        parts = len(collation.links)
        common = f"{count(parts, 'part')} in common" if parts else "nothing in common"
        yield f"They are not compared and have {common}."


def list_omissions(side: Side, unlinked: Iterable[int]) -> list[int]:
    """The unlinked claims of one side that say something; boilerplate is counted apart."""
    boilerplate = {claim.n for claim in side.claims if claim.role == "boilerplate"}
    return [n for n in unlinked if n not in boilerplate]


def count(n: int, noun: str) -> str:
    """`2,012 claims`, `1 claim`."""
    return f"{n:,} {noun if n == 1 else _pluralise(noun)}"


def _tell_omissions(a: int, b: int) -> Iterable[str]:
    if a and b:
        yield f"{count(a, 'claim')} {_verb(a, 'stand')} only in A, {b} only in B."
    elif a or b:
        yield f"{count(a or b, 'claim')} {_verb(a or b, 'stand')} only in {'A' if a else 'B'}."


def _tell_boilerplate(a: Side, b: Side) -> Iterable[str]:
    lines = sum(claim.role == "boilerplate" for side in (a, b) for claim in side.claims)
    if lines:
        yield f"{count(lines, 'line')} {'is' if lines == 1 else 'are'} boilerplate."


def _tell_within(name: str, times: int) -> Iterable[str]:
    if times:
        often = {1: "once", 2: "twice"}.get(times, f"{times} times")
        yield f"{name} disagrees with itself {often}."


def _when(n: int, sentence: str) -> list[str]:
    return [sentence] if n else []


def _verb(n: int, stem: str) -> str:
    return f"{stem}s" if n == 1 else stem


def _pluralise(noun: str) -> str:
    return _PLURALS.get(noun, f"{noun}s")
