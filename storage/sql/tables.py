"""The tables as they stand after the last migration. A test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData()


def partly(name: str, where: str, *columns: str) -> Index:
    """An index over the few rows that `where` is true for."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


Serial = BigInteger().with_variant(Integer, "sqlite")
"""A number that grows with every row: the order of rows made in the same millisecond."""


users = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, unique=True),  # the name as it is compared; NULL for guests
    Column("password_hash", Text),
    Column("epoch", Integer, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("created", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("deleted", Text),  # when a guest who stayed away was removed; coming back undoes it
    Column("administrator", Boolean, nullable=False, server_default=false()),  # may change what everybody shares
    Column("disabled", Text),  # since when they are let in no more
    Column("limits", JSON),  # an OwnLimits; NULL where everybody's hold
    Index("users_by_seen", "kind", "seen"),
    partly("users_deleted", "deleted IS NOT NULL", "deleted"),
)

recoveries = Table(
    "recoveries",
    metadata,
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", Text, nullable=False, unique=True),  # sha-256 of the code, hex
    Column("made", Text, nullable=False),
)

provider_keys = Table(
    "provider_keys",
    metadata,
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("provider", Text, primary_key=True),
    Column("sealed", Text, nullable=False),  # all that was given; see provider_keys.py
    Column("sealed_with", Text, nullable=False),  # which master key sealed it; see seal.py
    Column("made", Text, nullable=False),
)

enrolments = Table(
    "enrolments",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("state", Text, nullable=False, unique=True),  # sha-256 of what comes back with the code, hex
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("epoch", Integer, nullable=False),  # of the owner's sessions
    Column("provider", Text, nullable=False),
    Column("sealed", Text),  # the verifier; NULL once it was used
    Column("until", Text, nullable=False),
    Column("gone", Text, nullable=False),  # when the row may go
    Index("enrolments_by_owner", "owner", "seq"),
    Index("enrolments_gone", "gone"),
)

studio_rules = Table(
    "studio_rules",
    metadata,
    Column("name", Text, primary_key=True),  # a field of StudioRules
    Column("value", JSON, nullable=False),
)

upkeep = Table(
    "upkeep",
    metadata,
    Column("name", Text, primary_key=True),  # of something that is done again and again
    Column("done", Text, nullable=False),  # when last
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),  # sha-256 of the secret, hex
    Column("created", Text, nullable=False),
    Column("last_used", Text),
    Column("scopes", Text, nullable=False, server_default="read make finish admin"),
    Column("expires", Text),  # from then on it opens nothing
    Index("tokens_by_owner", "owner"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("title", Text, nullable=False),
    Column("title_said", JSON(none_as_null=True)),  # the code of a title that the studio gave
    Column("title_key", Text, nullable=False),  # the title as it is searched
    Column("head", Text),
    Column("pictures", Integer, nullable=False),  # numbers given to images so far
    Column("created", Text, nullable=False),
    Column("updated", Text, nullable=False),
    Column("deleted", Text),
    Column("pinned", Boolean, nullable=False, server_default=false()),
    Column("options", JSON, nullable=False, server_default="{}"),  # of its messages, where they say nothing else
    Column("ended", Text),  # id of the reply that ended last
    Column("seen", Text),  # id of the one that its owner saw last
    Index("conversations_listed", "owner", "deleted", "pinned", "updated", "id"),
    partly("conversations_deleted", "deleted IS NOT NULL", "deleted"),
)

# A branch is a line of messages without a fork. Editing or regenerating starts a new one, which shares its parent's
# messages up to `forked`. Whether a message lies on the way to a leaf is then one comparison per fork, however long the
# conversation is.
branches = Table(
    "branches",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("parent", Serial),
    Column("forked", Integer, nullable=False),  # depth of the last shared message; 0 when none is
    Index("branches_by_conversation", "conversation"),
    Index("branches_by_parent", "parent", "forked"),
)

messages = Table(
    "messages",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("branch", Serial, ForeignKey("branches.id", ondelete="CASCADE"), nullable=False),
    Column("depth", Integer, nullable=False),  # 1 at the top
    Column("parent", Text),
    Column("role", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("client_id", Text),
    Column("target_image", Text),
    Column("target_version", Text),
    Column("attachments", JSON, nullable=False),
    Column("state", Text),  # of a reply; NULL for what a person said
    Column("folded", Integer, nullable=False),  # the reply's seq: an older state never overwrites a newer one
    Column("reply", JSON(none_as_null=True)),  # the folded reply without its text
    Column("deleted", Text),
    Column("deleted_with", Text),  # id of the message whose deletion took this one along
    UniqueConstraint("branch", "depth", name="messages_in_line"),
    Index("messages_by_parent", "conversation", "parent", "role"),
    Index("messages_newest", "conversation", "seq"),
    partly("messages_running", "state = 'running'", "conversation"),
    partly("messages_deleted_with", "deleted_with IS NOT NULL", "deleted_with"),
)

sends = Table(
    "sends",
    metadata,
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("client_id", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),  # sha-256 of what was sent
    Column("message", Text, ForeignKey("messages.id", ondelete="CASCADE"), nullable=False),
    Column("reply", Text, ForeignKey("messages.id", ondelete="CASCADE"), nullable=False),
    Index("sends_by_message", "message"),
    Index("sends_by_reply", "reply"),
)

summaries = Table(
    "summaries",
    metadata,
    Column("message", Text, ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True),
    Column("branch", Serial, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("created", Text, nullable=False),
    Index("summaries_in_line", "branch", "depth"),
)

images = Table(
    "images",
    metadata,
    Column("id", Text, primary_key=True),
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("title_said", JSON(none_as_null=True)),  # the code of a title that the studio gave
    Column("current", Text, nullable=False),  # as it was last shown anywhere; on a branch `showings` say it
    Column("pinned", Boolean, nullable=False),
    Column("created", Text, nullable=False),
    Column("deleted", Text),
    Column("owner", Text),  # the conversation's, who never changes
    Column("kinds", Integer),  # this and what follows: see Facets in conversation/ports/gallery.py
    Column("model", Text),
    Column("ratio", Integer),
    Column("words", Text),  # as they are searched
    Column("alt", Text),  # what somebody wrote that it shows
    Column("alt_at", Text),  # id of the version that this was written of
    UniqueConstraint("conversation", "number", name="images_numbered"),
    Index("images_shown", "conversation", "deleted", "number"),
    Index("images_hung", "owner", "created", "id", "deleted", "kinds", "model", "conversation", "ratio"),
    partly("images_deleted", "deleted IS NOT NULL", "deleted"),
)

versions = Table(
    "versions",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("image", Text, ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
    Column("conversation", Text, nullable=False),
    Column("parent", Text),
    Column("digest", Text, nullable=False),  # the 16 hex digits in the file's name
    Column("filename", Text, nullable=False),
    Column("preview", Text),
    Column("media_type", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("recipe", JSON, nullable=False),
    Column("message", Text),
    Column("cost", BigInteger),  # micro-dollars; NULL is unknown
    Column("seconds", Float, nullable=False),
    Column("created", Text, nullable=False),
    Column("full", Text),
    Column("name", Text),
    Column("thinned", Text),  # when its picture was let go of; its preview stays
    Column("sent", JSON(none_as_null=True)),  # a signed file as a model sent it: see AnsweredFile
    Index("versions_by_image", "image", "seq"),
    Index("versions_by_file", "conversation", "digest"),
)

# Where something is to be changed in a picture: see masks.py.
masks = Table(
    "masks",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("image", Text, ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
    Column("version", Text, nullable=False),  # that it was made for; it may be used for others
    Column("conversation", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("coverage", Float, nullable=False),
    Column("created", Text, nullable=False),
    Index("masks_by_image", "image", "seq"),
    Index("masks_by_file", "conversation", "filename"),
)

# What was drawn on a picture: see layers.py.
layers = Table(
    "layers",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("image", Text, ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
    Column("version", Text, nullable=False),  # that it was drawn on
    Column("conversation", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("drawing", JSON, nullable=False),
    Column("created", Text, nullable=False),
    Index("layers_by_image", "image", "seq"),
    Index("layers_by_file", "conversation", "filename"),
)

# Drawings that versions show: see vectors.py.
vectors = Table(
    "vectors",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("image", Text, ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
    Column("version", Text, nullable=False),  # that it was made from
    Column("conversation", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("shapes", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("created", Text, nullable=False),
    Index("vectors_by_image", "image", "seq"),
    Index("vectors_by_file", "conversation", "filename"),
)

# What of its pictures each branch has seen: see showings.py.
showings = Table(
    "showings",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("image", Text, ForeignKey("images.id", ondelete="CASCADE"), nullable=False),
    Column("version", Text, nullable=False),
    Column("message", Text, ForeignKey("messages.id", ondelete="CASCADE")),  # NULL before the first one
    Column("branch", Serial),  # of the message, as its depth
    Column("depth", Integer, nullable=False),
    Index("showings_by_image", "image"),
    Index("showings_by_message", "message"),
    Index("showings_in_line", "conversation", "branch", "depth", "seq"),
)

# Money outlives what it was spent on: no foreign keys here.
usage = Table(
    "usage",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("owner", Text),
    Column("conversation", Text),
    Column("turn", Text),
    Column("model", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("cost", BigInteger),  # micro-dollars; NULL is unknown
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
    Column("created", Text, nullable=False),
    Column("id", Text),  # of what was reserved
    Column("basis", Text, nullable=False, server_default=text("'unknown'")),  # see UsageRecorded; or pending
    Column("reserved", BigInteger),  # micro-dollars that count as long as the cost is unknown
    Column("until", Text),  # and no longer than this, while the call is not over
    Column("pictures", Integer, nullable=False, server_default=text("0")),  # that cost something or may
    Column("receipt", Text),  # by which the provider tells later what it cost
    Column("shared", Boolean, nullable=False, server_default=false()),  # counts towards what all guests share
    # all that is summed before a call is in the index
    Index("usage_by_owner", "owner", "created", "cost", "reserved", "until", "pictures", "basis"),
    Index("usage_by_id", "id", unique=True),
    partly("usage_pending", "basis = 'pending'", "created"),
    partly("usage_shared", "shared", "created", "cost", "reserved", "until"),
    Index("usage_by_conversation", "conversation"),
    Index("usage_by_turn", "turn"),
)

# Long work and how it stands. A turn's has the id of its reply: see jobs.py.
jobs = Table(
    "jobs",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("progress", Float),
    Column("needs", JSON(none_as_null=True)),  # what a restart begins it with; NULL once it is done
    Column("result", JSON(none_as_null=True)),
    Column("error", JSON(none_as_null=True)),
    Column("created", Text, nullable=False),
    Column("started", Text),
    Column("ended", Text),
    Column("runner", Text),  # the process that has it; NULL in a studio of one, and of a turn that waits
    Index("jobs_by_owner", "owner", "seq"),
    Index("jobs_in_state", "owner", "state", "seq"),
    Index("jobs_of_conversation", "conversation"),
    partly("jobs_open", "state IN ('queued', 'running')", "seq"),
    partly("jobs_ended", "ended IS NOT NULL", "ended"),
)

# The processes of a studio of several, and when each was heard of last: see runners.py.
runners = Table("runners", metadata, Column("id", Text, primary_key=True), Column("heard", Text, nullable=False))

# Whoever passes has its row until the transaction ends, in every database: see jobs.py.
doors = Table("doors", metadata, Column("name", Text, primary_key=True), Column("passed", Integer, nullable=False))

# Addresses under which others may look at something: see moving/shares.py.
shares = Table(
    "shares",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("message", Text),  # the last that is shown; NULL for a picture
    Column("image", Text, ForeignKey("images.id", ondelete="CASCADE")),
    Column("version", Text),
    Column("password_hash", Text),
    Column("created", Text, nullable=False),
    Column("expires", Text),  # from then on it shows nothing
    Index("shares_by_owner", "owner", "created"),
)

# What was reported to who administers: see moving/reports.py.
reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),  # the id of what is meant
    Column("reporter", Text, ForeignKey("users.id", ondelete="SET NULL")),  # NULL for a stranger
    Column("reason", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("closed", Text),  # when it got its state
    Index("reports_by_conversation", "conversation", "state"),
    Index("reports_by_subject", "subject"),
    Index("reports_by_reporter", "reporter"),
)

# How long pictures took, the last ten of each model and size: see painting_times.py.
painting_times = Table(
    "painting_times",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("model", Text, nullable=False),
    Column("size", Text, nullable=False),  # as it was asked for
    Column("seconds", Float, nullable=False),
    Index("painting_times_newest", "model", "size", "seq"),
)

# Models side by side, and which of them was picked: see comparisons.py.
comparisons = Table(
    "comparisons",
    metadata,
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),  # the reply's, and which of its candidates
    Column("models", JSON, nullable=False),
    Column("winner", Text, nullable=False),
)

standings = Table(
    "standings",
    metadata,
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("model", Text, primary_key=True),
    Column("won", Integer, nullable=False),
    Column("compared", Integer, nullable=False),
)
