"""`genimg vectorize`: a picture as a drawing (SVG)."""

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
@click.option("--detail", type=click.Choice(["low", "high"]), help="low keeps large areas only, high small ones too.")
@click.option("--black", is_flag=True, help="In black on white: for line drawings, scans and signatures.")
@click.option("--by", type=click.Choice(["service"]), help="service has a connected provider draw it, for its price.")
@API_KEY
@OUT
@reporting
def vectorize(
    image: str, detail: str | None, black: bool, by: str | None, api_key: str, out: str, report: Reporter
) -> int:
    """Make a drawing (SVG) of a picture that stays sharp at any size, traced here and free.

    \b
    genimg vectorize logo.png
    genimg vectorize signature.jpg --black -o signature.svg

    IMAGE is a file, or - for stdin. Where -o names another kind of file, what the drawing looks like is written so.
    """
    return editing.vectorize(image, detail or "", black, by or "", api_key, out, report)


COMMAND = vectorize
