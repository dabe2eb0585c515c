"""A title that the studio gave has its code beside it, so that a page can say it in another language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("conversations", "images"):
        op.add_column(table, sa.Column("title_said", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    for table in ("conversations", "images"):
        op.drop_column(table, "title_said")
