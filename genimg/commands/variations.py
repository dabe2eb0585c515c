"""`genimg variations`: a picture again, a little different."""

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
@click.option("-n", "--count", type=click.IntRange(1, 4), default=1, show_default=True, help="How many.")
@API_KEY
@OUT
@reporting
def variations(image: str, count: int, api_key: str, out: str, report: Reporter) -> int:
    """Have a model paint a picture again, a little different; each is a file.

    \b
    genimg variations cat.jpg --count 3 -o cats/

    IMAGE is a file, or - for stdin.
    """
    return editing.vary(image, count, api_key, out, report)


COMMAND = variations
