"""The settings as documents: `python -m server.docs.settings_page write` writes `.env.example` and the README's
table anew, `… env` and `… table` print them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from server.docs.marked_part import MarkedPart
from server.setting_source import SettingDeclaration
from server.settings import declarations

PROJECT = Path(__file__).parent.parent.parent
IN_README = MarkedPart("settings", "python -m server.docs.settings_page write")
"""The table of settings."""


def env_example() -> str:
    """`.env.example`: every setting with its help and its default, commented out."""
    parts = ["# Copy this file to .env and change what you need. The environment wins over it.\n"]
    parts += [f"# {declared.help}\n#{declared.name}={default(declared)}\n" for declared in declarations()]
    return "\n".join(parts)


def table() -> str:
    """The README's table of settings."""
    rows = [f"| `{declared.name}` | {shown(declared)} | {declared.help} |" for declared in declarations()]
    return "\n".join(["| setting | default | what it does |", "|---|---|---|", *rows]) + "\n"


def write(project: Path) -> None:
    """Both, where they stand in a project's folder."""
    (project / ".env.example").write_text(env_example())
    IN_README.write(project / "README.md", table())


def main(wanted: str) -> None:
    """`write`, `table` or `env`."""
    if wanted == "write":
        write(PROJECT)
    else:
        sys.stdout.write(table() if wanted == "table" else env_example())


def default(declared: SettingDeclaration) -> str:
    """As it would be written down."""
    value = declared.default
    if isinstance(value, tuple):
        return ",".join(value)
    if value is None:
        return ""
    folder = isinstance(value, Path) and not value.suffix
    return f"{value}/" if folder else str(value)


def shown(declared: SettingDeclaration) -> str:
    return f"`{default(declared)}`" if default(declared) else "–"


if __name__ == "__main__":
    main(*sys.argv[1:2] or ["env"])
