"""`/replace-bg`: another background behind the subject: a colour, a picture or a blur here, words by a provider."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.cutout import request_of
from conversation.editing.cutout_batch import CutoutJob, cut_all
from conversation.errors import BadRequest, Told
from conversation.events import Event
from conversation.generation.retouching.specialist import Retouching, price_by, retouch
from conversation.generation.retouching.who import who_sets_behind
from conversation.image import Image
from conversation.llm.estimates import Estimate
from conversation.sentences import say
from conversation.slash import PICTURE
from conversation.target import no_picture
from imaging.cutout.request import BLUR, COLOUR, IMAGE
from imaging.declaration import Impossible, option
from imaging.named_colour import colour_of

KEEPING = "Replace the background of this picture and keep its subject exactly as it is. The new background:"
"""What a model is told that edits pictures, in the language that all of them read best."""


@dataclass(frozen=True)
class ReplaceBackground(Command):
    """Put another background behind the subject: a colour, blur or picture (here and free), or what you describe."""

    name: ClassVar[str] = "replace-bg"
    aliases: ClassVar[tuple[str, ...]] = ("replace-background", "generate-bg")
    icon: ClassVar[str] = "cutout"
    group: ClassVar[str] = "retouch"
    local: ClassVar[bool] = False
    asks: ClassVar[bool] = True
    free_argument: ClassVar[str] = "background"
    examples: ClassVar[tuple[str, ...]] = ("white", "blur", "#2", "a beach at dusk")

    background: str = option(
        "a colour, blur, a picture such as #2, or words for what should be there", brief="colour, blur, #2 or words"
    )
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.background.strip():
            raise BadRequest(
                say("missing_background", "Say what should be behind it"),
                say("missing_background_text", "For example: /replace-bg white, or /replace-bg a beach at dusk"),
                code="missing_prompt",
            )

    def heading(self) -> str:
        return say("heading_replace_bg", "Another background")

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        other = self._picture(turn)
        behind = {"kind": IMAGE, "image": other.id} if other else self._plain()
        if behind is None:
            yield from self._in_words(turn, picture)
            return
        request = request_of({"background": behind}, turn.studio.models.cutouts)
        job = CutoutJob(request, other, lambda changed, numbers: f"/{self.name} {self.background}")
        yield from cut_all(turn, [picture], job)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        here = self._plain() or PICTURE.fullmatch(self.background.strip())
        return price_by(None if here else who_sets_behind(turn.studio.models))

    def _plain(self) -> dict[str, str] | None:
        """A colour or a blur; None for words."""
        said = self.background.strip().lower()
        if said == BLUR:
            return {"kind": BLUR}
        try:
            red, green, blue, _ = colour_of(said)
        except Impossible:
            return None
        return {"kind": COLOUR, "colour": f"#{red:02x}{green:02x}{blue:02x}"}

    def _picture(self, turn: Turn) -> Image | None:
        """The picture `#2` of this conversation, where one is named. Raises `BadRequest` where there is none."""
        found = PICTURE.fullmatch(self.background.strip())
        if found is None:
            return None
        image = turn.studio.images.find(turn.conversation, int(found[1]))
        if image is None:
            raise BadRequest(
                say("no_picture_called", "There is no picture {said}", said=self.background.strip()),
                say("no_picture_called_text", "Name another background."),
                code="no_such_picture",
            )
        return image

    def _in_words(self, turn: Turn, picture: PictureVersion) -> Iterator[Event]:
        """By what does just that, or else by a model that edits. Raises `Told` where nothing is connected that can."""
        models = turn.studio.models
        model, prompt = who_sets_behind(models), self.background.strip()
        if model is None:
            raise Told(
                say("no_background_painter", "No connected model can paint a background"),
                say(
                    "no_background_painter_text",
                    "Connect Recraft or OpenAI in Settings → Providers. A colour, a picture or a blur is done here: "
                    "/replace-bg white.",
                ),
                code="no_background_painter",
                status=409,
            )
        done = say("done_replace_bg", "Set on another background by {model}", model=model.label)
        sent = prompt if model.abilities.speciality else f"{KEEPING} {prompt}"
        wanted = Retouching(picture, model, self.name, done, prompt, sent, keeps_subject=True)
        yield from retouch(turn, wanted, replace(self, sure=True), self.sure)
