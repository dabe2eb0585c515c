"""A picture's bytes, for its owner only: private, never sniffed, sandboxed, and kept by the browser for good."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flask import Blueprint, Response

from conversation.errors import NotFound
from conversation.versions.filenames import stem
from endpoints.openapi.declaration import declared
from endpoints.pictures.attachment import attachment, disposition
from endpoints.request_body import query
from endpoints.sending import sent
from endpoints.services import person, services, token

routes = Blueprint("conversation_image", __name__)
FILENAME = re.compile(r"[a-zA-Z0-9_-]+\.(png|jpg|jpeg|webp|avif|gif)")
FOLDERS = re.compile(r".*[/\\]", re.DOTALL)
ENDING = re.compile(r"\.\w{1,5}$")


@dataclass(frozen=True)
class Saving:
    """Whether it is to be saved."""

    download: str | None = None
    """The name under which a browser shall save it; without one it shows it."""


@routes.get("/api/conversation-image/<conversation>/<filename>")
@declared(
    "A picture's bytes",
    files=("image/*",),
    asks=Saving,
    counted=False,
    also=(
        (302, "", "`Location` has it for five minutes, where the studio keeps its pictures in a bucket and says so."),
    ),
    about="By the name that a version says; what a name once stood for never changes. Never a file as it was uploaded. "
    "One that is to be saved says where it comes from.",
)
def picture(conversation: str, filename: str) -> Response:
    """The name is made of the bytes' hash, so what a browser once has never changes."""
    if not FILENAME.fullmatch(filename):
        raise NotFound("This picture")
    wanted = query(Saving).download
    if wanted is None and token() is not None:  # a program: no page, to which another host's pictures are foreign
        address = services().pictures.shelf.address_of(person().id, conversation, filename)
        if address is not None:
            return Response(status=302, headers={"Location": address, "Cache-Control": "private, no-store"})
    found = services().pictures.shelf.find_file(person().id, conversation, filename)
    left = services().pictures.downloads.named(person().id, conversation, filename) if wanted is not None else None
    if left is not None:
        return attachment(replace(left, name=download_name(wanted or "", filename)))
    response = sent(found, etag=filename)
    if wanted is not None:
        response.headers["Content-Disposition"] = disposition(download_name(wanted, filename))
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def download_name(wanted: str, filename: str) -> str:
    """A name that every file system takes, with the ending of what it really is."""
    return f"{stem(ENDING.sub('', FOLDERS.sub('', wanted)), 'atelier')}.{filename.rsplit('.', 1)[1]}"
