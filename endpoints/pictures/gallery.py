"""All pictures of a person over all conversations: in pages, as shapes, counted; and what is done to many at once.

Which pictures: `kind=painted|edited|cutout|compressed|uploaded`, `model=<id>`, `q=<words>`, `since=` and `until=`
(moments in ISO 8601), `deleted=1`, `order=newest|oldest`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response

from conversation.ports.gallery import STRETCH, Counts, GalleryFilter, GalleryPage, Outline
from conversation.ports.library import Conversation
from conversation.serialization import to_json
from conversation.services.model_list import ModelFilter
from conversation.versions.gallery_search import searched
from endpoints.envelope import answer
from endpoints.openapi.declaration import When, declared, limits
from endpoints.request_body import json_body, parse, query
from endpoints.sending import sent
from endpoints.services import person, services

routes = Blueprint("gallery", __name__, url_prefix="/api/v1")
MOST = 10_000
"""Pictures in one call."""
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Which:
    """Which pictures; what is not said does not matter."""

    kind: Literal["", "painted", "edited", "cutout", "compressed", "uploaded"] = ""
    """What they count as."""
    model: str = ""
    """Id of the model that painted or last edited it."""
    q: str = ""
    """All its words are in the title, the prompts or what somebody wrote that it shows; “made with flux” names the
    model by its id or its name, “over $0.05” and “under 2 cents” what it cost."""
    since: When = ""
    """The first moment that counts."""
    until: When = ""
    """The moment before which it was made."""
    deleted: Literal["", "1"] = ""
    """Those that can be restored, instead of the living ones."""
    order: Literal["newest", "oldest"] = "newest"
    """Which come first."""


@dataclass(frozen=True)
class PageOf(Which):
    """A page of them."""

    after: str | None = None
    """A place that an answer gave: the page begins behind it."""
    upto: str | None = None
    """The last place that is wanted."""
    limit: Annotated[int, limits(minimum=1, maximum=500)] = STRETCH
    """Pictures at most."""


@dataclass(frozen=True)
class OutlineOf(Which):
    """The shapes of many of them."""

    after: str | None = None
    """A place that an answer gave: the outline begins behind it."""
    limit: Annotated[int, limits(minimum=STRETCH, maximum=50 * STRETCH)] = 20 * STRETCH
    """Pictures at most, a multiple of 100."""


@dataclass(frozen=True)
class Counted(Counts):
    """Counts, and for how long what was deleted is kept."""

    kept_days: int
    """Days in which what was deleted can be restored."""


@dataclass(frozen=True)
class Many:
    """Several pictures."""

    images: Annotated[tuple[str, ...], limits(minItems=1, maxItems=MOST)]
    """Their ids."""


@dataclass(frozen=True)
class Titles:
    """New titles by id; an empty one leaves the picture its old one."""

    titles: Annotated[
        Mapping[str, Annotated[str, limits(maxLength=LONGEST_TITLE)]], limits(minProperties=1, maxProperties=MOST)
    ]


@dataclass(frozen=True)
class BroughtBack:
    """Conversations that came back with their pictures."""

    conversations: tuple[Conversation, ...]


@routes.get("/gallery")
@declared("Pictures of all conversations", GalleryPage, asks=PageOf, refuses=("bad_cursor",))
def page() -> Response:
    """`after=` and `upto=` are places that this or the outline gave."""
    asked = query(PageOf)
    found = services().pictures.gallery.page(
        person().id, chosen(asked), after=asked.after, upto=asked.upto, limit=asked.limit
    )
    return answer(to_json(found))


@routes.get("/gallery/outline")
@declared("The shapes of many pictures", Outline, asks=OutlineOf, refuses=("bad_cursor",))
def outline() -> Response:
    """Their shapes, 2,000 at once, so that a page of any length has its final height before any picture is read."""
    asked = query(OutlineOf)
    limit = asked.limit // STRETCH * STRETCH
    return answer(
        to_json(services().pictures.gallery.outline(person().id, chosen(asked), after=asked.after, limit=limit))
    )


@routes.get("/gallery/counts")
@declared("How many pictures there are of each kind", Counted, asks=Which)
def counts() -> Response:
    found = services().pictures.gallery.counts(person().id, chosen(query(Which)))
    return answer({**to_json(found), "kept_days": services().facts.keep_days})


@routes.get("/gallery/deleted/<image>")
@declared("A small picture of one that was deleted", files=("image/webp", "image/png"), counted=False)
def deleted_preview(image: str) -> Response:
    """A small picture of one that can be brought back."""
    found = services().pictures.gallery.deleted_preview(person().id, image)
    response = sent(found)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Security-Policy"] = "sandbox"
    return response


@routes.post("/images/delete")
@declared("Many pictures deleted", takes=Many, refuses=("not_found",), scope="finish")
def delete() -> Response:
    """`{images: [id]}`: all of them, or none and 404."""
    services().pictures.gallery.delete(person().id, parse(Many, json_body()).images)
    return answer({})


@routes.post("/images/restore")
@declared("Many pictures brought back", BroughtBack, takes=Many, refuses=("not_found",), scope="finish")
def restore() -> Response:
    """`{images: [id]}`; a picture whose conversation was deleted brings that back too, which its list is told."""
    owner = person().id
    back = services().pictures.gallery.restore(owner, parse(Many, json_body()).images)
    return answer(
        {
            "conversations": [
                to_json(services().conversations.library.restore(owner, conversation)) for conversation in back
            ]
        }
    )


@routes.patch("/images")
@declared("New titles for many pictures", takes=Titles, refuses=("not_found",), scope="finish")
def rename() -> Response:
    """`{titles: {id: title}}`: all of them, or none and 404."""
    services().pictures.gallery.rename(person().id, parse(Titles, json_body()).titles)
    return answer({})


def chosen(asked: Which) -> GalleryFilter:
    wanted = GalleryFilter(
        kind=asked.kind,
        model=asked.model[:200],
        text=asked.q[:500],
        since=asked.since,
        until=asked.until,
        deleted=asked.deleted == "1",
        oldest_first=asked.order == "oldest",
    )
    return searched(wanted, lambda: services().studio.providers.models(person().id, ModelFilter()))
