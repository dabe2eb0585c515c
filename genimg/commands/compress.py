"""`genimg compress`: pictures small enough to send, or to put on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import OUT, reporting
from genimg.later import later
from genimg.reporting import Reporter
from imaging.compress.target import FORMATS, PRESETS

if TYPE_CHECKING:
    from genimg import finishing
else:
    finishing = later("genimg.finishing")


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("-t", "--target", default="", metavar="SIZE", help="The most bytes each may have: 500KB, 1.5MB.")
@click.option("-p", "--preset", type=click.Choice(list(PRESETS)), help="Usually email, where nothing else is said.")
@click.option("-f", "--format", "kind", type=click.Choice(FORMATS), help="The format; auto picks what suits each.")
@click.option("--size", default="", metavar="PX", help="The most it may measure: 1200px or 1200x800.")
@click.option("--quality", type=click.IntRange(1, 100), help="The highest quality to use.")
@click.option("--ground", type=click.Choice(["white", "black"]), help="Behind what is transparent, in JPEG.")
@OUT
@reporting
def compress(
    files: tuple[str, ...],
    target: str,
    preset: str | None,
    kind: str | None,
    size: str,
    quality: int | None,
    ground: str | None,
    out: str,
    report: Reporter,
) -> int:
    """Make pictures small enough, at the best quality that fits.

    FILES are pictures, folders of them, or - for stdin. What is small enough already is left alone; with --out it is
    taken along as it is, without private metadata.
    """
    wish = finishing.wanted(preset or "", target, kind or "", size, quality, ground or "")
    return finishing.compress_all(files, wish, out, report)


COMMAND = compress
