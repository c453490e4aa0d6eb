"""Who did it to whom: the same two parties and the same verb, the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from lib.disagree.slots.curves import CURVES, REPORT
from lib.disagree.slots.passage import Pair, Passage, measure_rest
from lib.language.gloss import cite
from lib.language.joints import holds_joint
from lib.model import Disagreement, Mention

_PARTIES = ("name", "organisation", "place")
_AGENT, _PATIENT = "ने", "को"  # Hindi marks who did it and to whom
NOWHERE = (0, 0)
_PASSIVE = {"was", "were", "been", "being", "is", "are"}


def compare_parties(pair: Pair) -> Iterator[Disagreement]:
    """Agent and patient exchanged, within one language, where all else agrees."""
    if pair.a.claims[0].language != pair.b.claims[0].language:
        return
    order_a, order_b = find_parties(pair.a), find_parties(pair.b)
    if order_a is None or order_b is None:
        return
    (agent_a, patient_a), (agent_b, patient_b) = order_a, order_b
    if not (_is_one(agent_a, patient_b) and _is_one(patient_a, agent_b)):
        return
    if _is_one(agent_a, agent_b):
        return
    rest = measure_rest(pair, NOWHERE, NOWHERE)  # both parties stand on both sides
    confidence = CURVES["reversal"].judge(link=pair.score, rest=rest)
    if confidence >= REPORT:
        why = (
            f"In A {cite(agent_a.text)} does to {cite(patient_a.text)} what in B "
            f"{cite(agent_b.text)} does to {cite(patient_b.text)}: the parties have changed places."
        )
        readings = pair.a.read(agent_a), pair.b.read(agent_b)
        yield Disagreement(agent_a.kind, *readings, "high", confidence, why)


def _is_one(a: Mention, b: Mention) -> bool:
    return a.kind == b.kind and a.value == b.value


def find_parties(passage: Passage) -> tuple[Mention, Mention] | None:
    """The agent and the patient of a claim where it is plain which is which, else None."""
    parties = [mention for mention in passage.mentions if mention.kind in _PARTIES]
    if len(passage.claims) != 1 or len(parties) < 2:
        return None
    if passage.claims[0].language == "hi":
        agents = [m for m in parties if _next_word(passage, m) == _AGENT]
        patients = [m for m in parties if _next_word(passage, m) == _PATIENT]
        return (agents[0], patients[0]) if len(agents) == len(patients) == 1 else None
    if any(token.norm in _PASSIVE for token in passage.tokens):
        return None
    first, second = parties[:2]
    verbs = [t for t in passage.terms if first.last <= t.first and t.last <= second.first]
    between = passage.tokens[first.last : second.first]
    if holds_joint(between) or any(token.kind == "mark" for token in between):
        return None  # "Arun and his father Mohan" do nothing to each other
    return (first, second) if len(verbs) == 1 else None


def _next_word(passage: Passage, mention: Mention) -> str:
    return passage.tokens[mention.last].norm if mention.last < len(passage.tokens) else ""
