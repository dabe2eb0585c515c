"""The words of a prompt that nothing was made of, so that they can be admitted: "cherry trees", "lettering"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from imaging.sketch.fillers import CHINESE_FILLERS, is_filler
from imaging.sketch.folding import FoldedPrompt, Span

_WORD = re.compile(r"[^\W\d_\u4e00-\u9fff]+(?:['-][^\W\d_\u4e00-\u9fff]+)*")
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_NOT = re.compile(CHINESE_FILLERS)
_QUALITY = re.compile(r"(?:ed|ing|ful|ous|ish|less|ive|ic|al|est|ly)$")
"""Endings of English words that say how something is, so that “glittering lake” admits one word and not the lake."""
QUOTED = re.compile(r"“[^”]{1,80}”|„[^“”]{1,80}[“”]|«[^»]{1,80}»|\"[^\"]{1,80}\"|「[^」]{1,80}」|『[^』]{1,80}』")


def leftovers(prompt: FoldedPrompt, understood: Sequence[Span], things: Sequence[Span]) -> list[Span]:
    """The places of words that are neither understood nor mere filling, words that stand together as one.

    A word before one of the `things` is told with it ("cherry trees"), unless it only says how that is.
    """
    covered = bytearray(len(prompt.text))
    for start, end in understood:
        covered[start:end] = b"\1" * (end - start)
    begins = dict(things)
    found: list[Span] = []
    for start, end in _words(prompt.text, covered):
        thing = end + 1 if prompt.text[end : end + 1] in (" ", "-") else -1
        if thing in begins and not _QUALITY.search(prompt.text[start:end]) and not _is_phrase(prompt.text[thing:]):
            end = begins[thing]
        if found and prompt.text[found[-1][1] : start] in (" ", "-"):
            start = found.pop()[0]
        found.append((start, end))
    return sorted([*found, *_chinese(prompt.text, covered)])


def _is_phrase(text: str) -> bool:
    """Whether it begins as "am See" does: where something is, not what."""
    word = _WORD.match(text)
    return bool(word and is_filler(word[0]))


def _words(text: str, covered: bytearray) -> Iterator[Span]:
    for word in _WORD.finditer(text):
        bare = word[0].removesuffix("'s")
        if not any(covered[word.start() : word.end()]) and not is_filler(bare):
            yield word.start(), word.start() + len(bare)


def _chinese(text: str, covered: bytearray) -> Iterator[Span]:
    """What is left of a text without blanks when known and filling pieces are taken out."""
    open_text = "".join("," if covered[place] else letter for place, letter in enumerate(text))
    open_text = _NOT.sub(lambda piece: "," * len(piece[0]), open_text)
    for run in _RUN.finditer(open_text):
        yield run.span()
