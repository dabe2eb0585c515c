"""The index of words where the database is PostgreSQL. SQLite has its own since the first revision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.create_table(
        "message_words",
        sa.Column("seq", sa.BigInteger(), sa.ForeignKey("messages.seq", ondelete="CASCADE"), primary_key=True),
        sa.Column("words", TSVECTOR(), nullable=False),
    )
    op.create_index("message_words_found", "message_words", ["words"], postgresql_using="gin")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("message_words")
