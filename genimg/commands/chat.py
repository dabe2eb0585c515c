"""`genimg chat`: a conversation in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import API_KEY, reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import chatting
else:
    chatting = later("genimg.chatting")


@click.command()
@click.argument("pictures", nargs=-1)
@click.option("-m", "--model", default="", help="The model that talks.")
@click.option("--image-model", default="", help="The model that paints.")
@click.option("-o", "--out", default=".", metavar="FOLDER", help="Where pictures go.", show_default=True)
@click.option("--files", is_flag=True, help="Name the files of pictures, also where the terminal can show them.")
@API_KEY
@reporting
def chat(
    pictures: tuple[str, ...], model: str, image_model: str, out: str, files: bool, api_key: str, report: Reporter
) -> int:
    """Talk with the studio in the terminal, about PICTURES or anything.

    Everything that the page understands is understood here: plain words, /commands, #2. Ctrl-C stops what runs, Ctrl-D
    ends the conversation, /quit too.
    """
    return chatting.chat(pictures, model, image_model, out, files, api_key, report)


COMMAND = chat
