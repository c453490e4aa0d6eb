"""Of the disagreements of a pair, how many are updates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Count none until the next scan, which counts anew."""
    op.add_column(
        "scanned_pair", sa.Column("updates", sa.Integer, nullable=False, server_default="0")
    )


def downgrade() -> None:
    """Forget how many."""
    op.drop_column("scanned_pair", "updates")
