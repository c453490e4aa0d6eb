"""From drafts to articles of the library, and what is said of each: copies, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lib.drafts import Draft
from lib.errors import LibraryUnavailable, MilaanError, NotSaved
from lib.ingest.clean import find_notices
from lib.ingest.copies import find_candidates, make_signature, rank_exactly, say_percent
from lib.ingest.found import Failure
from lib.model import Article
from lib.store.library import Store
from lib.store.records import Added
from lib.summary import count
from pages.parts.library.desk import Desk, Pending
from pages.parts.pickers import describe_article
from pages.parts.shelf import find_known, read_shelf

_TOLD = 3  # near copies named of one draft
_AT_ONCE = 25  # articles stored in one step, so that progress is seen


def put_on_desk(desk: Desk, draft: Draft) -> None:
    """Let a draft wait to be kept, and say near copies of it: `98 % the same as Title — source`."""
    signature = make_signature(draft.text)
    found = [*_find_in_library(draft), *_find_on_desk(desk, draft, signature)]
    found.sort(key=lambda copy: -copy[0])
    told = tuple(f"{say_percent(share)} the same as {title}" for share, title in found[:_TOLD])
    noticed = " ".join(notice.message for notice in (*draft.notices, *find_notices(draft.text)))
    desk.pending.append(Pending(draft, told, signature, noticed))


def _find_in_library(draft: Draft) -> list[tuple[float, str]]:
    articles = read_shelf().articles
    try:
        found = find_known().find(draft.text)
    except LibraryUnavailable:
        return []
    return [(share, describe_article(articles[id])) for id, share in found if id in articles]


def _find_on_desk(desk: Desk, draft: Draft, signature: bytes) -> list[tuple[float, str]]:
    """Near copies among what was brought just now."""
    waiting = {str(each.number): each for each in desk.pending}
    candidates = find_candidates(signature, {n: each.signature for n, each in waiting.items()})
    texts = {n: waiting[n].draft.text for n in candidates}
    return [
        (share, f"{describe_article(_as_article(waiting[n].draft))} (brought just now)")
        for n, share in rank_exactly(draft.text, texts)
    ]


def keep_all(
    store: Store,
    desk: Desk,
    pending: Sequence[Pending],
    author: str,
    tell: Callable[[int], None] = lambda _: None,
) -> list[Added]:
    """Store drafts; each leaves the desk once it is stored, and one that cannot be becomes a
    failure beside which it waits.

    tell: called with how many are done. Raises NotSaved, with the rest still on the desk.
    """
    added: list[Added] = []
    for at in range(0, len(pending), _AT_ONCE):
        part = pending[at : at + _AT_ONCE]
        try:
            added += store.add_articles([each.draft for each in part], author)
        except NotSaved:
            raise
        except MilaanError:
            added += _keep_one_by_one(store, desk, part, author)
        else:
            for each in part:
                desk.drop(each)
        tell(min(at + _AT_ONCE, len(pending)))
    return added


def tell_kept(added: Sequence[Added]) -> str:
    """What became of drafts, in a sentence."""
    new = sum(each.is_new for each in added)
    back = sum(each.was_removed for each in added)
    known = len(added) - new - back
    parts = [f"Saved: {count(new, 'article')}."] if new else []
    if back:
        parts.append(f"Brought back from the removed ones: {count(back, 'article')}.")
    if known:
        parts.append(f"In the library already, and left as it is there: {count(known, 'article')}.")
    return " ".join(parts)


def _keep_one_by_one(
    store: Store, desk: Desk, pending: Sequence[Pending], author: str
) -> list[Added]:
    added = []
    for each in pending:
        try:
            added.append(store.add_article(each.draft, author))
            desk.drop(each)
        except NotSaved:
            raise
        except MilaanError as error:
            desk.failures.append(Failure(each.draft.title, str(error)))
    return added


def _as_article(draft: Draft) -> Article:
    return Article("", draft.text, draft.title or "no title", draft.source, draft.published)
