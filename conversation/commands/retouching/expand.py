"""`/expand 16:9`, `/expand left 20% a beach`: more around a picture, mirrored here or painted by a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.expanding import mirrored_around
from conversation.errors import BadRequest, Told
from conversation.events import Choice, Event, ImageStarted, NoteAdded, QuestionAsked, StatusChanged, TextDelta, ready
from conversation.generation.price_question import PAINT, agreed, allowing, cancel, costing, is_asked, painting_estimate
from conversation.generation.references import large_enough
from conversation.generation.retouching.expansion import Expansion, expand_by_model, painter_around
from conversation.llm.estimates import FREE, Estimate
from conversation.ports.models import ImageModel
from conversation.sentences import in_dollars, say, within
from conversation.slash import said_in, to_slash
from conversation.target import no_picture
from conversation.versions.descriptions import describe, edited
from imaging.declaration import Impossible, option
from imaging.extent import Extent, extent_said

MIRROR, BY_MODEL = "mirror", "paint"


@dataclass(frozen=True)
class Expand(Command):
    """Give a picture more around it: its edges mirrored here and free, or painted on by a model; it stays as it is."""

    name: ClassVar[str] = "expand"
    aliases: ClassVar[tuple[str, ...]] = ("outpaint", "uncrop")
    icon: ClassVar[str] = "ratio"
    group: ClassVar[str] = "retouch"
    asks: ClassVar[bool] = True
    free_argument: ClassVar[str] = "to"
    examples: ClassVar[tuple[str, ...]] = ("16:9", "left 20%", "20% a wide beach", "square way=mirror")

    to: str = option(
        "a ratio such as 16:9, or sides with how much, such as left 20%, top 100px; behind it words for what is there",
        brief="16:9, left 20%; then words",
    )
    way: str = option(
        "mirror fills it from the picture’s own edges, paint has a model paint it",
        default="",
        choices=("", MIRROR, BY_MODEL),
    )
    model: str = option("who paints it; the best that can where nobody is named", default="", typed=True)
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if extent_said(self.to)[0] is None:
            raise BadRequest(
                say("missing_extent", "Say how much is to be added"),
                say(
                    "missing_extent_text",
                    "Begin with a ratio or with sides: /expand 16:9, /expand left 20%, /expand 20% a wide beach.",
                ),
                code="bad_arguments",
            )

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        extent, prompt = self._extent(picture)
        model = None if self.way == MIRROR else painter_around(turn, self.model)
        if model is None:
            yield from self._mirrored(turn, picture, extent, prompt)
            return
        large_enough((picture,), turn.options.least_pixels)
        wanted, estimate = Expansion(picture, extent, model, prompt), painting_estimate(model, None, references=1)
        sure = agreed(turn, self.sure)
        if not sure and not prompt and not self.way and not model.abilities.local:
            yield self._which(turn, picture, model, estimate)
        elif is_asked(turn, sure, estimate):
            price = costing(turn.studio.wallet, estimate.about, model.label)
            yield QuestionAsked(price, (self._painting(picture, model, PAINT), cancel(turn)))
        else:
            yield from expand_by_model(allowing(turn, sure, estimate), wanted)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        model = None if self.way == MIRROR else painter_around(turn, self.model)
        return (painting_estimate(model, None, references=1), model.label) if model else (FREE, "")

    def heading(self) -> str:
        return say("heading_expand", "Expand: {to}", to=self.to.strip())

    def _extent(self, picture: PictureVersion) -> tuple[Extent, str]:
        """Raises `BadRequest`."""
        said, prompt = extent_said(self.to)
        assert said is not None, "it was checked"
        try:
            return said.of(picture.version.width, picture.version.height), prompt
        except Impossible as error:
            title = say("impossible", "That can’t be done with this picture")
            raise BadRequest(title, str(error), code="impossible") from error

    def _mirrored(self, turn: Turn, picture: PictureVersion, extent: Extent, prompt: str) -> Iterator[Event]:
        """On this machine. Raises `Told` where a model was wanted and none can."""
        if self.way == BY_MODEL or (prompt and self.way != MIRROR):
            raise Told(
                say("no_expander", "No connected model can paint around a picture"),
                say(
                    "no_expander_text",
                    "Connect Recraft or OpenAI in Settings → Providers, or run ComfyUI or Stable Diffusion WebUI on "
                    "your own machine. Its edges can be mirrored here: /expand 16:9 way=mirror.",
                ),
                code="no_expander",
                status=409,
            )
        image, size = picture.image, extent.size(picture.version.width, picture.version.height)
        yield ImageStarted(image.id, image.number, image.title, *size, "")
        yield StatusChanged("edit", say("expanding", "Expanding"))
        made = mirrored_around(turn.edit_context, picture, extent)
        yield ready(made)
        yield TextDelta(edited(made, within(describe(turn.studio.palette, made.shown))))
        if not self.way:
            yield NoteAdded(
                say(
                    "only_mirrored",
                    "Nothing new is there, only its own edges once more, the softer the farther out. A connected model "
                    "with masks (Settings → Providers) paints the scene on.",
                )
            )

    def _which(self, turn: Turn, picture: PictureVersion, model: ImageModel, estimate: Estimate) -> QuestionAsked:
        """Here and free, or by whom for how much."""
        mirror = replace(self, way=MIRROR)
        here = Choice(say("choice_mirror", "Mirror its edges, free"), _said(mirror), *_at(picture))
        painted = say("choice_paint_by", "Paint with {model}", model=model.label)
        if estimate.about:
            price = in_dollars(estimate.about)
            painted = say("choice_paint_by_for", "Paint with {model}, {price}", model=model.label, price=price)
        said = say(
            "expand_which",
            "Its edges can be mirrored on this machine, which shows nothing new, or {model} paints the scene on.",
            model=model.label,
        )
        return QuestionAsked(said, (here, self._painting(picture, model, painted), cancel(turn)))

    def _painting(self, picture: PictureVersion, model: ImageModel, label: str) -> Choice:
        """A yes to the very model that was meant."""
        return Choice(label, _said(replace(self, way=BY_MODEL, model=model.id, sure=True)), *_at(picture))


def _said(command: Expand) -> str:
    return to_slash(replace(command, to=said_in(command.to)))


def _at(picture: PictureVersion) -> tuple[str, str]:
    return picture.image.id, picture.version.id
