"""`genimg convert`: pictures in another format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import OUT, reporting
from genimg.later import later
from genimg.reporting import Reporter
from imaging.file_formats import DOWNLOAD, asked_for

if TYPE_CHECKING:
    from genimg import finishing
else:
    finishing = later("genimg.finishing")

SAME = "same"
"""In its own format, not coded again: only what is private is taken out."""


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--to",
    "kind",
    type=click.Choice([SAME, *asked_for(DOWNLOAD)]),
    help="The format; same codes nothing again and only takes out what is private. Else the ending of --out says it.",
)
@click.option("--keep-credit", is_flag=True, help="When it was taken and whose it is stay in the file.")
@OUT
@reporting
def convert(files: tuple[str, ...], kind: str | None, keep_credit: bool, out: str, report: Reporter) -> int:
    """Write pictures in another format, without private metadata.

    FILES are pictures (HEIC, AVIF, PSD, TIFF, … too), folders of them, or - for stdin.
    """
    return finishing.convert_all(files, kind or "", keep_credit, out, report)


COMMAND = convert
