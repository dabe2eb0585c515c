"""Pictures as files: one in a format of choice, several as a ZIP that is made while it is sent."""

from __future__ import annotations

from flask import Blueprint, Response, request

from conversation.download import FORMATS, MOST, Order, Wanted
from endpoints.answers import answer
from endpoints.attachment import attachment
from endpoints.body import json_body, wrong
from endpoints.desk import desk, person

routes = Blueprint("downloads", __name__, url_prefix="/api/v1")
FARTHEST = 14 * 60
"""Minutes that a clock can be away from UTC."""


@routes.get("/images/<image>/download")
def one(image: str) -> Response:
    """`?format=same|original|jpeg|png|webp&version=<id>&offset=<minutes>`: the person's own choice and the current
    version where nothing is said."""
    wanted = Wanted(image, request.args.get("version"))
    return attachment(desk().downloads.one(person().id, wanted, request.args.get("format", ""), offset_asked()))


@routes.post("/downloads")
def ask() -> Response:
    """`{images: [{id, version?}], format?, name?, offset?}` → `{id, url, count, bytes}`, for an hour."""
    asked = desk().downloads.ask(person().id, order())
    url = f"/api/v1/downloads/{asked.id}"
    return answer({"id": asked.id, "url": url, "count": asked.count, "bytes": asked.bytes}, 201)


@routes.get("/downloads/<download>")
def collect(download: str) -> Response:
    return attachment(desk().downloads.collect(person().id, download))


@routes.post("/images/download-zip")
def download_zip() -> Response:
    """The body of `POST /downloads`; the ZIP at once."""
    return attachment(desk().downloads.zip(person().id, order()))


def order() -> Order:
    """What the body asks for. Raises `BadRequest`."""
    body = json_body()
    pictures = tuple(Wanted(each.id("id"), each.optional_text("version")) for each in body.objects("images", MOST))
    kind = body.text("format", "")
    if kind and kind not in FORMATS:
        wrong(f"format is one of: {', '.join(FORMATS)}")
    return Order(pictures, kind, body.text("name", "", longest=200), body.whole("offset", 0, -FARTHEST, FARTHEST))


def offset_asked() -> int:
    """Minutes in the query string, which may be below zero. Raises `BadRequest`."""
    text = request.args.get("offset", "0")
    try:
        offset = int(text)
    except ValueError:
        wrong("offset is a whole number of minutes")
    return offset if abs(offset) <= FARTHEST else wrong(f"offset is from -{FARTHEST} to {FARTHEST}")
