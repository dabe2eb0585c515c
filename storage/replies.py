"""The start, the progress and the end of turns. See `Replies` in `conversation/ports.py`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from conversation.errors import NotFound, Told
from conversation.events import TurnFinished
from conversation.fold import fold
from conversation.ports import Begun, Replies, TurnRequest
from conversation.reply import Reply
from storage.database import Database
from storage.rows import ASSISTANT, RUNNING, USER, reply_from, reply_values, storable
from storage.tables import conversations, images, messages, sends
from storage.tree import living, place, with_siblings
from storage.words import Words


class SqlReplies(Replies):
    """Turns in the database."""

    def __init__(self, database: Database, words: Words) -> None:
        self._database = database
        self._words = words

    def begin(self, request: TurnRequest) -> Begun:
        """See `Replies`."""
        with self._database.write() as connection:
            head = _head(connection, request)
            sent = _sent(connection, request)
            if sent is not None:
                return _begun(connection, _both(connection, sent), fresh=False)
            _check_pictures(connection, request)
            asked = self._ask(connection, request, head)
            reply = self._answer(connection, request, asked)
            values = {"owner": request.owner, "client_id": request.client_id, "fingerprint": fingerprint(request)}
            connection.execute(sends.insert().values(message=asked["id"], reply=reply["id"], **values))
            self._move(connection, request.conversation, head=reply["id"])
            return _begun(connection, [asked, reply], fresh=True)

    def save(self, reply: Reply) -> None:
        """See `Replies`. A state older than the stored one changes nothing."""
        self.save_all((reply,))

    def save_all(self, replies: Sequence[Reply]) -> None:
        """See `Replies`."""
        growing = [_values(reply) for reply in replies if reply.state == RUNNING]
        with self._database.write() as connection:
            if growing:
                connection.execute(_GROW, growing)
            for reply in replies:
                if reply.state != RUNNING:
                    self._end(connection, reply)

    def interrupt_running(self) -> int:
        """See `Replies`."""
        with self._database.write() as connection:
            running = select(messages).where(messages.c.state == RUNNING)
            found = [reply_from(row) for row in connection.execute(running).mappings()]
            for reply in found:
                self._end(connection, fold(reply, TurnFinished("interrupted", reply.seconds)))
        return len(found)

    def _end(self, connection: Connection, reply: Reply) -> None:
        row = connection.execute(_END, _values(reply)).first()
        if row is not None:  # growing text is indexed once, when it is whole
            self._words.renew(connection, row.seq)
            self._move(connection, row.conversation)

    def _ask(self, connection: Connection, request: TurnRequest, head: str | None) -> RowMapping:
        """The person's message: a new one, or the one to answer once more."""
        if request.again is not None:
            return _must_live(connection, request.conversation, request.again, role=USER)
        after = head if request.parent is None else request.parent
        parent = _must_live(connection, request.conversation, after) if after else None
        target = request.target
        values = {
            "role": USER,
            "text": storable(request.text),
            "client_id": request.client_id,
            "target_image": target.image if target else None,
            "target_version": target.version if target else None,
            "attachments": list(request.attachments),
            "folded": 0,
        }
        asked = self._insert(connection, request.conversation, parent, str(uuid4()), values)
        self._words.add(connection, request.owner, request.conversation, asked["seq"], asked["text"])
        return asked

    def _answer(self, connection: Connection, request: TurnRequest, asked: RowMapping) -> RowMapping:
        """The empty reply."""
        turn = str(uuid4())
        again = {"client_id": request.client_id} if request.again is not None else {}
        values = {"role": ASSISTANT, "attachments": [], **again, **reply_values(Reply(turn))}
        return self._insert(connection, request.conversation, asked, turn, values)

    def _insert(
        self, connection: Connection, conversation: str, parent: RowMapping | None, id: str, values: dict[str, Any]
    ) -> RowMapping:
        branch, depth = place(connection, conversation, parent)
        row = {"id": id, "conversation": conversation, "branch": branch, "depth": depth}
        row |= {"parent": parent["id"] if parent is not None else None, "created": self._database.now()}
        return connection.execute(messages.insert().values({**row, **values}).returning(messages)).mappings().one()

    def _move(self, connection: Connection, conversation: str, **values: str) -> None:
        moved = update(conversations).where(conversations.c.id == conversation)
        connection.execute(moved.values(updated=self._database.now(), **values))


# built once: a save is the statement that runs most often
_GROW = update(messages).where(messages.c.id == bindparam("of_turn"), messages.c.folded <= bindparam("as_of"))
_END = _GROW.returning(messages.c.seq, messages.c.conversation)


def _values(reply: Reply) -> dict[str, Any]:
    return {"of_turn": reply.turn, "as_of": reply.seq, **reply_values(reply)}


def fingerprint(request: TurnRequest) -> str:
    """What makes a repeated `client_id` the same request."""
    said = [request.conversation, storable(request.text), request.again]
    return sha256(json.dumps(said).encode()).hexdigest()


def conflict() -> Told:
    """The same `client_id` came with something else."""
    text = "This message was sent before with other words. Reload the page and send it again."
    return Told("That was sent already", text, code="conflict", status=409)


def _head(connection: Connection, request: TurnRequest) -> str | None:
    mine = select(conversations.c.head).where(
        conversations.c.id == request.conversation,
        conversations.c.owner == request.owner,
        conversations.c.deleted.is_(None),
    )
    row = connection.execute(mine).first()
    if row is None:
        raise NotFound("The conversation")
    head: str | None = row.head
    return head


def _sent(connection: Connection, request: TurnRequest) -> RowMapping | None:
    same = select(sends).where(sends.c.owner == request.owner, sends.c.client_id == request.client_id)
    sent = connection.execute(same).mappings().first()
    if sent is not None and sent["fingerprint"] != fingerprint(request):
        raise conflict()
    return sent


def _check_pictures(connection: Connection, request: TurnRequest) -> None:
    """Only living pictures of this conversation can be aimed at or sent along."""
    named = {*request.attachments, *([request.target.image] if request.target else [])}
    if not named:
        return
    mine = select(images.c.id).where(
        images.c.id.in_(named), images.c.conversation == request.conversation, images.c.deleted.is_(None)
    )
    if set(connection.execute(mine).scalars()) != named:
        raise NotFound("The picture")


def _must_live(connection: Connection, conversation: str, message: str, role: str | None = None) -> RowMapping:
    row = living(connection, conversation, message)
    if row is None or (role is not None and row["role"] != role):
        raise NotFound("The message")
    return row


def _both(connection: Connection, sent: RowMapping) -> Sequence[RowMapping]:
    """The person's message and the reply of a turn that began before."""
    both = select(messages).where(messages.c.id.in_([sent["message"], sent["reply"]])).order_by(messages.c.seq)
    return connection.execute(both).mappings().all()


def _begun(connection: Connection, both: Sequence[RowMapping], *, fresh: bool) -> Begun:
    asked, answer = with_siblings(connection, both)
    return Begun(asked, answer, fresh)
