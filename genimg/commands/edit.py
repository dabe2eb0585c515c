"""`genimg edit`: a picture changed by words."""

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
@click.argument("words")
@click.option("-m", "--model", default="", help="The image model, for edits that need one; see genimg models.")
@click.option("--chat-model", default="", help="The model that words are handed to which are not understood here.")
@API_KEY
@OUT
@reporting
def edit(image: str, words: str, model: str, chat_model: str, api_key: str, out: str, report: Reporter) -> int:
    """Change a picture by words or a command, as in the studio.

    \b
    genimg edit photo.jpg "a bit brighter and square"
    genimg edit photo.jpg "/crop 16:9" -o banner.webp
    genimg edit photo.jpg "put a red hat on the dog" -m gemini

    Edits that are understood without a model are done on this machine and cost nothing; the others need a provider.
    IMAGE is a file, or - for stdin.
    """
    return editing.edit(image, words, model, chat_model, api_key, out, report)


COMMAND = edit
