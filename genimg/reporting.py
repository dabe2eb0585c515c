"""What a run says: results on stdout, one a line, so that pipes get nothing else; everything else on stderr."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from conversation.errors import Told

WIRE = "providers.wire"
"""The logger that tells what is sent to providers and what they answer."""


@dataclass
class Reporter:
    """What is said of one run, and how much of it."""

    quiet: bool = False
    """Nothing but results and errors."""
    verbose: int = 0
    """1: each step and its figures. 2: what the parts log, too."""
    as_json: bool = False
    """Each result is a line of JSON."""
    began: float = field(default_factory=time.monotonic)

    @cached_property
    def console(self) -> Console:
        """stderr, in colour where it is a terminal."""
        return Console(stderr=True, highlight=False, soft_wrap=True)

    def listen(self, debug_api: bool) -> None:
        """What the parts log comes to stderr, with -vv; what goes over the wire, with --debug-api."""
        if self.verbose > 1 or debug_api:
            logging.basicConfig(level=logging.INFO, format="%(name)s %(message)s", stream=sys.stderr)
        if debug_api:
            logging.getLogger(WIRE).setLevel(logging.DEBUG)

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.began

    def result(self, path: str, about: Mapping[str, Any]) -> None:
        """One file that came of it, or what stands for it: its path, or all that is known of it."""
        click.echo(json.dumps({"file": path, **about}, ensure_ascii=False) if self.as_json else path)

    def answer(self, text: str) -> None:
        """Words that are the result themselves."""
        click.echo(json.dumps({"text": text}, ensure_ascii=False) if self.as_json else text)

    def say(self, text: str) -> None:
        """A line for the person; not with `--quiet`."""
        if not self.quiet:
            self.console.print(text, markup=False)

    def table(self, table: Table) -> None:
        """Figures beside each other, for the person; not with `--quiet`."""
        if not self.quiet:
            self.console.print(table)

    def detail(self, text: str) -> None:
        """A line for who wants to know more."""
        if self.verbose and not self.quiet:
            self.console.print(text, style="dim", markup=False)

    def failure(self, told: Told, about: str = "") -> None:
        """What happened, why, what to do; on stderr, also with `--quiet`."""
        self.problem(f"{about}: {told}" if about else str(told))

    def problem(self, text: str) -> None:
        self.console.print(text, style="red" if sys.stderr.isatty() else None, markup=False)

    @contextmanager
    def progress(self, title: str, total: float | None = None) -> Iterator[Step]:
        """A bar with the time that went by, where somebody looks; it is gone when all is done."""
        shown = not self.quiet and self.console.is_terminal
        columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=28), TimeElapsedColumn()
        with Progress(*columns, console=self.console, transient=True, disable=not shown) as bar:
            yield Step(bar, bar.add_task(title, total=total))


@dataclass(frozen=True)
class Step:
    """One bar."""

    bar: Progress
    task: TaskID

    def at(self, done: float, text: str = "") -> None:
        """How far it is, on the scale of its total, and what is being done."""
        self.bar.update(self.task, completed=done, total=self.bar.tasks[0].total, description=text or None)

    def on(self, text: str = "") -> None:
        """One more is done."""
        self.bar.update(self.task, advance=1, description=text or self.bar.tasks[0].description)

    def of(self, fraction: float | None, text: str) -> None:
        """A fraction of 1; None where nobody knows."""
        if fraction is None:
            self.bar.update(self.task, description=text)
        else:
            self.bar.update(self.task, total=1.0, completed=fraction, description=text)
