"""`genimg nobg`: subjects without their background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import OUT, reporting
from genimg.later import later
from genimg.reporting import Reporter
from imaging.cutout.models import MODELS, SIMPLE
from imaging.cutout.request import FORMATS

if TYPE_CHECKING:
    from genimg import finishing
else:
    finishing = later("genimg.finishing")


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--method",
    type=click.Choice([SIMPLE, *(model.name for model in MODELS)]),
    help="What cuts it out. Usually the best model that is on this machine, else the simple way, which needs none.",
)
@click.option("--fetch", is_flag=True, help="Fetch the model first where it is missing.")
@click.option(
    "--background", default="none", metavar="WHAT", help="none, blur, a colour such as white or #ff8800, or a picture."
)
@click.option("--soft/--plain", "soft", default=None, help="Whether hair and fur are worked out afresh.")
@click.option(
    "-f", "--format", "kind", type=click.Choice(FORMATS), default="png", show_default=True, help="The format."
)
@OUT
@reporting
def nobg(
    files: tuple[str, ...],
    method: str | None,
    fetch: bool,
    background: str,
    soft: bool | None,
    kind: str,
    out: str,
    report: Reporter,
) -> int:
    """Cut subjects out of their background.

    FILES are pictures, folders of them, or - for stdin.
    """
    wish = finishing.BackgroundRemoval(method or "", fetch, background, bool(soft), kind)
    return finishing.cut_out_all(files, wish, out, report)


COMMAND = nobg
