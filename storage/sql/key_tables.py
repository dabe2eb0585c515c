"""The keys that pictures are encrypted with, none of them as it is. See `storage/encryption/key_ring.py`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from storage.sql.tables import Serial, metadata

# A person has one, or for a while two: the newest is for what is new.
person_keys = Table(
    "person_keys",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("owner", Text, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", Text, nullable=False),  # with the master key
    Column("sealed_with", Text, nullable=False),  # which master key; see seal.py
    Column("made", Text, nullable=False),
    Index("person_keys_by_owner", "owner", "id"),
)

# Files come before the rows that name them, so the conversation may not be there yet.
picture_keys = Table(
    "picture_keys",
    metadata,
    Column("conversation", Text, primary_key=True),
    Column("part", Text, primary_key=True),  # what the names of an image set's files begin with; "" for the names
    Column("person_key", Serial, ForeignKey("person_keys.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", Text, nullable=False),  # with the person's key
    Column("made", Text, nullable=False),
    Index("picture_keys_by_person", "person_key"),
)
