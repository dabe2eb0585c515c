"""The tables Atelier opens with, and the index of words where SQLite has FTS5."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    "users",
    "tokens",
    "conversations",
    "branches",
    "messages",
    "sends",
    "summaries",
    "images",
    "versions",
    "usage",
)


def upgrade() -> None:
    people()
    conversations()
    messages()
    sends_and_summaries()
    images()
    usage()
    words()


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS message_words")
    for table in reversed(TABLES):
        op.drop_table(table)


def people() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text()),
        sa.Column("password_hash", sa.Text()),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name_key"),
    )
    op.create_index("users_by_seen", "users", ["kind", "seen"])
    op.create_table(
        "tokens",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("last_used", sa.Text()),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index("tokens_by_owner", "tokens", ["owner"])


def conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("head", sa.Text()),
        sa.Column("pictures", sa.Integer(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("updated", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Text()),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "conversations_deleted",
        "conversations",
        ["deleted"],
        sqlite_where=sa.text("deleted IS NOT NULL"),
        postgresql_where=sa.text("deleted IS NOT NULL"),
    )
    op.create_index("conversations_listed", "conversations", ["owner", "deleted", "updated", "id"])
    op.create_table(
        "branches",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("parent", SERIAL),
        sa.Column("forked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("branches_by_conversation", "branches", ["conversation"])
    op.create_index("branches_by_parent", "branches", ["parent", "forked"])


def messages() -> None:
    op.create_table(
        "messages",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("branch", SERIAL, nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Text()),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text()),
        sa.Column("target_image", sa.Text()),
        sa.Column("target_version", sa.Text()),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text()),
        sa.Column("folded", sa.Integer(), nullable=False),
        sa.Column("reply", sa.JSON(none_as_null=True)),
        sa.Column("deleted", sa.Text()),
        sa.Column("deleted_with", sa.Text()),
        sa.ForeignKeyConstraint(["branch"], ["branches.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("branch", "depth", name="messages_in_line"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("messages_by_parent", "messages", ["conversation", "parent", "role"])
    op.create_index(
        "messages_deleted_with",
        "messages",
        ["deleted_with"],
        sqlite_where=sa.text("deleted_with IS NOT NULL"),
        postgresql_where=sa.text("deleted_with IS NOT NULL"),
    )
    op.create_index("messages_newest", "messages", ["conversation", "seq"])
    op.create_index(
        "messages_running",
        "messages",
        ["conversation"],
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )


def sends_and_summaries() -> None:
    op.create_table(
        "sends",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message"], ["messages.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reply"], ["messages.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner", "client_id"),
    )
    op.create_index("sends_by_message", "sends", ["message"])
    op.create_index("sends_by_reply", "sends", ["reply"])
    op.create_table(
        "summaries",
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("branch", SERIAL, nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["message"], ["messages.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message"),
    )
    op.create_index("summaries_in_line", "summaries", ["branch", "depth"])


def images() -> None:
    op.create_table(
        "images",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("current", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("touched", sa.Integer(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Text()),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conversation", "number", name="images_numbered"),
    )
    op.create_index(
        "images_deleted",
        "images",
        ["deleted"],
        sqlite_where=sa.text("deleted IS NOT NULL"),
        postgresql_where=sa.text("deleted IS NOT NULL"),
    )
    op.create_index("images_shown", "images", ["conversation", "deleted", "number"])
    op.create_index("images_touched", "images", ["conversation", "deleted", "touched"])
    op.create_table(
        "versions",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("image", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("preview", sa.Text()),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("recipe", sa.JSON(), nullable=False),
        sa.Column("message", sa.Text()),
        sa.Column("cost", sa.BigInteger()),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["image"], ["images.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("versions_by_file", "versions", ["conversation", "digest"])
    op.create_index("versions_by_image", "versions", ["image", "seq"])


def usage() -> None:
    op.create_table(
        "usage",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("conversation", sa.Text()),
        sa.Column("turn", sa.Text()),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("cost", sa.BigInteger()),
        sa.Column("tokens_in", sa.BigInteger(), nullable=False),
        sa.Column("tokens_out", sa.BigInteger(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("usage_by_conversation", "usage", ["conversation"])
    op.create_index("usage_by_owner", "usage", ["owner", "created"])
    op.create_index("usage_by_turn", "usage", ["turn"])


def words() -> None:
    """`scope` holds `u<owner>` and `c<conversation>`, so that a search reads nobody else's entries."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    if connection.execute(sa.text("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")).scalar():
        op.execute(
            "CREATE VIRTUAL TABLE message_words USING "
            "fts5(scope, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
        )
