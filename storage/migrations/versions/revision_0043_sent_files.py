"""What a model sent is kept as it came where it is signed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("versions", sa.Column("sent", sa.JSON()))


def downgrade() -> None:
    op.drop_column("versions", "sent")
