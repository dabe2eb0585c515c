"""`genimg replace-bg`: a subject on another background."""

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


@click.command("replace-bg")
@click.argument("image")
@click.argument("background")
@API_KEY
@OUT
@reporting
def replace_bg(image: str, background: str, api_key: str, out: str, report: Reporter) -> int:
    """Set the subject of a picture on another background.

    \b
    genimg replace-bg cat.jpg white
    genimg replace-bg cat.jpg "a beach at dusk"

    A colour or blur is done on this machine and free, words by a connected model: what stands in front stays the
    picture's own where it can be told from its background.
    IMAGE is a file, or - for stdin.
    """
    return editing.replace_background(image, background, api_key, out, report)


COMMAND = replace_bg
