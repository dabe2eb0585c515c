"""What a person said last, over all their conversations. Costs the same however much was said before that."""

from __future__ import annotations

from sqlalchemy import Connection, Select, bindparam, literal, select, union_all

from storage.sql.tables import conversations, messages

LOOKED_AT = 120
"""The newest messages of a conversation, replies and deleted ones among them, that are looked at."""


def newest_prompts(connection: Connection, owner: str, limit: int) -> tuple[str, ...]:
    """At most `limit` texts, the newest first, each once."""
    found: list[tuple[str, str]] = []  # when it was said, and what
    for conversation, updated in connection.execute(_used_last(owner, limit)).all():
        if _newer_than(found, updated, limit):
            break
        said = connection.execute(_SAID, {"of_conversation": conversation})
        found += [(created, text) for created, text in said]
    return _each_once(found)[:limit]


def _newer_than(found: list[tuple[str, str]], moment: str, limit: int) -> bool:
    """Whether there is enough that was said later than anything in a conversation that was used last at `moment`."""
    return len(_each_once([each for each in found if each[0] > moment])) >= limit


def _each_once(found: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for _, said in sorted(found, key=lambda each: each[0], reverse=True)))


def _used_last(owner: str, limit: int) -> Select[str, str]:
    """Of the pinned and of the others the newest, each along the index of the list, and of both together."""
    pages = [
        select(conversations.c.id, conversations.c.updated)
        .where(
            conversations.c.owner == owner, conversations.c.deleted.is_(None), conversations.c.pinned == literal(pinned)
        )
        .order_by(conversations.c.updated.desc())
        .limit(limit)
        .subquery()
        for pinned in (True, False)
    ]
    both = union_all(*(select(page.c.id, page.c.updated) for page in pages)).subquery()
    return select(both.c.id, both.c.updated).order_by(both.c.updated.desc()).limit(limit)


_newest = (
    select(messages.c.created, messages.c.role, messages.c.text, messages.c.deleted)
    .where(messages.c.conversation == bindparam("of_conversation"))
    .order_by(messages.c.seq.desc())
    .limit(LOOKED_AT)
    .subquery()
)
_SAID = select(_newest.c.created, _newest.c.text).where(
    _newest.c.role == "user", _newest.c.deleted.is_(None), _newest.c.text != ""
)
