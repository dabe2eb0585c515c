"""`/vectorize`: a picture as a drawing of paths (SVG) that stays sharp at any size, traced here or by a provider."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.vectorizing import vectorized
from conversation.errors import Told
from conversation.events import Event, ImageStarted, NoteAdded, StatusChanged, TextDelta, ready
from conversation.generation.retouching.specialist import Retouching, price_by, retouch
from conversation.llm.estimates import Estimate
from conversation.ports.models import VECTORIZE
from conversation.sentences import all_of, in_bytes, in_dollars, say, within
from conversation.target import no_picture
from conversation.versions.descriptions import describe, edited
from imaging.declaration import option
from imaging.vector.request import DETAILS, Tracing

SERVICE, BLACK = "service", "black"
SENT_MEGAPIXELS = 4.0
"""Of a picture that a provider vectorizes, at most: shapes need no more."""


@dataclass(frozen=True)
class Vectorize(Command):
    """Make a drawing (SVG) of a picture that stays sharp at any size: traced here and free, or by a provider."""

    name: ClassVar[str] = "vectorize"
    aliases: ClassVar[tuple[str, ...]] = ("vectorise", "vector", "trace", "svg")
    icon: ClassVar[str] = "shapes"
    group: ClassVar[str] = "retouch"
    tool: ClassVar[str] = ""
    asks: ClassVar[bool] = True
    free_argument: ClassVar[str] = "detail"
    examples: ClassVar[tuple[str, ...]] = ("", "low", "high", "colours=black", "by=service")

    detail: str = option(
        "low keeps large areas only, high small ones too",
        default="",
        choices=DETAILS,
        words={"simple": "low", "fine": "high", "detailed": "high"},
    )
    colours: str = option(
        "black draws in black on white: for line drawings, scans and signatures",
        default="",
        choices=("", BLACK),
        words={"bw": BLACK},
    )
    by: str = option(
        "service has a connected provider draw it, whose price is said; else it is done here and free",
        default="",
        choices=("", SERVICE),
        typed=True,
    )
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        yield from self._by_service(turn, picture) if self.by == SERVICE else self._here(turn, picture)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        return price_by(turn.studio.models.specialist(VECTORIZE) if self.by == SERVICE else None)

    def heading(self) -> str:
        return say("heading_vectorize", "Vectorize")

    def _here(self, turn: Turn, picture: PictureVersion) -> Iterator[Event]:
        image, version = picture.image, picture.version
        yield ImageStarted(image.id, image.number, image.title, version.width, version.height, "")
        yield StatusChanged("edit", say("vectorizing", "Tracing the shapes"))
        made, drawn = vectorized(turn.edit_context, picture, Tracing(self.detail, self.colours == BLACK))
        yield ready(made)
        yield TextDelta(edited(made, within(describe(turn.studio.palette, made.shown))))
        notes = [say("vector_size", "As SVG it has {size}.", size=in_bytes(len(drawn.data)))]
        if drawn.hard:
            notes.append(
                say(
                    "vector_hard",
                    "What was half transparent is either there or not: a traced shape is one or the other.",
                )
            )
        yield NoteAdded(all_of([*notes, *_elsewhere(turn)]))

    def _by_service(self, turn: Turn, picture: PictureVersion) -> Iterator[Event]:
        """Raises `Told` where none that is connected can."""
        model = turn.studio.models.specialist(VECTORIZE)
        if model is None:
            raise Told(
                say("no_vectorizer", "No connected provider vectorizes"),
                say(
                    "no_vectorizer_text",
                    "Connect Recraft in Settings → Providers, or have it traced here and free: /vectorize.",
                ),
                code="no_vectorizer",
                status=409,
            )
        done = say("done_vectorize_by", "Vectorized by {model}", model=model.label)
        wanted = Retouching(picture, model, self.name, done, megapixels=SENT_MEGAPIXELS, drawing=True)
        yield from retouch(turn, wanted, replace(self, sure=True), self.sure)


def _elsewhere(turn: Turn) -> list[str]:
    """Who would draw it for how much, where somebody is connected."""
    model = turn.studio.models.specialist(VECTORIZE)
    price = model.abilities.price.image if model else None
    if model is None or price is None:
        return []
    return [
        say(
            "vectorize_instead",
            "{label} would draw it for about {price}: /vectorize by=service.",
            label=model.label,
            price=in_dollars(price),
        )
    ]
