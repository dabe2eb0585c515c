"""What a model's short answer says: a prompt, a title or a summary without what models write around it.

Most of it goes by shape (a first line that ends with a colon, a fence, a list, quotation marks), which is the same in
every language; words count only where shape does not decide: labels, courtesies, refusals. An empty result means that
the answer cannot be used, and its caller goes on without it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from conversation.answer_phrases import COURTESY, HEADING, LABEL, OPENING, REFUSAL, REMARK

FIELDS = ("prompt", "title", "summary", "text", "answer", "result", "output", "content", "description", "response")
"""Where an answer stands in JSON that nobody asked for."""
FENCED = re.compile(r"```[^\n`]*\n(.*?)(?:```|\Z)", re.DOTALL)
RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$", re.MULTILINE)
ITEM = re.compile(
    r"^\s*(?:\*\*)?(?:(?:option|version|variant|variante|alternative|prompt|选项|方案)\s*)?(?:\d{1,2}|[A-C])\s*(?:[.):：](?=[\s*]|$)|、)[\s*]*",
    re.I,
)
BULLET = re.compile(r"^\s*(?:[-*•–]\s+|#{1,6}\s+|>\s+)")
PAIRS = tuple(
    (pair[0], pair[1])
    for pair in ('""', "''", "“”", "„“", "„”", "‘’", "«»", "»«", "‹›", "「」", "『』", "《》", "＂＂", "``", "**", "__")
)
TITLE_ENDS = " .。!！,，;；:："


def prompt_in(answer: str, most: int, *, asked: str = "") -> str:
    """The prompt, at most `most` characters; empty for a refusal, a question back, or nothing.

    `asked`: the person's own words, which may be a question themselves.
    """
    text = _sentences(answer)
    asks_back = text.endswith(("?", "？", "؟")) and not asked.rstrip().endswith(("?", "？", "؟"))
    return "" if asks_back or not _says(text) else text[:most].strip()


def title_in(answer: str, most: int) -> str:
    """The title, its first line, without a full stop; empty where there is none, or a whole paragraph instead."""
    text = _sentences(answer)
    line = _bare(text.splitlines()[0]) if text else ""
    line = line.rstrip(TITLE_ENDS)
    return line[:most].strip() if _says(line) and len(line) <= 2 * most else ""


def prose_in(answer: str) -> str:
    """A summary: all of its paragraphs, without label and courtesies; empty for a refusal or nothing."""
    text = _labelless(_unpacked(answer))
    kept = [part for part in _paragraphs(text) if not COURTESY.match(part)]
    text = "\n\n".join(kept)
    return text if _says(text) else ""


def numbers_in_list(answer: str) -> list[int] | None:
    """The numbers that were chosen: those of the last line of numbers only, else all. None where there are none."""
    lines = [
        line
        for line in answer.splitlines()
        if re.fullmatch(r"[\s\d,;、.#\[\]()and&]+", line) and re.search(r"\d", line)
    ]
    found = re.findall(r"\d+", lines[-1] if lines else answer)
    return list(dict.fromkeys(map(int, found))) or None


def _sentences(answer: str) -> str:
    """One paragraph, or the first of several ways that were offered."""
    text = _labelless(_unpacked(answer))
    if REFUSAL.match(text):
        return ""
    parts = [part for part in _paragraphs(text) if not COURTESY.match(part)]
    kept: list[str] = []
    for part in parts:
        if kept and (REMARK.match(part) or ITEM.match(part)):
            break
        kept.append(part)
    lines = "\n\n".join(kept).splitlines()
    listed = [number for number, line in enumerate(lines) if ITEM.match(line)]
    if len(listed) > 1:
        lines = lines[listed[0] : listed[1]]
    return _bare(_labelless("\n".join(lines)))


def _unpacked(answer: str) -> str:
    """Out of JSON and fences."""
    text = answer.strip()
    fence = FENCED.search(text)
    if fence and _says(fence[1]):
        text = fence[1].strip()
    if text.startswith(("{", "[")):
        text = _of_json(text) or text
    return RULE.sub("\n\n", text).strip()


def _of_json(text: str) -> str:
    try:
        value: Any = json.loads(text)
    except ValueError:
        return ""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        strings = {
            str(name).lower(): found for name, found in value.items() if isinstance(found, str) and found.strip()
        }
        named = [found for field in FIELDS for name, found in strings.items() if field in name]
        value = named[0] if named else next(iter(strings.values()), "")
    return value.strip() if isinstance(value, str) else ""


def _labelless(text: str) -> str:
    """Without a first line that only announces, and without a label before the words."""
    while True:
        text = text.strip()
        first, _, rest = text.partition("\n")
        line = _bare(first)
        announces = bool(rest.strip()) and len(first) <= 160 and (line.endswith((":", "：")) or HEADING.fullmatch(line))
        if announces:
            text = rest
            continue
        label = LABEL.match(text) or OPENING.match(text)
        if label is None or not text[label.end() :].strip():
            return text
        text = text[label.end() :]


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _bare(text: str) -> str:
    """Without quotation marks, stars or a bullet around all of it."""
    before = None
    while before != text:
        before, text = text, text.strip()
        text = BULLET.sub("", ITEM.sub("", text) if "\n" not in text else text)
        for opening, closing in PAIRS:
            inner = text[1:-1]
            if (
                len(text) > 2
                and text[0] == opening
                and text[-1] == closing
                and opening not in inner
                and closing not in inner
            ):
                text = inner
        for mark in ("**", "__", "*", "_"):
            inner = text[len(mark) : -len(mark)]
            if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark) and mark not in inner:
                text = inner
    return text


def _says(text: str) -> bool:
    """Whether there is a word in it, and it is no refusal."""
    return any(letter.isalpha() for letter in text) and not REFUSAL.match(text.lstrip(" *\"“'«「"))
