"""What is typed into the gallery's search: “made with flux”, “over $0.05”, “free”, and words. In five languages."""

from __future__ import annotations

import re
from dataclasses import replace

from conversation.ports.gallery import GalleryFilter

MICRO = 1_000_000
MODEL = r"(?P<model>[A-Za-z0-9._/:-]*[A-Za-z0-9])"
MADE = re.compile(
    rf"(?<!\w)(?:(?:made|painted|generated)\s+(?:with|by)|(?:gemalt|gemacht|erzeugt)\s+(?:mit|von)"
    rf"|mit\s+(?=\S+\s+(?:gemalt|gemacht|erzeugt))|(?:fait|faite|peint|peinte|créée?)\s+(?:avec|par)"
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


def searched(wanted: GalleryFilter) -> GalleryFilter:
    """The same, with what its text says of models and costs as fields of their own, and the rest as its text."""
    text, models = wanted.text, list(wanted.made_with)
    over, under = wanted.over, wanted.under
    for found in MADE.finditer(text):
        models.append(found["model"].rstrip(".:"))
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
    return replace(wanted, text=" ".join(text.split()), made_with=tuple(models), over=over, under=under)


def _micro(found: re.Match[str]) -> int:
    """Micro-dollars."""
    amount = float(found["amount"].replace(",", "."))
    cents = (found["unit"] or "").lower().startswith(CENTS)
    return round(amount * MICRO / (100 if cents else 1))
