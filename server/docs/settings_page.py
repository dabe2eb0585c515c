"""The settings as documents: `python -m server.docs.settings_page env` prints `.env.example`, `… table` the README's
table.
"""

from __future__ import annotations

import sys
from pathlib import Path

from server.settings import Declared, declarations


def env_example() -> str:
    """`.env.example`: every setting with its help and its default, commented out."""
    parts = ["# Copy this file to .env and change what you need. The environment wins over it.\n"]
    parts += [f"# {declared.help}\n#{declared.name}={default(declared)}\n" for declared in declarations()]
    return "\n".join(parts)


def table() -> str:
    """The README's table of settings."""
    rows = [f"| `{declared.name}` | {shown(declared)} | {declared.help} |" for declared in declarations()]
    return "\n".join(["| setting | default | what it does |", "|---|---|---|", *rows]) + "\n"


def default(declared: Declared) -> str:
    """As it would be written down."""
    value = declared.default
    if isinstance(value, tuple):
        return ",".join(value)
    if value is None:
        return ""
    return f"{value}/" if isinstance(value, Path) else str(value)


def shown(declared: Declared) -> str:
    return f"`{default(declared)}`" if default(declared) else "–"


if __name__ == "__main__":
    sys.stdout.write(table() if sys.argv[1:] == ["table"] else env_example())
