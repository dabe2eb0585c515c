"""What files are called outside: the names that people gave them, in every script, as far as file systems take them."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from anyascii import anyascii

from conversation.image import Image, Version
from conversation.recipe import UploadValues
from imaging.file_formats import BY_MEDIA_TYPE

LONGEST = 200
"""Bytes of a name before its number and ending: file systems take 255 for all of it."""
TITLE = 60
"""Characters of an uploaded picture's title."""
DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""
REFUSED = re.compile(r'[<>:"/\\|?*%]')
"""What Windows refuses in a name, and the per cent sign, which browsers decode in one."""
HIDING = "-. ~"
"""What makes a file hidden, an option or somebody's home folder where a name begins with it."""
JOINERS = "\u200c\u200d"
"""Invisible, but letters and emoji are spelled with them."""
ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
UNSAID = "picture"


def stem(title: str, unsaid: str = UNSAID) -> str:
    """The name as it was given, with its case and spaces. What no file system takes becomes `_`; controls and marks of
    direction go, as do dots and spaces at the ends."""
    shown = "".join(letter for letter in unicodedata.normalize("NFC", title) if _shows(letter))
    kept = re.sub(r"\.{2,}", ".", REFUSED.sub("_", shown)).lstrip(HIDING).rstrip(". ")
    short = kept.encode(errors="ignore")[:LONGEST].decode(errors="ignore").rstrip(". ")
    if not short or DEVICES.match(short):
        return f"{unsaid} {short}".rstrip()
    return short


def plain(name: str, unsaid: str = UNSAID) -> str:
    """The same in ASCII, other scripts written in Latin letters: for programs that know no more."""
    first, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    latin = re.sub(r"[^A-Za-z0-9 _().,+-]", "", anyascii(unicodedata.normalize("NFC", first)))
    return f"{stem(latin, unsaid)}{dot}{re.sub(r'[^A-Za-z0-9]', '', ending)}"


def uploaded_title(filename: str) -> str:
    """What an uploaded picture is called here: `IMG_2041` of `C:\\Photos\\IMG_2041.HEIC`."""
    return " ".join(_own(filename).split())[:TITLE] or "Picture"


def stem_of(image: Image) -> str:
    """The name of its files: the whole one that it was uploaded with while that still is its title, else its title."""
    sent = _sent(image)
    return stem(_own(sent)) if sent and uploaded_title(sent) == image.title else stem(image.title)


def ending_of(image: Image, media_type: str) -> str:
    """The one that it was uploaded with, in its case, where that is one of this format's own; else the usual one."""
    found = ENDING.search(_sent(image).strip())
    kind = BY_MEDIA_TYPE.get(media_type)
    if found and kind and found[0].lower() in kind.endings:
        return found[0][1:]
    return kind.ending if kind else media_type.removeprefix("image/")


def number_of(image: Image, version: Version) -> int:
    """Its place among the image's versions, counted from 1."""
    return next(place for place, each in enumerate(image.versions, start=1) if each.id == version.id)


def made(version: Version, offset: int) -> datetime:
    """When it was made, on a clock that is that many minutes ahead of UTC."""
    return datetime.fromisoformat(version.created) + timedelta(minutes=offset)


class Distinct:
    """Gives each name once, whatever its case: a file system that knows no case keeps them all."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def __call__(self, first: str, ending: str, version: int = 1) -> str:
        """`cat.png`; where that is taken `cat v2.png` for a second version, else `cat (2).png`, `cat (3).png` …"""
        name = f"{first}.{ending}"
        if self._is_free(name):
            return self._give(name)
        if version > 1 and self._is_free(f"{first} v{version}.{ending}"):
            return self._give(f"{first} v{version}.{ending}")
        given = name
        while not self._is_free(given):
            number = self._next[name.casefold()] = self._next.get(name.casefold(), 1) + 1
            given = f"{first} ({number}).{ending}"
        return self._give(given)

    def _is_free(self, name: str) -> bool:
        return _sameness(name) not in self._given

    def _give(self, name: str) -> str:
        self._given.add(_sameness(name))
        return name


def _sent(image: Image) -> str:
    """The name that it was uploaded with; empty where it was not."""
    first = image.versions[0].recipe.values if image.versions else None
    return first.filename if isinstance(first, UploadValues) else ""


def _own(filename: str) -> str:
    """A file's name without folders and ending."""
    return ENDING.sub("", re.split(r"[/\\]", filename.strip())[-1])


def _shows(letter: str) -> bool:
    """Whether it is no control, no mark of direction, no half of a letter and no private one."""
    return letter in JOINERS or unicodedata.category(letter)[0] != "C"


def _sameness(name: str) -> str:
    """Equal for names that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
