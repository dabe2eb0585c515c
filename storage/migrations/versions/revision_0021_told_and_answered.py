"""Addresses that are told of jobs, and calls that were answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DUE = sa.text("due IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "webhooks",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("prompts", sa.Boolean(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("failing", sa.Text()),
        sa.Column("disabled", sa.Text()),
        sa.Index("webhooks_by_owner", "owner"),
    )
    op.create_table(
        "deliveries",
        sa.Column("seq", SERIAL, primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("webhook", sa.Text(), sa.ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("tried", sa.Text()),
        sa.Column("due", sa.Text()),
        sa.Column("status", sa.Integer()),
        sa.Column("error", sa.Text()),
        sa.Index("deliveries_by_webhook", "webhook", "seq"),
        sa.Index("deliveries_due", "due", sqlite_where=DUE, postgresql_where=DUE),
        sa.Index("deliveries_created", "created"),
    )
    op.create_table(
        "answered_calls",
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("media_type", sa.Text()),
        sa.Column("body", sa.Text()),
        sa.Index("answered_calls_created", "created"),
    )


def downgrade() -> None:
    op.drop_table("answered_calls")
    op.drop_table("deliveries")
    op.drop_table("webhooks")
