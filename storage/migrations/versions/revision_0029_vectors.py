"""Drawings (SVG) are kept with the picture whose versions show them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "vectors",
        sa.Column("seq", SERIAL, primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("image", sa.Text(), sa.ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("shapes", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Index("vectors_by_image", "image", "seq"),
        sa.Index("vectors_by_file", "conversation", "filename"),
    )


def downgrade() -> None:
    op.drop_table("vectors")
