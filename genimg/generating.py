"""`genimg generate` at work: the gate before a picture is paid for, several at once, and where they go."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import click
from gevent.pool import Pool

from conversation.errors import BadRequest, Told
from conversation.events import Event, ImageProgress, StatusChanged
from conversation.generation.refinement import Refined
from conversation.ports.models import ImageModel
from conversation.sentences import in_dollars
from genimg.asking import answered, at_terminal
from genimg.assembly import read_settings
from genimg.conversing import OwnConversation, own_conversation
from genimg.editing import format_of_name
from genimg.exit_codes import CANCELLED, DONE, UNANSWERED, code_of
from genimg.model_choice import keys_for
from genimg.outputs import PIPE, Destination
from genimg.painting import (
    GenerationResult,
    PaintingOrder,
    Unanswered,
    as_format,
    checked,
    estimate_of,
    painted,
    refined,
)
from genimg.replies import priced
from genimg.reporting import Reporter, Step
from genimg.reviewing import review
from storage.disk.errors import disk_told

AT_ONCE = 4
"""Pictures that are asked for at the same time."""
PAINT = "/image "
"""How a choice begins that is painted."""


@dataclass(frozen=True)
class GenerateOptions:
    """What the command line says beside the order itself."""

    count: int = 1
    review: bool = False
    save_prompt: str = ""
    out: str = ""
    api_key: str = ""
    optimization_model: str = ""
    yes: bool = False
    """It is painted whatever it costs."""


def generate(order: PaintingOrder, how: GenerateOptions, report: Reporter) -> int:
    """The exit code. Raises `Told`."""
    settings = read_settings()
    if how.optimization_model:
        settings = replace(settings, cheap_model=how.optimization_model)
    least = os.environ.get("GENIMG_MIN_IMAGE_PIXELS", "")
    order = replace(order, least_pixels=int(least)) if least.isdecimal() else order
    into = _destination(how)
    with own_conversation(settings, keys_for(how.api_key, order.model, order.provider)) as talk:
        model = checked(talk, order)
        report.detail(f"{model.label} paints")
        if not (how.review or how.yes or agreed(talk, order, model, how.count, settings.max_cost_per_request.limit)):
            report.say("Cancelled. Nothing was painted.")
            return CANCELLED
        with report.progress("Refining the prompt"):
            prompt = refined(talk, order)
        if how.review:
            reviewed = review(talk, order, prompt, how.count, report)
            if reviewed is None:
                report.say("Cancelled. Nothing was painted.")
                return CANCELLED
            prompt = reviewed
        report.detail(prompt.text)
        if how.save_prompt:
            save(how.save_prompt, prompt.text)
        return _paint_all(talk, order, prompt, how.count, into, report)


def agreed(talk: OwnConversation, order: PaintingOrder, model: ImageModel, count: int, asked_from: int | None) -> bool:
    """Whether whoever sits at the terminal says yes to what costs more than `asked_from`, in micro-dollars. Nobody is
    asked about less, and no program is."""
    about = estimate_of(talk, order, model, count).about
    if about is None or asked_from is None or about <= asked_from or not at_terminal():
        return True
    return click.confirm(f"It will cost about {in_dollars(about)}. Paint?", default=True, err=True)


def _destination(how: GenerateOptions) -> Destination:
    """Raises `BadRequest`."""
    if how.out == PIPE and how.count > 1:
        raise BadRequest(f"{how.count} pictures do not fit into stdout", "Name a folder.", code="several_into_one")
    into = Destination(how.out, "")
    return into if how.count == 1 else into.for_one_of(how.count)


def _paint_all(
    talk: OwnConversation, order: PaintingOrder, prompt: Refined, count: int, into: Destination, report: Reporter
) -> int:
    orders = [replace(order, seed=None if order.seed is None else order.seed + each) for each in range(count)]
    worst, unanswered = DONE, list[Unanswered]()
    with report.progress("Painting", None if count == 1 else count) as bar:
        hear: Callable[[Event], None] = partial(_show, bar) if count == 1 else _nothing
        for done in Pool(min(count, AT_ONCE)).imap(partial(_one, talk, prompt, hear), orders):
            if count > 1:
                bar.on()
            if isinstance(done, Told):
                report.failure(done)
                worst = worst or code_of(done)
            elif isinstance(done, Unanswered):
                unanswered.append(done)
            else:
                _written(talk, done, into, report)
    if unanswered:  # each asks the same
        choice = answered(unanswered[0].question, report)
        if choice is None or not choice.say.startswith(PAINT):
            return UNANSWERED
        return _paint_all(talk, order, Refined(choice.say.removeprefix(PAINT)), count, into, report)
    return worst


def _one(
    talk: OwnConversation, prompt: Refined, hear: Callable[[Event], None], order: PaintingOrder
) -> GenerationResult | Told | Unanswered:
    """A failure is a value: the others go on."""
    try:
        return painted(talk.another(), order, prompt, hear)
    except (Told, Unanswered) as failed:
        return failed


def _show(bar: Step, event: Event) -> None:
    if isinstance(event, StatusChanged):
        bar.of(None, event.text)
    elif isinstance(event, ImageProgress):
        bar.of(event.fraction, event.note or "Painting")


def _nothing(event: Event) -> None:
    """Of several pictures only how many are there is shown."""


def _written(talk: OwnConversation, result: GenerationResult, into: Destination, report: Reporter) -> None:
    media_type = format_of_name(into.out) or "image/png"
    if media_type != "image/png":
        result = as_format(talk, result, media_type)
    stem = f"genimg-{datetime.now():%Y%m%d-%H%M%S}"
    path = into.write_new(stem, result.image_data, media_type)
    for note in result.notes:
        report.say(note)
    report.say(f"{result.model_used}, {result.generation_time:.1f} s, {priced(result.cost)}")
    if path != PIPE:
        width, height = result.image.size
        figures = {"width": width, "height": height, "media_type": media_type}
        made = {"model": result.model_used, "prompt": result.prompt_used, "seed": result.seed, "cost": result.cost}
        report.result(path, {**figures, **made, "seconds": result.generation_time})


def save(name: str, text: str) -> None:
    """The prompt alone, as UTF-8; folders are made, what was there is written over. Raises `Told`."""
    with disk_told():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
