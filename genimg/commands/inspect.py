"""`genimg inspect`: what a picture's file says, and who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import inspecting
else:
    inspecting = later("genimg.inspecting")


@click.command()
@click.argument("files", nargs=-1, required=True)
@reporting
def inspect(files: tuple[str, ...], report: Reporter) -> int:
    """Show where pictures come from, and everything else that their files say.

    FILES are pictures, folders of them, or - for stdin. Content Credentials are verified: who signed them, what was
    done, and whether the file was changed since. Nothing is fetched, and nothing is sent.
    """
    return inspecting.inspect(files, report)


COMMAND = inspect
