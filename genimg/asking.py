"""A question of the studio's, answered by whoever sits at the terminal, or by nobody."""

from __future__ import annotations

import sys

import click

from conversation.events import Choice, QuestionAsked
from genimg.reporting import Reporter


def at_terminal() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def answered(question: QuestionAsked, report: Reporter) -> Choice | None:
    """What was chosen; None where nobody is there, or nothing is to be chosen."""
    report.problem(question.text)
    for number, choice in enumerate(question.choices, start=1):
        report.problem(f"  {number}  {choice.label}")
    if not question.choices or not at_terminal():
        return None
    numbers = click.IntRange(1, len(question.choices))
    return question.choices[click.prompt("Which one", type=numbers, err=True) - 1]
