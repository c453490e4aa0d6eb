"""From drafts to articles of the library, and what is said of each: copies, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lib.corpus.copies import make_signature, name_article
from lib.corpus.known import KnownTexts
from lib.drafts import Draft
from lib.errors import LibraryUnavailable, MilaanError, NotSaved
from lib.ingest.clean import find_notices
from lib.ingest.found import Failure
from lib.store.library import Store
from lib.store.records import Added, Record
from lib.store.twins import have_one_text
from lib.wording.summary import count
from pages.parts.library.copies import Alike, say_near, say_twin, say_waiting
from pages.parts.library.desk import Desk, Pending
from pages.parts.pickers import describe_article
from pages.parts.shelf import find_known, read_shelf

_TOLD = 3  # near copies named of one draft
_AT_ONCE = 25  # articles stored in one step, so that progress is seen


class Arrivals:
    """Drafts on their way to the desk, beside what the library and the desk have already.

    Both are looked up once, however many drafts come.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._articles = read_shelf().articles
        self._known = _open_known()
        self._waiting = KnownTexts(self._read_waiting)
        for each in desk.pending:
            self._waiting.add(str(each.number), each.signature)

    def put(self, draft: Draft) -> None:
        """Let a draft wait, and say near copies of it."""
        noticed = " ".join(notice.message for notice in (*draft.notices, *find_notices(draft.text)))
        pending = Pending(draft, noticed=noticed)
        self.seek_copies(pending)
        self._desk.pending.append(pending)
        self._waiting.add(str(pending.number), pending.signature)

    def seek_copies(self, pending: Pending) -> None:
        """Say near copies of its text in the draft: `98 % the same as Title — source`.

        Of those that have its very text it is said what follows from it.
        """
        draft, signature = pending.draft, make_signature(pending.draft.text)
        found = [*self._find_kept(draft, signature), *self._find_waiting(pending, signature)]
        found.sort(key=lambda alike: (not alike.is_same, -alike.share))
        pending.copies = tuple(alike.told for alike in found[:_TOLD])
        pending.signature = signature

    def seek_again(self, pending: Pending) -> None:
        """Say copies anew where the source or address changed: in those of the same text too."""
        for each in self._desk.pending:
            if each is pending or have_one_text(each.draft, pending.draft):
                self.seek_copies(each)

    def _find_kept(self, draft: Draft, signature: bytes) -> list[Alike]:
        found = self._known.find(draft.text, signature=signature) if self._known else []
        there = [(share, self._articles[id]) for id, share in found if id in self._articles]
        near = [(s, a) for s, a in there if s < 1 or not have_one_text(draft, Draft(a.text))]
        twin = say_twin(draft) if len(near) < len(there) else None
        told = [say_near(s, describe_article(a)) for s, a in (near if twin else there)]
        return [twin, *told] if twin else told

    def _find_waiting(self, pending: Pending, signature: bytes) -> list[Alike]:
        waiting = {str(each.number): each for each in self._desk.pending if each is not pending}
        found = self._waiting.find(pending.draft.text, signature=signature)
        return [say_waiting(s, pending, waiting[n]) for n, s in found if n in waiting]

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
    if copies := [each.copy_of for each in added if each.copy_of]:
        parts.append(_tell_copies(copies, new))
    if back:
        parts.append(f"Brought back from the removed ones: {count(back, 'article')}.")
    if known:
        parts.append(f"In the library already, and left as it is there: {count(known, 'article')}.")
    return " ".join(parts)


def _tell_copies(of: Sequence[Record], new: int) -> str:
    """That of so many new articles some have the text of these."""
    if len(of) > 1:
        return f"{len(of):,} of them are copies of articles from other outlets."
    which = "It" if new == 1 else "One of them"
    return f"{which} is a copy of {name_article(of[0].title or of[0].id, of[0].source)}."


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
