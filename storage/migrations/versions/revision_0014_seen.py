"""A conversation knows which reply ended last, and which its owner has seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("ended", sa.Text()))
    op.add_column("conversations", sa.Column("seen", sa.Text()))


def downgrade() -> None:
    op.drop_column("conversations", "seen")
    op.drop_column("conversations", "ended")
