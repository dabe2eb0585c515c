"""The part of a page of docs/ that a benchmark writes: between a line that names its command, and one that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs"
ENDS = "<!-- end of figures -->\n"


def write(page: Path, command: str, lines: Sequence[str]) -> None:
    """Puts these lines there. Raises `ValueError` where the page has no such part."""
    begins = f"<!-- figures: {command} -->\n"
    head, found, rest = page.read_text().partition(begins)
    if not found or ENDS not in rest:
        raise ValueError(f"{page} has no place for them: begin it by “{begins.strip()}”, end it by “{ENDS.strip()}”.")
    page.write_text(head + begins + "\n".join(lines) + "\n" + ENDS + rest.partition(ENDS)[2])
