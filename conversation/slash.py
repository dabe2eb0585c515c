"""A declaration as the slash command that says it: `/crop ratio=1:1`. `arguments.py` reads it."""

from __future__ import annotations

from imaging.declaration import Declaration


def slashed(said: Declaration) -> str:
    """Only what differs from the defaults is said."""
    parts = [f"/{said.name}"]
    for argument in said.arguments():
        value = getattr(said, argument.name)
        if argument.required or value != argument.default:
            shown = f"{value:g}" if isinstance(value, float) else str(value)
            parts.append(f"{argument.name}=“{shown}”" if " " in shown else f"{argument.name}={shown}")
    return " ".join(parts)
