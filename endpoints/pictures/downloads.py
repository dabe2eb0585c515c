"""Pictures as files: one in a format of choice, several as a ZIP that is made while it is sent; a conversation or
everything as one that can be read without a studio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response

from conversation.ports.downloads import MOST, DownloadRequest, Order
from endpoints.envelope import answer
from endpoints.openapi.declaration import PIXELS, Id, Size, declared, limits, refuses
from endpoints.pictures.attachment import attachment
from endpoints.request_body import json_body, parse, query
from endpoints.services import person, services

routes = Blueprint("downloads", __name__, url_prefix="/api/v1")
FARTHEST = 14 * 60
"""Minutes that a clock can be away from UTC."""
Format = Literal["same", "original", "jpeg", "png", "webp", "avif", "tiff"]
Minutes = Annotated[int, limits(minimum=-FARTHEST, maximum=FARTHEST)]


@refuses(outside="bad_format")
@dataclass(frozen=True)
class One:
    """How one picture shall leave."""

    format: Literal["", Format, "sent"] = ""
    """`same` is the file in its own format, not coded again, of an upload without what is private; `original` is also
    an upload byte for byte, with all it says about its maker; `sent` is the file that a model sent, byte for byte,
    where that is signed. Without one, what the person has set. All but these two say in XMP and in signed Content
    Credentials where they come from."""
    version: str | None = None
    """The current one where nothing is said."""


@dataclass(frozen=True)
class Clock:
    """Whose time the dates are in."""

    offset: Minutes = 0
    """Minutes that the person's clock is ahead of UTC."""


@dataclass(frozen=True)
class Archived(Clock):
    """How an archive is made."""

    clean: Literal["", "1"] = ""
    """`1`: what was uploaded goes along without anything private, instead of as it came."""


@dataclass(frozen=True)
class Chosen:
    """A picture among others."""

    id: Id
    version: str | None = None
    """The current one where nothing is said."""


@dataclass(frozen=True)
class Together:
    """Pictures that shall leave as one ZIP."""

    images: Annotated[tuple[Chosen, ...], limits(minItems=1, maxItems=MOST)]
    format: Literal["", Format] = ""
    """Empty: what the person has set."""
    name: Annotated[str, limits(maxLength=200)] = ""
    """What the ZIP is called."""
    offset: Minutes = 0
    """Minutes that the clock of its dates is ahead of UTC."""


@dataclass(frozen=True)
class Ready:
    """An order that can be collected for an hour."""

    id: Id
    url: str
    """Where the ZIP is."""
    count: int
    """Pictures."""
    bytes: Size | None
    """Of all files together; null where some have to be made first."""


@dataclass(frozen=True)
class DownloadRemark:
    """What an answer that is a file says beside it."""

    Content_Disposition: str
    """`attachment` with the name, in ASCII and as it is."""
    Atelier_Notes: str | None = None
    """Separated by commas. `on-white`: it was transparent, and JPEG cannot be. `smaller`: it was longer than its format
    can be. `first-frame`: it moved. `eight-bits`: it had 16. `uncredited`: its format has no place for whose it is.
    `unmarked`: it has none for where it comes from. `unsigned`: that could not be signed.
    `own-metadata`: an upload as it came."""


@routes.get("/images/<image>/download")
@declared(
    "A picture as a file in a format of choice",
    asks=One,
    tells=DownloadRemark,
    files=("image/*",),
    refuses=("bad_format", "impossible", "broken_picture", "nothing_sent", *PIXELS),
)
def one(image: str) -> Response:
    """`?format=same|original|sent|jpeg|png|webp|avif|tiff&version=<id>`: the person's own choice and the current
    version where nothing is said."""
    asked = query(One)
    return attachment(
        services().pictures.downloads.one(person().id, DownloadRequest(image, asked.version), asked.format)
    )


@routes.post("/downloads")
@declared(
    "Several pictures as a ZIP, to be collected within an hour",
    Ready,
    status=201,
    takes=Together,
    refuses=("not_found", "disk_full"),
    scope="read",
)
def ask() -> Response:
    """`{images: [{id, version?}], format?, name?, offset?}` → `{id, url, count, bytes}`, for an hour."""
    asked = services().pictures.downloads.ask(person().id, order())
    url = f"/api/v1/downloads/{asked.id}"
    return answer({"id": asked.id, "url": url, "count": asked.count, "bytes": asked.bytes}, 201)


@routes.get("/downloads/<download>")
@declared("The ZIP that was asked for, made while it is sent", tells=DownloadRemark, files=("application/zip",))
def collect(download: str) -> Response:
    return attachment(services().pictures.downloads.collect(person().id, download))


@routes.post("/images/download-zip")
@declared(
    "Several pictures as a ZIP at once",
    takes=Together,
    tells=DownloadRemark,
    files=("application/zip",),
    refuses=("not_found",),
    scope="read",
)
def download_zip() -> Response:
    """The body of `POST /downloads`; the ZIP at once."""
    return attachment(services().pictures.downloads.zip(person().id, order()))


@routes.get("/conversations/<conversation>/export")
@declared(
    "A conversation as a ZIP: Markdown, JSON, and every picture's own file",
    asks=Archived,
    tells=DownloadRemark,
    files=("application/zip",),
    about="What was uploaded is in it as it came, and may say where it was taken; with `clean=1` it does not.",
)
def conversation_archive(conversation: str) -> Response:
    archives, asked = services().conversations.moving.archives, query(Archived)
    return attachment(archives.conversation(person().id, conversation, asked.offset, asked.clean == "1"))


@routes.get("/export")
@declared(
    "Everything that a person has as a ZIP, a folder for each conversation",
    asks=Archived,
    tells=DownloadRemark,
    files=("application/zip",),
    about="All conversations that are not deleted, and the settings. Keys and passwords are not in it. With `clean=1` "
    "uploads are in it without what they say of people, places and devices.",
)
def whole_archive() -> Response:
    asked = query(Archived)
    return attachment(services().conversations.moving.archives.everything(person(), asked.offset, asked.clean == "1"))


def order() -> Order:
    """What the body asks for. Raises `BadRequest`."""
    asked = parse(Together, json_body())
    pictures = tuple(DownloadRequest(each.id, each.version) for each in asked.images)
    return Order(pictures, asked.format, asked.name, asked.offset)
