"""From drafts to articles of the library, and what is said of each: copies, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lib.drafts import Draft
from lib.errors import LibraryUnavailable, MilaanError, NotSaved
from lib.ingest.clean import find_notices
from lib.ingest.copies import make_signature, say_percent
from lib.ingest.found import Failure
from lib.ingest.known import KnownTexts
from lib.model import Article
from lib.store.library import Store
from lib.store.records import Added
from lib.summary import count
from pages.parts.library.desk import Desk, Pending
from pages.parts.pickers import describe_article
from pages.parts.shelf import find_known, read_shelf

_TOLD = 3  # near copies named of one draft
_AT_ONCE = 25  # articles stored in one step, so that progress is seen


class Arrivals:
    """Drafts on their way to the desk, beside what the library and the desk have already.

    Both are looked up once, however many drafts come.
    """

    def __init__(self, desk: Desk, changed: Pending | None = None) -> None:
        """changed: a draft of the desk whose text is new, to be put beside the others."""
        self._desk = desk
        self._articles = read_shelf().articles
        self._known = _open_known()
        self._waiting = KnownTexts(self._read_waiting)
        for each in desk.pending:
            if each is not changed:
                self._waiting.add(str(each.number), each.signature)

    def put(self, draft: Draft) -> None:
        """Let a draft wait, and say near copies of it."""
        noticed = " ".join(notice.message for notice in (*draft.notices, *find_notices(draft.text)))
        pending = Pending(draft, noticed=noticed)
        self.seek_copies(pending)
        self._desk.pending.append(pending)
        self._waiting.add(str(pending.number), pending.signature)

    def seek_copies(self, pending: Pending) -> None:
        """Say near copies of its text in the draft: `98 % the same as Title — source`."""
        draft, signature = pending.draft, make_signature(pending.draft.text)
        found = [*self._find_kept(draft, signature), *self._find_waiting(draft, signature)]
        found.sort(key=lambda copy: -copy[0])
        told = [f"{say_percent(share)} the same as {title}" for share, title in found[:_TOLD]]
        pending.copies, pending.signature = tuple(told), signature

    def _find_kept(self, draft: Draft, signature: bytes) -> list[tuple[float, str]]:
        found = self._known.find(draft.text, signature=signature) if self._known else []
        articles = self._articles
        return [(share, describe_article(articles[id])) for id, share in found if id in articles]

    def _find_waiting(self, draft: Draft, signature: bytes) -> list[tuple[float, str]]:
        waiting = {str(each.number): each for each in self._desk.pending}
        return [
            (share, f"{describe_article(_as_article(waiting[n].draft))} (brought just now)")
            for n, share in self._waiting.find(draft.text, signature=signature)
        ]

    def _read_waiting(self, numbers: Iterable[str]) -> dict[str, str]:
        wanted = set(numbers)
        return {
            n: each.draft.text for each in self._desk.pending if (n := str(each.number)) in wanted
        }


def put_on_desk(desk: Desk, draft: Draft) -> None:
    """Let one draft wait to be kept."""
    Arrivals(desk).put(draft)


def _open_known() -> KnownTexts | None:
    try:
        return find_known()
    except LibraryUnavailable:
        return None


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
