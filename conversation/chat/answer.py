"""A reply by a chat model: its words as they come, and what it calls on the way, done like all that is said."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from conversation.chat.allowance import Allowance
from conversation.chat.fenced_json import Fence, ordered
from conversation.chat.plan import Plans, planned, shown
from conversation.chat.prompt import ChatPrompt, build_prompt
from conversation.chat.reply_text import ReplyText
from conversation.chat.tool_arguments import ToolStep, read_call
from conversation.chat.tool_calls import WAITING, Called, followed, run_tool_call
from conversation.command import Turn
from conversation.errors import BadRequest, Told
from conversation.events import Choice, Event, NoteAdded, QuestionAsked, StatusChanged
from conversation.generation.pipeline import kept_from_chat
from conversation.generation.price_question import PENDING, cancel, costing, kept_options, needs_yes
from conversation.generators import closing
from conversation.llm.answer_stream import Withdrawn, heard
from conversation.llm.estimates import of_chat
from conversation.llm.ledger import ModelCall
from conversation.llm.silence import told_of_silence
from conversation.ports.models import ChatMessage, ChatModel, ChatRequest, Ended, Made, TextChunk, TokenUse, ToolCall
from conversation.sentences import say
from conversation.target import certain

CONTINUE = Choice(
    say("choice_continue", "Continue"),
    "Go on exactly where you stopped.",
    options={"local": False, "generate_image": False},
)
ASK = say("choice_ask_it", "Ask it")
ASKING = "ask"
"""In what is pending: the model answers the message."""
NOT_ALONE = "Not done: it belongs with the other calls, of which one did not work. Call all of them again."
Reading = tuple[ToolStep, ...] | str
"""The steps of a call, or what is wrong with it."""
ROUNDS = 4
"""Most calls of the model in one turn; in the last it gets no tools, so it has to answer."""


@dataclass
class Round:
    """What the model said in one call."""

    words: list[str] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    block: str = ""
    """Operations as JSON, from a model without tools."""
    painted: bool = False
    """A picture came among the words."""
    ended: str = ""
    """As `Ended.reason`."""


def answer(turn: Turn, reply: ReplyText | None = None, done: str = "") -> Iterator[Event]:
    """`reply` goes on with what was said already, about what was `done` of the same message. Raises `Told`."""
    model, reply = turn.studio.models.chat(turn.options.chat_model), reply or ReplyText()
    yield _thinking(model)
    substitution = turn.studio.models.substitution("chat", turn.options.chat_model)
    if substitution:
        yield reply.told(NoteAdded(substitution))
    # where no picture is certain, that matters once the model wants to change one
    turn = replace(turn, picture=turn.picture or certain(turn))
    prompt = build_prompt(turn, model, done)
    if question := _price_question(turn, model, prompt):
        yield question
        return
    yield from _notes(prompt, model, reply)
    messages, allowance, plans, worked, last = prompt.messages, Allowance(turn), Plans(turn.options.mask), False, False
    for number in range(ROUNDS):
        last = last or number == ROUNDS - 1
        tools = turn.studio.palette.tools() if model.abilities.tools and not last else ()
        said = yield from _round(turn, model, ChatRequest(messages, tools), reply, worked=worked)
        if said.block:
            wrong = yield from _carried_out(turn, said.block, reply, allowance, plans, last=number > 0)
            if not wrong:
                return
            messages = (*messages, ChatMessage("assistant", "".join(said.words)), ChatMessage("user", wrong))
            continue
        if not said.calls or last:
            return
        turn, results, last = yield from _answered_calls(turn, said.calls, reply, allowance, plans)
        worked = True
        messages = (*messages, ChatMessage("assistant", "".join(said.words), calls=tuple(said.calls)), *results)
        yield _thinking(model)


def _price_question(turn: Turn, model: ChatModel, prompt: ChatPrompt) -> QuestionAsked | None:
    """What to ask before the model is. None where it may be, or where the person said yes already."""
    tools = turn.studio.palette.tools() if model.abilities.tools else ()
    estimate = of_chat(model, ChatRequest(prompt.messages, tools))
    if turn.approved or not needs_yes(turn.studio.wallet, estimate):
        return None
    ask = Choice(ASK, ASK, options={**kept_options(turn), PENDING: [{ASKING: True}]})
    return QuestionAsked(costing(turn.studio.wallet, estimate.about, model.label), (ask, cancel(turn)))


def _notes(prompt: ChatPrompt, model: ChatModel, reply: ReplyText) -> Iterator[Event]:
    if model.abilities.stand_in:
        return
    if prompt.unseen:
        yield reply.told(
            NoteAdded(
                say(
                    "note_cannot_see",
                    "{label} cannot see pictures, so none were sent to it.",
                    label=model.label,
                )
            )
        )
    if prompt.missing:
        yield reply.told(NoteAdded(prompt.missing))


def _answered_calls(
    turn: Turn, calls: Sequence[ToolCall], reply: ReplyText, allowance: Allowance, plans: Plans
) -> Generator[Event, None, tuple[Turn, list[ChatMessage], bool]]:
    """The turn aimed at what was made, an answer to each call, and whether the reply waits for the person now."""
    readings = [_read(turn, call) for call in calls]
    steps_of_all = [step for steps in readings if not isinstance(steps, str) for step in steps]
    allowance.announced(steps_of_all)
    if plans.shown_first(turn, steps_of_all):
        return (yield from _shown_first(turn, calls, readings, reply, allowance))
    results: list[ChatMessage] = []
    asks = False
    for call, steps in zip(calls, readings, strict=True):
        if asks or isinstance(steps, str):
            outcome = Called(turn, [WAITING if asks else str(steps)])
        else:
            outcome = yield from run_tool_call(turn, steps, reply, allowance)
        turn, asks = outcome.turn, asks or outcome.asks
        results.append(ChatMessage("tool", outcome.text, answers=call.id))
    return turn, results, asks


def _shown_first(
    turn: Turn, calls: Sequence[ToolCall], readings: Sequence[Reading], reply: ReplyText, allowance: Allowance
) -> Generator[Event, None, tuple[Turn, list[ChatMessage], bool]]:
    """The same for calls that are one list of steps to a person; where one cannot be read, there is no list yet."""
    steps = [step for each in readings if not isinstance(each, str) for step in each]
    outcome = Called(turn)
    if any(isinstance(each, str) for each in readings):
        told = [each if isinstance(each, str) else NOT_ALONE for each in readings]
    else:
        outcome = yield from planned(turn, steps, reply, allowance)
        told = [outcome.text, *[WAITING if outcome.asks else NOT_ALONE for _ in calls[1:]]]
    results = [ChatMessage("tool", text, answers=call.id) for call, text in zip(calls, told, strict=True)]
    return outcome.turn, results, outcome.asks


def _read(turn: Turn, call: ToolCall) -> Reading:
    """The steps, or what is wrong with the call, for the model."""
    try:
        return read_call(turn.studio.palette, call.name, call.arguments)
    except BadRequest as told:
        return f"Nothing was done. {told}"


def _thinking(model: ChatModel) -> StatusChanged:
    return StatusChanged("think", say("thinking", "{model} is thinking", model=model.label))


def _round(
    turn: Turn, model: ChatModel, request: ChatRequest, reply: ReplyText, *, worked: bool
) -> Generator[Event, None, Round]:
    """One call of the model; its words start a new paragraph. Once something was done, it may have nothing to add."""
    reply.pause()
    able = model.abilities
    looked_at = turn.message.text, turn.studio.conversations.memory_pad(turn.owner)
    call = ModelCall(model.id, model.label, "chat", able.local, looked_at, of_chat(model, request), able.price)
    try:
        said = yield from turn.ledger.calling(call, _heard(turn, model, request, reply, call))
        yield from _how_it_ended(said, model, reply)
    except Told as told:
        if not worked or told.code != "empty_response":
            raise
        return Round()
    return said


def _heard(
    turn: Turn, model: ChatModel, request: ChatRequest, reply: ReplyText, call: ModelCall
) -> Generator[Event, None, Round]:
    said, fence = Round(), None if model.abilities.tools else Fence()
    with closing(model.reply(replace(request, begun=call.begun))) as chunks:
        for chunk in heard(told_of_silence(chunks, model.label, turn.studio.clock)):
            if isinstance(chunk, StatusChanged):
                yield chunk
            elif isinstance(chunk, TextChunk):
                said.words.append(chunk.text)
                shown = fence.shown(chunk.text) if fence else chunk.text
                if shown:
                    yield reply.words(shown)
            elif isinstance(chunk, Withdrawn):
                said.words.clear()
                fence = Fence() if fence else None
                yield reply.withdraw()
            elif isinstance(chunk, Made):
                said.painted = True
                yield from _kept(turn, model, chunk, reply)
            else:
                _note(said, chunk, call)
    if fence:
        left = fence.rest()
        said.block = fence.block
        if left:
            yield reply.words(left)
    return said


def _note(said: Round, chunk: ToolCall | Ended | TokenUse, call: ModelCall) -> None:
    """Keeps what is not shown."""
    if isinstance(chunk, ToolCall):
        said.calls.append(chunk)
    elif isinstance(chunk, Ended):
        said.ended = chunk.reason
    else:
        call.used(chunk)


def _kept(turn: Turn, model: ChatModel, made: Made, reply: ReplyText) -> Iterator[Event]:
    """A picture that cannot be read costs the words around it nothing."""
    try:
        yield from kept_from_chat(turn, model, made)
    except Told as told:
        yield reply.told(
            NoteAdded(
                say(
                    "note_picture_not_kept",
                    "A picture in the answer could not be kept. {title}. {text}",
                    title=told.title,
                    text=told.text,
                )
            )
        )


def _how_it_ended(said: Round, model: ChatModel, reply: ReplyText) -> Iterator[Event]:
    """Why there is no more of it. Raises `Told` where there is nothing at all."""
    words = bool("".join(said.words).strip())
    if not (words or said.calls or said.painted):
        raise _no_answer(said.ended, model)
    if said.ended == "length" and not said.calls:
        yield reply.told(
            NoteAdded(
                say(
                    "note_longest",
                    "{label} stopped here: this is the longest answer it may give.",
                    label=model.label,
                ),
                (CONTINUE,),
            )
        )
    elif said.ended == "filtered":
        yield reply.told(
            NoteAdded(
                say(
                    "note_rules",
                    "The rules of {label}’s provider ended the answer here.",
                    label=model.label,
                )
            )
        )


def _no_answer(ended: str, model: ChatModel) -> Told:
    title = say("no_answer", "{label} gave no answer", label=model.label)
    if ended == "length":
        text = say(
            "no_answer_long",
            "It used up its whole answer on thinking. Try again, ask for less at once, or choose another model.",
        )
    elif ended == "filtered":
        text = say(
            "no_answer_rules",
            "Its provider’s rules did not allow one. Say it another way, or choose another model.",
        )
    else:
        text = say("no_answer_thought", "It only thought, and said nothing. Try again, or choose another model.")
    return Told(title, text, code="empty_response", status=502)


def _carried_out(
    turn: Turn, block: str, reply: ReplyText, allowance: Allowance, plans: Plans, *, last: bool
) -> Generator[Event, None, str]:
    """Does what the block says. What is wrong with it, for the model; the second time, `Told`."""
    try:
        steps = ordered(block, turn.studio.palette)
        allowance.announced(steps)
        doing = shown if plans.shown_first(turn, steps) else followed
        yield from doing(Called(turn), steps, reply, allowance)
    except BadRequest as told:
        if last:
            raise
        return f"That block could not be done. {told} Answer again: a correct block, or words without one."
    return ""
