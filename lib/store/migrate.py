"""Bringing a library's tables up to date, whichever of many processes comes first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from lib.errors import LibraryUnavailable
from lib.store.database import hold_for
from lib.store.faults import told_in_words

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"  # the newest script in migrations/versions; a test holds it to that
_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Bring the tables to HEAD. Raises LibraryUnavailable. Quick where there is nothing to do."""
    with told_in_words(saving=False):
        with engine.begin() as connection:
            if find_revision(connection) == HEAD:
                return
        with engine.execution_options(is_write=True).begin() as connection:
            hold_for(connection, "milaan migration")
            upgrade_tables(connection)


def find_revision(connection: Connection) -> str:
    """The revision of the tables; "" where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def upgrade_tables(connection: Connection) -> None:
    """Run the scripts that are missing, in the open transaction. Raises LibraryUnavailable."""
    from alembic import command  # late: only a library that is not up to date needs it
    from alembic.util import CommandError

    try:
        command.upgrade(configure(connection), "head")
    except CommandError as error:  # its revision is none of ours
        raise LibraryUnavailable("a newer Milaan made it; bring this one up to date") from error


def configure(connection: Connection) -> Config:
    """Alembic's settings for this connection; all of `alembic.command` can be used with them."""
    from alembic.config import Config

    config = Config(stdout=sys.stdout)  # the default is the one at import, long closed perhaps
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
