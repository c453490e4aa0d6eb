"""Which findings are wanted: the filters, kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import cast, get_args

from lib.model import DisagreementSort
from lib.store.library import Store
from lib.store.records import JudgementFilter, Verdict
from pages.parts import query
from pages.parts.kinds import KINDS
from pages.parts.pickers import label_articles
from pages.parts.shelf import Shelf

CLASSES = get_args(DisagreementSort)


def show_filters(store: Store, shelf: Shelf) -> JudgementFilter:
    """Which judged findings are wanted."""
    judges, labels = list(store.list_judges()), _label_articles(shelf)
    offered = {
        "verdict": get_args(Verdict),
        "kind": [*KINDS],
        "class": CLASSES,
        "by": judges,
        "article": [*labels],
    }
    with query.show_filter_menu(offered, days=("from", "to"), toggles=("differ",)):
        differs = query.show_toggle("Only where reviewers differ", "differ")
        verdicts = query.show_choices("Verdict", "verdict", list(get_args(Verdict)))
        kinds = query.show_choices("Kind", "kind", list(KINDS))
        sorts = _show_classes()
        authors = query.show_choices("By", "by", judges)
        article = _show_article_choice(labels)
        first = query.show_day("Judged from", "from")
        last = query.show_day("Judged to", "to")
    return JudgementFilter(
        authors=authors,
        verdicts=cast(tuple[Verdict, ...], verdicts),
        kinds=kinds,
        sorts=sorts,
        article_id=article,
        judged_from=datetime.combine(first, time.min, UTC) if first else None,
        judged_to=datetime.combine(last, time.max, UTC) if last else None,
        differs=differs,
    )


def show_few_filters(shelf: Shelf) -> JudgementFilter:
    """Which findings without a verdict are wanted."""
    labels = _label_articles(shelf)
    with query.show_filter_menu({"kind": [*KINDS], "class": CLASSES, "article": [*labels]}):
        kinds = query.show_choices("Kind", "kind", list(KINDS))
        sorts = _show_classes()
        article = _show_article_choice(labels)
    return JudgementFilter(kinds=kinds, sorts=sorts, article_id=article)


def _show_classes() -> tuple[str, ...]:
    return query.show_choices("Conflict or update", "class", CLASSES)


def _label_articles(shelf: Shelf) -> Mapping[str, str]:
    return label_articles(shelf.articles, list(shelf.articles), {})


def _show_article_choice(labels: Mapping[str, str]) -> str:
    return query.show_choice("Article", "article", list(labels), labels.__getitem__)
