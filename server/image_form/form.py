"""Pictures made in the form, outside any conversation: painted as in a turn. `adoption` takes one in.

See `ImageForm` in `endpoints/services.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from uuid import uuid4

import gevent

from conversation.errors import ProviderFault, Told
from conversation.events import Event, PromptReview, TurnFailed
from conversation.generation.refinement import Refined, SecondWish
from conversation.generation.standalone import StandaloneRequest, generated
from conversation.generators import closing
from conversation.image import Image
from conversation.llm.failures import form_failed
from conversation.llm.ledger import Ledger
from conversation.message import Message
from conversation.options import Options
from conversation.ports.models import Attachment
from conversation.sentences import say
from conversation.services.personal_styles import own_phrases
from endpoints.services import FormRequest, FormResult
from server.image_form.adoption import Adoption
from server.image_form.origins import Origin, Origins
from server.image_form.painting_jobs import PaintingJobs
from server.jobs.line import FairLine
from server.turns.engine import Engine
from server.turns.full_disk import LaterFormPictures
from server.turns.previews import AllPreviews, Previews

PATIENCE = 120.0
"""Seconds a picture may take."""

S = TypeVar("S")
T = TypeVar("T")


class TookTooLong(Exception):
    """The time is over."""


@dataclass(frozen=True)
class Form:
    """The image form. `jobs` does its work, and is handed to whoever follows it."""

    engine: Engine
    origins: Origins
    previews: AllPreviews
    adoption: Adoption
    line: FairLine
    """Who is next, of those who paint."""
    patience: float = PATIENCE

    @cached_property
    def jobs(self) -> PaintingJobs:
        """What is painted now."""
        stores = self.engine.stores
        kept = LaterFormPictures(stores.form_pictures, self.engine.backlog)
        return PaintingJobs(stores.jobs, self.painting, kept, self.line)

    def paint(self, request: FormRequest) -> Generator[Event, None, FormResult]:
        """See `ImageForm`."""
        return self.jobs.follow(request)

    def painting(self, request: FormRequest) -> Generator[Event, None, FormResult]:
        """The work itself. Raises `Told`; `timeout` after two minutes."""
        try:
            return (yield from within(self.patience, self.engine.clock, self._paint(request)))
        except TookTooLong as error:
            raise ProviderFault(
                say("timeout", "No picture after {patience} seconds", patience=f"{self.patience:g}"),
                say(
                    "timeout_text",
                    "The model may be busy. Try again, or choose another one. The attempt may have been charged.",
                ),
                code="timeout",
                may_have_charged=None,
            ) from error

    def failure(self, owner: str, administers: bool, told: Told) -> TurnFailed:
        """See `ImageForm`."""
        return form_failed(told, self.engine.models(owner, administers))

    def keep(self, owner: str, conversation: str, data: bytes, prompt: str) -> tuple[Message, Image]:
        """See `ImageForm`."""
        return self.adoption.keep(owner, conversation, data, prompt)

    def _paint(self, request: FormRequest) -> Generator[Event, None, FormResult]:
        engine, previews = self.engine, Previews(str(uuid4()))
        models = engine.models(request.owner, request.administers)
        wallet = engine.wallet(request.owner, models, engine.usage)
        studio = engine.studio(models, wallet, previews.keep)
        started = engine.clock()
        wanted = wanted_of(request, models.settings)
        with self.previews.shown(request.owner, previews):
            done = yield from generated(studio, Ledger(wallet, request.task), wanted)
        if isinstance(done, PromptReview):
            return FormResult((), "", done.model, done.proposed, done)
        if done.picture is None:
            return FormResult((), done.text, done.model, done.refined_prompt)
        origin = Origin(done.recipe, done.cost, round(engine.clock() - started, 3))
        self.origins.remember(request.owner, done.picture.data, origin)
        picture = Attachment(done.picture.media_type, done.picture.data)
        return FormResult((picture,), done.text, done.model, done.refined_prompt)


def within(seconds: float, clock: Callable[[], float], steps: Generator[S, None, T]) -> Generator[S, None, T]:
    """The steps, none of which may come later than that. Raises `TookTooLong`, never while somebody looks at a step."""
    end = clock() + seconds
    with closing(steps):
        while True:
            with gevent.Timeout(max(0.0, end - clock()), TookTooLong):
                try:
                    step = next(steps)
                except StopIteration as done:
                    result: T = done.value
                    return result
            yield step


def wanted_of(request: FormRequest, settings: Mapping[str, Any]) -> StandaloneRequest:
    """What is to be painted, or looked at first."""
    options = options_of(request, settings)
    place = request.owner, request.prompt, request.conversation_id
    reviewed: Refined | SecondWish | None = None
    if request.reviewed_prompt.strip():
        reviewed = Refined(request.reviewed_prompt.strip())
    elif request.refine_again.strip():
        reviewed = SecondWish(request.refine_again, request.wish)
    return StandaloneRequest(*place, options, request.review != "never", reviewed, request.confirm)


def options_of(request: FormRequest, settings: Mapping[str, Any]) -> Options:
    return Options(
        review=True if request.review == "always" else None,
        always_go=settings["always_go"],
        always_go_below=settings["always_go_below"],
        generate_image=True,
        image_model=request.model,
        aspect=request.aspect,
        style=request.style,
        styles=own_phrases(settings),
        better_context=request.better_context,
        include_summary=request.include_summary,
        include_messages=request.include_messages,
        include_memory_pad=request.include_memory_pad,
        deep_context=request.deep_context,
        history_count=request.history_count,
    )
