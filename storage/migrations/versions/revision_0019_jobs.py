"""Long work is kept, so that a restart can begin it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("state IN ('queued', 'running')")
ENDED = sa.text("ended IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("seq", SERIAL, primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("conversation", sa.Text(), sa.ForeignKey("conversations.id", ondelete="CASCADE")),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Float()),
        sa.Column("needs", sa.JSON()),
        sa.Column("result", sa.JSON()),
        sa.Column("error", sa.JSON()),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("started", sa.Text()),
        sa.Column("ended", sa.Text()),
        sa.Index("jobs_by_owner", "owner", "seq"),
        sa.Index("jobs_in_state", "owner", "state", "seq"),
        sa.Index("jobs_of_conversation", "conversation"),
        sa.Index("jobs_open", "seq", sqlite_where=OPEN, postgresql_where=OPEN),
        sa.Index("jobs_ended", "ended", sqlite_where=ENDED, postgresql_where=ENDED),
    )


def downgrade() -> None:
    op.drop_table("jobs")
