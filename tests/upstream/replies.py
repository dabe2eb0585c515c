"""What a healthy chat model says: titles, summaries, refined prompts, tool calls, or a plain answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_ACTIVE = re.compile(r"^#(\d+) .*\(active\)$", re.MULTILINE)
_REQUEST = re.compile(r"<(?:request|person)>\s*(.*?)\s*</(?:request|person)>", re.DOTALL)
_PAINTING = re.compile(r"^(please )?(paint|draw|sketch|add|put|make|change|remove|replace|turn|give)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Call:
    """A tool call."""

    id: str
    name: str
    arguments: Mapping[str, Any]

    def function(self) -> dict[str, str]:
        return {"name": self.name, "arguments": json.dumps(self.arguments)}


@dataclass(frozen=True)
class Reply:
    """What is said, called, painted (base64)."""

    text: str
    calls: tuple[Call, ...] = ()
    pictures: tuple[str, ...] = ()

    def pieces(self) -> list[str]:
        """The text as tokens."""
        return re.findall(r"\s*\S+\s*$|\s*\S+", self.text)

    def call_fragments(self) -> list[dict[str, Any]]:
        """The calls as they are streamed: first the name, then the arguments in pieces."""
        fragments = []
        for index, call in enumerate(self.calls):
            text = json.dumps(call.arguments)
            begin = {"index": index, "id": call.id, "type": "function"}
            fragments.append({**begin, "function": {"name": call.name, "arguments": ""}})
            parts = [text[at : at + 7] for at in range(0, len(text), 7)]
            fragments += [{"index": index, "function": {"arguments": part}} for part in parts]
        return fragments


def reply_to(body: Mapping[str, Any]) -> Reply:
    """The answer to a request that wants no picture."""
    messages = body["messages"]
    last = messages[-1]
    words = text_of(last)
    instructions = " ".join(text_of(message) for message in messages if message["role"] == "system").lower()
    if last["role"] == "tool":
        return Reply("Done.")
    if len(messages) <= 2 and not body.get("tools"):
        told = _chore(instructions or words.lower(), words)
        if told:
            return Reply(told)
    calls = _calls(body.get("tools") or (), words, _ACTIVE.search(instructions))
    if calls:
        return Reply("", calls=calls)
    seen = sum(1 for message in messages for part in _parts(message) if part.get("type") == "image_url")
    return Reply(f"You said: {words[:200]}" + (f" I was shown {seen} picture(s)." if seen else ""))


def _chore(instructions: str, words: str) -> str:
    """Titles, summaries, refined prompts and choices are recognised by what is asked for."""
    quoted = _REQUEST.findall(words)
    subject = " ".join((quoted[-1] if quoted else words).split())
    if "you are atelier" in instructions:
        return ""
    if "with the numbers of" in instructions:
        return "1"
    if "title" in instructions:
        return " ".join(re.findall(r"[\w'-]+", subject)[:5]).capitalize() or "Untitled"
    if "summar" in instructions:
        return f"Summary: {subject[:400]}"
    if "prompt" in instructions:
        return f"{subject[:300].rstrip('.')}, in soft evening light, calm mood, balanced composition."
    return ""


def _calls(tools: Sequence[Mapping[str, Any]], words: str, active: re.Match[str] | None) -> tuple[Call, ...]:
    """A change of the active picture names it; a new picture does not. Now and then it is called more than once."""
    functions = {tool["function"]["name"]: tool["function"] for tool in tools}
    wanted = re.search(r"use the tool (\w+)(?: with (\{.*\}))?(?: (\d+) times)?", words)
    if wanted and wanted[1] in functions:
        arguments, times = json.loads(wanted[2] or "{}"), int(wanted[3] or 1)
        return tuple(Call(f"call_{number}", wanted[1], arguments) for number in range(1, times + 1))
    if "image" in functions and _PAINTING.match(words.strip()):
        prompt = re.sub(r"^(please )?(paint|draw|sketch) ", "", words.strip())
        changes = active and prompt == words.strip() and "picture" in functions["image"]["parameters"]["properties"]
        named = {"picture": int(active[1])} if changes and active else {}
        return (Call("call_1", "image", {"prompt": prompt} | named),)
    return ()


def text_of(message: Mapping[str, Any]) -> str:
    """The words of a message."""
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def _parts(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    content = message.get("content")
    return content if isinstance(content, list) else []
