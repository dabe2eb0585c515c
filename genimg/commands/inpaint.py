"""`genimg inpaint`: an area of a picture painted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import API_KEY, MASK, OUT, reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import editing
else:
    editing = later("genimg.editing")


@click.command()
@click.argument("image")
@click.argument("words")
@MASK
@click.option("-m", "--model", default="", help="The image model; usually the best that can, on this machine first.")
@API_KEY
@OUT
@reporting
def inpaint(image: str, words: str, mask: str, model: str, api_key: str, out: str, report: Reporter) -> int:
    """Have a model paint an area of a picture anew; the rest stays as it is, to the pixel.

    \b
    genimg inpaint street.jpg "an empty bench" --mask bench.png

    IMAGE is a file, or - for stdin.
    """
    return editing.inpaint(image, words, mask, model, api_key, out, report)


COMMAND = inpaint
