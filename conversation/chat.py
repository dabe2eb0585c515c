"""A reply by a chat model: its words as they come, and what it calls on the way, done like all that is said."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from conversation.briefing import briefed
from conversation.calling import called
from conversation.command import Aim, Turn
from conversation.errors import BadRequest
from conversation.events import Event, NoteAdded, QuestionAsked, StatusChanged
from conversation.ledger import Call, closing
from conversation.picturing import kept_from_chat
from conversation.ports import ChatModel, ChatRequest, Made, Said, ToolCall, Words
from conversation.target import aimed
from conversation.voice import Voice

ROUNDS = 4
"""Most calls of the model in one turn; in the last it gets no tools, so it has to answer."""


@dataclass
class Round:
    """What the model said in one call."""

    words: list[str] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)


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
    said = Round()
    with closing(model.reply(request)) as chunks:
        for chunk in chunks:
            if isinstance(chunk, Words):
                if chunk.text:
                    said.words.append(chunk.text)
                    yield voice.words(chunk.text)
            elif isinstance(chunk, ToolCall):
                said.calls.append(chunk)
            elif isinstance(chunk, Made):
                yield from kept_from_chat(turn, model, chunk)
            else:
                call.used(chunk.cost, chunk.tokens_in, chunk.tokens_out)
    return said
