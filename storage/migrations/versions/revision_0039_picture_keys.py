"""Pictures can be encrypted where they lie."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "person_keys",
        sa.Column("id", SERIAL, primary_key=True),
        sa.Column("owner", sa.Text(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("sealed_with", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Index("person_keys_by_owner", "owner", "id"),
    )
    op.create_table(
        "picture_keys",
        sa.Column("conversation", sa.Text(), primary_key=True),
        sa.Column("part", sa.Text(), primary_key=True),
        sa.Column("person_key", SERIAL, sa.ForeignKey("person_keys.id", ondelete="CASCADE"), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Index("picture_keys_by_person", "person_key"),
    )


def downgrade() -> None:
    """Raises `RuntimeError` while a picture may be encrypted: without the keys nobody could ever read it again."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM picture_keys LIMIT 1")).first() is not None:
        raise RuntimeError("Pictures are encrypted, and their keys would be lost: `python -m server decrypt` first")
    op.drop_table("picture_keys")
    op.drop_table("person_keys")
