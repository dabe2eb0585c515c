"""What was begun at a provider's page survives a restart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "enrolments",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("state", sa.Text(), nullable=False, unique=True),
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text()),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=False),
    )
    op.create_index("enrolments_by_owner", "enrolments", ["owner", "seq"])
    op.create_index("enrolments_gone", "enrolments", ["gone"])


def downgrade() -> None:
    op.drop_table("enrolments")
