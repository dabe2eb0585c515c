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

from conversation.llm.answer_phrases import (
    COURTESY,
    HEADING,
    INTERJECTION,
    LABEL,
    MUSING,
    NOTHING,
    OPENING,
    PROMPT_LABEL,
    REFUSAL,
    REFUSED,
    REMARK,
    TITLE_LABEL,
)
from conversation.llm.late_pattern import LatePattern

FIELDS = ("prompt", "title", "summary", "text", "answer", "result", "output", "content", "description", "response")
"""Where an answer stands in JSON that nobody asked for."""
UNWANTED = re.compile(r"negative|error|avoid")
"""Fields that say what is not to be seen, or not to be had."""
FIELD = LatePattern(
    rf"[\"']?\b\w{{0,12}}(?:{'|'.join(FIELDS)})s?[\"']?\s*:\s*\[?\s*([\"'])(.*?)(?:(?<!\\)\1\s*(?:[,}}\]]|//|\n|\Z)|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""A field of JSON that is not quite JSON: single quotes, a comma too many, an end that never came."""
FENCED = re.compile(r"(?:```|~~~)(?:[^\n`~]*\n)?(.*?)(?:```|~~~|\Z)", re.DOTALL)
TAGGED = LatePattern(
    rf"<(\w{{0,12}}(?:{'|'.join(FIELDS)}|request|image|final))>\s*(.+?)\s*(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE
)
BOXED = re.compile(r"\\boxed\{(?:\\text\{)?([^{}]+)\}+")
SHORT_SENTENCE = re.compile(r"[^\n.!?。！？]{1,40}[.!。！]\s*(?=\S)")
COUNTED = re.compile(r"\s*\(\d+ \w{3,12}\)\s*$")
QUOTED = re.compile(r"[\"“„«「].*?[\"”“»」]", re.DOTALL)
HEADLINE = 60
"""Characters of a line that only names one of several ways."""
FIRST = 240
"""Characters in which a refusal says so."""
RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$", re.MULTILINE)
_WAY = r"(?:option|version|variant|variante|alternative|prompt|选项|方案)\s*"
ITEM = LatePattern(
    rf"^\s*(?:(?:[-*•]|#{{1,6}})\s+)?(?:\*\*)?(?:(?:{_WAY})?(?:\d{{1,2}}|[A-C])\s*(?:\([^)\n]{{1,40}}\)\s*)?(?:[.):：](?=[\s*]|$)|、)[\s*]*"
    rf"|{_WAY}(?:\d{{1,2}}|[A-C])\**\s*$)",
    re.IGNORECASE,
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
    label = TITLE_LABEL.match(line)
    line = _bare(line[label.end() :]) if label and line[label.end() :] else line
    line = COUNTED.sub("", line).rstrip(TITLE_ENDS)
    return line[:most].strip() if _says(line) and len(line) <= 2 * most else ""


def prose_in(answer: str) -> str:
    """A summary: all of its paragraphs, without label and courtesies; empty for a refusal or nothing."""
    text = _labelless(_unpacked(answer))  # “The person wants …” is how a summary begins
    kept = [part for part in _paragraphs(text) if not COURTESY.match(part)]
    text = "\n\n".join(kept)
    return text if _says(text) else ""


def numbers_in_list(answer: str) -> list[int] | None:
    """The numbers that were chosen: those of lines of numbers only, else all. None where there are none."""
    lines = [
        line
        for line in answer.splitlines()
        if re.fullmatch(r"[\s\d,;、.#\[\]()and&]+", line) and re.search(r"\d", line)
    ]
    listed = "\n".join(lines) if all(len(re.findall(r"\d+", line)) == 1 for line in lines) else lines[-1]
    found = re.findall(r"\d+", listed if lines else answer)
    return list(dict.fromkeys(map(int, found))) or None


def _sentences(answer: str) -> str:
    """One paragraph, or the first of several ways that were offered."""
    text = _labelless(_unmused(_unpacked(answer)))
    if _refuses(text):
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
    if listed and len(lines[0]) <= HEADLINE and any(lines[1:]) and ITEM.match(lines[0]):
        lines = lines[1:]
    return _bare(_labelless("\n".join(lines)))


def _unpacked(answer: str) -> str:
    """Out of JSON and fences."""
    text = answer.strip()
    tagged = TAGGED.search(text) or BOXED.search(text)
    if tagged and _says(tagged[tagged.lastindex or 1]):
        text = tagged[tagged.lastindex or 1].strip()
    fence = FENCED.search(text)
    if fence and _says(fence[1]):
        text = fence[1].strip()
    begins = text.find("{") if INTERJECTION.match(text) or OPENING.match(text) else 0
    if text[max(begins, 0) :].startswith(("{", "[", '"', "'")):
        found = _of_json(text[max(begins, 0) :])
        text = text if found is None else found
    return RULE.sub("\n\n", text).strip()


def _of_json(text: str) -> str | None:
    """None where it is no JSON."""
    try:
        value: Any = json.loads(text)
    except ValueError:
        field = FIELD.match(text.lstrip("{[ \n"))
        return field[2].strip() if field else None
    return _of_value(value)


def _of_value(value: object) -> str:
    """The words in it that are most likely meant."""
    if isinstance(value, list):
        return _of_value(value[0]) if value else ""
    if not isinstance(value, Mapping):
        return value.strip() if isinstance(value, str) else ""
    found = {str(name).lower(): _of_value(each) for name, each in value.items()}
    said = {name: words for name, words in found.items() if words and not UNWANTED.search(name)}
    named = [words for field in FIELDS for name, words in said.items() if field in name]
    return named[0] if named else next(iter(said.values()), "")


def _unmused(text: str) -> str:
    """Without thinking aloud before the answer; empty where nothing says that an answer follows."""
    if not MUSING.match(text):
        return text
    lines = text.splitlines()
    labelled = [number for number, line in enumerate(lines) if number and LABEL.match(line)]
    if labelled:
        return "\n".join(lines[labelled[-1] :])
    parts = _paragraphs(text)
    answer = [part for part in parts if not MUSING.match(part)]
    return "\n\n".join(answer) if len(parts) == 2 and len(answer) == 1 and not ITEM.match(answer[0]) else ""


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
        label = LABEL.match(text) or PROMPT_LABEL.match(text) or OPENING.match(text)
        if label is None and not COURTESY.match(first):
            label = INTERJECTION.match(text) or _before_label(text)
        if label is None or not text[label.end() :].strip():
            return text
        text = text[label.end() :]


def _before_label(text: str) -> re.Match[str] | None:
    """A short sentence in whatever language, if a label comes after it."""
    found = SHORT_SENTENCE.match(text)
    return found if found and LABEL.match(text[found.end() :]) else None


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _bare(text: str) -> str:
    """Without quotation marks, stars or a bullet around all of it."""
    before = None
    while before != text:
        before, text = text, text.strip()
        if QUOTED.fullmatch(text[:-1]) and text[-1] in ".。" and text[-2] not in text[1:-2]:
            text = text[:-1]
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
        for mark in ('"""', "**", "__", "*", "_"):
            inner = text[len(mark) : -len(mark)]
            if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark) and mark not in inner:
                text = inner
    return text


def _says(text: str) -> bool:
    """Whether there is a word in it, and it is no refusal."""
    return any(letter.isalpha() for letter in text) and not _refuses(text) and not NOTHING.fullmatch(text)


def _refuses(text: str) -> bool:
    """What is quoted in a picture may say what it likes."""
    return bool(REFUSAL.match(text.lstrip(" *\"“'«「¡")) or REFUSED.search(QUOTED.sub("", text[:FIRST])))
