"""`genimg styles`: how a picture can be asked to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import listing
else:
    listing = later("genimg.listing")


@click.command()
@click.argument("words", nargs=-1)
@reporting
def styles(words: tuple[str, ...], report: Reporter) -> int:
    """Show the styles that --style knows, with what each adds to a prompt; those that have all the WORDS."""
    return listing.styles(words, report)


COMMAND = styles
