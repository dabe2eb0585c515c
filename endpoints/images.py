"""A picture on the shelf: its title, its pin, its current version; and putting a picture into a conversation."""

from __future__ import annotations

from contextlib import closing

from flask import Blueprint, Response, request

from conversation.values import to_json
from endpoints.answers import answer
from endpoints.body import json_body, storable, wrong
from endpoints.desk import desk, person

routes = Blueprint("images", __name__, url_prefix="/api/v1")


@routes.patch("/images/<image>")
def change(image: str) -> Response:
    body = json_body()
    shelf, owner = desk().shelf, person().id
    changed = None
    if (title := body.optional_text("title", 200)) is not None:
        changed = shelf.rename(owner, image, title)
    if "pinned" in body.values:
        changed = shelf.pin(owner, image, body.flag("pinned", False))
    if (version := body.optional_text("current")) is not None:
        changed = shelf.choose(owner, image, version)
    return answer(to_json(changed)) if changed else wrong("title, pinned or current is missing")


@routes.delete("/images/<image>")
def delete(image: str) -> Response:
    desk().shelf.delete(person().id, image)
    return answer({})


@routes.post("/images/<image>/restore")
def restore(image: str) -> Response:
    return answer(to_json(desk().shelf.restore(person().id, image)))


@routes.post("/conversations/<conversation>/images")
def add(conversation: str) -> Response:
    """A picture that the form made, byte for byte as it came from there: how it was made is remembered here."""
    owner = person().id
    desk().library.get(owner, conversation)
    picture = request.files.get("picture")
    if picture is None:
        return wrong("picture is missing")
    with closing(picture):
        data = picture.stream.read()
    message, image = desk().offer.keep(owner, conversation, data, storable(request.form.get("prompt", "")[:20_000]))
    return answer({"message": message.to_dict(), "image": to_json(image)}, 201)
