"""The wheel: the packages, and the built page inside of `server`, where an installed studio finds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = "interface/web/dist"


class WheelWithPage(BuildHookInterface[Any]):
    """Adds the page. Raises FileNotFoundError, with what to do, where nobody has built it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """See `BuildHookInterface`. An editable install reads the checkout's own page."""
        if version == "editable":
            return
        page = Path(self.root) / PAGE
        if not (page / "index.html").is_file():
            raise FileNotFoundError(f"{PAGE}/index.html is missing: run `make build` before you install the checkout")
        build_data["force_include"][str(page)] = "server/page"
