"""A reply by a chat model: its words as they come, and what it calls on the way, done like all that is said."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from conversation.briefing import briefed
from conversation.calling import called
from conversation.command import Aim, Turn
from conversation.editing import edited
from conversation.errors import BadRequest
from conversation.events import Event, NoteAdded, QuestionAsked, StatusChanged
from conversation.fenced import Fence, ordered
from conversation.ledger import Call, closing
from conversation.picturing import kept_from_chat
from conversation.ports import ChatModel, ChatRequest, Made, Said, ToolCall, Words
from conversation.target import Reference, aimed, no_picture
from conversation.voice import Voice

ROUNDS = 4
"""Most calls of the model in one turn; in the last it gets no tools, so it has to answer."""


@dataclass
class Round:
    """What the model said in one call."""

    words: list[str] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    block: str = ""
    """Operations as JSON, from a model without tools."""


def answered(turn: Turn) -> Iterator[Event]:
    """Raises `Told`."""
    model, voice = turn.studio.models.chat(turn.options.chat_model), Voice()
    yield _thinking(model)
    turn = replace(turn, aim=_quietly_aimed(turn))
    briefing = briefed(turn, model)
    if briefing.unseen and not model.abilities.stand_in:
        yield voice.told(NoteAdded(f"{model.label} cannot see pictures, so none were sent to it."))
    messages = briefing.messages
    for number in range(ROUNDS):
        tools = turn.studio.palette.tools() if model.abilities.tools and number < ROUNDS - 1 else ()
        said = yield from _round(turn, model, ChatRequest(messages, tools), voice)
        if said.block:
            wrong = yield from _carried_out(turn, said.block, voice, last=number > 0)
            if not wrong:
                return
            messages = (*messages, Said("assistant", "".join(said.words)), Said("user", wrong))
            continue
        if not said.calls:
            return
        results: list[Said] = []
        for call in said.calls:
            outcome = yield from called(turn, call, voice)
            if outcome is None:
                return
            turn = outcome.turn
            results.append(Said("tool", outcome.text, answers=call.id))
        messages = (*messages, Said("assistant", "".join(said.words), calls=tuple(said.calls)), *results)
        yield _thinking(model)


def _thinking(model: ChatModel) -> StatusChanged:
    return StatusChanged("think", f"{model.label} is thinking")


def _quietly_aimed(turn: Turn) -> Aim | None:
    """The picture, when it is certain. When it is not, that matters only once the model wants to change one."""
    try:
        aim = aimed(turn, None)
    except BadRequest:
        return None
    return None if isinstance(aim, QuestionAsked) else aim


def _round(turn: Turn, model: ChatModel, request: ChatRequest, voice: Voice) -> Generator[Event, None, Round]:
    """One call of the model; its words start a new paragraph."""
    voice.pause()
    call = Call(model.id, "chat", model.abilities.local)
    return (yield from turn.ledger.calling(call, _heard(turn, model, request, voice, call)))


def _heard(
    turn: Turn, model: ChatModel, request: ChatRequest, voice: Voice, call: Call
) -> Generator[Event, None, Round]:
    said, fence = Round(), None if model.abilities.tools else Fence()
    with closing(model.reply(request)) as chunks:
        for chunk in chunks:
            if isinstance(chunk, Words):
                said.words.append(chunk.text)
                shown = fence.shown(chunk.text) if fence else chunk.text
                if shown:
                    yield voice.words(shown)
            elif isinstance(chunk, ToolCall):
                said.calls.append(chunk)
            elif isinstance(chunk, Made):
                yield from kept_from_chat(turn, model, chunk)
            else:
                call.used(chunk.cost, chunk.tokens_in, chunk.tokens_out)
    if fence:
        said.block, left = fence.block, fence.rest()
        if left:
            yield voice.words(left)
    return said


def _carried_out(turn: Turn, block: str, voice: Voice, *, last: bool) -> Generator[Event, None, str]:
    """Does what the block says, all of it or nothing. What is wrong with it, for the model; the second time, `Told`."""
    try:
        wanted = ordered(block, turn.studio.palette)
        named = Reference("number", wanted.picture) if wanted.picture is not None else None
        aim = aimed(turn, named) if named or not turn.aim else turn.aim
        if isinstance(aim, QuestionAsked):
            yield aim
            return ""
        if aim is None:
            raise no_picture()
        voice.pause()
        for event in edited(turn, wanted.operations, aim):
            yield voice.told(event)
    except BadRequest as told:
        if last:
            raise
        return f"Nothing of that block was done. {told} Answer again: a correct block, or words without one."
    return ""
