"""Which process runs a job, which processes live, and the door through which a turn begins, one at a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "runners",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("heard", sa.Text(), nullable=False),
    )
    doors = op.create_table(
        "doors",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("passed", sa.Integer(), nullable=False),
    )
    op.bulk_insert(doors, [{"name": "turns", "passed": 0}])
    op.add_column("jobs", sa.Column("runner", sa.Text()))


def downgrade() -> None:
    op.drop_column("jobs", "runner")
    op.drop_table("doors")
    op.drop_table("runners")
