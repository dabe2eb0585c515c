"""`--review`: the prompt beside the words that were typed, and its price, before it is sent. As the page has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click
from rich.text import Text

from conversation.errors import BadRequest
from conversation.events import PromptReview, WordChange
from conversation.generation.prompt_gate import review_of
from conversation.generation.refinement import Refined, SecondWish
from conversation.generation.shape import PictureShape
from genimg.asking import at_terminal
from genimg.conversing import OwnConversation
from genimg.painting import PaintingOrder, checked, estimate_of_all, refined
from genimg.replies import priced
from genimg.reporting import Reporter

KEYS = "Enter paints, e edits, a refines again, m takes your words as they are, c cancels"
WISH = "What should be different? Enter for anything"
STYLES = {"kept": "", "added": "green", "removed": "red strike"}


def review(
    talk: OwnConversation, orders: Sequence[PaintingOrder], prompt: Refined, count: int, report: Reporter
) -> Refined | None:
    """The prompt that is to be sent, once a person has seen it and what it costs; None where they do not want it.
    `orders`: one for each model that paints it.

    Raises `BadRequest` where nobody is there to look.
    """
    if not at_terminal():
        raise BadRequest(
            "There is nobody to review the prompt", "Leave --review out, or use a terminal.", code="no_tty"
        )
    order = orders[0]
    models, shape = [checked(talk, each) for each in orders], PictureShape(order.aspect, asked=bool(order.aspect))
    estimate = estimate_of_all(talk, [replace(each, optimize=False) for each in orders], count)  # it is refined already
    labels = ", ".join(model.label for model in models)
    while True:
        seen = review_of(models[0], order.words, prompt, shape, count * len(models), estimate)
        show(replace(seen, label=labels), len(order.references), report)
        said = click.prompt(KEYS, default="", show_default=False, err=True).strip().lower()
        if said in ("", "y", "yes"):
            return prompt
        if said == "c":
            return None
        if said == "m":
            return Refined(order.words)
        if said == "a":
            wish = click.prompt(WISH, default="", show_default=False, err=True).strip()
            with report.progress("Refining the prompt"):
                prompt = refined(talk, order, again=SecondWish(prompt.text, wish))
        if said == "e":
            edited = click.edit(prompt.text)
            prompt = Refined(edited.strip()) if edited and edited.strip() else prompt


def show(seen: PromptReview, references: int, report: Reporter) -> None:
    """On stderr: the words, and a line of what goes with them."""
    report.console.print(in_colour(seen.changes))
    if seen.note:
        report.say(seen.note)
    about = "" if not seen.price else "≈ "
    known = ["refined before, free"] if seen.known else []
    along = [f"{references} reference(s)"] if references else []
    parts = [seen.label, seen.aspect, f"{seen.count}×", *along, f"{about}{priced(seen.price)}", *known]
    report.console.print(" · ".join(parts), style="dim", markup=False)


def in_colour(changes: Sequence[WordChange]) -> Text:
    """What is new in green, what was left out struck through."""
    shown = Text()
    for change in changes:
        shown.append(change.text, style=STYLES[change.kind])
    return shown
