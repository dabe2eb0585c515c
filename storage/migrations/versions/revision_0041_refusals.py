"""What a check refuses before it is sent is kept, for who administers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "refusals",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.Index("refusals_by_created", "created"),
        sa.Index("refusals_by_owner", "owner"),
    )


def downgrade() -> None:
    op.drop_table("refusals")
