"""Masks are kept with the version they are of, so that they can be used again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0021"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "masks",
        sa.Column("seq", SERIAL, primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("image", sa.Text(), sa.ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("coverage", sa.Float(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Index("masks_by_image", "image", "seq"),
        sa.Index("masks_by_file", "conversation", "filename"),
    )


def downgrade() -> None:
    op.drop_table("masks")
