"""`genimg upscale`: a picture made larger."""

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
@click.option("--factor", type=click.Choice(["2x", "4x"]), default="2x", help="How many times as large; 2x.")
@click.option(
    "--style",
    type=click.Choice(["crisp", "creative", "quick"]),
    help="crisp keeps to what is there, creative invents detail (by a provider), quick takes seconds.",
)
@API_KEY
@OUT
@reporting
def upscale(image: str, factor: str, style: str | None, api_key: str, out: str, report: Reporter) -> int:
    """Make a picture larger: by a model of this machine, else by resampling, which is said.

    \b
    genimg upscale old.jpg --factor 4x -o large.png

    IMAGE is a file, or - for stdin.
    """
    return editing.upscale(image, factor, style or "", api_key, out, report)


COMMAND = upscale
