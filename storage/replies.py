"""The start, the progress and the end of turns. See `Replies` in `conversation/ports/replies.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, exists, select, update

from conversation.errors import NotFound
from conversation.events import TurnFinished, UsageRecorded
from conversation.fold import fold
from conversation.ports.jobs import JobState
from conversation.ports.replies import LostTurn, Replies
from conversation.ports.turns import Begun, TurnRequest
from conversation.reply import Reply
from storage.jobs import END_JOB, insert_job
from storage.queries.images import branch_changed
from storage.queries.message_search import MessageSearch
from storage.queries.message_tree import living, place, with_siblings
from storage.queries.open_turns import LOST, pass_door
from storage.queries.rows import reply_from, reply_values
from storage.queries.showings import line_of, seen_on, show_at
from storage.queries.webhook_queue import queue_deliveries
from storage.rules.jobs import end_of_turn, order_of, untold
from storage.rules.kept_values import ASSISTANT, RUNNING, USER, storable
from storage.rules.repeated_sends import conflict, fingerprint
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, jobs, messages, sends, usage


@repeats
class SqlReplies(Replies):
    """Turns in the database."""

    def __init__(self, database: Database, words: MessageSearch, runner: str | None = None) -> None:
        """`runner`: the process, where there are several."""
        self._database = database
        self._words = words
        self._runner = runner

    def begin(self, request: TurnRequest, job: JobState | None = None) -> Begun:
        """See `Replies`."""
        with self._database.write(request.owner, request.conversation) as connection:
            head = _head(connection, request)
            sent = _sent(connection, request)
            if sent is not None:
                return _begun(connection, _both(connection, sent), fresh=False)
            _check_pictures(connection, request)
            asked = self._ask(connection, request, head)
            reply = self._answer(connection, request, asked)
            values = {"owner": request.owner, "client_id": request.client_id, "fingerprint": fingerprint(request)}
            connection.execute(_SEND, {"message": asked["id"], "reply": reply["id"], **values})
            self._move(connection, request.conversation, head=reply["id"])
            if job is not None:
                order = order_of(request, reply["id"])
                insert_job(connection, order, self._database.now(), running=job == RUNNING, runner=self._runner)
            if request.again is None:
                _show_sent(connection, request, asked)
            if asked["parent"] != head:
                branch_changed(connection, request.conversation)
            return _begun(connection, [asked, reply], fresh=True)

    def knows(self, owner: str, client_id: str) -> bool:
        """See `Replies`."""
        with self._database.read() as connection:
            return connection.execute(_SENT, {"of_owner": owner, "of_client": client_id}).first() is not None

    def save(self, reply: Reply) -> None:
        """See `Replies`. A state older than the stored one changes nothing."""
        self.save_all((reply,))

    def save_all(self, replies: Sequence[Reply]) -> None:
        """See `Replies`."""
        growing = [_values(reply) for reply in replies if reply.state == RUNNING]
        with self._database.write(*(reply.turn for reply in replies)) as connection:
            if growing:
                connection.execute(_KEEP, growing)
            for reply in replies:
                if reply.state != RUNNING:
                    self._end(connection, reply)

    def save_waiting(self, reply: Reply) -> bool:
        """See `Replies`."""
        with self._database.write(reply.turn) as connection:
            pass_door(connection)
            return connection.execute(_KEEP_WAITING, _values(reply)).rowcount > 0

    def interrupt_running(self) -> int:
        """See `Replies`."""
        with self._database.write() as connection:
            waits = exists().where(jobs.c.id == messages.c.id, jobs.c.state == "queued")
            return len(self._interrupt(connection, ~waits))

    def interrupt_lost(self) -> Sequence[LostTurn]:
        """See `Replies`."""
        lost = exists().where(jobs.c.id == messages.c.id, jobs.c.state == RUNNING, LOST)
        some = select(messages.c.id).where(messages.c.state == RUNNING, lost).limit(1)
        with self._database.read() as connection:
            if connection.execute(some).first() is None:
                return []  # asked again and again, and every other write would wait for this one
        with self._database.write() as connection:
            cut = self._interrupt(connection, lost)
            of = select(jobs.c.id, jobs.c.owner, jobs.c.conversation).where(jobs.c.id.in_(cut))
            return [LostTurn(*row) for row in connection.execute(of)] if cut else []

    def _interrupt(self, connection: Connection, which: ColumnElement[bool]) -> list[str]:
        """Their turns."""
        running = select(messages).where(messages.c.state == RUNNING, which)
        found = [reply_from(row) for row in connection.execute(running).mappings()]
        for reply in found:
            for call in untold(_calls(connection, reply.turn), reply):
                reply = fold(reply, call)
            self._end(connection, fold(reply, TurnFinished("interrupted", reply.seconds)))
        return [reply.turn for reply in found]

    def _end(self, connection: Connection, reply: Reply) -> None:
        row = connection.execute(_END, _values(reply)).first()
        if row is not None:  # growing text is indexed once, when it is whole
            owner = self._move(connection, row.conversation, ended=reply.turn)
            values = end_of_turn(reply, now := self._database.now())
            if connection.execute(END_JOB, values).rowcount:
                queue_deliveries(connection, (reply.turn,), values["as_state"], now)
            self._words.renew(connection, owner, row.conversation, row.seq, row.text)

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
        where = place(connection, request.conversation, parent)
        asked = self._insert(connection, request.conversation, parent, where, str(uuid4()), values)
        self._words.add(connection, request.owner, request.conversation, asked["seq"], asked["text"])
        return asked

    def _answer(self, connection: Connection, request: TurnRequest, asked: RowMapping) -> RowMapping:
        """The empty reply."""
        turn = str(uuid4())
        again = {"client_id": request.client_id} if request.again is not None else {}
        values = {"role": ASSISTANT, "attachments": [], **again, **reply_values(Reply(turn))}
        # nothing can stand below what was said just now
        where = place(connection, request.conversation, asked) if again else (asked["branch"], asked["depth"] + 1)
        return self._insert(connection, request.conversation, asked, where, turn, values)

    def _insert(
        self,
        connection: Connection,
        conversation: str,
        parent: RowMapping | None,
        where: tuple[int, int],
        id: str,
        values: dict[str, Any],
    ) -> RowMapping:
        row = {"id": id, "conversation": conversation, "branch": where[0], "depth": where[1]}
        row |= {"parent": parent["id"] if parent is not None else None, "created": self._database.now()}
        return connection.execute(_SAY, {**row, **values}).mappings().one()

    def _move(self, connection: Connection, conversation: str, **values: str) -> str:
        """Notes that something happened in the conversation. Its owner."""
        moved = {"of_id": conversation, "updated": self._database.now(), **values}
        return str(connection.execute(_MOVE, moved).scalar_one())


# built once: building a statement takes longer than running it, and these run several times in every turn
_HEAD = select(conversations.c.head).where(
    conversations.c.id == bindparam("of_id"),
    conversations.c.owner == bindparam("of_owner"),
    conversations.c.deleted.is_(None),
)
_SENT = select(sends).where(sends.c.owner == bindparam("of_owner"), sends.c.client_id == bindparam("of_client"))
_SEND = sends.insert()
_SAY = messages.insert().returning(messages)
_MOVE = update(conversations).where(conversations.c.id == bindparam("of_id")).returning(conversations.c.owner)
_GROW = update(messages).where(messages.c.id == bindparam("of_turn"), messages.c.folded <= bindparam("as_of"))
_KEEP = _GROW.where(messages.c.state == RUNNING)
"""What is over stays so, whoever believes that it still runs."""
_KEEP_WAITING = _KEEP.where(exists().where(jobs.c.id == messages.c.id, jobs.c.state == "queued"))
_END = _GROW.returning(messages.c.seq, messages.c.conversation, messages.c.text)


def _values(reply: Reply) -> dict[str, Any]:
    return {"of_turn": reply.turn, "as_of": reply.seq, **reply_values(reply)}


def _calls(connection: Connection, turn: str) -> list[UsageRecorded]:
    of = usage.c
    wanted = select(of.model, of.purpose, of.cost, of.tokens_in, of.tokens_out, of.basis).where(of.turn == turn)
    return [UsageRecorded(*row) for row in connection.execute(wanted.order_by(of.seq))]


def _head(connection: Connection, request: TurnRequest) -> str | None:
    row = connection.execute(_HEAD, {"of_id": request.conversation, "of_owner": request.owner}).first()
    if row is None:
        raise NotFound("The conversation")
    head: str | None = row.head
    return head


def _sent(connection: Connection, request: TurnRequest) -> RowMapping | None:
    same = {"of_owner": request.owner, "of_client": request.client_id}
    sent = connection.execute(_SENT, same).mappings().first()
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


def _show_sent(connection: Connection, request: TurnRequest, asked: RowMapping) -> None:
    """The pictures that came with a message, and the one it is aimed at, belong to its branch from here on."""
    aimed = request.target.image if request.target else None
    wanted = [*request.attachments, *([aimed] if aimed and aimed not in request.attachments else [])]
    if not wanted:
        return
    line = line_of(connection, request.conversation, asked["parent"])
    seen = seen_on(connection, line, wanted)
    rows = connection.execute(select(images.c.id, images.c.current).where(images.c.id.in_(wanted))).all()
    shown = {row.id: seen[row.id].last if row.id in seen else row.current for row in rows}
    if aimed and request.target and request.target.version and aimed not in request.attachments:
        shown[aimed] = request.target.version
        if aimed in seen and shown[aimed] in seen[aimed].versions:
            wanted.remove(aimed)  # the branch knows it: what was last shown of it stays
    show_at(connection, request.conversation, asked["id"], [(image, shown[image]) for image in wanted])


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
