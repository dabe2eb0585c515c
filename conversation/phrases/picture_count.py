"""How many pictures words ask for: “four foxes”, “4 Varianten”, “un zorro y un oso”, “三张”; one without a number.

No grammar of five languages: a number counts where something stands behind it that can be counted, and not where it is
a measure (“20 px”), a name (“picture 2”), or says what is to be seen in one picture (“a house with 12 windows”).
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import prod

MOST = 50

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "twenty": 20, "dozen": 12, "couple": 2, "pair": 2, "few": 3, "several": 3,
    "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "zwanzig": 20, "dutzend": 12, "paar": 2, "einige": 3, "mehrere": 3,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "vingt": 20, "douzaine": 12, "quelques": 3, "plusieurs": 3,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
    "doce": 12, "veinte": 20, "docena": 12, "par": 2, "unos": 3, "unas": 3, "varios": 3, "varias": 3, "algunos": 3,
}  # fmt: skip
"""What number words mean; words that leave the number open mean a few."""
ARTICLES = frozenset(("a", "an", "another", "ein", "eine", "einen", "un", "une", "una", "otro", "otra"))
THE = frozenset(("the", "die", "der", "das", "les", "los", "las"))
BEFORE = """
with of in at on for from by to into than about over under after before between near as
mit von im am auf für aus um nach vor über unter an bei zwischen als
avec de d en dans sur pour à par entre comme sous con sobre para por como bajo sin
number no picture image photo version page step nummer bild foto seite schritt numéro étape número imagen paso
"""
INSIDE = frozenset(BEFORE.split())
"""What stands behind these is in the picture, or is its name."""
SET = re.compile(r"\b(?:set|series|batch|pack|satz|serie|reihe|série|lot|juego)\s+(?:of|von|de)\s+$")
UNIT = (
    r"%|°|px|pixels?|kb|mb|gb|mp|cm|mm|dpi|degrees?|grad|degrés|grados|uhr|am\b|pm\b|years?|jahren?|ans\b|años"
    r"|times|mal\b|fois|veces"
)
NUMBER = re.compile(rf"(?<![\w#:.,/×-])(\d{{1,2}}|{'|'.join(NUMBERS)})(?![\w:×%°/]|[.,]\d|\s*(?:{UNIT})|\s*[x×]\s*\d)")
RANGE = re.compile(r"\b(\d{1,2}|[a-zäöüéñ]+)\s*(?:to|or|bis|oder|à|ou|o|-|–)\s*(?=(\d{1,2}|[a-zäöüéñ]+)\b)")
AND = re.compile(r"\s*,\s*(?:(?:and|und|et|y|e)\s+)?|\s+(?:and|und|et|y|e)\s+")
EACH = re.compile(r"\b(?:each|jeweils|je|chacune?|chaque|cada)\b|每|各")
CHINESE = re.compile(
    r"(?<![第有带着里的])(\d{1,2}|[两二三四五六七八九十]{1,3}|几)\s*(?:张|幅|个|种|款|套|只|匹|条|头|朵|座|位|版|组|棵|辆|件)"
)
DIGITS = {"两": 2, **{digit: place for place, digit in enumerate("一二三四五六七八九", 1)}}


def pictures_asked_for(text: str) -> int:
    """At least 1 and at most `MOST`."""
    said = text.casefold()
    each = bool(EACH.search(said))
    counts = [*_counted(RANGE.sub(_upper_end, said), inside=each), *map(_chinese, CHINESE.findall(said))]
    wanted = prod(counts) if each else sum(counts)
    return max(1, min(wanted, MOST), min(_listed(said), MOST))


def _counted(said: str, *, inside: bool) -> list[int]:
    found = NUMBER.finditer(said)
    return [NUMBERS.get(each[1]) or int(each[1]) for each in found if inside or not _inside(said[: each.start()])]


def _inside(before: str) -> bool:
    """Whether the words that end here make what follows a part of a picture, or its name."""
    words = re.findall(r"[^\W\d_]+", before[-100:])
    while words and words[-1] in ARTICLES | THE:
        words.pop()
    return bool(words) and words[-1] in INSIDE and not SET.search(before[-100:])


def _listed(said: str) -> int:
    """“a dog, a cat and a fox”: things one after the other, each of which may be meant as a picture."""
    most = run = 1
    parts = AND.split(said)
    for before, after in pairwise(parts):
        run = run + 1 if _ends_with_a_thing(before) and _begins_with_one(after) else 1
        most = max(most, run)
    return most


def _begins_with_one(part: str) -> bool:
    return bool(ARTICLES & set(part.split(maxsplit=1)[:1]))


def _ends_with_a_thing(part: str) -> bool:
    """An article and up to four words that are nothing inside of it."""
    words = part.split()[-6:]
    places = [place for place, word in enumerate(words[:-1]) if word in ARTICLES]
    if not places or len(words) - places[-1] > 5:
        return False
    before, thing = words[: places[-1]], words[places[-1] + 1 :]
    return not (INSIDE & set(thing)) and not (before and before[-1] in INSIDE)


def _upper_end(found: re.Match[str]) -> str:
    """Of “3 to 5” only the 5."""
    both = [each.isdigit() or each in NUMBERS for each in found.groups()]
    return "" if all(both) else found[0]


def _chinese(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word == "几":
        return 3
    tens, ten, ones = word.partition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones if ten else word[-1], 0)
