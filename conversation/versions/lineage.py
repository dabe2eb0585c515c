"""The way through an image's tree of versions: back to what a version was made from, and on again."""

from __future__ import annotations

from conversation.errors import BadRequest
from conversation.image import Image, Version
from conversation.recipe import PaintingValues
from conversation.sentences import say

ALL = 1_000
"""Steps that lead to the end, however far that is."""


def line(image: Image, version: Version) -> list[Version]:
    """The versions from the first one to this one."""
    found = [version]
    while found[0].parent is not None:
        found.insert(0, image.version(found[0].parent))
    return found


def words_behind(image: Image, version: Version) -> str:
    """The words that all of a version was painted from, one prompt after the other; empty where it began as an
    upload, which no words describe."""
    way = line(image, version)
    if not isinstance(way[0].recipe.values, PaintingValues):
        return ""
    said = (each.recipe.prompt.strip(" .,") for each in way)
    return ", ".join(filter(None, said))


def style_behind(image: Image, version: Version) -> str:
    """The style that was asked for last on the way to a version; empty where none was."""
    values = (each.recipe.values for each in reversed(line(image, version)))
    return next((each.style for each in values if isinstance(each, PaintingValues) and each.style), "")


def earlier(image: Image, version: Version, steps: int = 1) -> Version:
    """So many versions back, or the first one. Those whose pictures are no longer kept are passed by."""
    for before in reversed(line(image, version)[:-1]):
        if steps > 0 and before.kept:
            version, steps = before, steps - 1
    return version


def later(image: Image, version: Version, steps: int = 1) -> Version:
    """So many versions on, each time to the newest that was made from this one, or as far as that goes.

    What was made on another branch of the conversation than the shown one is not on the way.
    """
    made: dict[str | None, list[Version]] = {}
    for each in [each for each in image.versions if each.here] or image.versions:
        made.setdefault(each.parent, []).append(each)
    for _ in range(steps):
        found = _next(made, version)
        if found is None:
            break
        version = found
    return version


def _next(made: dict[str | None, list[Version]], version: Version) -> Version | None:
    """The newest that was made from it; where that one's picture is no longer kept, what was made from that."""
    waiting = list(made.get(version.id, ()))
    while waiting:
        newest = waiting.pop()
        if newest.kept:
            return newest
        waiting += made.get(newest.id, ())
    return None


def must_be_kept(kept: bool) -> None:
    """Raises `BadRequest` where it is not."""
    if not kept:
        raise BadRequest(
            say("version_not_kept", "This version’s picture is no longer kept"),
            say(
                "version_not_kept_text",
                "It lies further back than undo goes: only its small preview and its recipe are "
                "left. Choose another one.",
            ),
            code="version_not_kept",
            status=410,
        )
