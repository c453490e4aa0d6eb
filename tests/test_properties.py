"""What holds for every pair of texts: places, symmetry, identity, and one planted change."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.collation.collate import collate
from lib.errors import MilaanError
from lib.model import Article, Collation, Reading
from lib.store.samples import load_samples

pytestmark = pytest.mark.slow

SAMPLES = load_samples()
PAIRS = [(a, b) for a in sorted(SAMPLES) for b in sorted(SAMPLES) if a < b]
# One change in a copy of a sample: what is exchanged, and the kind that must be reported.
PLANTED = [
    ("vostochny-hi-1", "चार घंटे", "छह घंटे", "number"),
    ("vostochny-hi-1", "दिमित्री पेसकोव", "दिमित्री पेट्रोव", "name"),
    ("vostochny-hi-1", "सियोल में दक्षिण कोरिया", "सियोल में उत्तर कोरिया", "place"),
    ("vostochny-en", "Matthew Miller", "Matthew Milan", "name"),
    ("vostochny-en", "State Department", "Home Department", "organisation"),
    ("vostochny-en", "no documents were signed", "documents were signed", "negation"),
    ("neelamgarh-en-1", "54", "45", "number"),
    ("neelamgarh-en-1", "Tuesday, March 12", "Monday, March 11", "date"),
    ("neelamgarh-en-1", "denied that", "confirmed that", "negation"),
    ("neelamgarh-en-1", "90 million rupees", "80 million rupees", "number"),
    ("neelamgarh-hi", "9 करोड़ रुपये", "8 करोड़ रुपये", "number"),
    ("neelamgarh-hi", "राजीव मल्होत्रा", "संजीव मल्होत्रा", "name"),
    ("neelamgarh-hi", "मंगलवार 12 मार्च", "बुधवार 13 मार्च", "date"),
    ("sagardweep-rates-en", "7.2 percent", "2.7 percent", "number"),
    ("sagardweep-rates-en", "August 20", "August 21", "date"),
]


def _texts(collation: Collation) -> set[tuple[str, str, str]]:
    return {(d.kind, d.a.text, d.b.text) for d in collation.findings.disagreements}


def _readings(collation: Collation) -> list[tuple[Reading, Reading]]:
    groups = collation.findings
    found = (*groups.disagreements, *groups.variants, *groups.unresolved)
    return [(finding.a, finding.b) for finding in found]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_an_article_does_not_disagree_with_itself_as_another(name: str) -> None:
    """A × A links every claim to itself and gives no disagreement and no variant."""
    found = collate(SAMPLES[name], SAMPLES[name])
    assert _texts(found) == set()
    assert found.findings.variants == ()
    assert found.only_a == found.only_b == ()


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_swapping_the_articles_mirrors_the_result(a: str, b: str) -> None:
    one, other = collate(SAMPLES[a], SAMPLES[b]), collate(SAMPLES[b], SAMPLES[a])
    assert {(link.b, link.a) for link in one.links} == {(link.a, link.b) for link in other.links}
    assert {(k, y, x) for k, x, y in _texts(one)} == _texts(other)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_reading_stands_where_it_says(a: str, b: str) -> None:
    found = collate(SAMPLES[a], SAMPLES[b])
    for reading_a, reading_b in _readings(found):
        for reading, side in ((reading_a, found.a), (reading_b, found.b)):
            assert side.article.text[reading.start : reading.end] == reading.text
            claim = side.claims[reading.claim]
            assert claim.start <= reading.start < reading.end <= claim.end


@pytest.mark.parametrize(("name", "old", "new", "kind"), PLANTED)
def test_a_copy_with_one_change_reports_that_change_alone(
    name: str, old: str, new: str, kind: str
) -> None:
    article = SAMPLES[name]
    assert old in article.text
    place = article.text.rindex(old)
    text = article.text[:place] + new + article.text[place + len(old) :]
    copy = Article("copy", text, published=article.published)
    found = collate(article, copy).findings.disagreements
    assert [d.kind for d in found] == [kind]
    assert found[0].a.start < place + len(old)
    assert found[0].a.end > place


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["vostochny-hi-1", "neelamgarh-en-1"])
def test_unicode_forms_of_one_text_agree(name: str, form: str) -> None:
    article = SAMPLES[name]
    other = Article("other", unicodedata.normalize(form, article.text), published=article.published)
    found = collate(article, other)
    assert (_texts(found), found.findings.variants, found.only_a) == (set(), (), ())


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u200e", "\u202a", "\ufeff", "\u2060"])
def test_invisible_characters_do_not_change_the_result(mark: str) -> None:
    a, b = SAMPLES["vostochny-hi-1"], SAMPLES["vostochny-hi-2"]
    words = a.text.split(" ")
    strewn = " ".join(w[:2] + mark + w[2:] if n % 3 == 0 else w for n, w in enumerate(words))
    plain, marked = collate(a, b), collate(Article("a", strewn, published=a.published), b)
    clean = {(k, x.replace(mark, ""), y) for k, x, y in _texts(marked)}
    assert clean == _texts(plain)
    assert [link.b for link in marked.links] == [link.b for link in plain.links]


@given(st.text(max_size=400), st.text(max_size=400))
@settings(max_examples=150)
def test_any_text_gives_a_result_or_a_sentence(a: str, b: str) -> None:
    """Whatever the Unicode, the answer is a collation or an error fit to show."""
    try:
        found = collate(Article("a", a), Article("b", b))
    except MilaanError as error:
        said = str(error)
    else:
        said = "."
        for claim in found.a.claims:
            assert len(claim.text) == claim.end - claim.start
    assert said.endswith(".")


SCRIPTED = st.text(alphabet="अआइकखगनमरसहािीुेोंः़् ।.abcdeSTM 0123१२,'-\u200d\u0301", max_size=300)


@given(SCRIPTED, SCRIPTED)
@settings(max_examples=150)
def test_scripts_at_random_keep_their_places(a: str, b: str) -> None:
    try:
        found = collate(Article("a", a), Article("b", b))
    except MilaanError:
        return
    for reading_a, reading_b in _readings(found):
        assert a[reading_a.start : reading_a.end] == reading_a.text
        assert b[reading_b.start : reading_b.end] == reading_b.text
