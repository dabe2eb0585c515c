"""Words as they are searched, and where they stand in what was said."""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS = 16
AROUND = 60
"""Characters of a snippet on either side of the word."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no space between words, which the index takes for one long word."""


def folded(words: str) -> str:
    """As words are compared: without case and accents."""
    if words.isascii():
        return words.lower()
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if not unicodedata.combining(each)))


def words_of(query: str) -> list[str]:
    """The distinct words of a query, in their order."""
    return list(dict.fromkeys(re.findall(r"\w+", query)))[:MOST_WORDS]


def snippet(said: str, query: str) -> str | None:
    """The neighbourhood of the first word found, on one line; None when none of them is there."""
    line = " ".join(said.split())
    wanted = tuple(words_of(folded(query)))
    places = [match.start() for match in re.finditer(r"\w+", line) if folded(match.group()).startswith(wanted)]
    lowered = line.lower()
    places += [place for word in words_of(query.lower()) if (place := lowered.find(word)) >= 0]
    if not places:
        return None
    start = max(0, places[0] - AROUND)
    end = places[0] + AROUND * 2
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")
