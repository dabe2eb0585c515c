"""`genimg mcp`: the studio's tools for an agent that starts this command, over stdin and stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genimg.commands.options import reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import serving_agents
else:
    serving_agents = later("genimg.serving_agents")


@click.command()
@click.option(
    "-o",
    "--out",
    default="~/Pictures/Atelier",
    metavar="FOLDER",
    help="Where pictures go.",
    show_default=True,
)
@reporting
def mcp(out: str, report: Reporter) -> int:
    """Serve the tools to an agent over the Model Context Protocol (stdio).

    A program such as Claude Desktop starts it: put genimg into its settings as the command, and mcp as its argument.
    The studio need not run; what is made lies in FOLDER. docs/mcp.md says more.
    """
    return serving_agents.serve(out)


COMMAND = mcp
