"""What files are called outside: names that every file system takes and that say what they are."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from conversation.image import Image, Version

LONGEST = 80
"""Bytes of a title in a name: with version, time and ending it stays far below the 255 that file systems take."""
DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""
UNSAID = "picture"


def stem(title: str, unsaid: str = UNSAID) -> str:
    """Letters and digits of any script, lower case, hyphens between: no path, no quote, no control, no direction."""
    kept = "".join(letter if _speaks(letter) else "-" for letter in unicodedata.normalize("NFC", title).lower())
    words = "-".join(word for word in kept.split("-") if word)
    short = words.encode()[:LONGEST].decode(errors="ignore").rstrip("-")
    return f"{unsaid}-{short}" if DEVICES.fullmatch(short) else short or unsaid


def plain(name: str, unsaid: str = UNSAID) -> str:
    """The same in ASCII; of a name in another script only its digits stay, after a word for it."""
    first, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    kept = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
    words = "-".join(word for word in re.sub(r"[^A-Za-z0-9_-]", "", kept).split("-") if word)
    spoken = words if re.match(r"(?!v\d+-)[A-Za-z0-9_]", words) else "-".join(filter(None, (unsaid, words)))
    safe = f"{unsaid}-{spoken}" if DEVICES.fullmatch(spoken) else spoken
    return f"{safe}{dot}{re.sub(r'[^A-Za-z0-9]', '', ending)}"


def name_of(image: Image, version: Version, ending: str, offset: int = 0) -> str:
    """`mountain-lake-v2-20261120-143005.png`: title, version, and when it was made, `offset` minutes after UTC."""
    number = next(place for place, each in enumerate(image.versions, start=1) if each.id == version.id)
    return f"{stem(image.title)}-v{number}-{made(version, offset):%Y%m%d-%H%M%S}.{ending}"


def made(version: Version, offset: int) -> datetime:
    """When it was made, on a clock that is that many minutes ahead of UTC."""
    return datetime.fromisoformat(version.created) + timedelta(minutes=offset)


class Distinct:
    """Gives each name once, whatever its case: a file system that knows no case keeps them all."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """The name itself, or with `-2`, `-3` … before its ending."""
        given, (first, dot, ending) = name, name.rpartition(".")
        while given.casefold() in self._given:
            number = self._next[name.casefold()] = self._next.get(name.casefold(), 1) + 1
            given = f"{first}-{number}{dot}{ending}"
        self._given.add(given.casefold())
        return given


def _speaks(letter: str) -> bool:
    """Whether it is a letter, a digit, or a mark on one of them."""
    return unicodedata.category(letter)[0] in "LNM"
