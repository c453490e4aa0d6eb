"""Pairs of articles that a scan found to tell one story."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "scanned_pair",
        sa.Column("a", sa.Text, nullable=False),
        sa.Column("b", sa.Text, nullable=False),
        sa.Column("relation", sa.Text, nullable=False),
        sa.Column("overlap", sa.Double, nullable=False),
        sa.Column("disagreements", sa.Integer, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("a", "b", name="pk_scanned_pair"),
        sa.CheckConstraint("relation IN ('copy', 'story')", name=op.f("ck_scanned_pair_relation")),
    )
    op.create_index("ix_scanned_pair_b", "scanned_pair", ["b"])


def downgrade() -> None:
    """Drop the table; a scan makes its pairs anew."""
    op.drop_table("scanned_pair")
