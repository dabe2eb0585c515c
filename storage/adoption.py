"""Everything of one person becomes another one's: what a browser made as a guest goes into an account."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from storage.queries.message_search import MessageSearch
from storage.sql.administration_tables import refusals
from storage.sql.key_tables import person_keys
from storage.sql.program_tables import answered_calls, webhooks
from storage.sql.tables import (
    conversations,
    images,
    jobs,
    messages,
    provider_keys,
    sends,
    shares,
    tokens,
    usage,
    users,
)


def adopt(connection: Connection, words: MessageSearch, user: str, guest: str) -> None:
    """In the caller's transaction. The guest is no more afterwards; settings are taken over where there are none."""
    theirs = select(messages.c.seq, messages.c.conversation, messages.c.text).join(
        conversations, conversations.c.id == messages.c.conversation
    )
    for seq, conversation, said in connection.execute(theirs.where(conversations.c.owner == guest)).all():
        words.renew(connection, user, conversation, seq, said)
    for sent, name in ((sends, "client_id"), (answered_calls, "key")):  # what both sent stays as the account has it
        known = select(sent.c[name]).where(sent.c.owner == user)
        connection.execute(delete(sent).where(sent.c.owner == guest, sent.c[name].in_(known)))
    owned_tables = (conversations, images, sends, usage, tokens, jobs, webhooks, shares, answered_calls)
    for owned in (*owned_tables, refusals, person_keys):
        connection.execute(update(owned).where(owned.c.owner == guest).values(owner=user))
    given = select(provider_keys.c.provider).where(provider_keys.c.owner == user)
    new = update(provider_keys).where(provider_keys.c.owner == guest, provider_keys.c.provider.not_in(given))
    connection.execute(new.values(owner=user))  # what both gave stays as the account has it
    settings = select(users.c.settings).where(users.c.id == guest)
    if not connection.execute(select(users.c.settings).where(users.c.id == user)).scalar():
        connection.execute(
            update(users).where(users.c.id == user).values(settings=connection.execute(settings).scalar() or {})
        )
    connection.execute(delete(users).where(users.c.id == guest))
