"""The errors a user can meet. Each carries one plain sentence that says what to do."""

from __future__ import annotations


class MilaanError(Exception):
    """Base of everything Milaan raises on purpose; `str(error)` is fit to show to a user."""


class EmptyText(MilaanError):
    """The text has nothing to compare."""

    def __init__(self, which: str) -> None:
        super().__init__(f"{which} is empty: there is no text to compare. Give it some sentences.")


class NoName(MilaanError):
    """What was given as a name has no letter."""

    def __init__(self, given: str) -> None:
        told = f"“{given.strip()}” has no letters" if given.strip() else "One of the two is empty"
        super().__init__(f"{told}, so there is no name in it to compare. Give two names.")


class MissingList(MilaanError):
    """A word list that data/lexicon/lists.toml names and whose file is away."""

    def __init__(self, path: str) -> None:
        super().__init__(f"The word list {path} is missing. Bring it back from the repository.")


class UnknownList(MilaanError):
    """A word list, or a format, of a name that data/lexicon/lists.toml does not have."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"There is no word list “{name}”: it is {reason}.")


class MissingFit(MilaanError):
    """A fitted table that is away or cannot be read."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"The fitted table {path} is missing or unreadable. Bring it back from the repository."
        )


class UnknownScript(MilaanError):
    """The text is in neither of the two scripts that Milaan reads."""

    def __init__(self, which: str) -> None:
        super().__init__(
            f"{which} has no Hindi or English words: Milaan reads Devanagari and Latin script."
        )


class TooLong(MilaanError):
    """A text over one of the limits of lib/settings.py."""

    def __init__(self, which: str, size: str, limit: str) -> None:
        super().__init__(
            f"{which} has {size}; one comparison takes at most {limit}. Split it into parts."
        )


class UnreadableFile(MilaanError):
    """A file that cannot be opened or is not UTF-8 text."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}.")


class MisreadText(MilaanError):
    """Letters that stand for other letters: an old font, or bytes read in the wrong encoding."""

    def __init__(self, which: str, reason: str) -> None:
        super().__init__(f"{which} {reason}.")


class RefusedAddress(MilaanError):
    """A web address that is not fetched, or gives no article; `reason` ends the sentence."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The page was not brought in: {reason}.")


class BadLine(MilaanError):
    """A line of a `--pairs` or `--texts` file that does not follow the format."""


class BadField(MilaanError):
    """A field that the library cannot keep as it was given."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"The {field} {reason}.")


class LibraryUnavailable(MilaanError):
    """The library cannot be read: its database is away, locked or unreadable."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The library cannot be opened: {reason}.")


class NotSaved(MilaanError):
    """Nothing of a change was stored. What was typed is still with whoever called."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Not saved: {reason}.")


class ArticleNotFound(MilaanError):
    """No article of the library has this id, or it was removed."""

    def __init__(self) -> None:
        super().__init__("The library has no such article; it may have been removed.")


class ViewNotFound(MilaanError):
    """No shared view can be opened by this id. A wrong id and a forbidden one sound alike."""

    def __init__(self) -> None:
        super().__init__("This link leads to no shared view: it is wrong, or it was withdrawn.")


class NothingToUndo(MilaanError):
    """The author has no verdict on this finding that could be taken back."""

    def __init__(self) -> None:
        super().__init__("There is no verdict of yours to take back here.")


class ChangedMeanwhile(MilaanError):
    """Someone else changed the same field of an article after it was read."""

    def __init__(self, field: str) -> None:
        super().__init__(
            f"Not saved: someone else changed the {field} meanwhile. Look at it, then save again."
        )


class AccessMisconfigured(MilaanError):
    """The table [access] of the secrets cannot be followed; `reason` ends the sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"[access] in .streamlit/secrets.toml cannot be followed: {reason}.")


class NothingToScan(MilaanError):
    """There are no two articles whose texts could be compared."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: there is nothing to compare. Give at least two articles.")


class SchedulerLost(MilaanError):
    """A Dask cluster that cannot be used, or no longer; `reason` ends the sentence."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"The Dask scheduler at {address} cannot be used: {reason}.")


class ScanStopped(MilaanError):
    """A scan that was asked to stop before its end."""

    def __init__(self) -> None:
        super().__init__("The scan was stopped; what was done is kept.")


class NotAScan(MilaanError):
    """A file that is not the result of a scan and must not be written over."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is there and was not written by a scan. Name another file.")
