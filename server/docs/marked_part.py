"""A part of a page that is written anew from the code, between two marks: the rest of the page is written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class MarkedPart:
    """What stands in a page between `<!-- name: … -->` and `<!-- /name -->`."""

    name: str
    written_by: str
    """The command, which stands in the first mark."""

    def read(self, page: Path) -> str:
        """As it stands there now."""
        return self._parts(page)[1]

    def write(self, page: Path, text: str) -> None:
        """`text` in its place."""
        before, _, after = self._parts(page)
        page.write_text(f"{before}{self._begin}{text}{self._end}{after}", encoding="utf-8")

    def _parts(self, page: Path) -> tuple[str, str, str]:
        """What stands before it, in it and after it."""
        before, rest = page.read_text(encoding="utf-8").split(self._begin)
        inside, after = rest.split(self._end)
        return before, inside, after

    @property
    def _begin(self) -> str:
        return f"<!-- {self.name}: {self.written_by} -->\n"

    @property
    def _end(self) -> str:
        return f"<!-- /{self.name} -->"
