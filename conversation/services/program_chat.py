"""A chat model's answer to another program, whose messages and tools go through as they are; it is paid for here."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

from conversation.events import Event, TextDelta
from conversation.generators import closing
from conversation.llm.answer_stream import Withdrawn, heard
from conversation.llm.estimates import of_chat
from conversation.llm.ledger import Ledger, ModelCall
from conversation.llm.wallet import Wallet
from conversation.phrases.image_requests import commissioned
from conversation.ports.models import (
    Attachment,
    ChatModel,
    ChatRequest,
    Ended,
    Made,
    Models,
    TextChunk,
    ToolCall,
)
from conversation.ports.pixels import Pixels

MEGAPIXELS = 2.0
"""Of a picture that a model is shown."""


@dataclass(frozen=True)
class ProgramAnswer:
    """What the model said, to its end."""

    model: str
    """Its id."""
    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    pictures: tuple[Made, ...] = ()
    ended: str = ""
    """As `Ended.reason`."""
    tokens_in: int = 0
    tokens_out: int = 0
    cost: int | None = None
    """Micro-dollars; None is unknown."""


@dataclass(frozen=True)
class ProgramChat:
    """Where programs talk to chat models."""

    models_of: Callable[[str], Models]
    """A person's."""
    wallet_of: Callable[[str], Wallet]
    pixels: Pixels

    def offline(self, owner: str) -> bool:
        """Whether no language model is connected."""
        return self.models_of(owner).chat().abilities.stand_in

    def shown(self, picture: bytes) -> Attachment:
        """A picture as a model is shown it. Raises `Told` for what is none."""
        return self.pixels.shrink(self.pixels.accept(picture).data, MEGAPIXELS)

    def reply(self, owner: str, choice: str, request: ChatRequest) -> Generator[Event, None, ProgramAnswer]:
        """`TextDelta`s as they come, and what was paid for. Closing it ends the call. Raises `Told`."""
        model = self.models_of(owner).chat(choice)
        able = model.abilities
        request = request if able.tools else replace(request, tools=())
        said = tuple(each.text for each in request.messages)  # a program brings all that was said along each time
        call = ModelCall(model.id, model.label, "chat", able.local, said, of_chat(model, request), able.price)
        answer = yield from Ledger(self.wallet_of(owner), "").calling(call, _heard(model, request, call))
        cost, _ = call.priced()
        _, tokens_in, tokens_out = call.spent or (None, 0, 0)
        return replace(answer, tokens_in=tokens_in, tokens_out=tokens_out, cost=cost)


def orders_picture(text: str) -> bool:
    """Whether words to `auto` are for the studio itself: a command, or a picture that is ordered."""
    found = commissioned(text)
    return text.lstrip().startswith("/") or (found is not None and found.sure)


def _heard(model: ChatModel, request: ChatRequest, call: ModelCall) -> Generator[Event, None, ProgramAnswer]:
    words, calls, pictures, ended = list[str](), list[ToolCall](), list[Made](), ""
    with closing(model.reply(replace(request, begun=call.begun))) as chunks:
        for chunk in heard(chunks):
            if isinstance(chunk, TextChunk):
                words.append(chunk.text)
                yield TextDelta(chunk.text)
            elif isinstance(chunk, Withdrawn):
                words.clear()  # what a program was sent already it keeps: this wire takes nothing back
            elif isinstance(chunk, ToolCall):
                calls.append(chunk)
            elif isinstance(chunk, Made):
                pictures.append(chunk)
            elif isinstance(chunk, Ended):
                ended = chunk.reason
            else:
                call.used(chunk)
    return ProgramAnswer(model.id, "".join(words), tuple(calls), tuple(pictures), ended)
