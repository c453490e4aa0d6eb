"""The library in someone's hands: it writes what their role allows, under their own name.

The one place where roles are enforced. Pages hide what someone may not do; here it does not happen.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any, Final

from lib.errors import NotSaved
from lib.store.access import Action, User
from lib.store.library import Store

# Every method of the store that changes something, and what one must be allowed to do for it.
WRITES: Final[Mapping[str, Action]] = {
    "add_article": "import",
    "add_articles": "import",
    "add_samples": "import",
    "edit_article": "edit",
    "remove_article": "remove",
    "restore_article": "edit",
    "judge": "judge",
    "undo_judgement": "judge",
    "withdraw_judgements": "judge",
    "teach_alias": "judge",
    "withdraw_alias": "withdraw",
    "share_view": "share",
    "withdraw_view": "withdraw",
    "keep_pairs": "import",
    "drop_pairs": "import",
    "note_scan": "import",
    "put_many": "read",  # what was worked out of texts, by content: it says nothing new
}
_MAY_NOT: Final = "your role here is {}, which may not do this; ask whoever runs this Milaan"
_NOT_YOURS: Final = "it is someone else's; only they and an admin may take it away"


class GuardedStore(Store):
    """A store with the same connections. What is not allowed raises NotSaved.

    Who signed in signs with the author that the sign-in gave, whatever a page passes; elsewhere
    people type a name, and it is taken for theirs.
    """

    def __init__(self, store: Store, user: User) -> None:
        self.__dict__.update(store.__dict__)
        self._user = user

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in WRITES:
            return found
        return functools.partial(super().__getattribute__("_write"), found, WRITES[name])

    def _write(self, method: Callable[..., Any], action: Action, *given: Any, **named: Any) -> Any:
        call = inspect.signature(method).bind(*given, **named)
        author = call.arguments.get("author", self._user.author)
        if self._user.is_signed_in and "author" in call.arguments:
            author = call.arguments["author"] = self._user.author
        if not self._user.may(action):
            raise NotSaved(_MAY_NOT.format(self._user.role))
        owner = self._find_owner(method.__name__, call.arguments)
        if owner is not None and not self._user.may(action, is_own=owner == author):
            raise NotSaved(_NOT_YOURS)
        return method(*call.args, **call.kwargs)

    def _find_owner(self, name: str, given: Mapping[str, Any]) -> str | None:
        """Whose thing would be taken away; None where nothing is. Raises where it is not there."""
        if name == "remove_article":
            return self.record(given["id"]).added_by
        if name == "withdraw_view":
            return self.view(given["id"]).author
        if name == "withdraw_alias":
            taught = {alias.number: alias.taught_by for alias in self.list_aliases()}
            return taught.get(given["number"])
        return None
