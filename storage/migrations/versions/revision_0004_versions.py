"""Versions may have a name, and may be left without their picture."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("versions", sa.Column("name", sa.Text()))
    op.add_column("versions", sa.Column("thinned", sa.Text()))


def downgrade() -> None:
    op.drop_column("versions", "thinned")
    op.drop_column("versions", "name")
