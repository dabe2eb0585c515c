"""What a chat model has to read about its tools before a word was said, counted with the vocabularies of real models.

The tools as they are sent with every call, and the same for a model without tools, which reads them in its
instructions; beside a schema of its own for each command and each operation. Then the recorded calls of
`tests/fixtures/tool_calls`: how many are read as the same steps in both shapes. The aim: at most 1,500 tokens, all
calls read.

    python benchmarks/tools.py [--check]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import bpe_openai

from conversation.chat.prompt import instructions
from conversation.chat.tool_arguments import read_call
from conversation.chat.tool_schemas import tool_schemas
from conversation.commands import COMMANDS
from conversation.errors import BadRequest
from conversation.palette import Palette
from imaging.operations import OPERATIONS

RECORDED = Path(__file__).parent.parent / "tests/fixtures/tool_calls/recorded.jsonl"
VOCABULARIES = ("o200k_base", "cl100k_base")
AIM = 1_500
"""Tokens of all tools together."""
SMALL = 8_192
"""Tokens that a small local model reads at once."""
PALETTE = Palette((*COMMANDS, *OPERATIONS))


def counted(text: str) -> tuple[int, ...]:
    return tuple(len(bpe_openai.get_encoding(name).encode(text)) for name in VOCABULARIES)


def sent(tools: tuple[Mapping[str, Any], ...]) -> str:
    """As they stand in a request."""
    return json.dumps([{"type": "function", "function": dict(tool)} for tool in tools])


def one_each() -> tuple[Mapping[str, Any], ...]:
    """A tool for each declaration, with the whole help of its options."""
    tools = []
    for cls in (cls for cls in PALETTE.declarations if cls.tool):
        alone = type(cls.__name__, (cls,), {"tool": cls.name, "__doc__": cls.__doc__})
        tools += tool_schemas([alone], lambda each: each.arguments())
    return tuple(tools)


def row(name: str, tokens: tuple[int, ...], beside: tuple[int, ...]) -> None:
    figures = "".join(f"{count:>13,}" for count in tokens)
    print(f"{name:<42}{figures}{tokens[0] / SMALL:>9.0%}{beside[0] / tokens[0]:>8.1f}×")


def read_as_before() -> tuple[int, int]:
    """How many recorded calls mean the same in both shapes, and how many there are."""
    same = 0
    recorded = [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()]
    for each in recorded:
        try:
            before, now = (read_call(PALETTE, **each[shape]) for shape in ("before", "now"))
        except BadRequest:
            continue
        same += before == now
    return same, len(recorded)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="end with 1 when the aim is missed")
    asked = parser.parse_args()
    beside = counted(sent(one_each()))
    tools, told = counted(sent(PALETTE.tools())), counted(instructions(PALETTE, tools=True))
    print(f"{'tokens':<42}{''.join(f'{name:>13}' for name in VOCABULARIES)}{'of 8k':>9}{'fewer':>9}")
    row("a tool for each command and operation", beside, beside)
    row(f"the {len(PALETTE.tools())} tools as they are", tools, beside)
    row("  with all instructions", tuple(map(sum, zip(tools, told, strict=True))), beside)
    row("all instructions of a model without tools", counted(instructions(PALETTE, tools=False)), beside)
    same, count = read_as_before()
    print(f"recorded calls that mean the same in both shapes: {same} of {count}")
    reached = max(tools) <= AIM and same == count
    print(f"{'reached' if reached else 'missed'}: at most {AIM:,} tokens, all calls read")
    return 0 if reached or not asked.check else 1


if __name__ == "__main__":
    sys.exit(main())
