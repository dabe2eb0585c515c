"""What is typed into the gallery's search: “made with flux”, “over $0.05”, “free”, and words. In five languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from conversation.ports.gallery import GalleryFilter

MICRO = 1_000_000
MODEL = r"(?:[\"“„«](?P<quoted>[^\"“”„«»]+)[\"“”»]|(?P<model>[A-Za-z0-9._/:-]*[A-Za-z0-9]))"
MADE = re.compile(
    rf"(?<!\w)(?:(?:made|painted|generated)\s+(?:with|by)|(?:gemalt|gemacht|erzeugt)\s+(?:mit|von)"
    rf"|mit\s+(?=(?:\S+|[\"“„«][^\"“”„«»]+[\"“”»])\s+(?:gemalt|gemacht|erzeugt))|(?:fait|faite|peint|peinte|créée?)\s+(?:avec|par)"
    rf"|(?:hecho|hecha|pintado|pintada|creado|creada)\s+(?:con|por)|model:|model\s*=|用|由)\s*{MODEL}"
    rf"(?:\s*(?:gemalt|gemacht|erzeugt|画的|制作的?|生成的?))?",
    re.IGNORECASE,
)
UNIT = r"[$＄]|usd|dollars?|cents?|ct|¢|céntimos?|centavos?|美元|美分"
AMOUNT = rf"(?:(?P<sign>[$＄])\s*)?(?P<amount>\d+(?:[.,]\d+)?)\s*(?P<unit>{UNIT})?"
COST = re.compile(
    rf"(?<!\w)(?:(?P<over>over|more\s+than|above|über|mehr\s+als|plus\s+de|más\s+de|cost\s*>|>|超过|高于)"
    rf"|(?P<under>under|less\s+than|below|unter|weniger\s+als|moins\s+de|menos\s+de|cost\s*<|<|低于|少于))\s*{AMOUNT}",
    re.IGNORECASE,
)
FREE = re.compile(r"(?<!\w)(?:for free|free|kostenlos|gratis|gratuite?s?|免费)(?!\w)", re.IGNORECASE)
CENTS = ("cent", "ct", "¢", "cén", "美分")


class SearchableModel(Protocol):
    """A model with the name that a person reads."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...


def searched(wanted: GalleryFilter, models: Callable[[], Sequence[SearchableModel]] = list) -> GalleryFilter:
    """The same, with what its text says of models and costs as fields of their own, and the rest as its text. `models`:
    those that a person may mean by their names, asked for where the text says one."""
    text, made_with = wanted.text, list(wanted.made_with)
    over, under = wanted.over, wanted.under
    for found in MADE.finditer(text):
        made_with.append((found["model"] or found["quoted"]).strip(" .:"))
    text = MADE.sub(" ", text)
    for found in COST.finditer(text):
        if not (found["sign"] or found["unit"]):
            continue  # “over 9000” are words
        if found["over"]:
            over = max(over or 0, _micro(found))
        else:
            under = min(under if under is not None else _micro(found), _micro(found))
    text = COST.sub(lambda found: " " if found["sign"] or found["unit"] else found[0], text)
    if FREE.fullmatch(text.strip()):
        text, under = "", 1
    called = _called(made_with, models()) if made_with else {}
    return replace(
        wanted, text=" ".join(text.split()), made_with=tuple(made_with), called=called, over=over, under=under
    )


def _called(parts: Sequence[str], models: Sequence[SearchableModel]) -> dict[str, tuple[str, ...]]:
    """For each part the ids of the models whose names have it; a part that none has is left out."""
    found = {part: tuple(each.id for each in models if part.casefold() in each.label.casefold()) for part in parts}
    return {part: ids for part, ids in found.items() if ids}


def _micro(found: re.Match[str]) -> int:
    """Micro-dollars."""
    amount = float(found["amount"].replace(",", "."))
    cents = (found["unit"] or "").lower().startswith(CENTS)
    return round(amount * MICRO / (100 if cents else 1))
