"""All pictures of a person over all conversations: in pages, as shapes, counted; and what is done to many at once.

Which pictures: `kind=painted|edited|cutout|compressed|uploaded`, `model=<id>`, `q=<words>`, `since=` and `until=`
(moments in ISO 8601), `deleted=1`, `order=newest|oldest`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from conversation.gallery import KINDS, STRETCH, Wanted
from conversation.values import to_json
from endpoints.answers import answer
from endpoints.body import Body, json_body, query_number, storable, wrong
from endpoints.desk import desk, person

routes = Blueprint("gallery", __name__, url_prefix="/api/v1")
MOST = 10_000
"""Pictures in one call."""
LONGEST_TITLE = 200


@routes.get("/gallery")
def page() -> Response:
    """`after=` and `upto=` are places that this or the outline gave."""
    limit = query_number("limit", STRETCH, 1, 500)
    after, upto = request.args.get("after"), request.args.get("upto")
    return answer(to_json(desk().gallery.page(person().id, wanted(), after=after, upto=upto, limit=limit)))


@routes.get("/gallery/outline")
def outline() -> Response:
    """Their shapes, 2,000 at once, so that a page of any length has its final height before any picture is read."""
    limit = query_number("limit", 20 * STRETCH, STRETCH, 50 * STRETCH) // STRETCH * STRETCH
    return answer(to_json(desk().gallery.outline(person().id, wanted(), after=request.args.get("after"), limit=limit)))


@routes.get("/gallery/counts")
def counts() -> Response:
    found = desk().gallery.counts(person().id, wanted())
    return answer({**to_json(found), "kept_days": desk().facts.keep_days})


@routes.post("/images/delete")
def delete() -> Response:
    """`{images: [id]}`: all of them, or none and 404."""
    desk().gallery.delete(person().id, named(json_body()))
    return answer({})


@routes.post("/images/restore")
def restore() -> Response:
    """`{images: [id]}`; a picture whose conversation was deleted brings that back too, which its list is told."""
    owner = person().id
    back = desk().gallery.restore(owner, named(json_body()))
    return answer({"conversations": [to_json(desk().library.restore(owner, conversation)) for conversation in back]})


@routes.patch("/images")
def rename() -> Response:
    """`{titles: {id: title}}`: all of them, or none and 404."""
    titles = json_body().object("titles")
    if not titles or len(titles) > MOST:
        wrong(f"titles has 1 to {MOST} pictures")
    body = Body(titles)
    desk().gallery.rename(person().id, {image: body.text(image, longest=LONGEST_TITLE) for image in titles})
    return answer({})


def named(body: Body) -> tuple[str, ...]:
    return body.texts("images", MOST) or wrong("images is missing")


def wanted() -> Wanted:
    """From the query string. Raises `BadRequest`."""
    kind, order = request.args.get("kind", ""), request.args.get("order", "newest")
    if kind and kind not in KINDS:
        wrong(f"kind is one of: {', '.join(KINDS)}")
    if order not in ("newest", "oldest"):
        wrong("order is newest or oldest")
    return Wanted(
        kind=kind,
        model=storable(request.args.get("model", "")[:200]),
        text=storable(request.args.get("q", "")[:500]),
        since=moment("since"),
        until=moment("until"),
        deleted=request.args.get("deleted") == "1",
        oldest_first=order == "oldest",
    )


def moment(name: str) -> str:
    """A point in time as it is kept, empty where none is said."""
    said = request.args.get(name, "")
    if not said:
        return ""
    try:
        found = datetime.fromisoformat(said).astimezone(UTC)
    except (ValueError, OverflowError):
        return wrong(f"{name} is a moment in ISO 8601")
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")
