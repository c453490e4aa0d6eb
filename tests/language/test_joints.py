"""Where a list or a clause goes on with something else."""

from __future__ import annotations

import pytest

from lib.language.joints import find_clause, holds_joint, is_joint
from lib.language.text import tokenise


def read_clause(text: str, word: str) -> str:
    """The words of the clause in which a word stands."""
    tokens = tokenise(text)
    at = next(place for place, token in enumerate(tokens) if token.text == word)
    return " ".join(tokens[place].text for place in find_clause(tokens, at, at + 1))


@pytest.mark.parametrize(
    "joint", [",", ";", "،", "and", "or", "nor", "And", "&", "और", "तथा", "या"]
)
def test_commas_and_the_words_of_a_list_are_joints(joint: str) -> None:
    (token,) = tokenise(joint)
    assert is_joint(token)


@pytest.mark.parametrize("word", ["but", "while", "band", "-", ".", "12", "लेकिन", "औरत"])
def test_other_marks_and_words_are_no_joints(word: str) -> None:
    """Nor are those at which a clause begins."""
    (token,) = tokenise(word)
    assert not is_joint(token)


def test_words_hold_a_joint_wherever_it_stands_among_them() -> None:
    assert holds_joint(tokenise("the north pier, the old one"))
    assert holds_joint(tokenise("Arun and"))
    assert not holds_joint(tokenise("the old north pier"))
    assert not holds_joint(())


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        ("The envoy spoke on Monday", "spoke", "The envoy spoke on Monday"),
        ("He spoke and will fly to Pelm", "spoke", "He spoke"),
        ("He spoke and will fly to Pelm", "fly", "will fly to Pelm"),
        ("Rents fell while wages rose, the board said", "wages", "wages rose"),
        ("Rents fell but wages rose", "Rents", "Rents fell"),
        ("दाम घटे जबकि मांग बढ़ी", "मांग", "मांग बढ़ी"),
        ("दाम घटे और मांग बढ़ी", "दाम", "दाम घटे"),
    ],
)
def test_a_clause_reaches_to_the_next_joint_or_clause_word_on_either_side(
    text: str, word: str, clause: str
) -> None:
    assert read_clause(text, word) == clause


def test_a_joint_within_a_place_does_not_part_it() -> None:
    """ "Monday and Tuesday" is one place; its clause is what surrounds both."""
    tokens = tokenise("Talks on Monday and Tuesday failed, and all left")
    first = next(at for at, token in enumerate(tokens) if token.text == "Monday")
    found = [tokens[at].text for at in find_clause(tokens, first, first + 3)]
    assert found == ["Talks", "on", "Monday", "and", "Tuesday", "failed"]
