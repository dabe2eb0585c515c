"""People give providers keys of their own, which are kept sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "provider_keys",
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("provider", sa.Text(), primary_key=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("sealed_with", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("provider_keys")
