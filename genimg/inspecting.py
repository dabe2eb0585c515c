"""`genimg inspect` at work: what is in a picture's file, and whether what is signed in it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import click

from conversation.errors import Told
from genimg.assembly import pixel_work
from genimg.exit_codes import DONE, code_of
from genimg.outputs import sources
from genimg.reporting import Reporter
from imaging.metadata.entry import Sheet

INDENT = "  "


def inspect(named: Sequence[str], report: Reporter) -> int:
    """The exit code: that of the first file that could not be read."""
    worst = DONE
    with sources(named) as pictures, pixel_work() as by:
        for source in pictures:
            try:
                sheet = by.pixels.metadata(source.file)
            except Told as told:
                report.failure(told, source.name)
                worst = worst or code_of(told)
                continue
            if report.as_json:
                click.echo(json.dumps({"file": source.name, **sheet.to_dict()}, ensure_ascii=False))
            else:
                click.echo("\n".join([*([source.name] if len(pictures) > 1 else []), *_lines(sheet)]))
    return worst


def _lines(sheet: Sheet) -> Iterator[str]:
    """Where it comes from first: that is what one looks for."""
    for group in sorted(sheet.groups, key=lambda group: group.id != "ai"):
        yield str(group.title)
        for entry in group.entries:
            told = str(entry.value).replace("\n", f"\n{INDENT * 2}")
            yield f"{INDENT}{entry.label}: {told}"
