"""Options that several commands have, with the same names and words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from genimg.reporting import Reporter

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

OUT = click.option(
    "-o",
    "--out",
    default="",
    metavar="PATH",
    help="A file, a folder (with / at its end where it is not there yet), or - for stdout. Usually beside the source.",
)
MASK = click.option(
    "--mask",
    required=True,
    metavar="FILE",
    help="A PNG of the picture, white where it is to change and black elsewhere.",
)
MODEL = click.option("-m", "--model", default="", help="The model, by its id or a part of it; see genimg models.")
PROVIDER = click.option(
    "--provider", default="", help="Whose models are taken where none is named.", envvar="GENIMG_DEFAULT_IMAGE_PROVIDER"
)
API_KEY = click.option(
    "--api-key", default="", help="A key for the provider of the model, for this run only.", metavar="KEY"
)


def reporting(command: Decorated) -> Decorated:
    """Hands a `Reporter` to the command as `report`, by -q, -v, --json and --debug-api."""

    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
    @click.option(
        "-v", "--verbose", count=True, envvar="GENIMG_VERBOSITY", help="Say each step; -vv: what the parts log, too."
    )
    @click.option("--json", "as_json", is_flag=True, help="Each result as a line of JSON.")
    @click.option(
        "--debug-api",
        is_flag=True,
        envvar="GENIMG_DEBUG_API",
        help="Log what is sent to providers and what they answer: pictures shortened, keys masked.",
    )
    @wraps(command)
    def with_report(quiet: bool, verbose: int, as_json: bool, debug_api: bool, **values: Any) -> Any:
        report = Reporter(quiet, verbose, as_json)
        report.listen(debug_api)
        return command(report=report, **values)

    return with_report  # type: ignore[return-value]  # the same command with four options more
