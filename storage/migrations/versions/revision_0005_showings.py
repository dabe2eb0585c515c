"""Each branch knows which pictures it has seen, in which version, and which one last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "showings",
        sa.Column("seq", SERIAL, primary_key=True),
        sa.Column("conversation", sa.Text(), sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("image", sa.Text(), sa.ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), sa.ForeignKey("messages.id", ondelete="CASCADE")),
        sa.Column("branch", SERIAL),
        sa.Column("depth", sa.Integer(), nullable=False),
    )
    fill(op.get_bind())
    op.create_index("showings_by_image", "showings", ["image"])
    op.create_index("showings_by_message", "showings", ["message"])
    op.create_index("showings_in_line", "showings", ["conversation", "branch", "depth", "seq"])
    op.drop_index("images_touched", "images")
    op.drop_column("images", "touched")


def fill(connection: sa.Connection) -> None:
    """Every version where it was made; one that was made outside of any turn stands before the first message.

    Where an image was sent back or on to another version afterwards, it is that one from the last message of its own.
    """
    columns = "INSERT INTO showings (conversation, image, version, message, branch, depth) "
    place = "messages.id, messages.branch, COALESCE(messages.depth, 0)"
    connection.execute(
        sa.text(
            f"{columns} SELECT versions.conversation, versions.image, versions.id, {place} FROM versions"
            " LEFT JOIN messages ON messages.id = versions.message ORDER BY versions.seq"
        )
    )
    newest = "(SELECT MAX(seq) FROM versions WHERE versions.image = images.id)"
    connection.execute(
        sa.text(
            f"{columns} SELECT images.conversation, images.id, images.current, {place} FROM images"
            f" JOIN versions ON versions.seq = {newest} LEFT JOIN messages ON messages.id = versions.message"
            " WHERE versions.id <> images.current ORDER BY images.touched"
        )
    )


def downgrade() -> None:
    op.add_column("images", sa.Column("touched", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE images SET touched = number")
    op.create_index("images_touched", "images", ["conversation", "deleted", "touched"])
    op.drop_table("showings")
