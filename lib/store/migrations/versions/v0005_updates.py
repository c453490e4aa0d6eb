"""The class of a disagreement: of a finding that is judged, and counted for a scanned pair."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Leave open what was judged before; count none until the next scan, which counts anew."""
    op.add_column("finding", sa.Column("sort", sa.Text, nullable=False, server_default=""))
    op.add_column(
        "scanned_pair", sa.Column("updates", sa.Integer, nullable=False, server_default="0")
    )


def downgrade() -> None:
    """Forget which, and how many."""
    op.drop_column("finding", "sort")
    op.drop_column("scanned_pair", "updates")
