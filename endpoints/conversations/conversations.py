"""The list of conversations, and one conversation with its messages and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Annotated, Any
from uuid import uuid4

from flask import Blueprint, Response

from conversation.generators import closing
from conversation.message import Message
from conversation.options import NAMES, ComposerOptions, StandingOptions
from conversation.ports.library import Conversation, Listed, Listing, Page
from conversation.ports.turns import Begun
from conversation.ports.usage import Spent
from conversation.serialization import to_json
from endpoints.conversations.turn_request import LONGEST_MESSAGE, Accepted, Name, Saying, turn_request
from endpoints.envelope import answer
from endpoints.idempotency import Repeatable, once, own_key
from endpoints.json_lines import LINES
from endpoints.openapi.declaration import AsSaid, Id, declared, limits
from endpoints.request_body import json_body, parse, query, wrong
from endpoints.services import Turns, person, services
from endpoints.streamed import EVENTS
from endpoints.told_events import as_asked, wants_events

routes = Blueprint("conversations", __name__, url_prefix="/api/v1/conversations")
LONGEST_TITLE = 200


@dataclass(frozen=True)
class SearchQuery:
    """Which ones."""

    q: str = ""
    """Words that all stand in the title, or all in one message."""
    before: str | None = None
    """`next` of the page before."""
    limit: Annotated[int, limits(minimum=1, maximum=100)] = 30
    """How many at most."""


@dataclass(frozen=True)
class Beginning:
    """A new conversation."""

    id: Id | None = None
    """A UUID of one's own, so that the first message needs no answer to this first."""
    title: Annotated[str, limits(maxLength=LONGEST_TITLE)] = ""


@dataclass(frozen=True)
class PageQuery:
    """Which messages."""

    before: str | None = None
    """Id of a message: those before it."""
    limit: Annotated[int, limits(minimum=1, maximum=200)] = 50
    """How many at most."""


Chosen = Annotated[str, limits(maxLength=200)]


@dataclass(frozen=True)
class StandingChange(StandingOptions):
    """Options that hold for the messages of a conversation; null takes one back."""

    image_model: Chosen | None = None
    chat_model: Chosen | None = None
    cheap_model: Chosen | None = None
    """For titles, summaries and refined prompts."""
    aspect: Chosen | None = None
    """`width:height`."""
    seed: Annotated[int, limits(minimum=0, maximum=2**31)] | None = None
    resolution: Chosen | None = None
    quality: Chosen | None = None
    format: Chosen | None = None
    background: Chosen | None = None
    moderation: Chosen | None = None
    compression: Annotated[int, limits(minimum=0, maximum=100)] | None = None
    """Of a JPEG or WebP: 100 keeps the most."""
    negative: Annotated[str, limits(maxLength=2_000)] | None = None
    """What must not be in a picture."""
    style: Annotated[str, limits(maxLength=300)] | None = None
    """How new pictures are to look: the name of a style, or a phrase."""
    count: Annotated[int, limits(minimum=1, maximum=10)] | None = None
    """Pictures of one prompt."""


@dataclass(frozen=True)
class ChangingConversation:
    """What is to be changed: one of these."""

    title: Annotated[str, limits(maxLength=LONGEST_TITLE)] | None = None
    head: str | None = None
    """Id of a message: the branch through it is shown, down to its newest leaf."""
    pinned: bool | None = None
    """Whether it stands before those that are not."""
    options: StandingChange | None = None
    """What holds for its messages where they say nothing else; null takes one back, what is left out stays."""


@routes.get("")
@declared(
    "All conversations, the pinned ones first, of both the newest first",
    Listing,
    asks=SearchQuery,
    refuses=("bad_cursor",),
)
def listing() -> Response:
    asked = query(SearchQuery)
    found = services().conversations.library.listing(
        person().id, q=asked.q[:500], before=asked.before, limit=asked.limit
    )
    return answer(to_json(replace(found, conversations=tuple(map(as_it_runs, found.conversations)))))


@routes.post("")
@once
@declared(
    "A new conversation",
    Conversation,
    status=201,
    takes=Beginning,
    refuses=("bad_id", "conflict"),
    scope=("make", "finish"),
)
def create() -> Response:
    asked = parse(Beginning, json_body())
    return answer(to_json(services().conversations.library.create(person().id, asked.id, asked.title)), 201)


@dataclass(frozen=True, kw_only=True)
class OpenConversation(Page):
    """A piece of the shown branch, and what all of the conversation has cost but for what runs in that piece."""

    spent: Spent


@routes.get("/<conversation>")
@declared("A conversation with its messages and pictures", OpenConversation, asks=PageQuery)
def page(conversation: str) -> Response:
    """The replies that are being written now as they stand this moment, not as they were last saved."""
    return answer(as_data(services().conversations.library.page(person().id, conversation, **vars(query(PageQuery)))))


@routes.patch("/<conversation>")
@declared(
    "Its title, its place in the list, its options, or the branch that is shown",
    Conversation,
    takes=ChangingConversation,
    scope="make",
)
def change(conversation: str) -> Response:
    body = json_body()
    asked = parse(ChangingConversation, body)
    if asked.title is not None:
        return answer(to_json(services().conversations.library.rename(person().id, conversation, asked.title)))
    if asked.head is not None:
        return answer(to_json(services().conversations.library.show(person().id, conversation, asked.head)))
    if asked.pinned is not None:
        return answer(to_json(services().conversations.library.pin(person().id, conversation, asked.pinned)))
    if asked.options is not None:
        said = body["options"]  # what is taken back by null, only the body tells from what is left out
        changes = {name: said[name] for name in NAMES if name in said}
        return answer(to_json(services().conversations.library.choose(person().id, conversation, changes)))
    return wrong("title, head, pinned or options is missing")


@routes.delete("/<conversation>")
@declared(
    "Takes a conversation away", about="It can be brought back for 30 days, or what the studio says.", scope="make"
)
def delete(conversation: str) -> Response:
    services().conversations.library.delete(person().id, conversation)
    return answer({})


@routes.post("/<conversation>/restore")
@declared("Brings a deleted conversation back", Conversation, scope="make")
def restore(conversation: str) -> Response:
    return answer(to_json(services().conversations.library.restore(person().id, conversation)))


@dataclass(frozen=True)
class ProgramMessage:
    """What a program says."""

    text: Annotated[str, limits(maxLength=LONGEST_MESSAGE)] = ""
    """May be empty only with `again`. Commands and plain words do what they do in the composer."""
    image: Name | None = None
    """Id of the picture of this conversation that it is about."""
    version: Name | None = None
    """Id of the version of it."""
    attachments: Annotated[tuple[str, ...], limits(maxItems=32)] = ()
    """Ids of pictures of this conversation that go along."""
    options: Annotated[Mapping[str, str | int | float | bool | None], AsSaid(ComposerOptions)] = field(
        default_factory=dict
    )
    parent: Name | None = None
    """Id of the message to answer after; the newest one when left out."""
    again: Name | None = None
    """Id of a person's message to answer once more."""
    stop_when_left: bool = False
    """Ends the turn where the connection of a streamed answer is closed before its end. Else it goes on."""


@dataclass(frozen=True)
class MessagePage:
    """Some messages of the shown branch."""

    messages: tuple[Message, ...]
    """Oldest first."""
    next: str | None
    """`before` of the page with the older ones; null where there are none."""


@dataclass(frozen=True)
class Cleared:
    """What was taken away."""

    deleted: tuple[Id, ...]
    """Ids of messages, each with all that followed it: `POST /api/v1/messages/<id>/restore` brings that back."""


@routes.get("/<conversation>/messages")
@declared("The messages of a conversation", MessagePage, asks=PageQuery, about="The newest page first.")
def history(conversation: str) -> Response:
    found = services().conversations.library.page(person().id, conversation, **vars(query(PageQuery)))
    older = found.messages[0].id if found.more else None
    return answer({"messages": as_data(found)["messages"], "next": older})


@routes.post("/<conversation>/messages")
@declared(
    "Says something, and the turn that answers it",
    Accepted,
    status=202,
    takes=ProgramMessage,
    sends=Repeatable,
    also=(
        (200, LINES, "With `Accept: application/x-ndjson`: the turn's events as they happen, a line of JSON each."),
        (200, EVENTS, "With `Accept: text/event-stream`: the same as server-sent events; `id` is the event's `seq`."),
    ),
    refuses=("conflict", "busy", "closing"),
    about="The turn goes on when the connection is closed, unless `stop_when_left` says otherwise.",
    scope="make",
)
def send(conversation: str) -> Response:
    said = parse(ProgramMessage, json_body())
    own = {item.name: getattr(said, item.name) for item in fields(said) if item.name != "stop_when_left"}
    asked = Saying(conversation, own_key() or str(uuid4()), **own)
    begun = services().conversations.turns.start(turn_request(person().id, asked))
    if wants_events():
        return as_asked(followed(begun, services().conversations.turns, said.stop_when_left))
    return answer({"turn": begun.reply.id, "message": begun.message.id, "conversation": conversation}, 202)


def followed(begun: Begun, turns: Turns, stops: bool) -> Iterator[Mapping[str, Any]]:
    """The turn's events. `stops`: the turn ends with whoever reads them."""
    over = False
    try:
        with closing(turns.watch(begun)) as events:
            yield from events
        over = True
    finally:
        if stops and not over:
            turns.stop(begun.reply.id)


@routes.delete("/<conversation>/messages")
@declared(
    "Takes all messages of a conversation away",
    Cleared,
    about="What runs in it ends. The conversation stays, with its options; its pictures stay in the gallery.",
    scope="make",
)
def clear(conversation: str) -> Response:
    owner, turns = person().id, services().conversations.turns
    services().conversations.library.get(owner, conversation)
    for running in turns.running(conversation):
        turns.stop(running.id)
    return answer({"deleted": services().conversations.programs.clear(owner, conversation)})


def as_it_runs(row: Listed) -> Listed:
    """With whether a turn runs in it."""
    return replace(row, running=bool(services().conversations.turns.running(row.id)))


def as_data(found: Page) -> dict[str, object]:
    ahead = {message.id: message for message in services().conversations.turns.ahead(found.conversation.id)}
    messages = [
        replace(ahead[message.id], siblings=message.siblings) if message.id in ahead else message
        for message in found.messages
    ]
    spending = services().people.spending
    messages = [replace(each, reply=spending.settled(each.reply)) if each.reply else each for each in messages]
    # by the messages of this answer, so that the page knows which of them are in the sum
    running = [each.reply.turn for each in messages if each.reply and each.reply.state == "running"]
    spent = to_json(spending.of_conversation(found.conversation.id, running))
    return {**to_json(found), "spent": spent, "messages": [message.to_dict() for message in messages]}
