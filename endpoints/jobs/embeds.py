"""A picture by the id that was given out before there was one. An embed is an image: of one that is there it says the
same as `/api/v1/images/<id>`, in the words of programs that show it somewhere else.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from math import gcd
from typing import Any, Literal, cast

from flask import Blueprint, Response

from conversation.errors import NotFound, Told
from conversation.image import Image, Version
from conversation.ports.jobs import OPEN, JobCost
from conversation.recipe import PaintingValues, Recipe
from conversation.sentences import say
from conversation.serialization import to_json
from conversation.services.job_desk import JobStanding
from endpoints.envelope import answer
from endpoints.openapi.declaration import Id, Side, Size, When, declared
from endpoints.pictures.sent_file import WhichFile, sent_file
from endpoints.request_body import query
from endpoints.services import person, services

routes = Blueprint("embeds", __name__, url_prefix="/api/v1/embeds")
SOON = 2.0
"""Seconds."""


@dataclass(frozen=True)
class EmbedFile:
    """One of its files."""

    width: Side
    height: Side
    size_bytes: Size | None
    """Null where it is made when it is asked for."""
    format: str
    """Its media type."""
    url: str


@dataclass(frozen=True)
class EmbedFiles:
    """By what they are for. A preview is at most 600 pixels wide and 400 high."""

    full: EmbedFile
    original: EmbedFile


@dataclass(frozen=True)
class EmbedContent:
    """What it is, or is to be. All but the first five is null while there is no picture."""

    id: Id
    type: Literal["image"]
    status: Literal["queued", "processing", "finished", "error", "cancelled", "needs_answer"]
    """`needs_answer`: the studio asks something first, as whether a dear picture is wanted; see its conversation."""
    cost: JobCost | None
    """Of the job; null for what no job made."""
    error: dict[str, Any] | None
    files: EmbedFiles | None = None
    prompt: str | None = None
    model: str | None = None
    aspect_ratio: str | None = None
    generated_at: When | None = None
    recipe: Recipe | None = None


STATUS: dict[str, Literal["queued", "processing", "error", "cancelled", "needs_answer"]] = {
    "queued": "queued",
    "running": "processing",
    "done": "needs_answer",
    "failed": "error",
    "interrupted": "error",
    "cancelled": "cancelled",
}
"""Of a job that has made no picture."""


@routes.get("/<embed>/content")
@declared("What a picture is, or is to be", EmbedContent)
def content(embed: str) -> Response:
    job, image = found(embed)
    error = dict(job.error) if job and job.error else None
    if image is None:
        assert job is not None
        return answer(to_json(EmbedContent(embed, "image", STATUS[job.state], job.cost, error)))
    return answer(to_json(shown(embed, image, job)))


@routes.get("/<embed>/file")
@declared(
    "A picture's file",
    files=("image/*",),
    asks=WhichFile,
    counted=False,
    refuses=("not_ready", "not_made"),
)
def file(embed: str) -> Response:
    asked = query(WhichFile)
    job, image = found(embed)
    if image is not None:
        return sent_file(image.id, asked)
    if job is not None and job.state in OPEN:
        raise Told(
            say("not_ready", "The picture is not there yet"),
            say("not_ready_text", "It is still being made. Look again in a moment."),
            code="not_ready",
            retry_after=SOON,
            status=409,
        )
    raise Told(
        say("not_made", "There is no picture"),
        say("not_made_text", "Nothing came of it. The job says why."),
        code="not_made",
        status=410,
    )


def found(embed: str) -> tuple[JobStanding | None, Image | None]:
    """The job and the picture of that id, or the first that the job made. Raises `NotFound` where there is neither."""
    owner, job = person().id, cast("JobStanding | None", None)
    with suppress(NotFound):  # a picture that no job made
        job = services().programs.desk.get(owner, embed)
    names = [embed, *(job.images if job and job.state not in OPEN else ())]
    image = next(iter(services().pictures.shelf.several(owner, names)), None)
    if job is None and image is None:
        raise NotFound("The picture")
    return job, image


def shown(embed: str, image: Image, job: JobStanding | None) -> EmbedContent:
    version, first = image.shown, image.versions[0]
    values = first.recipe.values
    painted = values if isinstance(values, PaintingValues) else None
    return EmbedContent(
        id=embed,
        type="image",
        status="finished",
        cost=job.cost if job else None,
        error=None,
        files=files_of(embed, version),
        prompt=painted.prompt if painted else None,
        model=painted.model if painted else None,
        aspect_ratio=ratio(version),
        generated_at=version.created,
        recipe=version.recipe,
    )


def files_of(embed: str, version: Version) -> EmbedFiles:
    own = version.full is None
    at = f"/api/v1/embeds/{embed}/file?format="
    shown_as = version.media_type if own else "image/webp"
    size = version.bytes if own else None
    return EmbedFiles(
        EmbedFile(version.width, version.height, size, shown_as, f"{at}full"),
        EmbedFile(version.width, version.height, version.bytes, version.media_type, f"{at}original"),
    )


def ratio(version: Version) -> str:
    """`3:2` of 1536 × 1024."""
    common = gcd(version.width, version.height) or 1
    return f"{version.width // common}:{version.height // common}"
