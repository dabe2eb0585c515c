"""A picture or a conversation can be looked at by whoever has its address."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("conversation", sa.Text(), sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("message", sa.Text()),
        sa.Column("image", sa.Text(), sa.ForeignKey("images.id", ondelete="CASCADE")),
        sa.Column("version", sa.Text()),
        sa.Column("password_hash", sa.Text()),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("expires", sa.Text()),
        sa.Index("shares_by_owner", "owner", "created"),
    )


def downgrade() -> None:
    op.drop_table("shares")
