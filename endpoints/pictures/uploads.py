"""Files on their way in, by the tus protocol 1.0: creation, with bytes or without, expiration, checksum, termination.

What became of a file is the answer to a GET in the envelope of `/api/v1`; tus itself knows no GET.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from email.utils import formatdate

from flask import Blueprint, Response, request, url_for

from conversation.errors import BadRequest, Told
from conversation.image import Image
from conversation.ports.accounts import Scope
from conversation.ports.uploads import Checksum, Standing, Upload
from conversation.sentences import say
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.openapi.tus import (
    AboutUploads,
    AppendHeaders,
    Created,
    CreateHeaders,
    OffsetHeaders,
    OverrideHeaders,
    PlaceAndLength,
    TusHeaders,
    UploadStanding,
)
from endpoints.request_body import body_pieces, storable, wrong
from endpoints.services import person, services

routes = Blueprint("uploads", __name__, url_prefix="/api/v1/uploads")
VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,expiration,checksum,termination"
ALGORITHMS = {"md5": 16, "sha1": 20, "sha256": 32}
"""Bytes of each sum."""
BYTES = "application/offset+octet-stream"
SENDING: tuple[Scope, ...] = ("make", "finish")
"""Whatever is done with a picture, it is sent first."""
LONGEST_METADATA = 8_000
WHOLE = (
    "picture_too_large",
    "not_a_picture",
    "kind_not_read",
    "broken_picture",
    "too_slow",
    "worker_died",
    "disk_full",
)
"""Why a file that is whole may be refused."""
BROKEN = (
    "offset_conflict",
    "upload_too_long",
    "upload_busy",
    "unsupported_media_type",
    "checksum_mismatch",
    "tus_version",
    "expired",
    "line_cut",
)
"""What can go wrong on the way."""


@routes.before_request
def speaks_tus() -> None:
    """A wrong version is refused before anything happens. A GET is not tus."""
    spoken = request.headers.get("Tus-Resumable", VERSION)
    if request.method not in ("GET", "OPTIONS") and spoken != VERSION:
        raise Told(
            say("tus_version", "Another version of tus"),
            say("tus_version_text", "This server speaks {version}.", version=VERSION),
            code="tus_version",
            status=412,
        )


@routes.after_request
def says_tus(response: Response) -> Response:
    response.headers["Tus-Resumable"] = VERSION
    if response.status_code == 412:
        response.headers["Tus-Version"] = VERSION
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.route("", methods=["OPTIONS"], provide_automatic_options=False)
@declared("What of tus is spoken here", status=204, bare=True, tells=AboutUploads, method="OPTIONS", scope=SENDING)
def abilities() -> Response:
    return empty(
        {
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(services().pictures.uploads.most_bytes),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        }
    )


@routes.post("")
@declared(
    "Begins an upload",
    status=201,
    bare=True,
    raw=BYTES,
    sends=CreateHeaders,
    tells=Created,
    refuses=(*WHOLE, "too_many_uploads", "bad_id", "not_found", "tus_version", "checksum_mismatch", "line_cut"),
    about="Its first bytes may come along, all of them too.",
    scope=SENDING,
)
def create() -> Response:
    """`Upload-Metadata` may name `filename` and `conversation`; without one a conversation is made."""
    length = number("Upload-Length")
    said = metadata(request.headers.get("Upload-Metadata", ""))
    checked = checksum()
    owner, uploads = person().id, services().pictures.uploads
    upload = uploads.begin(owner, said.get("conversation") or None, said.get("filename", ""), length)
    standing = Standing(upload, 0)
    if request.mimetype == BYTES or length == 0:
        standing = uploads.append(owner, upload.id, 0, pieces(), checked)
    place = {"Location": url_for("uploads.standing", upload=upload.id)}
    return empty({**headers_of(standing), **place}, 201)


@routes.route("/<upload>", methods=["GET", "HEAD"])
@declared("What became of an upload", UploadStanding, refuses=("expired",), method="GET", scope=SENDING)
@declared(
    "Where an upload goes on",
    bare=True,
    sends=TusHeaders,
    tells=PlaceAndLength,
    refuses=("tus_version", "expired", "upload_busy"),
    method="HEAD",
    scope=SENDING,
)
def standing(upload: str) -> Response:
    """HEAD says where to go on; GET what became of it, in words."""
    if request.method == "HEAD":
        found = services().pictures.uploads.standing(person().id, upload)
        return empty({**headers_of(found), "Upload-Length": str(found.upload.length)}, 200)
    return answer(as_data(*services().pictures.uploads.outcome(person().id, upload)))


@routes.patch("/<upload>")
@declared(
    "The bytes that follow",
    status=204,
    bare=True,
    raw=BYTES,
    sends=AppendHeaders,
    tells=OffsetHeaders,
    refuses=(*WHOLE, *BROKEN),
    about="The answer to the last of them refuses what is no picture.",
    scope=SENDING,
)
def append(upload: str) -> Response:
    """The bytes that follow. The last of them makes the file an image, or the answer says why not."""
    if request.mimetype != BYTES:
        raise BadRequest(
            say("no_piece", "This is not part of a file"),
            say("no_piece_text", "Send it as {type}.", type=BYTES),
            code="unsupported_media_type",
            status=415,
        )
    offset, checked = number("Upload-Offset"), checksum()
    return empty(headers_of(services().pictures.uploads.append(person().id, upload, offset, pieces(), checked)))


@routes.delete("/<upload>")
@declared(
    "Forgets an upload",
    status=204,
    bare=True,
    sends=TusHeaders,
    refuses=("tus_version", "expired"),
    about="An image that it became stays.",
    scope=SENDING,
)
def cancel(upload: str) -> Response:
    services().pictures.uploads.cancel(person().id, upload)
    return empty({})


@routes.post("/<upload>")
@declared(
    "PATCH or DELETE, for who can only POST",
    status=204,
    bare=True,
    raw=BYTES,
    sends=OverrideHeaders,
    tells=OffsetHeaders,
    refuses=(*WHOLE, *BROKEN),
    scope=SENDING,
)
def overridden(upload: str) -> Response:
    """For who can send nothing but a POST."""
    meant = {"PATCH": append, "DELETE": cancel}.get(request.headers.get("X-HTTP-Method-Override", "").upper())
    return meant(upload) if meant else wrong("X-HTTP-Method-Override is PATCH or DELETE")


def pieces() -> Iterator[bytes]:
    return body_pieces(say("line_cut_text", "Continue from where the file is now."))


def number(name: str) -> int:
    value = request.headers.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        wrong(f"{name} is a number of bytes")
    return int(value)


def metadata(header: str) -> dict[str, str]:
    """Names and values of `name base64,name base64`; a value may be missing."""
    if len(header) > LONGEST_METADATA:
        wrong(f"Upload-Metadata has at most {LONGEST_METADATA} characters")
    said = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        name, _, value = pair.partition(" ")
        said[name] = storable(decoded(value.strip(), "Upload-Metadata").decode(errors="replace"))
    return said


def checksum() -> Checksum | None:
    header = request.headers.get("Upload-Checksum")
    if header is None:
        return None
    algorithm, _, value = header.strip().partition(" ")
    if algorithm not in ALGORITHMS:
        wrong(f"Upload-Checksum is one of {', '.join(ALGORITHMS)}")
    digest = decoded(value, "Upload-Checksum")
    if len(digest) != ALGORITHMS[algorithm]:
        wrong(f"Upload-Checksum has {ALGORITHMS[algorithm]} bytes")
    return Checksum(algorithm, digest)


def decoded(value: str, name: str) -> bytes:
    try:
        return b64decode(value, validate=True)
    except ValueError:
        return wrong(f"{name} is written in base64")


def headers_of(standing: Standing) -> dict[str, str]:
    expires = formatdate(standing.upload.expires, usegmt=True)
    return {"Upload-Offset": str(standing.offset), "Upload-Expires": expires}


def as_data(standing: Standing, image: Image | None) -> dict[str, object]:
    upload: Upload = standing.upload
    return {
        "id": upload.id,
        "conversation": upload.conversation,
        "filename": upload.filename,
        "length": upload.length,
        "offset": standing.offset,
        "expires": upload.expires,
        "image": to_json(image) if image else None,
        "refused": to_json(upload.refusal) if upload.refusal else None,
    }


def empty(headers: dict[str, str], status: int = 204) -> Response:
    return Response(status=status, headers=headers)
