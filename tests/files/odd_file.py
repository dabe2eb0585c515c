"""One odd file and what is right for it. `rows/` has them all; `README.md` says how to add one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.files.colours import Pixels

ODD = Path(__file__).parent / "odd"
EVERYTHING = "*"
"""In `wrong`: no check of the file is right."""
SHOWN = "preview, screen, accept, edit, cutout, export, model"
"""In `wrong`: all readers that read by `imaging.files.decode`."""
READ = f"{SHOWN}, compress"
"""In `wrong`: all readers."""
LEFT = "same, jpeg, png, webp, avif, zip, compressed"
"""In `wrong`: all ways out but the one that gives the file back byte for byte."""


@dataclass(frozen=True, repr=False)
class OddFile:
    """What was put in, and what must come out. Every reader and every way out takes it."""

    name: str
    """What it is uploaded as; also its name in `odd/` unless it is made here."""
    kind: str
    """What goes wrong with such files elsewhere, in a few words."""
    made: Callable[[], bytes] | None = None
    looks: Callable[[bytes], Pixels] | None = None
    """What is to be seen, from how the file was constructed: upright, sRGB. None: that all readers agree is enough."""
    near: float = 1.0
    """How far from that a picture may be: ΔE (CIE76), the mean over the picture."""
    says: tuple[str, ...] = ()
    """What the person is told when it comes in, each as a part of it."""
    refused: str = ""
    """It is not taken, and this is a part of the reason that the person reads."""
    most: Mapping[str, int] = field(default_factory=dict)
    """Bytes by way out, where it is not what came in; see `LIMITED` in `ways.py`."""
    may_be_smaller: tuple[str, ...] = ()
    """Ways out whose format cannot hold so many pixels: smaller and said, or refused in words."""
    dpi: float = 0
    """Dots an inch that it leaves with. 0: not looked at."""
    credit: str = ""
    """A part of its copyright notice, which goes along when the person wants that."""
    wrong: Mapping[str, str] = field(default_factory=dict)
    """Checks that are known to fail (`compress`, `agree`, `jpeg` …; several with commas, or `EVERYTHING`), and why.
    Such a check has to fail: who mends it takes this away."""

    @property
    def data(self) -> bytes:
        return _bytes_of(self)

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def reason(self, check: str) -> str:
        """Why that check fails; empty where it must not."""
        for checks, why in self.wrong.items():
            if check in (part.strip() for part in checks.split(",")) or checks == EVERYTHING:
                return why
        return ""


@cache
def _bytes_of(file: OddFile) -> bytes:
    return file.made() if file.made else (ODD / file.name).read_bytes()
