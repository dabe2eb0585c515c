"""Pictures made in the form, outside any conversation: painted as in a turn. `adoption` takes one in."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

import gevent

from conversation.context import Place
from conversation.errors import ProviderFault
from conversation.events import Event, ImageProgress
from conversation.image import Recipe
from conversation.ledger import Ledger
from conversation.options import Options
from conversation.painting import Order, ordered, painted
from conversation.ports import Attachment, ImageModel, Made, Preview, Progress
from conversation.prompting import prompted
from endpoints.desk import FormRequest, FormResult
from server.engine import Engine
from server.origins import Origin, Origins
from server.stores import UsageOfAll

T = TypeVar("T")
PATIENCE = 120.0
"""Seconds a picture may take."""


class TookTooLong(Exception):
    """The time is over."""


@dataclass(frozen=True)
class Form:
    """The image form."""

    engine: Engine
    origins: Origins
    patience: float = PATIENCE

    def paint(self, request: FormRequest) -> FormResult:
        """Raises `Told`; `timeout` after two minutes."""
        try:
            with gevent.Timeout(self.patience, TookTooLong):
                return self._paint(request)
        except TookTooLong as error:
            raise ProviderFault(
                f"No picture after {self.patience:g} seconds",
                "The model may be busy. Try again, or choose another one. The attempt may have been charged.",
                code="timeout",
                may_have_charged=None,
            ) from error

    def _paint(self, request: FormRequest) -> FormResult:
        engine = self.engine
        usage = Alone(engine.stores.usage, request.owner)
        studio = engine.studio(request.owner, usage, lambda image, preview: "")
        ledger = Ledger(usage, "")
        model = studio.models.image(request.model)
        started = engine.clock()
        place = Place(request.owner, request.conversation or "", "")
        prompt = finished(prompted(studio, ledger, place, request.prompt, options_of(request))).text
        order = ordered(model, prompt, request.aspect, None)
        made = finished(painted(ledger, model, order.request, step))
        text = made.text.strip()
        if not made.data:
            return words_only(model, text, prompt)
        encoded = engine.pixels.accept(made.data)
        recipe = recipe_of(model, order, made, request.prompt)
        origin = Origin(recipe, made.cost, round(engine.clock() - started, 3))
        self.origins.remember(request.owner, encoded.data, origin)
        return FormResult((Attachment(encoded.media_type, encoded.data),), text, model.id, prompt)


def words_only(model: ImageModel, text: str, prompt: str) -> FormResult:
    if not text:
        raise ProviderFault(f"{model.label} sent nothing", "Try again, or choose another model.", code="empty_response")
    return FormResult((), text, model.id, prompt)


def options_of(request: FormRequest) -> Options:
    return Options(
        generate_image=True,
        better_context=request.better_context,
        include_summary=request.include_summary,
        include_messages=request.include_messages,
        include_memory_pad=request.include_memory_pad,
        deep_context=request.deep_context,
        history_count=request.history_count,
    )


def recipe_of(model: ImageModel, order: Order, made: Made, prompt: str) -> Recipe:
    values = {
        "prompt": prompt,
        "refined": order.request.prompt,
        "model": model.id,
        "seed": made.seed,
        "aspect": order.request.aspect,
        "text": made.text,
    }
    return Recipe(f"model:{model.id}", values)


def step(_: Progress | Preview) -> Event:
    """The form shows no steps."""
    return ImageProgress("", None, "")


def finished(steps: Generator[Event, None, T]) -> T:
    """What the steps come to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


@dataclass(frozen=True)
class Alone:
    """Usage outside of any turn. See `Usage`."""

    usage: UsageOfAll
    owner: str

    def record(self, turn: str, model: str, purpose: str, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        self.usage.record_alone(self.owner, model, purpose, cost, tokens_in, tokens_out)
