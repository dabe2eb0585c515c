"""Tables of what who administers the studio looks at."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from storage.sql.tables import Serial, metadata

# What a check refused before it was sent: see moving/refusals.py.
refusals = Table(
    "refusals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("created", Text, nullable=False),
    Column("check", Text, nullable=False),  # `words`, or the provider that was asked
    Column("kind", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("words", Text),  # NULL where they are not kept
    Index("refusals_by_created", "created"),
    Index("refusals_by_owner", "owner"),
)

# What a studio keeps only so long: see moving/expiry.py.
expiries = Table(
    "expiries",
    metadata,
    Column("image", Text, ForeignKey("images.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),  # when it expired last; its owner may have brought it back since
)
clearings = Table(
    "clearings",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("done", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)
