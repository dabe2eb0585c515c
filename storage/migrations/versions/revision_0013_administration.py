"""Who administers the studio decides for everybody, and may let somebody in no more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("disabled", sa.Text()))
    op.create_table(
        "studio_rules",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.JSON(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("studio_rules")
    op.drop_column("users", "disabled")
