"""A message as tokens: words without accents and apostrophes, figures apart from letters, every Chinese character by itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ELISION = re.compile(
    r"\b([ldjmtnsc]|qu|jusqu|lorsqu|puisqu|dell|all|un|sull|nell|dall|quest)['’`´](?=\w)", re.IGNORECASE
)
"""“l'image” is two words."""
APOSTROPHE = re.compile(r"(?<=\w)['’`´](?=\w)")
"""“it's” is one, and is often written without it."""
HIRAGANA, HAN_END = "\u3040", "\u9fff"
TOKEN = re.compile(
    r"(?P<file>[\w-]+\.(?:jpe?g|png|webp|avif|tiff?|gif|heic|bmp)\b)|(?P<hex>#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?<!#\d\d\d))"
    r"|(?P<figure>\d+(?:[.,]\d+)?)|(?P<han>[\u3040-\u9fff])|(?P<word>[^\W\d_\u3040-\u9fff]+)|(?P<mark>\S)",
    re.IGNORECASE,
)
SPELLINGS = str.maketrans(
    {"，": ",", "、": ",", "；": ";", "：": ":", "％": "%", "＋": "+", "－": "-", "−": "-", "–": "-", "—": "-"}
)
LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
QUOTES = {"“": "”", '"': '"', "„": "“”", "«": "»", "「": "」", "『": "』", "‘": "’"}
ANYWHERE = "“„«「『"
"""These open a quotation wherever they stand; the others may be an apostrophe or inches."""
LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class WordToken:
    """`text` is what is compared; `start` and `end` say where it stands in the message."""

    text: str
    kind: str
    """`word`, `han`, `figure`, `mark`, `hex`, `file`, `quote` or `emoji`."""
    start: int
    end: int


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """Lower case, without accents."""
    lowered = word.lower().translate(LETTERS)
    if lowered.isascii():
        return lowered
    return "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))


def tokens_of(text: str, variants: dict[str, str]) -> list[WordToken]:
    """`variants` are characters that are written another way, such as traditional ones."""
    found: list[WordToken] = []
    spread = text.translate(SPELLINGS)
    closed = _quoted(spread)
    at = 0
    while at < len(spread):
        if at in closed:
            found.append(WordToken(text[at + 1 : closed[at]].strip(), "quote", at, closed[at] + 1))
            at = closed[at] + 1
            continue
        match = TOKEN.search(spread, at)
        if match is None:
            break
        if match.start() > at:
            if match.lastgroup == "han" and found and found[-1].kind == "han":
                found.append(WordToken(",", "mark", at, at))  # between characters a blank is a comma
            at = match.start()
            continue
        token, at = _token(match, spread, variants)
        if not (match[0] == "." and found and found[-1].end == match.start() and found[-1].text in SHORTENED):
            found += token
    return found


SHORTENED = frozenset(("mr", "mrs", "ms", "dr", "nr", "no", "st", "vs", "approx", "ca", "bzw", "num"))
"""Behind these a full stop ends no sentence: “Nr. 12”, “Mrs. White”."""


def _token(match: re.Match[str], text: str, variants: dict[str, str]) -> tuple[list[WordToken], int]:
    kind, start, end = match.lastgroup or "mark", match.start(), match.end()
    said = match[0]
    if kind == "han":
        return [WordToken(variants.get(said, said), "han", start, end)], end
    if kind == "mark":
        category = unicodedata.category(said)
        return [WordToken(said, "emoji" if category in ("So", "Sk", "Cn", "Mn", "Cf") else "mark", start, end)], end
    if kind == "word":
        return _word(text, start, end)
    return [WordToken(said.lower(), kind, start, end)], end


def _word(text: str, start: int, end: int) -> tuple[list[WordToken], int]:
    """With what an apostrophe ties to it, unless it is an article."""
    elided = ELISION.match(text, start)
    if elided:
        return [WordToken(plain(elided[1]), "word", start, elided.end())], elided.end()
    said = text[start:end]
    while APOSTROPHE.match(text, end):
        more = TOKEN.match(text, end + 1)
        if more is None or more.lastgroup != "word":
            break
        said, end = said + more[0], more.end()
    return [WordToken(plain(said), "word", start, end)], end


OPENING = re.compile(f"[{ANYWHERE}]|(?:(?<![^\\W_])|(?<=[{HIRAGANA}-\uffff]))[{''.join(QUOTES)}]")


def _quoted(text: str) -> dict[int, int]:
    """From the place of an opening mark to that of its closing one."""
    found: dict[int, int] = {}
    at = 0
    for opening in OPENING.finditer(text):
        place = opening.start()
        if place < at:
            continue  # inside of another one, or what closes it
        ends = [end for mark in QUOTES[opening[0]] if 0 < (end := text.find(mark, place + 1)) <= place + LONGEST_QUOTE]
        if ends and text[place + 1 : min(ends)].strip():
            found[place] = min(ends)
            at = min(ends) + 1
    return found
