"""A picture has what somebody wrote that it shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("images", sa.Column("alt", sa.Text()))
    op.add_column("images", sa.Column("alt_at", sa.Text()))


def downgrade() -> None:
    op.drop_column("images", "alt_at")
    op.drop_column("images", "alt")
