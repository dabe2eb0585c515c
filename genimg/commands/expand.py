"""`genimg expand`: more around a picture."""

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
@click.argument("to")
@click.option(
    "--way",
    type=click.Choice(["mirror", "paint"]),
    help="mirror fills it from the picture's own edges, here and free; paint has a model paint it.",
)
@click.option("-m", "--model", default="", help="Who paints it; usually the best that can, on this machine first.")
@API_KEY
@OUT
@reporting
def expand(image: str, to: str, way: str | None, model: str, api_key: str, out: str, report: Reporter) -> int:
    """Give a picture more around it; its own pixels stay as they are.

    \b
    genimg expand photo.jpg 16:9 --way mirror
    genimg expand photo.jpg "left 20% a sandy beach" -o wide.png

    TO is a ratio, or sides with how much, and then words for what is to be there.
    IMAGE is a file, or - for stdin.
    """
    return editing.expand(image, to, way or "", model, api_key, out, report)


COMMAND = expand
