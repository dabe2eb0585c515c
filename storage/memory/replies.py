"""`Replies` of `conversation/ports/models.py`, in memory: nothing survives a crash, everything else holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import uuid4

from conversation.errors import NotFound
from conversation.events import TurnFinished, UsageRecorded
from conversation.fold import fold
from conversation.message import Message
from conversation.ports.jobs import JobState
from conversation.ports.replies import LostTurn, Replies
from conversation.ports.turns import Begun, TurnRequest
from conversation.reply import Reply
from storage.memory.jobs import end_job, insert_job, is_lost
from storage.memory.state import OwnedConversation, Showing, State
from storage.rules.jobs import end_of_turn, order_of, untold
from storage.rules.kept_values import ASSISTANT, RUNNING, USER, storable
from storage.rules.repeated_sends import conflict, fingerprint


class MemoryReplies(Replies):
    """Turns in memory."""

    def __init__(self, state: State, runner: str | None = None) -> None:
        """`runner`: the process, where there are several."""
        self._state = state
        self._runner = runner

    def begin(self, request: TurnRequest, job: JobState | None = None) -> Begun:
        """See `Replies`."""
        with self._state.lock:
            kept = self._state.mine(request.owner, request.conversation)
            sent = self._state.sends.get((request.owner, request.client_id))
            if sent is not None:
                if sent[0] != fingerprint(request):
                    raise conflict()
                return self._begun(sent[1], sent[2], fresh=False)
            self._check_pictures(request)
            asked = self._ask(request, kept)
            reply = self._answer(request, asked)
            self._state.sends[request.owner, request.client_id] = (fingerprint(request), asked.id, reply)
            if job is not None:
                insert_job(self._state, order_of(request, reply), running=job == RUNNING, runner=self._runner)
            before = kept.value.head
            kept.value = replace(kept.value, head=reply, updated=self._state.now())
            if request.again is None:
                self._show_sent(request, asked)
            if asked.parent != before:
                self._state.settle(request.conversation)
            return self._begun(asked.id, reply, fresh=True)

    def knows(self, owner: str, client_id: str) -> bool:
        """See `Replies`."""
        with self._state.lock:
            return (owner, client_id) in self._state.sends

    def save(self, reply: Reply) -> None:
        """See `Replies`. A state older than the stored one changes nothing."""
        with self._state.lock:
            message = self._state.messages.get(reply.turn)
            if message is None or message.reply is None or message.reply.seq > reply.seq:
                return
            if reply.state == RUNNING != message.reply.state:  # what is over stays so
                return
            clean = replace(reply, text=storable(reply.text))
            self._state.messages[reply.turn] = replace(message, text=clean.text, reply=clean)
            if reply.state != RUNNING:
                kept = self._state.conversations[message.conversation]
                unseen = None if kept.seen == reply.turn else reply.turn
                kept.value = replace(kept.value, updated=self._state.now(), unseen=unseen)
                ended = end_of_turn(reply, self._state.now())
                end_job(self._state, reply.turn, ended["as_state"], ended["with_result"], ended["with_error"])

    def save_all(self, replies: Sequence[Reply]) -> None:
        """See `Replies`."""
        for reply in replies:
            self.save(reply)

    def save_waiting(self, reply: Reply) -> bool:
        """See `Replies`."""
        with self._state.lock:
            job = self._state.jobs.get(reply.turn)
            if job is None or job.state != "queued":
                return False
            self.save(reply)
            return True

    def interrupt_running(self) -> int:
        """See `Replies`."""
        with self._state.lock:
            waiting = {job.id for job in self._state.jobs.values() if job.state == "queued"}
            return len(self._interrupt(lambda turn: turn not in waiting))

    def interrupt_lost(self) -> Sequence[LostTurn]:
        """See `Replies`."""
        with self._state.lock:
            state = self._state
            lost = {job.id: job for job in state.jobs.values() if job.state == "running" and is_lost(state, job)}
            cut = self._interrupt(lost.__contains__)
            return [LostTurn(turn, lost[turn].owner, lost[turn].conversation or "") for turn in cut]

    def _interrupt(self, which: Callable[[str], bool]) -> list[str]:
        replies = [each.reply for each in self._state.messages.values() if each.reply]
        running = [reply for reply in replies if reply.state == RUNNING and which(reply.turn)]
        for reply in running:
            for call in untold(self._calls(reply.turn), reply):
                reply = fold(reply, call)
            self.save(fold(reply, TurnFinished("interrupted", reply.seconds)))
        return [reply.turn for reply in running]

    def _calls(self, turn: str) -> list[UsageRecorded]:
        mine = [used.call for used in self._state.used if used.call.turn == turn]
        return [UsageRecorded(c.model, c.purpose, c.cost, c.tokens_in, c.tokens_out, c.basis) for c in mine]

    def _ask(self, request: TurnRequest, kept: OwnedConversation) -> Message:
        if request.again is not None:
            return self._must_live(request.conversation, request.again, role=USER)
        after = kept.value.head if request.parent is None else request.parent
        parent = self._must_live(request.conversation, after).id if after else None
        message = Message(
            id=str(uuid4()),
            conversation=request.conversation,
            parent=parent,
            role=USER,
            text=storable(request.text),
            created=self._state.now(),
            client_id=request.client_id,
            target=request.target,
            attachments=request.attachments,
        )
        self._state.messages[message.id] = message
        return message

    def _answer(self, request: TurnRequest, asked: Message) -> str:
        turn = str(uuid4())
        client_id = request.client_id if request.again is not None else None
        created, reply = self._state.now(), Reply(turn)
        self._state.messages[turn] = Message(
            turn, request.conversation, asked.id, ASSISTANT, "", created, client_id, reply=reply
        )
        return turn

    def _show_sent(self, request: TurnRequest, asked: Message) -> None:
        """As `_show_sent` of `storage/replies.py`."""
        for image in request.attachments:
            shown = self._state.on_branch(self._state.images[image], asked.parent)
            self._state.showings.append(Showing(image, shown.current, asked.id))
        target = request.target
        if target is None or target.image in request.attachments:
            return
        shown = self._state.on_branch(self._state.images[target.image], asked.parent)
        version = target.version or shown.current
        if version not in [each.id for each in shown.versions if each.here]:
            self._state.showings.append(Showing(target.image, version, asked.id))

    def _check_pictures(self, request: TurnRequest) -> None:
        named = {*request.attachments, *([request.target.image] if request.target else [])}
        if not named <= {image.id for image in self._state.living_images(request.conversation)}:
            raise NotFound("The picture")

    def _must_live(self, conversation: str, message: str, role: str | None = None) -> Message:
        found = self._state.messages.get(message)
        if found is None or found.conversation != conversation or not self._state.lives(message):
            raise NotFound("The message")
        if role is not None and found.role != role:
            raise NotFound("The message")
        return found

    def _begun(self, message: str, reply: str, *, fresh: bool) -> Begun:
        asked, answer = self._state.messages[message], self._state.messages[reply]
        return Begun(self._state.with_siblings(asked), self._state.with_siblings(answer), fresh)
