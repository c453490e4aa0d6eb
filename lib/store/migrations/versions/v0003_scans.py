"""When the library was scanned, so that what is newer is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "scan",
        sa.Column("number", number, sa.Identity(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_scan"),
    )


def downgrade() -> None:
    """Drop the table; the next scan counts as the first."""
    op.drop_table("scan")
