"""What `/v1/images` is asked: from JSON or from a form, into an order for the studio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from flask import request
from werkzeug.datastructures import FileStorage

from conversation.services.model_list import ModelFilter
from conversation.services.program_models import named
from conversation.services.program_orders import choices_of, prompted, sent_picture, words_of
from conversation.services.program_turns import ProgramOrder, SentPicture
from endpoints.openapi.declaration import File, limits
from endpoints.request_body import json_body, parse, storable, wrong
from endpoints.services import person, services

LONGEST_PROMPT = 20_000
MOST = 16
"""Pictures that one edit is given."""
SWITCHES = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True)
class PaintingCall:
    """A picture or several, as OpenAI's API asks for them. What is not named here is passed over."""

    prompt: Annotated[str, limits(maxLength=LONGEST_PROMPT)] = ""
    model: Annotated[str, limits(maxLength=200)] = "atelier/auto"
    """`atelier/auto`, `atelier/nobg`, `atelier/compress`, or an id that `GET /v1/models` lists."""
    n: Annotated[int, limits(minimum=1, maximum=10)] = 1
    size: Annotated[str, limits(maxLength=20)] = "auto"
    """`1536x1024` chooses the model's nearest shape, `2K` a resolution that it has; the answer says how large the
    pictures are."""
    quality: Annotated[str, limits(maxLength=20)] = "auto"
    background: Annotated[str, limits(maxLength=20)] = "auto"
    output_format: Literal["png", "jpeg", "webp"] = "png"
    output_compression: Annotated[int, limits(minimum=0, maximum=100)] = 100
    """Quality of JPEG and WebP."""
    response_format: Literal["b64_json", "url"] = "b64_json"
    """`url` works for an hour, without a token."""
    stream: bool = False
    partial_images: Annotated[int, limits(minimum=0, maximum=3)] = 0
    seed: int | None = None
    confirm: bool = False
    """Yes to what the studio would ask a person before a dear picture."""


@dataclass(frozen=True)
class PictureAddress:
    """Where a picture is."""

    image_url: Annotated[str, limits(maxLength=40_000_000)]
    """A `data:` address, or a public one over https."""


@dataclass(frozen=True)
class EditingCall(PaintingCall):
    """The same with pictures, as JSON."""

    images: Annotated[tuple[PictureAddress, ...], limits(maxItems=MOST)] = ()
    """In the order in which the prompt speaks of them; `image` with an address or a list of them is heard, too."""
    mask: PictureAddress | None = None
    """A PNG of the first picture's size: where it is transparent that may change, and nowhere else a pixel."""


@dataclass(frozen=True, kw_only=True)
class EditingForm(PaintingCall):
    """The same as a form, with files."""

    image: tuple[File, ...]
    """One or several, also as `image[]`, in the order in which the prompt speaks of them."""
    mask: File = ""
    """As in JSON."""


def painting() -> PaintingCall:
    """What this request's JSON asks for. Raises `BadRequest`."""
    return parse(PaintingCall, json_body())


def editing() -> tuple[PaintingCall, tuple[SentPicture, ...], bytes | None]:
    """What this request asks for, JSON or a form, its pictures, and its mask. Raises `Told`."""
    if request.mimetype == "application/json":
        asked = parse(EditingCall, with_images(json_body()))
        sent = tuple(fetched(each.image_url, number) for number, each in enumerate(asked.images, start=1))
        mask = None if asked.mask is None else fetched(asked.mask.image_url, len(sent) + 1).data
    else:
        sent = tuple(files_of("image", "image[]"))
        asked = parse(EditingCall, dict(form_fields()))
        mask = next((each.data for each in files_of("mask")), None)
    if not sent:
        wrong("image is missing")
    if len(sent) > MOST:
        wrong(f"{MOST} pictures at most can be sent at once")
    return asked, sent, mask


def with_images(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The body with `image` as some programs write it, an address or several, among its `images`."""
    image = said.get("image")
    named = [image] if isinstance(image, str) else image if isinstance(image, list) else []
    there = said.get("images") or []
    return {**said, "images": [*there, *({"image_url": each} for each in named)]} if isinstance(there, list) else said


def form_fields() -> Iterator[tuple[str, Any]]:
    """What a form says, whose values are all texts: whole numbers and switches as what they are."""
    for name, text in request.form.items():
        kind = PaintingCall.__dataclass_fields__[name].type if name in PaintingCall.__dataclass_fields__ else "str"
        if kind == "bool" and text.lower() in SWITCHES:
            yield name, SWITCHES[text.lower()]
        elif "int" in str(kind) and text.isdecimal():
            yield name, int(text)
        else:
            yield name, storable(text)


def files_of(*names: str) -> Iterator[SentPicture]:
    """A form's files by these names."""
    for name in names:
        for sent in request.files.getlist(name):
            yield read(sent)


def read(sent: FileStorage) -> SentPicture:
    with closing(sent):
        return SentPicture(storable(sent.filename or "picture"), sent.stream.read())


def fetched(address: str, number: int) -> SentPicture:
    """The picture at an address. Raises `Told`."""
    return sent_picture(address, number, services().pictures.uploads.found)


def order_of(asked: PaintingCall, pictures: Sequence[SentPicture] = (), mask: bytes | None = None) -> ProgramOrder:
    """The same for the studio. Raises `BadRequest` where there is nothing to paint."""
    owner = person().id
    model = named(asked.model, services().studio.providers.models(owner, ModelFilter()), "image")
    text, options = words_of(asked.prompt.strip(), model, edits=bool(pictures))
    prompted(text)
    administers = services().people.identities.administers()
    options = {**options, **choices_of(asked)}
    return ProgramOrder(
        owner,
        text,
        tuple(pictures),
        options,
        mask=mask,
        keeps=model.does == "compress",
        confirm=asked.confirm,
        administers=administers,
    )
