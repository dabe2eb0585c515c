"""What the image form paints, as jobs: whoever asked follows one, and comes back to it by its id.

A job that was asked for with an id goes on when nobody listens any more, also after a restart where nothing was paid
yet; what came of it is kept for a day. One without ends with its caller.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import gevent
from gevent.queue import Empty, SimpleQueue

from conversation.errors import NotFound, Told
from conversation.events import Event, ImagePreview, ImageProgress
from conversation.ports.form_pictures import FormPictures
from conversation.ports.jobs import OPEN, Job, JobOrder, Jobs
from conversation.ports.models import Attachment
from conversation.sentences import say, with_codes
from endpoints.services import FormRequest, FormResult
from server.jobs import failures
from server.jobs.attended import stopped
from server.jobs.embedded import EmbeddedRunner
from server.jobs.gate import FOR_WHOM
from server.jobs.line import FairLine

PICTURE = "picture"
"""The kind of these jobs."""
LOOKED_EVERY = 1.0
"""Seconds between two looks at a job that says nothing."""
ENDING = 5.0
"""Seconds in which the end of a job is stored."""
TITLE = 100
"""Characters of the prompt that stand for it."""
PASSING = (ImageProgress, ImagePreview)
"""Of these only the last one counts for whoever comes later."""
log = logging.getLogger(__name__)
Painting = Callable[[FormRequest], Generator[Event, None, FormResult]]


@dataclass(frozen=True)
class PaintingOver:
    """The work is: with what came of it, or why nothing did."""

    outcome: FormResult | Told


@dataclass
class FollowedPainting:
    """One that goes on: what it told so far, and who listens."""

    told: list[Event] = field(default_factory=list)
    followers: list[SimpleQueue[Event | PaintingOver]] = field(default_factory=list)

    def tell(self, said: Event | PaintingOver) -> None:
        """Everybody who listens, and whoever comes later."""
        if not isinstance(said, PaintingOver):
            if isinstance(said, PASSING):
                self.told = [each for each in self.told if type(each) is not type(said)]
            self.told.append(said)
        for follower in self.followers:
            follower.put(said)


class PaintingJobs:
    """All of a studio's image forms."""

    def __init__(self, jobs: Jobs, painting: Painting, pictures: FormPictures, line: FairLine) -> None:
        """`painting` does the work of a request. Raises `Told`."""
        self.jobs = jobs
        self.painting = painting
        self.pictures = pictures
        self.runner = EmbeddedRunner(jobs, {PICTURE: self.work}, line)
        self.followed: dict[str, FollowedPainting] = {}
        """Those that go on, or that somebody waits for."""
        self.at_work: set[str] = set()

    def follow(self, request: FormRequest) -> Generator[Event, None, FormResult]:
        """Begins it, or finds what was begun under the same id: what it told and tells, then what came of it. Closing
        it ends the work of a request without an id. Raises `Told`."""
        task, over = request.task or str(uuid4()), False
        followed = self.followed.setdefault(task, FollowedPainting())
        queue: SimpleQueue[Event | PaintingOver] = SimpleQueue()
        followed.followers.append(queue)
        try:
            job = self.runner.submit(JobOrder(task, request.owner, PICTURE, values=_values(request)))
            if job.kind != PICTURE:
                raise NotFound("The job")
            yield from list(followed.told)
            while True:
                heard = self._heard(queue, job)
                if isinstance(heard, PaintingOver):
                    over = True
                    return _given(heard)
                if heard is not None:
                    yield heard
        finally:
            followed.followers.remove(queue)
            self._forget(task)
            if not (over or request.task):
                self.runner.stop(task)

    def work(self, job: Job) -> Generator[float | None, None, Mapping[str, Any]]:
        """See `JobWork`."""
        FOR_WHOM.set(job.owner)
        followed = self.followed.setdefault(job.id, FollowedPainting())
        self.at_work.add(job.id)
        outcome: FormResult | Told = stopped()
        try:
            request = FormRequest(job.owner, **job.values["asked"], task=job.id)
            steps = self.painting(request)
            try:
                outcome = yield from _progress(steps, followed.tell)
            finally:
                steps.close()
            return self._kept(job.id, outcome)
        except Told as told:
            outcome = told
            raise
        except Exception:
            outcome = failures.bug(job.id)
            raise
        finally:
            followed.tell(PaintingOver(outcome))
            self.at_work.discard(job.id)
            self._forget(job.id)

    def _heard(self, queue: SimpleQueue[Event | PaintingOver], job: Job) -> Event | PaintingOver | None:
        """What is told next; None for nothing in a while."""
        try:
            heard: Event | PaintingOver = queue.get(timeout=LOOKED_EVERY)
            return heard
        except Empty:
            return None if job.id in self.runner.here else PaintingOver(self._ended(job))

    def _ended(self, job: Job) -> FormResult | Told:
        """What became of one that does not go on."""
        self.runner.wait(job.id, ENDING)
        ended = self.jobs.get(job.owner, job.id)
        if ended.state in OPEN:
            return failures.closing()
        if ended.state == "cancelled":
            return stopped()
        if ended.state == "interrupted":
            return interrupted()
        if ended.error is not None:
            why = with_codes(ended.error)
            return Told(why["title"], why["text"], code=why["code"], status=502)
        try:
            return self._result(job.id, ended.result or {})
        except NotFound as gone:
            return gone

    def _kept(self, job: str, result: FormResult) -> Mapping[str, Any]:
        """What is stored of it. Where the disk refuses the picture, whoever listens has it all the same."""
        for picture in result.pictures:
            try:
                self.pictures.keep(job, picture.data)
            except Told as refused:
                log.error("the picture of job %s could not be kept: %s", job, refused)
        types = [picture.media_type for picture in result.pictures]
        words = {"text": result.text, "model": result.model, "refined_prompt": result.refined_prompt}
        return {"types": types, "reviewed": result.review is None, **words}

    def _result(self, job: str, kept: Mapping[str, Any]) -> FormResult:
        """Raises `NotFound` where the picture is not kept any more, and for a prompt that was to be looked at: who left
        asks for it again, which cost nothing."""
        if not kept.get("reviewed"):
            raise NotFound("The picture")
        pictures = tuple(Attachment(media_type, self.pictures.read(job)) for media_type in kept["types"])
        return FormResult(pictures, kept["text"], kept["model"], kept["refined_prompt"])

    def _forget(self, job: str) -> None:
        """Once nobody listens and nothing goes on."""
        followed = self.followed.get(job)
        if followed is not None and not followed.followers and job not in self.at_work:
            del self.followed[job]


def interrupted() -> Told:
    return Told(
        say("form_interrupted", "The studio ended while it was painted"),
        say("form_interrupted_text", "It may have been charged. Paint it again if you still want it."),
        code="interrupted",
        status=409,
    )


def _values(request: FormRequest) -> dict[str, Any]:
    """Enough to begin it after a restart."""
    asked = {name: value for name, value in vars(request).items() if name not in ("owner", "task")}
    return {"title": " ".join(request.prompt.split())[:TITLE], "asked": asked}


def _given(over: PaintingOver) -> FormResult:
    if isinstance(over.outcome, Told):
        raise over.outcome
    return over.outcome


def _progress(
    steps: Generator[Event, None, FormResult], tell: Callable[[Event], None]
) -> Generator[float | None, None, FormResult]:
    """How far it is, with each step told."""
    far: float | None = None
    while True:
        try:
            event = next(steps)
        except StopIteration as done:
            result: FormResult = done.value
            return result
        tell(event)
        gevent.sleep(0)  # whoever listens hears of it before the next one
        if isinstance(event, ImageProgress):
            far = event.fraction
        yield far
