"""A studio to be thrown away, with somebody who has one of everything that an address can name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from tests.running import Visitor

ENVIRON = {
    "ATELIER_REQUESTS_PER_MINUTE": "1000000",  # else all that is heard is that there were too many
    "ATELIER_WORKERS": "2",  # one paints what nobody waits for
}


@dataclass(frozen=True)
class World:
    """What is there."""

    token: str
    ids: Mapping[str, tuple[str, ...]]
    """By the name of the part of an address: ids of things that are there."""


def photograph() -> bytes:
    out = BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((96, 64)).save(out, "JPEG")
    return out.getvalue()


def furnished(ada: Visitor) -> World:
    """Makes one of everything, and a token that opens it."""
    conversation, other = ada.conversation(), ada.conversation()
    images = [sent(ada, conversation) for _ in range(3)]
    versions = edited(ada, images[0])
    ada.connect(conversation)
    turns = [ada.turn(conversation, words) for words in ("how big is it?", "/image a small hill")]
    for turn in turns:
        ada.ended(turn)
    order = ada.data("POST", "/api/v1/downloads", json={"images": [{"id": images[0]}]})
    upload = ada.call("POST", "/api/v1/uploads", headers={"Upload-Length": "9"}).headers["Location"]
    ids = {
        "conversation": (conversation, other),
        "image": images,
        "version": versions,
        "filename": [each["filename"] for each in ada.data("GET", f"/api/v1/images/{images[0]}")["versions"]],
        "message": turns,
        "turn": turns,
        "task": turns,
        "embed": [*images, *turns],
        "upload": [upload.rsplit("/", 1)[1]],
        "download": [order["id"]],
        "name": ["u2net", "openrouter", "ollama", "sketchbook", "watercolour"],
        "model": ["atelier/auto", "gemma3:4b"],
        "signed": [signed(ada)],
        "number": ["1"],
    }
    token = ada.data("POST", "/api/v1/tokens", json={"name": "a program"})["token"]
    return World(token, {name: tuple(found) for name, found in ids.items()})


def sent(ada: Visitor, conversation: str) -> str:
    form = {"file": ("IMG_1.JPG", photograph(), "image/jpeg")}
    return str(ada.data("POST", "/api/v1/images", files=form, data={"conversation": conversation})["id"])


def edited(ada: Visitor, image: str) -> list[str]:
    wanted: list[dict[str, Any]] = [{"type": "greyscale"}, {"type": "blur"}]
    made = ada.data("POST", f"/api/v1/images/{image}/operations", json={"operations": wanted})
    return [str(each["id"]) for each in made["versions"]]


def signed(ada: Visitor) -> str:
    """The last part of the address of a picture that a program was given."""
    form = {"image": ("a.jpg", photograph(), "image/jpeg")}
    said = {"prompt": "greyscale", "response_format": "url"}
    made = ada.call("POST", "/v1/images/edits", files=form, data=said).json()
    return urlsplit(made["data"][0]["url"]).path.rsplit("/", 1)[1]
