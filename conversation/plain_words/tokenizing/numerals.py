"""Numbers that are one word or one run of characters: “zweihundertfünfzig”, “einundzwanzigste”, “vingt-deuxième”, “一千二百”.

Those that are said word by word are put together in `figures.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from conversation.plain_words.tokenizing.tokens import WordToken

GERMAN_UNITS = {
    "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwolf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
GERMAN_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
GERMAN_ORDINAL = re.compile(r"(\w+?)(?:st|t)(?:e|en|er|es|em)$")
FRENCH_ORDINALS = {
    "neuv": 9, "dix": 10, "onz": 11, "douz": 12, "treiz": 13, "quatorz": 14, "quinz": 15, "seiz": 16, "vingt": 20, "trent": 30,
    "quarant": 40, "cinquant": 50,
}  # fmt: skip
HAN_DIGITS = {character: place for place, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
MULTIPLIES = ("百", "千", "万")
"""No number begins with these."""
POINT = "点"
SHORTEST = 5
"""Letters of a compound that is worth looking at."""


@lru_cache(maxsize=4096)
def german(word: str) -> int | None:
    """What a compound says, with umlauts already gone: `zweihundertfunfzig` is 250; None for other words."""
    if len(word) < SHORTEST:
        return None
    for name, worth in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            many = _small(before) if before else 1
            rest = german_or_small(after.removeprefix("und")) if after else 0
            return None if many is None or rest is None or rest >= worth else many * worth + rest
    return _small(word)


def german_or_small(word: str) -> int | None:
    """As `german`, for words that are no compound, too."""
    return german(word) or _small(word)


def _small(word: str) -> int | None:
    """Below a hundred."""
    if word in GERMAN_UNITS:
        return GERMAN_UNITS[word]
    if word in GERMAN_TENS:
        return GERMAN_TENS[word]
    one, found, ten = word.partition("und")
    if found and one in GERMAN_UNITS and GERMAN_UNITS[one] < 10 and ten in GERMAN_TENS:
        return GERMAN_TENS[ten] + GERMAN_UNITS[one]
    return None


@lru_cache(maxsize=4096)
def ordinal(word: str) -> tuple[int, str] | None:
    """`zwolfte` is 12, `onzieme` 11, each with its language; None for words that count nothing."""
    if word.endswith("ieme"):
        number = FRENCH_ORDINALS.get(word.removesuffix("ieme"))
        return (number, "french") if number else None
    match = GERMAN_ORDINAL.fullmatch(word)
    found = german_or_small(match[1]) if match else None
    return (found, "german") if found and found > 3 else None


def han(tokens: Sequence[WordToken], start: int) -> tuple[int, float] | None:
    """Where a number of several characters ends, and what it says: “一百二十”, “三千”, “一点五”; None for one character."""
    end = start
    while end < len(tokens) and tokens[end].kind == "han" and tokens[end].text in (*HAN_DIGITS, *HAN_PLACES):
        end += 1
    if end > start and tokens[start].text in MULTIPLIES:  # “千万别”
        return None
    if tokens[end - 1].text == "万" and end < len(tokens) and tokens[end].text == "像":
        end -= 1  # “八百万像素” counts 万像素
    point = end
    if end - start > 0 and point + 1 < len(tokens) and tokens[point].text == POINT:
        end = point + 1
        while end < len(tokens) and tokens[end].text in HAN_DIGITS:
            end += 1
        if end > point + 1:
            whole = _han_whole([token.text for token in tokens[start:point]])
            tail = "".join(str(HAN_DIGITS[token.text]) for token in tokens[point + 1 : end])
            return None if whole is None else (end, float(f"{whole}.{tail}"))
        end = point
    if end - start < 2:
        return None
    value = _han_whole([token.text for token in tokens[start:end]])
    return None if value is None else (end, value)


def _han_whole(characters: Sequence[str]) -> int | None:
    """“两百五” is 250: what stands last counts by the place below."""
    if all(each in HAN_DIGITS for each in characters):
        return int("".join(str(HAN_DIGITS[each]) for each in characters)) if len(characters) < 2 else None
    total = part = digit = 0
    place = 1
    for each in characters:
        if each in HAN_DIGITS:
            if digit:
                return None
            digit = HAN_DIGITS[each]
            place = 1 if not digit else place
        elif each == "万":
            total, part, digit, place = (total + part + digit) * HAN_PLACES[each], 0, 0, HAN_PLACES[each]
        else:
            place = HAN_PLACES[each]
            part, digit = part + max(1, digit) * place, 0
    return total + part + digit * max(1, place // 10)
