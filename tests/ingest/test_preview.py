"""What is recognised of a text: its title, its day, its language, and what is no story."""

from __future__ import annotations

from datetime import date

import pytest

from lib.drafts import Draft
from lib.ingest.preview import preview_draft, read_day, recognise

DAY = date(2024, 6, 18)


@pytest.mark.parametrize(
    "written",
    [
        "2024-06-18", "2024-06-18T22:00:00Z", "18 June 2024",
        "June 18, 2024 10:30 IST", "18 जून 2024",
        "१८ जून २०२४", "18/06/2024", "Tue, 18 Jun 2024 10:00:00 GMT",
        "18.06.2024", "18 जून 2024, मंगलवार",
    ],
)  # fmt: skip
def test_a_written_day_is_read(written: str) -> None:
    assert read_day(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "June 2024",
        "18 June",
        "19-20 June 2024",
        "soon",
        "0001-01-01",
        "2024-02-31",
    ],
)
def test_what_is_no_single_day_is_none(written: str) -> None:
    assert read_day(written) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bridge falls\nPublished: June 18, 2024 | Updated: June 19, 2024\nIt fell on 4 May 2023.",
        "Bridge falls\nStaff Reporter | Published on: 18 June 2024 10:30 IST\nIt fell. All ran.",
        "Bridge falls\nTuesday, 18 June 2024\nIt fell on 4 May 2023. All ran.",
        "NEW DELHI, June 18, 2024 (PTI) — It fell on 4 May 2023. All ran.",
        "पुल ढहा\nप्रकाशित: 18 जून 2024, 10:30 AM\nपटना, 18 जून (भाषा)। पुल ढह गया।",
        "पुल ढहा\nनई दिल्ली, 18 जून 2024। पुल 4 मई 2023 को बना था। सब ठीक है।",
        "पुल ढहा\nपटना, 18 जून 2024: पुल ढह गया। सब ठीक है।",
        "Bridge falls\nNew Delhi, June 18, 2024: The bridge built in May 2023 fell. All ran.",
        "Bridge falls\nUpdated: 18 June 2024\nIt fell on 4 May 2023. All ran.",
        "पुल ढहा\nअंतिम अपडेट: 18 जून 2024, 10:30 AM\nपुल ढह गया। सब ठीक है।",
    ],
)
def test_the_day_of_publication_is_found(text: str) -> None:
    assert recognise(text).published == DAY


@pytest.mark.parametrize(
    "text",
    [
        "The report, published 18 June 2024, said ten died. All ran.",
        "Published on 18 June 2024, the report said ten died. All ran.",
        "It fell on 18 June 2024. All ran.",
        "Bridge falls\nIn Delhi, 18 June 2024: it was hot. All ran.",
        "Bridge falls\nDelhi, 18 June 2024, was hot. All ran.",
        "पुल ढहा\nबैठक, 18 जून 2024: सब आए। सब ठीक है।",
        "Bridge falls\nUpdated: 18 June 2024\nLast modified 19 June 2024\nIt fell. All ran.",
        "SURAT, June 18 (Reuters) — It fell on Monday. All ran.",
        "Bridge falls\nJune 18, 2024\nJune 19, 2024\nIt fell. All ran.",
    ],
)
def test_another_day_is_not_taken_for_it(text: str) -> None:
    """A wrong day would resolve every "yesterday" wrongly; none leaves them open."""
    assert recognise(text).published is None


def test_the_headline_is_the_title_and_else_the_first_sentence() -> None:
    assert recognise("Bridge falls\n\nIt fell. All ran.").title == "Bridge falls"
    assert recognise("SURAT, June 18 (Reuters) — It fell on Monday. All ran.").title == (
        "It fell on Monday."
    )
    long = recognise("The bridge " + "and the road " * 30 + "fell.").title
    assert len(long) <= 151
    assert long.endswith("…")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("पुल ढह गया।", "hi"), ("It fell.", "en"), ("NATO ने कहा कि पुल ढह गया है।", "hi"),
        ("Министр NATO сказал, что мост упал.", None), ("東京で火事があった。", None),
    ],
)  # fmt: skip
def test_the_language_is_told_by_script(text: str, language: str | None) -> None:
    assert recognise(text).language == language


def test_what_is_no_story_is_shown_and_not_cut() -> None:
    text = "पुल ढहा\n\nपटना, 18 जून (भाषा)। पुल ढह गया। सब ठीक है।\nयह भी पढ़ें: और खबर\nशेयर करें"
    seen = preview_draft(Draft(text))
    assert seen.draft.text == text
    assert [(part.role, text[part.start : part.end]) for part in seen.parts] == [
        ("headline", "पुल ढहा"),
        ("dateline", "पटना, 18 जून (भाषा)।"),
        ("claim", "पुल ढह गया। सब ठीक है।"),
        ("boilerplate", "यह भी पढ़ें: और खबर\nशेयर करें"),
    ]


def test_a_preview_says_what_misleads() -> None:
    [notice] = preview_draft(Draft("President Рutin spoke.")).notices
    assert notice.kind == "homoglyph"
