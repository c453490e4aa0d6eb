"""The errors a user can meet. Each carries one plain sentence that says what to do."""

from __future__ import annotations


class MilaanError(Exception):
    """Base of everything Milaan raises on purpose; `str(error)` is fit to show to a user."""


class EmptyText(MilaanError):
    """The text has nothing to compare."""

    def __init__(self, which: str) -> None:
        super().__init__(f"{which} is empty: there is no text to compare. Give it some sentences.")


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


class BadLine(MilaanError):
    """A line of a `--pairs` or `--texts` file that does not follow the format."""
