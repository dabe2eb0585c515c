"""The way through an image's tree of versions: back to what a version was made from, and on again."""

from __future__ import annotations

from conversation.image import Image, Version

ALL = 1_000
"""Steps that lead to the end, however far that is."""


def line(image: Image, version: Version) -> list[Version]:
    """The versions from the first one to this one."""
    found = [version]
    while found[0].parent is not None:
        found.insert(0, image.version(found[0].parent))
    return found


def earlier(image: Image, version: Version, steps: int = 1) -> Version:
    """So many versions back, or the first one."""
    for _ in range(steps):
        if version.parent is None:
            break
        version = image.version(version.parent)
    return version


def later(image: Image, version: Version, steps: int = 1) -> Version:
    """So many versions on, each time to the newest that was made from this one, or as far as that goes."""
    for _ in range(steps):
        made = [each for each in image.versions if each.parent == version.id]
        if not made:
            break
        version = made[-1]
    return version
