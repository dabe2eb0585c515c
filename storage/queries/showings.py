"""Where in a conversation a picture was made, changed, chosen or sent: what of it belongs to the branch that is shown.

A showing is a version of an image at a message; what happened outside of any turn stands at the message that was the
head then, or before the first one. On a branch, an image is as its last showing on the way to the top says, and the
image that was shown last of all is the active one. So another branch, or a message that is deleted, needs no rewriting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, bindparam, select, update

from conversation.image import Image
from storage.queries.message_tree import ancestry
from storage.queries.rows import facet_columns
from storage.sql.among import Among
from storage.sql.tables import conversations, images, messages, showings

# built once: every turn asks these
_HEADS = select(conversations.c.id, conversations.c.head).where(Among(conversations.c.id, "of_ids"))
_PLACE = select(messages.c.branch, messages.c.depth).where(
    messages.c.id == bindparam("of_id"), messages.c.conversation == bindparam("of_conversation")
)
_OF_IMAGES = (
    select(showings.c.image, showings.c.version, showings.c.branch, showings.c.depth)
    .where(Among(showings.c.image, "of_images"))
    .order_by(showings.c.depth, showings.c.seq)
)
_LAST = (
    select(showings.c.image, showings.c.depth, showings.c.seq)
    .join(images, images.c.id == showings.c.image)
    .where(showings.c.conversation == bindparam("of_conversation"), images.c.deleted.is_(None))
    .order_by(showings.c.depth.desc(), showings.c.seq.desc())
    .limit(1)
)
_LAST_ABOVE = _LAST.where(showings.c.branch.is_(None))
_LAST_ON = _LAST.where(showings.c.branch == bindparam("of_branch"), showings.c.depth <= bindparam("upto"))
_LINE = select(ancestry())

Line = Mapping[int, int]
"""The way from a message to the top: of each branch, the depth up to which it is on it."""


@dataclass
class Seen:
    """What a line has seen of an image."""

    versions: set[str] = field(default_factory=set)
    last: str = ""
    """The version it was last shown in."""


def line_of(connection: Connection, conversation: str, leaf: str | None) -> Line:
    """The way from that message up; empty for none."""
    if leaf is None:
        return {}
    rows = connection.execute(_LINE, {"of_id": leaf, "of_conversation": conversation}).all()
    return {row.branch: row.upto for row in rows}


def shown_line(connection: Connection, conversation: str, leaf: str | None = None) -> Line:
    """The way from that message up, or from the head."""
    return line_of(connection, conversation, leaf or head_of(connection, conversation))


def head_of(connection: Connection, conversation: str) -> str | None:
    """The last message that is shown."""
    row = connection.execute(_HEADS, {"of_ids": [conversation]}).first()
    return None if row is None else row.head


def seen_on(connection: Connection, line: Line, ids: Sequence[str]) -> dict[str, Seen]:
    """By image, what this line has seen of it; those of which it has seen nothing are not among them."""
    found: dict[str, Seen] = {}
    for row in connection.execute(_OF_IMAGES, {"of_images": list(ids)}):
        if row.branch is None or row.depth <= line.get(row.branch, 0):
            seen = found.setdefault(row.image, Seen())
            seen.versions.add(row.version)
            seen.last = row.version
    return found


def as_shown(connection: Connection, kept: Sequence[Image], leaf: str | None = None) -> tuple[Image, ...]:
    """Each image as the branch of its conversation has it that ends with `leaf`, or that is shown."""
    wanted = {image.conversation for image in kept}
    rows = connection.execute(_HEADS, {"of_ids": list(wanted)}).all() if wanted else ()
    found: dict[str, Seen] = {}
    for row in rows:
        own = [image.id for image in kept if image.conversation == row.id]
        found |= seen_on(connection, line_of(connection, row.id, leaf or row.head), own)
    return tuple(on_line(image, found.get(image.id)) for image in kept)


def on_line(image: Image, seen: Seen | None) -> Image:
    """The image as a line has it. One that it has not seen keeps its state, and none of it is there."""
    known = seen.versions if seen else set()
    marked = tuple(replace(each, here=each.id in known) for each in image.versions)
    return replace(image, versions=marked, current=seen.last if seen else image.current)


def last_shown(connection: Connection, conversation: str, line: Line) -> str | None:
    """Id of the living image that was shown last on this line."""
    asked: list[tuple[int, int, str]] = []
    above = connection.execute(_LAST_ABOVE, {"of_conversation": conversation}).first()
    on = [
        connection.execute(_LAST_ON, {"of_conversation": conversation, "of_branch": branch, "upto": upto}).first()
        for branch, upto in line.items()
    ]
    asked = [(row.depth, row.seq, row.image) for row in (above, *on) if row is not None]
    return max(asked)[2] if asked else None


def show_at(connection: Connection, conversation: str, message: str | None, shown: Iterable[tuple[str, str]]) -> None:
    """Notes that these `(image, version)` were shown at that message, or before the first one, in this order."""
    place = None
    if message is not None:
        wanted = {"of_id": message, "of_conversation": conversation}
        place = connection.execute(_PLACE, wanted).first()
    at = {
        "conversation": conversation,
        "message": message if place else None,
        "branch": place.branch if place else None,
        "depth": place.depth if place else 0,
    }
    rows = [{**at, "image": image, "version": version} for image, version in shown]
    if rows:
        connection.execute(showings.insert(), rows)


def is_on(connection: Connection, conversation: str, line: Line, message: str) -> bool:
    """Whether a message lies on this line."""
    place = connection.execute(_PLACE, {"of_id": message, "of_conversation": conversation}).first()
    return place is not None and place.depth <= line.get(place.branch, 0)


def settle(connection: Connection, conversation: str, kept: Sequence[Image]) -> None:
    """Another branch is shown now: pictures that it has seen hang in the gallery as it has them."""
    for image in as_shown(connection, kept):
        before = next(each for each in kept if each.id == image.id)
        if image.current != before.current:
            values = {"current": image.current, **facet_columns(image)}
            connection.execute(update(images).where(images.c.id == image.id).values(values))
