"""Masks of a picture: drawn or selected, kept with a version, used again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response, request, send_file

from conversation.image import Image
from conversation.ports.areas.masks import Mask
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.idempotency import Repeatable, once
from endpoints.openapi.declaration import FILLED, PIXELS, Id, declared, limits
from endpoints.openapi.shared_shapes import TurnBegun
from endpoints.pictures.picture_turn import PictureTurn, begun
from endpoints.request_body import json_body, parse, query, wrong
from endpoints.services import person, services

routes = Blueprint("masks", __name__, url_prefix="/api/v1")
PNG = "image/png"
FINDING = ("model_absent", "model_broken")
UNREADABLE = ("not_a_picture", "kind_not_read", "broken_picture")


@dataclass(frozen=True)
class MaskedVersion:
    """Which version a mask is of."""

    version: str | None = None
    """Id of a version; the current one when left out."""


@dataclass(frozen=True)
class MaskList:
    """Masks of a picture."""

    masks: tuple[Mask, ...]
    """The newest first, 100 at most."""


@dataclass(frozen=True)
class Selecting:
    """What is to be found. Places and lengths are in pixels of the version."""

    kind: Literal["point", "box", "subject", "background", "sky", "face", "wand"]
    """`wand`: what has the colour of a place; `point` and `box`: the thing there; else what the picture shows."""
    x: float | None = None
    """Of the place, or of the left side of the box, as `y` of its top."""
    y: float | None = None
    width: float | None = None
    """Of the box, as `height`."""
    height: float | None = None
    tolerance: Annotated[float, limits(minimum=0, maximum=255)] | None = None
    """For `wand`: levels by which a channel may differ from the place; 24 when left out."""
    joined: bool | None = None
    """For `wand`: only what hangs together with the place, as when left out."""
    version: str | None = None
    """Id of a version; the current one when left out."""


@dataclass(frozen=True)
class Erasing:
    """What is to be taken away."""

    mask: Id
    """Id of a mask of the picture."""
    version: str | None = None
    """Id of a version; the current one when left out."""


@dataclass(frozen=True, kw_only=True)
class AreaWanted(PictureTurn):
    """What an area is to show."""

    prompt: Annotated[str, FILLED, limits(maxLength=20_000)]
    mask: Id
    """Id of a mask of the picture."""
    model: Annotated[str, limits(maxLength=200)] | None = None
    """Who paints it; the best that can, one on this machine before others, when left out."""


@dataclass(frozen=True)
class TwoVersions:
    """A version, and what was made of it."""

    before: str
    """Id of the version that was changed."""
    after: str
    """Id of what was made of it."""


@dataclass(frozen=True)
class Region(TwoVersions):
    """What of a change is to stay."""

    mask: Id
    """Id of a mask of the picture: inside of it the change stays."""


@routes.post("/images/<image>/masks")
@once
@declared(
    "Keeps a mask with a version",
    Mask,
    status=201,
    raw=PNG,
    asks=MaskedVersion,
    refuses=(*UNREADABLE, "impossible", "busy", *PIXELS),
    about="The body is a PNG, `Content-Type: image/png`: white is to be changed, black is not, grey in proportion, and "
    "what is transparent is not. One of another size is brought to that of the version.",
    scope="finish",
)
def keep(image: str) -> Response:
    """`curl --data-binary @mask.png -H "Content-Type: image/png"`."""
    if request.mimetype != PNG:
        return wrong("the body is a PNG; say so with Content-Type: image/png")
    kept = services().pictures.areas.masks.keep(person().id, image, query(MaskedVersion).version, request.get_data())
    return answer(to_json(kept), 201)


@routes.get("/images/<image>/masks")
@declared("The masks of a picture", MaskList)
def listing(image: str) -> Response:
    return answer({"masks": to_json(services().pictures.areas.masks.of(person().id, image))})


@routes.get("/masks/<mask>")
@declared("A mask’s file", files=(PNG,), counted=False, about="One channel of 8 bits; white is to be changed.")
def file(mask: str) -> Response:
    """It never changes."""
    response = send_file(services().pictures.areas.masks.file(person().id, mask), mimetype=PNG, conditional=True)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@routes.post("/images/<image>/masks/select")
@once
@declared(
    "A mask of what is found",
    Mask,
    status=201,
    takes=Selecting,
    refuses=("bad_arguments", "impossible", "busy", *FINDING, *PIXELS),
    about="It is found on this machine, and kept. Where nothing is found, the answer says what to do.",
    scope="finish",
)
def select(image: str) -> Response:
    said = {name: value for name, value in vars(parse(Selecting, json_body())).items() if value is not None}
    version = said.pop("version", None)
    return answer(to_json(services().pictures.areas.masks.select(person().id, image, version, said)), 201)


@routes.post("/images/<image>/erase")
@once
@declared(
    "A picture without what a mask covers",
    Image,
    takes=Erasing,
    refuses=("impossible", "busy", "mask_of_other_size", *PIXELS),
    about="Filled from around it, on this machine and free: good for small places, and refused for large ones.",
    scope="finish",
)
def erase(image: str) -> Response:
    asked = parse(Erasing, json_body())
    return answer(to_json(services().pictures.areas.masks.erase(person().id, image, asked.mask, asked.version)))


@routes.post("/images/<image>/masks/changes")
@once
@declared(
    "A mask of what a model changed",
    Mask,
    status=201,
    takes=TwoVersions,
    refuses=("impossible", "busy", *PIXELS),
    about="The two are laid on each other first, so that what a model only moved is no change.",
    scope="finish",
)
def changes(image: str) -> Response:
    asked = parse(TwoVersions, json_body())
    found = services().pictures.areas.masks.changes(person().id, image, asked.before, asked.after)
    return answer(to_json(found), 201)


@routes.get("/images/<image>/heat")
@declared(
    "How much a model changed where",
    files=("image/webp",),
    asks=TwoVersions,
    refuses=("impossible", "busy", *PIXELS),
    about="The picture before in grey with colours on it, at most 1024 px long. Nothing is stored.",
)
def heat(image: str) -> Response:
    """`?before=<version>&after=<version>`."""
    asked = query(TwoVersions)
    made = services().pictures.areas.masks.heat(person().id, image, asked.before, asked.after)
    response = Response(made.data, mimetype=made.media_type)
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.post("/images/<image>/keep-region")
@once
@declared(
    "A change, kept in a region only",
    Image,
    takes=Region,
    refuses=("impossible", "busy", "mask_of_other_size", *PIXELS),
    about="What was made of a version stays inside of the mask; the rest is as it was before, to the pixel. Free.",
    scope="finish",
)
def keep_region(image: str) -> Response:
    asked = parse(Region, json_body())
    said = person().id, image, asked.before, asked.after, asked.mask
    return answer(to_json(services().pictures.areas.masks.keep_region(*said)))


@routes.post("/images/<image>/inpaint")
@declared(
    "An area of a picture, painted anew by a model",
    TurnBegun,
    status=202,
    takes=AreaWanted,
    refuses=("conflict", "busy", "closing"),
    about="A turn of the picture’s conversation, as `/inpaint` is: followed as a job by its id. Outside of the mask "
    "the picture stays as it is, to the pixel; what the model answered is kept as a version beside it.",
    scope="make",
    sends=Repeatable,
)
def inpaint(image: str) -> Response:
    asked, owner = parse(AreaWanted, json_body()), person().id
    said = asked.mask, asked.prompt, asked.model or "", asked.version
    return begun(services().pictures.areas.masks.inpainting(owner, image, *said), asked)
