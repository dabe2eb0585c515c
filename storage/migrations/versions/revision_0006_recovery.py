"""Guests can be removed and come back, by a recovery code too; what was done when is remembered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("deleted", sa.Text()))
    op.create_index("users_deleted", "users", ["deleted"], sqlite_where=sa.text("deleted IS NOT NULL"))
    op.create_table(
        "recoveries",
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("digest", sa.Text(), nullable=False, unique=True),
        sa.Column("made", sa.Text(), nullable=False),
    )
    op.create_table(
        "upkeep",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("done", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("upkeep")
    op.drop_table("recoveries")
    op.drop_index("users_deleted", "users")
    op.drop_column("users", "deleted")
