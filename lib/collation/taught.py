"""What analysts taught: two readings that mean the same from now on (lib/store/aliases.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lib.language.text import tokenise
from lib.model import Collation, Disagreement, Findings, Variant

Phrase = tuple[str, ...]
Taught = Iterable[tuple[str, str]]


def apply_taught(collation: Collation, taught: Taught) -> Collation:
    """The collation with every disagreement that was taught to be none as a variant.

    taught: pairs of readings in any script and order. A pair holds inside a longer reading, too:
    after "Miller = Milar" is taught, "Matthew Miller" is "Matthew Milar".
    """
    pairs = frozenset(taught)
    names = group_taught(pairs)
    if not names:
        return collation
    found = collation.findings
    same = [d for d in found.disagreements if _is_taught(d, names)]
    findings = Findings(
        tuple(d for d in found.disagreements if d not in same),
        (*found.variants, *(_make_variant(d) for d in same)),
        found.unresolved,
    )
    return replace(
        collation,
        findings=findings,
        within_a=tuple(d for d in collation.within_a if not _is_taught(d, names)),
        within_b=tuple(d for d in collation.within_b if not _is_taught(d, names)),
        taught=pairs,
    )


def group_taught(taught: Taught) -> Mapping[Phrase, Phrase]:
    """For each taught phrase the one that stands for all that were taught to be the same."""
    groups: list[set[Phrase]] = []
    for pair in taught:
        joined = {_fold(reading) for reading in pair} - {()}
        for group in [group for group in groups if group & joined]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return {phrase: min(group) for group in groups for phrase in group}


def _fold(text: str) -> Phrase:
    return tuple(token.norm for token in tokenise(text) if token.kind != "mark")


def _is_taught(found: Disagreement, names: Mapping[Phrase, Phrase]) -> bool:
    return _rewrite(_fold(found.a.text), names) == _rewrite(_fold(found.b.text), names)


def _rewrite(words: Phrase, names: Mapping[Phrase, Phrase]) -> Phrase:
    """The words with the longest taught phrase at each place replaced by the one it stands for."""
    longest = max(map(len, names))
    written: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        size = next((n for n in sizes if words[at : at + n] in names), 0)
        written += names[words[at : at + size]] if size else words[at : at + 1]
        at += size or 1
    return tuple(written)


def name_taught(text: str, names: Mapping[Phrase, Phrase]) -> Phrase:
    """What a reading that holds a taught phrase is known by; () for one that holds none."""
    words = _fold(text)
    ranges = ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return _rewrite(words, names) if any(words[i:j] in names for i, j in ranges) else ()


def tell_taught(a: str, b: str) -> str:
    """Why two readings that were taught to be the same are no disagreement."""
    return f"“{a}” and “{b}” were judged to be the same in this library."


def _make_variant(found: Disagreement) -> Variant:
    why = tell_taught(found.a.text, found.b.text)
    return Variant("synonym", found.a, found.b, why, found.link)
