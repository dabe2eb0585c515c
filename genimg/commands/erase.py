"""`genimg erase`: something small taken out of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import MASK, OUT, reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import editing
else:
    editing = later("genimg.editing")


@click.command()
@click.argument("image")
@MASK
@OUT
@reporting
def erase(image: str, mask: str, out: str, report: Reporter) -> int:
    """Take something small out of a picture, filled from around it, on this machine and free.

    \b
    genimg erase beach.jpg --mask bird.png

    IMAGE is a file, or - for stdin.
    """
    return editing.erase(image, mask, out, report)


COMMAND = erase
