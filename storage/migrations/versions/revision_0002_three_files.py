"""A version may have a third file, for the screen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("versions", sa.Column("full", sa.Text()))


def downgrade() -> None:
    op.drop_column("versions", "full")
