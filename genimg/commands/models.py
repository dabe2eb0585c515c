"""`genimg models`: which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import API_KEY, reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import listing
else:
    listing = later("genimg.listing")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--kind", type=click.Choice(["image", "chat"]), help="Only those that paint, or that talk.")
@click.option("--provider", default="", help="Only those of one provider.")
@API_KEY
@reporting
def models(words: tuple[str, ...], kind: str | None, provider: str, api_key: str, report: Reporter) -> int:
    """Show which models there are, what they can do and cost; those whose id or name has all the WORDS."""
    return listing.models(words, kind or "", provider, api_key, report)


COMMAND = models
