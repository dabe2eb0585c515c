"""`/nobg`: subjects without their background. `conversation/editing/cutout_batch.py` does each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from conversation.command import Command, Turn
from conversation.edit_context import PictureVersion
from conversation.editing.cutout import request_of
from conversation.editing.cutout_batch import CutoutJob, asked_first, better_than_simple, cut_all, fetched, simply
from conversation.editing.picture_list import meant, pictures_option
from conversation.errors import BadRequest, Told
from conversation.events import Event, QuestionAsked, TextDelta
from conversation.generation.retouching.specialist import Retouching, price_by, retouch
from conversation.generation.retouching.ways import provider_of
from conversation.image import Image
from conversation.llm.estimates import Estimate
from conversation.ports.cutout import PRESENT
from conversation.ports.models import REMOVE_BACKGROUND, ImageModel
from conversation.sentences import say
from imaging.cutout.models import MODELS, SIMPLE
from imaging.cutout.request import BLUR, COLOUR, FORMATS, HEX, IMAGE, NONE
from imaging.declaration import option
from imaging.named_colour import colour_of

FETCH, REFINE = "fetch", "refine"
SERVICE, SERVICES = "service", ("recraft", "removebg")
SENT_MEGAPIXELS = 12.0
"""Of a picture that a provider cuts out, at most: its edges come back as fine as they were sent."""
BARE = r"none|blur|white|black|gr[ea]y|red|orange|yellow|green|blue|purple|pink|brown|beige|#[0-9a-fA-F]{6}"
"""How a background looks that needs no `background=` before it."""


SHORT = {
    "people": "u2net_human_seg",
    "person": "u2net_human_seg",
    "anime": "isnet-anime",
    "isnet": "isnet-general-use",
    "birefnet": "birefnet-general",
}
"""Words for models that nobody has to spell out."""


@dataclass(frozen=True)
class Nobg(Command):
    """Cut the subject of a picture out of its background."""

    name: ClassVar[str] = "nobg"
    aliases: ClassVar[tuple[str, ...]] = ("remove-background", "rembg", "cutout")
    icon: ClassVar[str] = "cutout"
    group: ClassVar[str] = "retouch"
    about: ClassVar[str] = "several"
    free_argument: ClassVar[str] = "method"
    examples: ClassVar[tuple[str, ...]] = ("", "all", "isnet-general-use #2", "white", "background=#3", "webp #1 #3")
    hint: ClassVar[str] = "Cuts out the subject"

    method: str = option(
        "what cuts it out; simple needs no model, and Settings says what each model is good at",
        default="",
        choices=("", SIMPLE, *(model.name for model in MODELS)),
        words=SHORT,
        brief="only one that the person named",
    )
    background: str = option(
        "what goes behind it: none, a colour, blur (the original out of focus), or a picture such as #3",
        default=NONE,
        words={"blurred": BLUR, "transparent": NONE},
        form=BARE,
        brief="none, blur, a colour, or #3",
    )
    edges: str = option(
        "soft works out hair and fur afresh from the picture", default="", choices=("", "soft", "plain")
    )
    format: str = option("the new file format", default="", choices=("", *FORMATS))
    do: str = option(
        "fetch gets the model first if it is missing; refine explains how to paint what to keep",
        default="",
        choices=("", FETCH, REFINE),
    )
    pictures: str = pictures_option()
    by: str = option(
        "service has a connected provider cut it out, recraft or removebg that one, and its price is said; else it is "
        "done here and free",
        default="",
        choices=("", SERVICE, *SERVICES),
        words={"remove.bg": "removebg"},
        typed=True,
    )
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.behind()

    def behind(self) -> dict[str, str]:
        """The background as `Background` reads it, a picture by its number. Raises `Impossible`."""
        said = self.background.strip().lower()
        if said in ("", NONE, BLUR):
            return {"kind": said or NONE}
        if said.startswith("#") and said[1:].isdigit() and not HEX.fullmatch(said):
            return {"kind": IMAGE, "image": said}
        red, green, blue, alpha = colour_of(said)
        return {"kind": COLOUR, "colour": f"#{red:02x}{green:02x}{blue:02x}"} if alpha else {"kind": NONE}

    def heading(self) -> str:
        return say("heading_cut_out", "Cut out")

    def run(self, turn: Turn) -> Iterator[Event]:
        pictures = meant(turn, self.pictures)
        if isinstance(pictures, QuestionAsked):
            yield pictures
        elif self.by:
            for picture in pictures:
                yield from self._by_service(turn, picture)
        elif self.do == REFINE:
            yield TextDelta(refining(pictures))
        else:
            yield from self._cut(turn, pictures)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        return price_by(self._cutter(turn) if self.by else None)

    def _cutter(self, turn: Turn) -> ImageModel | None:
        """Who is named, or the first that cuts out; None where that one is not connected."""
        known = turn.studio.models.all_specialists(REMOVE_BACKGROUND)
        return next((each for each in known if self.by in (SERVICE, provider_of(each))), None)

    def _by_service(self, turn: Turn, picture: PictureVersion) -> Iterator[Event]:
        """Raises `Told` where none that is connected cuts out, and for anything but a plain cut-out."""
        model = self._cutter(turn)
        if model is None or self.behind()["kind"] != NONE:
            raise no_service(self.name, connected=model is not None)
        done = say("done_cutout_with", "Cut out with {model}", model=model.label)
        again = replace(self, pictures=f"#{picture.image.number}", sure=True)
        wanted = Retouching(picture, model, self.name, done, megapixels=SENT_MEGAPIXELS)
        yield from retouch(turn, wanted, again, self.sure)

    def _cut(self, turn: Turn, pictures: Sequence[PictureVersion]) -> Iterator[Event]:
        cutouts = turn.studio.models.cutouts
        asked = self.method or (cutouts.chosen if self.do == FETCH else "")
        note = ""
        if asked and cutouts.models.row(asked).state != PRESENT:
            if self.do != FETCH:
                numbers = [picture.image.number for picture in pictures]
                row = cutouts.models.row(asked)
                yield asked_first(row, cutouts.fetching, lambda changed: self._said(changed, numbers))
                return
            try:
                yield from fetched(cutouts, asked)
            except Told as told:
                note = say(
                    "note_not_fetched",
                    "{label} could not be fetched: {title}. {text} The simple method was used.",
                    label=cutouts.models.row(asked).label,
                    title=told.title,
                    text=told.text,
                )
        job = self._job(turn, asked)
        yield from cut_all(turn, pictures, simply(job, note) if note else job)

    def _job(self, turn: Turn, asked: str) -> CutoutJob:
        cutouts, background = turn.studio.models.cutouts, self.behind()
        other = _picture(turn, background["image"]) if background["kind"] == IMAGE else None
        said = {
            "method": asked,
            "background": {**background, "image": other.id} if other else background,
            "matting": {"soft": True, "plain": False}.get(self.edges),
            "format": self.format or "png",
        }
        request = request_of(said, cutouts)
        better = better_than_simple(cutouts) if request.simple and not asked else None
        return CutoutJob(request, other, self._said, better=better)

    def _said(self, changed: Mapping[str, Any], numbers: Sequence[int]) -> str:
        """The same as a slash command, with these options instead, about these pictures."""
        now = replace(self, pictures="", **changed)
        bare = [value for value in (now.method, now.do, now.edges, now.format) if value]
        behind = [f"background={now.background}"] if now.background not in ("", NONE) else []
        return " ".join([f"/{self.name}", *bare, *behind, *(f"#{number}" for number in numbers)])


def no_service(name: str, *, connected: bool) -> Told:
    """No provider does this: none is connected, or it is wanted with something behind it."""
    if connected:
        title = say("service_cuts_only", "A provider only takes the background away")
        text = say("service_cuts_only_text", "Have it cut out first, then set it on something: /replace-bg white.")
    else:
        title = say("no_cutout_service", "No connected provider cuts out")
        text = say(
            "no_cutout_service_text",
            "Connect Recraft or remove.bg in Settings → Providers, or have it done here: /nobg.",
        )
    return Told(title, text, code="no_cutout_service", status=409)


def refining(pictures: Sequence[PictureVersion]) -> str:
    """How a picture is refined where no page can open it."""
    number = pictures[0].image.number
    return say(
        "how_to_refine",
        "Open #{number} and choose Refine: drag a box around the subject, or paint over what to keep and what to "
        "remove. The cut-out follows the brush.",
        number=number,
    )


def _picture(turn: Turn, said: str) -> Image:
    """The picture `#3` of this conversation. Raises `BadRequest`."""
    found = turn.studio.images.find(turn.conversation, int(said[1:]))
    if found is None:
        raise BadRequest(
            say("no_picture_called", "There is no picture {said}", said=said),
            say("no_picture_called_text", "Name another background."),
            code="no_such_picture",
        )
    return found
