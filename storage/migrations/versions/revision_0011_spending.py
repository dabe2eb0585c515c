"""A call of a model is reserved before it is made, and says how its cost is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column("id", sa.Text()),
        sa.Column("basis", sa.Text(), nullable=False, server_default=sa.text("'unknown'")),
        sa.Column("reserved", sa.BigInteger()),
        sa.Column("until", sa.Text()),
        sa.Column("pictures", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("receipt", sa.Text()),
    ):
        op.add_column("usage", column)
    op.execute("UPDATE usage SET basis = 'provider' WHERE cost IS NOT NULL")
    op.execute("UPDATE usage SET pictures = 1 WHERE purpose = 'image' AND coalesce(cost, 1) > 0")
    op.drop_index("usage_by_owner", "usage")
    op.create_index("usage_by_owner", "usage", ["owner", "created", "cost", "reserved", "until", "pictures", "basis"])
    op.create_index("usage_by_id", "usage", ["id"], unique=True)
    pending = sa.text("basis = 'pending'")
    op.create_index("usage_pending", "usage", ["created"], sqlite_where=pending, postgresql_where=pending)


def downgrade() -> None:
    op.drop_index("usage_pending", "usage")
    op.drop_index("usage_by_id", "usage")
    op.drop_index("usage_by_owner", "usage")
    op.create_index("usage_by_owner", "usage", ["owner", "created"])
    for name in ("receipt", "pictures", "until", "reserved", "basis", "id"):
        op.drop_column("usage", name)
