"""`genimg generate` at work: the gate before a picture is paid for, several at once, of one model or of several side by
side, and where they go."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path

import click
from gevent.pool import Pool
from rich.table import Table
from rich.text import Text

from conversation.errors import BadRequest, Told
from conversation.events import Event, ImageProgress, StatusChanged
from conversation.generation.model_comparison import MOST
from conversation.generation.refinement import Refined
from conversation.ports.models import ImageModel
from conversation.sentences import in_dollars, slug
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
    estimate_of_all,
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
    """Of each model."""
    rivals: tuple[str, ...] = ()
    """Models that paint the same prompt side by side, as they were typed; empty where the order's own one paints."""
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
        orders = [replace(order, model=name) for name in how.rivals] or [order]
        models = side_by_side([checked(talk, each) for each in orders])
        report.detail(f"{', '.join(model.label for model in models)}: to paint")
        if not (how.review or how.yes or agreed(talk, orders, how.count, settings.max_cost_per_request.limit)):
            report.say("Cancelled. Nothing was painted.")
            return CANCELLED
        with report.progress("Refining the prompt"):
            prompt = refined(talk, orders[0])
        if how.review:
            reviewed = review(talk, orders, prompt, how.count, report)
            if reviewed is None:
                report.say("Cancelled. Nothing was painted.")
                return CANCELLED
            prompt = reviewed
        report.detail(prompt.text)
        if how.save_prompt:
            save(how.save_prompt, prompt.text)
        painting = PaintingRun(talk, orders, how.count, into, report)
        code = painting.paint(prompt)
    if len(models) > 1 and not report.as_json:
        report.table(comparison(orders, models, painting.done))
    return code


def side_by_side(models: Sequence[ImageModel]) -> Sequence[ImageModel]:
    """The same. Raises `BadRequest` where they are too many, or one of them is named twice."""
    if len(models) > MOST:
        raise BadRequest(
            f"{len(models)} models are more than can paint side by side",
            f"Name {MOST} at most.",
            code="bad_arguments",
        )
    twice = next((model for at, model in enumerate(models) if model.id in {each.id for each in models[:at]}), None)
    if twice is not None:
        raise BadRequest(
            f"{twice.id} is named twice",
            "Name different models; -n paints several of each.",
            code="bad_arguments",
        )
    return models


def agreed(talk: OwnConversation, orders: Sequence[PaintingOrder], count: int, asked_from: int | None) -> bool:
    """Whether whoever sits at the terminal says yes to what costs more than `asked_from`, in micro-dollars. Nobody is
    asked about less, and no program is."""
    about = estimate_of_all(talk, orders, count).about
    if about is None or asked_from is None or about <= asked_from or not at_terminal():
        return True
    return click.confirm(f"It will cost about {in_dollars(about)}. Paint?", default=True, err=True)


def _destination(how: GenerateOptions) -> Destination:
    """Raises `BadRequest`."""
    count = how.count * max(1, len(how.rivals))
    if how.out == PIPE and count > 1:
        raise BadRequest(f"{count} pictures do not fit into stdout", "Name a folder.", code="several_into_one")
    into = Destination(how.out, "")
    return into if count == 1 else into.for_one_of(count)


@dataclass(frozen=True)
class Done:
    """A picture of a run: what came of its order, and where that was written."""

    order: PaintingOrder
    """With the seed of this picture."""
    result: GenerationResult | Told
    path: str = ""


@dataclass(frozen=True)
class PaintingRun:
    """All pictures of a run, four at a time."""

    talk: OwnConversation
    orders: Sequence[PaintingOrder]
    """One for each model."""
    count: int
    into: Destination
    report: Reporter
    done: list[Done] = field(default_factory=list)
    """In their order, as soon as they are over."""

    def paint(self, prompt: Refined) -> int:
        """The exit code: that of the first failure. What came is written all the same."""
        wanted = [_seeded(order, each) for order in self.orders for each in range(self.count)]
        worst, unanswered = DONE, list[Unanswered]()
        with self.report.progress("Painting", None if len(wanted) == 1 else len(wanted)) as bar:
            hear: Callable[[Event], None] = partial(_show, bar) if len(wanted) == 1 else _nothing
            found = Pool(min(len(wanted), AT_ONCE)).imap(partial(_one, self.talk, prompt, hear), wanted)
            for order, made in zip(wanted, found, strict=True):
                if len(wanted) > 1:
                    bar.on()
                if isinstance(made, Unanswered):
                    unanswered.append(made)
                    continue
                worst = worst or self._is_over(order, made)
        if unanswered:  # each asks the same
            choice = answered(unanswered[0].question, self.report)
            if choice is None or not choice.say.startswith(PAINT):
                return UNANSWERED
            return self.paint(Refined(choice.say.removeprefix(PAINT)))
        return worst

    def _is_over(self, order: PaintingOrder, made: GenerationResult | Told) -> int:
        """Its exit code."""
        if isinstance(made, Told):
            self.report.failure(made, order.model if len(self.orders) > 1 else "")
            self.done.append(Done(order, made))
            return code_of(made)
        path = _written(self.talk, made, self.into, self.report, named=len(self.orders) > 1)
        self.done.append(Done(order, made, path))
        return DONE


def _seeded(order: PaintingOrder, place: int) -> PaintingOrder:
    return order if order.seed is None else replace(order, seed=order.seed + place)


def comparison(orders: Sequence[PaintingOrder], models: Sequence[ImageModel], done: Sequence[Done]) -> Table:
    """A column for each model: under its name what each of its pictures cost, how long it took, and where it is."""
    table = Table()
    for model in models:
        table.add_column(model.label, overflow="fold")
    columns = [[each for each in done if each.order.model == order.model] for order in orders]
    for row in zip_longest(*columns):
        table.add_row(*(_cell(each) for each in row))
    return table


def _cell(each: Done | None) -> Text:
    if each is None:
        return Text()
    if isinstance(each.result, Told):
        return Text(f"not painted\n{each.result.title}")
    made = each.result
    return Text(f"{priced(made.cost)} · {made.generation_time:.1f} s\n{Path(each.path).name}")


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


def _written(
    talk: OwnConversation, result: GenerationResult, into: Destination, report: Reporter, *, named: bool
) -> str:
    """Where it was written. `named`: its name says which model painted it."""
    media_type = format_of_name(into.out) or "image/png"
    if media_type != "image/png":
        result = as_format(talk, result, media_type)
    painter = slug(result.model_used.rpartition("/")[2]).replace("_", "-")
    stem = f"genimg-{datetime.now():%Y%m%d-%H%M%S}{f'-{painter}' if named else ''}"
    path = into.write_new(stem, result.image_data, media_type)
    for note in result.notes:
        report.say(note)
    report.say(f"{result.model_used}, {result.generation_time:.1f} s, {priced(result.cost)}")
    if path != PIPE:
        width, height = result.image.size
        figures = {"width": width, "height": height, "media_type": media_type}
        made = {"model": result.model_used, "prompt": result.prompt_used, "seed": result.seed, "cost": result.cost}
        report.result(path, {**figures, **made, "seconds": result.generation_time})
    return path


def save(name: str, text: str) -> None:
    """The prompt alone, as UTF-8; folders are made, what was there is written over. Raises `Told`."""
    with disk_told():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
