"""Steps in a chat model's words, for models without tools: a fenced block of JSON, done whole or not at all.

```json
{"steps": ["brightness 20%", "crop 1:1"], "picture": 3}
```
It holds what the tool that edits would be called with, in any of the shapes that `tool_arguments.py` reads.
"""

from __future__ import annotations

import json
import re

from conversation.chat.tool_arguments import LISTS, ToolStep, read_call
from conversation.chat.tool_schemas import EDIT
from conversation.errors import BadRequest
from conversation.palette import Palette
from conversation.sentences import say

FENCE = "```"
STARTS = tuple(f'{{"{name}"' for name in (*LISTS[:2], "picture"))
"""How a block that is ours begins, without blanks and without the language that its fence may name."""
LANGUAGE = re.compile(r"\s*[A-Za-z0-9]{0,10}(?=\s*\{|$)")
LOOKED_AT = 80
"""Characters after a fence that tell what it is."""


class Fence:
    """Takes such a block out of words while they stream; everything else passes, held back no longer than needed."""

    def __init__(self) -> None:
        self.block = ""
        """The JSON of the first block, once it is complete."""
        self._held = ""
        self._begun = False
        """Whether any word was passed: only before that may a block stand without its fence."""

    def shown(self, text: str) -> str:
        """What of the words so far can be shown."""
        self._held += text
        if not self._begun and _is_ours(self._held) and self._held.strip():
            return ""  # no fence around it: known when all of it is there
        self._begun = self._begun or bool(self._held.strip())
        return self._passed()

    def _passed(self) -> str:
        passed = ""
        while self._held:
            at = self._held.find(FENCE)
            if at < 0:
                keep = len(self._held) - len(self._held.rstrip("`"))
                passed, self._held = passed + self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
                return passed
            passed, self._held = passed + self._held[:at], self._held[at:]
            taken = self._taken()
            if taken is None:
                return passed
            passed += taken
        return passed

    def rest(self) -> str:
        """What is left when nothing more comes. A block that only lacks a fence is one, an unfinished one is words."""
        left, self._held = self._held, ""
        if not self.block and (left.startswith(FENCE) or not self._begun):
            block = LANGUAGE.sub("", left.removeprefix(FENCE).rstrip("`"), count=1).strip()
            if _is_ours(block) and _is_json(block):
                self.block = block
                return ""
        return left

    def _taken(self) -> str | None:
        """Decides about the fence that the held words begin with: what may pass of it; None while that is open."""
        body = self._held[len(FENCE) :]
        if self.block or not _is_ours(LANGUAGE.sub("", body, count=1)):
            self._held = body
            return FENCE
        end = body.find(FENCE)
        if end < 0:
            return None
        self.block, self._held = LANGUAGE.sub("", body[:end], count=1).strip(), body[end + len(FENCE) :]
        return ""


def _is_ours(text: str) -> bool:
    """Whether it begins as such a block does, as far as it is there."""
    compact = re.sub(r"\s", "", text[:LOOKED_AT])
    return any(compact.startswith(start) or start.startswith(compact) for start in STARTS)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def ordered(block: str, palette: Palette) -> tuple[ToolStep, ...]:
    """The steps of a block, all of them valid. Raises `BadRequest` with what is wrong with it."""
    try:
        said = json.loads(block)
    except ValueError as error:
        raise _wrong(f"it is not valid JSON: {error}") from error
    if not isinstance(said, dict) or not any(name in said for name in LISTS):
        raise _wrong("there must be an object with “steps”")
    try:
        return read_call(palette, EDIT, said)
    except BadRequest as error:
        raise _wrong(error.text[:1].lower() + error.text[1:].rstrip(".") if error.text else error.title) from error


def _wrong(why: str) -> BadRequest:
    return BadRequest(
        say("bad_block", "The model asked for something that can’t be done"),
        say("bad_block_text", "In its instructions, {why}.", why=why),
        code="bad_block",
    )
