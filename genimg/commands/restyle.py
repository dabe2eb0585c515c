"""`genimg restyle`: a picture in another style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import API_KEY, OUT, reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import editing
else:
    editing = later("genimg.editing")


@click.command()
@click.argument("image")
@click.argument("style")
@click.option(
    "--strength",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="How far to go: 0 leaves it nearly as it is, 1 keeps hardly anything.",
)
@click.option("-m", "--model", default="", help="Who paints it; usually the best that can, on this machine first.")
@API_KEY
@OUT
@reporting
def restyle(image: str, style: str, strength: float, model: str, api_key: str, out: str, report: Reporter) -> int:
    """Have a model paint a picture over in another style.

    \b
    genimg restyle photo.jpg "as an oil painting" --strength 0.6

    IMAGE is a file, or - for stdin.
    """
    return editing.restyle(image, style, strength, model, api_key, out, report)


COMMAND = restyle
