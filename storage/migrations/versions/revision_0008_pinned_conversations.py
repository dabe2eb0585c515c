"""A conversation can be pinned, and is listed before those that are not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("conversations_listed", "conversations")
    op.create_index("conversations_listed", "conversations", ["owner", "deleted", "pinned", "updated", "id"])


def downgrade() -> None:
    op.drop_index("conversations_listed", "conversations")
    op.create_index("conversations_listed", "conversations", ["owner", "deleted", "updated", "id"])
    op.drop_column("conversations", "pinned")
