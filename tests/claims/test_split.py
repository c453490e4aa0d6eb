"""Claims: what each sentence of an article is, and that its places hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.claims.split import claims_from_sentences, split_claims
from lib.language.text import sanitise

PIECES = [
    "SEOUL",
    " — ",
    "(AP)",
    "मास्को",
    "।",
    ". ",
    "\n",
    '"',
    "''",
    "“",
    "”",
    "यह भी पढ़ें",
    ":",
    "Home",
    "क",
    "© ",
]


def _roles(text: str) -> list[tuple[str, str]]:
    return [(claim.role, claim.text) for claim in split_claims(text)]


def test_first_line_without_closing_punctuation_is_the_headline() -> None:
    """All of that line is, even where a "!" divides it."""
    assert _roles("कमाल हो गया! नदी लौट आई\n\nनदी में पानी है। लोग खुश हैं।") == [
        ("headline", "कमाल हो गया!"),
        ("headline", "नदी लौट आई"),
        ("claim", "नदी में पानी है।"),
        ("claim", "लोग खुश हैं।"),
    ]


@pytest.mark.parametrize("text", ["नदी में पानी है", "नदी में पानी है।\n\nलोग खुश हैं।"])
def test_a_line_with_nothing_below_or_with_an_end_is_no_headline(text: str) -> None:
    assert {role for role, _ in _roles(text)} == {"claim"}


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Will the dam hold?", "Engineers looked at the dam for a whole day. It stands."),
        ("क्या बांध टूटेगा?", "इंजीनियरों ने पूरे दिन बांध की जांच की। वह खड़ा है।"),
        ("The river is back!", "After nine years of drought the river has water again."),
    ],
)
def test_a_short_question_over_a_paragraph_is_the_headline(head: str, body: str) -> None:
    assert _roles(f"{head}\n\n{body}")[0] == ("headline", head)


@pytest.mark.parametrize(
    "text", ["Who came?\n\nNobody.", "Who came? We did.\n\nIt was late, they said."]
)
def test_a_question_among_others_is_no_headline(text: str) -> None:
    """Over something shorter, or with an answer on its line."""
    assert {role for role, _ in _roles(text)} == {"claim"}


def test_a_line_without_an_end_over_a_paragraph_heads_a_section() -> None:
    assert _roles(
        "Rain came. It stayed.\nWhat the farmers say\nThey are glad.\nThe last words"
    ) == [
        ("claim", "Rain came."),
        ("claim", "It stayed."),
        ("headline", "What the farmers say"),
        ("claim", "They are glad."),
        ("claim", "The last words"),
    ]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("सियोल. नदी में पानी है. लोग खुश हैं.", "सियोल."),
        ("मास्को। नदी में पानी है।", "मास्को।"),
        ("नई दिल्ली। नदी में पानी है।", "नई दिल्ली।"),
        ("पटना, 3 मार्च (भाषा) नदी में पानी है।", "पटना, 3 मार्च (भाषा)"),
        ("पटना, 3 मार्च (एजेंसी)। नदी में पानी है।", "पटना, 3 मार्च (एजेंसी)।"),
        ("SEOUL, June 18 (Reuters) — Rain came. It stayed.", "SEOUL, June 18 (Reuters) —"),
        ("NEW DELHI: Rain came. It stayed.", "NEW DELHI:"),
        ("जेएनएन, करनाल। नदी में पानी है।", "जेएनएन, करनाल।"),
        ("संवाद सूत्र, करनाल: नदी में पानी है। लोग खुश हैं।", "संवाद सूत्र, करनाल:"),
        ("नई दिल्ली [ प्रेट्र ]। नदी में पानी है।", "नई दिल्ली [ प्रेट्र ]।"),
        ("Silkot, Staff Reporter: Rain came. It stayed.", "Silkot, Staff Reporter:"),
        ("Port Louis. Rain came. It stayed.", "Port Louis."),
    ],
)
def test_the_place_before_the_first_sentence_is_a_dateline(text: str, dateline: str) -> None:
    """With or without a headline above; what follows it is a claim of its own."""
    for article in (text, f"A headline above\n\n{text}"):
        found = [each for each in _roles(article) if each[0] != "headline"]
        assert found[0] == ("dateline", dateline)
        assert {role for role, _ in found[1:]} == {"claim"}


@pytest.mark.parametrize(
    "text",
    [
        "पुतिन आए। वे गए।",
        "It rained. The river rose.",
        "पानी है। सियोल। बारिश है।",
        "जल ब्यूरो: नदी में पानी है। लोग खुश हैं।",
        "संवाददाता, आज लौटे: नदी में पानी है। लोग खुश हैं।",
        "The Bharat Front (BF) won. It smiled.",
    ],
)
def test_a_short_first_sentence_or_a_later_place_is_no_dateline(text: str) -> None:
    assert {role for role, _ in _roles(text)} == {"claim"}


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "यह भी पढ़ें: बाढ़ से 10 गांव घिरे। राहत पहुंची।",
        "यह भी पढ़ेंः बाढ़ से 10 गांव घिरे",
        "ये भी पढें - बाढ़ से 10 गांव घिरे",
        "Also read: Ten villages cut off. Relief arrives.",
        "BREAKING Home World News",
        "होम | देश | खेल",
        "Share on Facebook",
        "Subscribe to our newsletter.",
        "© 2024 Specimen Post. All rights reserved.",
        "Photo: Specimen Post",
        "फोटो: नमूना समाचार",
        "* * *",
    ],
)
def test_lines_that_are_not_the_story_are_boilerplate(line: str) -> None:
    """Every sentence of such a line is, and its neighbours are not."""
    found = _roles(f"नदी में पानी है।\n{line}\nलोग खुश हैं।")
    assert found[0][0] == found[-1][0] == "claim"
    assert {role for role, _ in found[1:-1]} == {"boilerplate"}


def test_a_related_link_at_the_end_of_a_paragraph_takes_the_rest_of_its_line() -> None:
    assert [role for role, _ in _roles("पानी है। यह भी पढ़ें: गांव घिरे। राहत पहुंची।\nलोग आए।")] == [
        "claim",
        "boilerplate",
        "boilerplate",
        "claim",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "He also read the statement aloud.",
        "Also read by many, the letter was short.",
        "The photo shows a bridge.",
        "India won at home.",
        "The world saw the news.",
        "उन्होंने यह भी पढ़ा कि पुल टूटा है।",
    ],
)
def test_words_of_boilerplate_in_a_sentence_leave_it_a_claim(sentence: str) -> None:
    assert _roles(f"Rain came.\n{sentence}\nIt stayed.")[1] == ("claim", sentence)


def test_a_sentence_wholly_inside_quotation_marks_is_a_quote() -> None:
    """Also one of several inside the same marks; not one that a speaker interrupts."""
    assert _roles('मंत्री आए। "पुल बनेगा। काम शुरू है।" "हां," मंत्री ने कहा, "जल्द।" “ठीक है।”') == [
        ("claim", "मंत्री आए।"),
        ("quote", '"पुल बनेगा।'),
        ("quote", 'काम शुरू है।"'),
        ("claim", '"हां," मंत्री ने कहा, "जल्द।"'),
        ("quote", "“ठीक है।”"),
    ]


def test_an_unpaired_mark_makes_no_quotes() -> None:
    assert {role for role, _ in _roles('He said "yes. Then he left. They "stayed" on.')} == {
        "claim"
    }


def test_each_claim_has_its_own_language() -> None:
    found = split_claims("नदी में पानी है। The river is full. 2024.")
    assert [claim.language for claim in found] == ["hi", "en", "en"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)).map(sanitise))
def test_claims_and_tokens_stand_where_they_say(text: str) -> None:
    """Whatever the text: claims are numbered, in order, and lose no visible character."""
    end = 0
    for n, claim in enumerate(split_claims(text)):
        assert claim.n == n
        assert claim.text == text[claim.start : claim.end] != ""
        assert not text[end : claim.start].strip()
        assert all(text[token.start : token.end] == token.text for token in claim.tokens)
        assert all(claim.start <= token.start < token.end <= claim.end for token in claim.tokens)
        end = claim.end
    assert not text[end:].strip()


@given(st.lists(st.text().map(sanitise)))
def test_given_sentences_keep_their_number_and_count_places_from_their_own_start(
    sentences: list[str],
) -> None:
    found = claims_from_sentences(sentences)
    assert [claim.text for claim in found] == sentences
    assert [(claim.n, claim.start, claim.end) for claim in found] == [
        (n, 0, len(sentence)) for n, sentence in enumerate(sentences)
    ]
    for claim in found:
        assert all(claim.text[token.start : token.end] == token.text for token in claim.tokens)


def test_given_sentences_know_quotes_and_boilerplate() -> None:
    found = claims_from_sentences(["पुल बनेगा", "“काम शुरू है।”", "Leave a Reply", ""])
    assert [claim.role for claim in found] == ["claim", "quote", "boilerplate", "boilerplate"]


@pytest.mark.parametrize(
    "stamp",
    [
        "Posted: Friday, Sep 10, 2010 | Updated 8:52 PM EDT",
        "Sunday, July 21, 2013",
        "अपडेटेड: 12 जून 2024, 10:15 बजे",
    ],
)
def test_a_line_that_only_says_when_the_page_came_out_is_boilerplate(stamp: str) -> None:
    """In an article as well as among given claims."""
    story = "The ferry to Brann sank on Sunday. All on board were saved."
    assert "boilerplate" in {c.role for c in split_claims(f"{stamp}\n\n{story}") if c.text in stamp}
    assert claims_from_sentences([stamp, story])[0].role == "boilerplate"


def test_a_date_alone_is_a_value_to_compare() -> None:
    assert claims_from_sentences(["Sunday, July 21, 2013"])[0].role == "claim"
