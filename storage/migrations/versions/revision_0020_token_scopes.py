"""What a token is good for, and until when; those that are there keep all they could do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tokens", sa.Column("scopes", sa.Text(), nullable=False, server_default="read make finish admin"))
    op.add_column("tokens", sa.Column("expires", sa.Text()))


def downgrade() -> None:
    op.drop_column("tokens", "expires")
    op.drop_column("tokens", "scopes")
