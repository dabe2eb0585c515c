"""A picture on the shelf: its title, its pin, its current version; and putting a picture into a conversation."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from io import SEEK_END, BytesIO
from typing import IO, Annotated

from flask import Blueprint, Response, request

from conversation.errors import NotFound
from conversation.image import Image
from conversation.message import Message
from conversation.ports.gallery import GalleryFilter, GalleryPicture
from conversation.programs.conversations import PictureTalk
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import ELSEWHERE, PIXELS, File, Id, declared, limits
from endpoints.request_body import json_body, parse, query, storable, wrong
from endpoints.services import person, services

routes = Blueprint("images", __name__, url_prefix="/api/v1")
PIECE = 65_536
RECEIVED = (
    "not_found",
    "picture_too_large",
    "not_a_picture",
    "kind_not_read",
    "broken_picture",
    "too_many_uploads",
    "bad_id",
    "too_slow",
    "disk_full",
)


@dataclass(frozen=True)
class SentFile:
    """A picture as a form sends it."""

    file: File
    conversation: str | None = None
    """Where it goes; made where there is none."""


@dataclass(frozen=True)
class Named:
    """A picture somewhere else on the internet."""

    address: Annotated[str, limits(maxLength=4_000)]
    """It begins with https://."""
    conversation: Id | None = None
    """Where it goes; made where there is none."""


@dataclass(frozen=True)
class ImagesAsked:
    """Which pictures."""

    conversation: str = ""
    """Only those of that one."""
    before: str | None = None
    """`next` of the page before."""
    limit: Annotated[int, limits(minimum=1, maximum=200)] = 50
    """How many at most."""


@dataclass(frozen=True)
class ImagesListed:
    """A page of them; `GET /api/v1/images/{image}` tells all about one."""

    images: tuple[GalleryPicture, ...]
    next: str | None
    """What to pass as `before` for the following page; null at the end."""


@dataclass(frozen=True)
class ChangingImage:
    """What is to be changed: one of these at least."""

    title: Annotated[str, limits(maxLength=200)] | None = None
    pinned: bool | None = None
    current: str | None = None
    """Id of the version that shall be the current one."""


@dataclass(frozen=True)
class FormPicture:
    """A picture that was made in the image form, byte for byte."""

    picture: File
    prompt: str = ""


@dataclass(frozen=True)
class Adopted:
    """A picture that is in the conversation now."""

    message: Message
    image: Image


@routes.post("/images")
@once
@declared(
    "A file, in one piece",
    Image,
    status=201,
    form=SentFile,
    refuses=RECEIVED,
    about="`curl -F file=@cat.jpg` sends it so. For a line that may be cut there are uploads in pieces.",
    scope=("make", "finish"),
)
def send() -> Response:
    """A file as a form sends it (`curl -F file=@cat.jpg`), taken in as one that came piece by piece."""
    picture = request.files.get("file")
    if picture is None:
        return wrong("file is missing; send it as a form, multipart/form-data")
    with closing(picture):
        conversation = storable(request.form.get("conversation", "")) or None
        return answer(to_json(taken_in(conversation, storable(picture.filename or ""), picture.stream)), 201)


@routes.post("/images/from-address")
@once
@declared(
    "The picture at an address, fetched by the studio",
    Image,
    status=201,
    takes=Named,
    refuses=(*ELSEWHERE, *RECEIVED),
    about="Public addresses over https only; no redirect is followed. It is taken in like a file that was sent.",
    scope=("make", "finish"),
)
def from_address() -> Response:
    asked = parse(Named, json_body())
    found = services().pictures.uploads.found(asked.address)
    return answer(to_json(taken_in(asked.conversation, storable(found.filename), BytesIO(found.data))), 201)


@routes.get("/images")
@declared("All pictures, newest first", ImagesListed, asks=ImagesAsked, refuses=("bad_cursor", "not_found"))
def listing() -> Response:
    """The gallery has more to choose by."""
    owner, asked = person().id, query(ImagesAsked)
    if asked.conversation:
        services().conversations.library.get(owner, asked.conversation)
    wanted = GalleryFilter(conversation=asked.conversation)
    page = services().pictures.gallery.page(owner, wanted, after=asked.before, limit=asked.limit)
    return answer({"images": to_json(page.pictures), "next": page.next})


@routes.get("/images/<image>")
@declared("Everything about a picture and its versions", Image)
def one(image: str) -> Response:
    return answer(to_json(services().pictures.shelf.get(person().id, image)))


@routes.patch("/images/<image>")
@declared(
    "Its title, its pin, its current version", Image, takes=ChangingImage, refuses=("version_not_kept",), scope="finish"
)
def change(image: str) -> Response:
    asked = parse(ChangingImage, json_body())
    shelf, owner = services().pictures.shelf, person().id
    changed = None
    if asked.title is not None:
        changed = shelf.rename(owner, image, asked.title)
    if asked.pinned is not None:
        changed = shelf.pin(owner, image, asked.pinned)
    if asked.current is not None:
        changed = shelf.choose(owner, image, asked.current)
    return answer(to_json(changed)) if changed else wrong("title, pinned or current is missing")


@routes.delete("/images/<image>")
@declared("Takes a picture away", about="It can be brought back for 30 days, or what the studio says.", scope="finish")
def delete(image: str) -> Response:
    services().pictures.shelf.delete(person().id, image)
    return answer({})


@routes.post("/images/<image>/restore")
@declared("Brings a deleted picture back", Image, scope="finish")
def restore(image: str) -> Response:
    return answer(to_json(services().pictures.shelf.restore(person().id, image)))


@routes.post("/conversations/<conversation>/images")
@once
@declared(
    "A picture of the image form, put into a conversation",
    Adopted,
    status=201,
    form=FormPicture,
    refuses=("not_a_picture", "kind_not_read", "broken_picture", *PIXELS),
    about="It comes as a message with its reply; how it was made is remembered by its bytes.",
    scope=("make", "finish"),
)
def add(conversation: str) -> Response:
    """A picture that the form made, byte for byte as it came from there: how it was made is remembered here."""
    owner = person().id
    services().conversations.library.get(owner, conversation)
    picture = request.files.get("picture")
    if picture is None:
        return wrong("picture is missing")
    with closing(picture):
        data = picture.stream.read()
    prompt = storable(request.form.get("prompt", "")[:20_000])
    message, image = services().image_form.keep(owner, conversation, data, prompt)
    return answer({"message": message.to_dict(), "image": to_json(image)}, 201)


@dataclass(frozen=True)
class TalkAsked:
    """A conversation about a picture."""

    version: str | None = None
    """Id of the version that it begins with; the current one when left out."""
    title: Annotated[str, limits(maxLength=200)] = ""
    """Empty for the picture's."""


@routes.post("/images/<image>/chat")
@once
@declared(
    "Opens a conversation about one picture",
    PictureTalk,
    status=201,
    takes=TalkAsked,
    refuses=RECEIVED,
    about="It begins with a copy, without anything private: what is said there, by `POST "
    "/api/v1/conversations/<id>/messages` with `image`, changes that one, and this picture stays as it is.",
    scope="make",
)
def chat(image: str) -> Response:
    asked = parse(TalkAsked, json_body())
    talk = services().conversations.programs.about(person().id, image, asked.version, asked.title)
    return answer(to_json(talk), 201)


def taken_in(conversation: str | None, filename: str, stream: IO[bytes]) -> Image:
    """The image that a whole file becomes. Raises `Told`, and keeps nothing of what was refused."""
    owner, uploads = person().id, services().pictures.uploads
    length = stream.seek(0, SEEK_END)
    stream.seek(0)
    upload = uploads.begin(owner, conversation, filename, length)
    try:
        uploads.append(owner, upload.id, 0, iter(partial(stream.read, PIECE), b""), None)
        _, image = uploads.outcome(owner, upload.id)
    finally:
        uploads.cancel(owner, upload.id)
    if image is None:
        raise NotFound("The picture")
    return image
