"""A conversation as JSON, piece by piece: everything that is known of it, so that a program can build it up again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from conversation.image import Image
from conversation.message import Message
from conversation.ports.areas.layers import DrawnLayer
from conversation.ports.areas.masks import Mask
from conversation.ports.library import Conversation
from conversation.serialization import to_json
from conversation.versions.alt_text import alt_of

FORMAT, FORMAT_VERSION = "atelier.conversation", 1


def contents(
    conversation: Conversation,
    images: Iterable[Image],
    messages: Iterable[Message],
    names: Mapping[str, str],
    exported: str,
    drawn: DrawnOnPictures,
    dated: bool = True,
) -> Iterator[bytes]:
    """`{format, version, exported, conversation, images, layers, masks, messages}`. `names` are the files of versions,
    layers and masks by their ids; a version whose picture is not here has `file: null`; `dated`: with the days of
    photographs."""
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "exported": exported,
        "conversation": to_json(conversation),
        "images": [described(image, names, dated) for image in images],
        "layers": [placed(to_json(layer), layer.layer_id, names) for layer in drawn.layers],
        "masks": [placed(to_json(mask), mask.mask_id, names) for mask in drawn.masks],
    }
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2].encode()
    yield b',\n "messages": ['
    before = "\n"
    for message in messages:
        yield f"{before}  {json.dumps(to_json(message), ensure_ascii=False)}".encode()
        before = ",\n"
    yield b"\n ]\n}\n"


@dataclass(frozen=True)
class DrawnOnPictures:
    """What lies on pictures: what was drawn on them, and where they were to be changed."""

    layers: tuple[DrawnLayer, ...] = ()
    masks: tuple[Mask, ...] = ()


def placed(said: dict[str, Any], identity: str, names: Mapping[str, str]) -> dict[str, Any]:
    """With its id as all others have it, and its file."""
    return {**said, "id": identity, "file": names.get(identity)}


def described(image: Image, names: Mapping[str, str], dated: bool) -> dict[str, Any]:
    """An image with the files of its versions, and what each of them shows; `dated`: with the day of a photograph."""
    said: dict[str, Any] = to_json(image)
    for version in said["versions"]:
        version["file"] = names.get(version["id"])
        version["alt"] = alt_of(image, image.version(version["id"]), taken=dated)
        if not dated and "taken" in version["recipe"]["values"]:
            version["recipe"]["values"]["taken"] = ""
    return said
