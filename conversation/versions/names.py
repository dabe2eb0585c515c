"""What a version may be called, and which one a person means by a number or a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from conversation.image import Image, Version
from conversation.sentences import say

LONGEST = 60
"""Characters."""
FIRST = ("original", "the original", "first", "start")
NUMBER = re.compile(r"(?:version|v)?\s*\.?\s*(\d{1,6})", re.IGNORECASE)
QUOTES = " \t“”„\"'«»‘’「」『』"


def clean(name: str) -> str:
    """On one line, without quotes around it, of a bearable length; "" for none."""
    joined = name.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    return " ".join(joined.split()).strip(QUOTES)[:LONGEST].strip()


def same_name(one: str, other: str) -> bool:
    """Case and other spellings of the same letters tell no names apart."""
    return _key(one) == _key(other)


def meant(image: Image, said: str) -> Version | None:
    """The version with that name, or that number, or the first one where the original is meant."""
    wanted = clean(said)
    for version in image.versions:
        if version.name and same_name(version.name, wanted):
            return version
    number = NUMBER.fullmatch(wanted)
    if number and 1 <= int(number[1]) <= len(image.versions):
        return image.versions[int(number[1]) - 1]
    return image.versions[0] if _key(wanted) in FIRST else None


def number_of(image: Image, version: str) -> int:
    """1, 2, 3 … in the order they were made."""
    return [each.id for each in image.versions].index(version) + 1


def called(image: Image, version: Version) -> str:
    """How it is spoken of: `version 3 “final”`."""
    place = number_of(image, version.id)
    if not version.name:
        return say("version_number", "version {place}", place=place)
    return say("version_called", "version {place} “{name}”", place=place, name=version.name)


def with_name(image: Image, version: str, name: str) -> Image:
    """The image after the version got that name, which no other of its versions has any more."""
    wanted = clean(name)

    def named(each: Version) -> Version:
        if each.id == version:
            return replace(each, name=wanted)
        return replace(each, name="") if each.name and same_name(each.name, wanted) else each

    return replace(image, versions=tuple(map(named, image.versions)))


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
