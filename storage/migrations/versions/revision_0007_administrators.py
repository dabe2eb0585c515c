"""Somebody may change what everybody shares: of the members there are, who registered first."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OLDEST = "SELECT id FROM users WHERE kind = 'member' ORDER BY created, id LIMIT 1"


def upgrade() -> None:
    op.add_column("users", sa.Column("administrator", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text(f"UPDATE users SET administrator = true WHERE id IN (SELECT id FROM ({OLDEST}) AS oldest)"))


def downgrade() -> None:
    op.drop_column("users", "administrator")
