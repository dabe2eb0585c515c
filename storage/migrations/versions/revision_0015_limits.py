"""Limits of one person, and what all guests spend together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("limits", sa.JSON()))
    op.add_column("usage", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "usage_shared",
        "usage",
        ["created", "cost", "reserved", "until"],
        sqlite_where=sa.text("shared"),
        postgresql_where=sa.text("shared"),
    )


def downgrade() -> None:
    op.drop_index("usage_shared", "usage")
    op.drop_column("usage", "shared")
    op.drop_column("users", "limits")
