"""A reply by a chat model: its words as they come, and what it calls on the way, done like all that is said."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from conversation.allowance import Allowance
from conversation.briefing import briefed
from conversation.calling import WAITING, Called, called, followed
from conversation.command import Turn
from conversation.errors import BadRequest
from conversation.events import Event, NoteAdded, StatusChanged
from conversation.fenced import Fence, ordered
from conversation.ledger import Call, closing
from conversation.picturing import kept_from_chat
from conversation.ports import ChatModel, ChatRequest, Made, Said, ToolCall, Words
from conversation.silence import told_of_silence
from conversation.target import certain
from conversation.tool_arguments import Step, read_call
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
    turn = replace(turn, aim=certain(turn))  # where it is not, that matters once the model wants to change one
    briefing = briefed(turn, model)
    if briefing.unseen and not model.abilities.stand_in:
        yield voice.told(NoteAdded(f"{model.label} cannot see pictures, so none were sent to it."))
    messages, allowance, last = briefing.messages, Allowance(turn), False
    for number in range(ROUNDS):
        last = last or number == ROUNDS - 1
        tools = turn.studio.palette.tools() if model.abilities.tools and not last else ()
        said = yield from _round(turn, model, ChatRequest(messages, tools), voice)
        if said.block:
            wrong = yield from _carried_out(turn, said.block, voice, allowance, last=number > 0)
            if not wrong:
                return
            messages = (*messages, Said("assistant", "".join(said.words)), Said("user", wrong))
            continue
        if not said.calls or last:
            return
        turn, results, last = yield from _answered_calls(turn, said.calls, voice, allowance)
        messages = (*messages, Said("assistant", "".join(said.words), calls=tuple(said.calls)), *results)
        yield _thinking(model)


def _answered_calls(
    turn: Turn, calls: Sequence[ToolCall], voice: Voice, allowance: Allowance
) -> Generator[Event, None, tuple[Turn, list[Said], bool]]:
    """The turn aimed at what was made, an answer to each call, and whether the reply waits for the person now."""
    readings = [_read(turn, call) for call in calls]
    allowance.announced([step for steps in readings if not isinstance(steps, str) for step in steps])
    results: list[Said] = []
    asks = False
    for call, steps in zip(calls, readings, strict=True):
        if asks or isinstance(steps, str):
            outcome = Called(turn, [WAITING if asks else str(steps)])
        else:
            outcome = yield from called(turn, steps, voice, allowance)
        turn, asks = outcome.turn, asks or outcome.asks
        results.append(Said("tool", outcome.text, answers=call.id))
    return turn, results, asks


def _read(turn: Turn, call: ToolCall) -> tuple[Step, ...] | str:
    """The steps, or what is wrong with the call, for the model."""
    try:
        return read_call(turn.studio.palette, call.name, call.arguments)
    except BadRequest as told:
        return f"Nothing was done. {told}"


def _thinking(model: ChatModel) -> StatusChanged:
    return StatusChanged("think", f"{model.label} is thinking")


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
        for chunk in told_of_silence(chunks, model.label, turn.studio.clock):
            if isinstance(chunk, StatusChanged):
                yield chunk
            elif isinstance(chunk, Words):
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


def _carried_out(
    turn: Turn, block: str, voice: Voice, allowance: Allowance, *, last: bool
) -> Generator[Event, None, str]:
    """Does what the block says. What is wrong with it, for the model; the second time, `Told`."""
    try:
        steps = ordered(block, turn.studio.palette)
        allowance.announced(steps)
        yield from followed(Called(turn), steps, voice, allowance)
    except BadRequest as told:
        if last:
            raise
        return f"That block could not be done. {told} Answer again: a correct block, or words without one."
    return ""
