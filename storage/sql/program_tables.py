"""Tables of what programs ask of the studio and are told: see `storage/programs`."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from storage.sql.tables import Serial, metadata, partly

# Addresses that are told of jobs, and what they were or will be told: see webhooks.py.
webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("url", Text, nullable=False),
    Column("sealed", Text, nullable=False),  # what its messages are signed with: see seal.py
    Column("events", Text, nullable=False),
    Column("prompts", Boolean, nullable=False),
    Column("created", Text, nullable=False),
    Column("failing", Text),  # since when nothing arrived
    Column("disabled", Text),
    Index("webhooks_by_owner", "owner"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("webhook", Text, ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
    Column("job", Text, nullable=False),  # may be forgotten before the delivery is
    Column("event", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created", Text, nullable=False),
    Column("tried", Text),
    Column("due", Text),
    Column("status", Integer),
    Column("error", Text),
    Index("deliveries_by_webhook", "webhook", "seq"),
    partly("deliveries_due", "due IS NOT NULL", "due"),
    Index("deliveries_created", "created"),
)

# Calls of programs that are not done a second time: see answered_calls.py.
answered_calls = Table(
    "answered_calls",
    metadata,
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),  # sha-256 of what was asked for, hex
    Column("state", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("status", Integer),
    Column("media_type", Text),
    Column("body", Text),
    Index("answered_calls_created", "created"),
)
