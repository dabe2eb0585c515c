"""How long pictures take, and which of several models people picked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "painting_times",
        sa.Column("seq", SERIAL, primary_key=True),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("size", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Index("painting_times_newest", "model", "size", "seq"),
    )
    op.create_table(
        "comparisons",
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("models", sa.JSON(), nullable=False),
        sa.Column("winner", sa.Text(), nullable=False),
    )
    op.create_table(
        "standings",
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("model", sa.Text(), primary_key=True),
        sa.Column("won", sa.Integer(), nullable=False),
        sa.Column("compared", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("standings")
    op.drop_table("comparisons")
    op.drop_table("painting_times")
