"""A studio for tests: real memory, real pixels, and models that say what the test wrote for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from conversation.commands import COMMANDS
from conversation.errors import BadRequest, Remedy, Told
from conversation.events import Event, ImageReady, OfferedModel, TextDelta
from conversation.fold import fold
from conversation.image import Image, Version
from conversation.llm.model_names import model_called
from conversation.llm.wallet import Wallet
from conversation.message import Target
from conversation.palette import Palette
from conversation.ports.areas.layers import NO_FILES, MadeLayer
from conversation.ports.cutout import Cutouts
from conversation.ports.models import (
    Attachment,
    ChatAbilities,
    ChatModel,
    ChatRequest,
    Chunk,
    ImageAbilities,
    ImageModel,
    ImageRequest,
    Made,
    Preview,
    Progress,
    Step,
    TextChunk,
    TokenUse,
)
from conversation.ports.painting_times import PaintingTimes
from conversation.ports.pixels import Compressed, Encoded, SketchStage
from conversation.ports.turns import TurnRequest
from conversation.ports.usage import SpendingLimits
from conversation.recipe import PaintingValues, Recipe
from conversation.reply import Reply
from conversation.sentences import in_its_words
from conversation.studio import Studio
from conversation.turn import run_turn
from conversation.versions.images_proxy import ImageStoreProxy
from imaging.analysis.difference import Difference, difference
from imaging.analysis.swatches import Swatch, swatches
from imaging.applying import applied
from imaging.composition.collage import Plan, assembled
from imaging.composition.mask_lock import locked
from imaging.composition.overlay import Laid, overlaid
from imaging.compress.engine import compressed
from imaging.compress.target import CompressTarget
from imaging.file import File, whole
from imaging.files.decode import decode
from imaging.files.encode import smaller, to_jpeg, to_png, to_preview
from imaging.files.formats import MEDIA_TYPES, as_before, to_file
from imaging.mask import cut_out
from imaging.metadata.entry import Sheet
from imaging.metadata.sheet import sheet_of
from imaging.operations import OPERATIONS
from imaging.operations.operation import Operation
from imaging.raster import Raster
from imaging.refusal import Refused
from server.workers.in_process import InProcess
from server.workers.network_pixels import NetworkPixels
from server.workers.pipe import Parcel
from server.workers.pixels import TaskPixels
from storage.memory import open_memory
from storage.memory.painting_times import MemoryPaintingTimes
from storage.memory.state import State
from tests.coded import uncoded_in_turn
from tests.conversation.cutters import Scissors, nothing_fetched
from tests.imaging.pictures import flat, picture

T = TypeVar("T")
Answer = Sequence[Chunk] | Exception | Callable[[ChatRequest], Sequence[Chunk]]


class Pixels(NetworkPixels, Scissors):
    """Computes here and now."""

    def steps(
        self, task: str, values: Mapping[str, Any], pictures: Sequence[File], *, model: str = ""
    ) -> Iterator[Parcel]:
        return TaskPixels(InProcess(), cutout_runner=self.networks).steps(task, values, pictures, model=model)

    def __init__(self, networks: InProcess | None = None) -> None:
        self.networks = networks

    def asked(self, task: str, values: Mapping[str, Any], pictures: Sequence[File]) -> Parcel:
        return TaskPixels(InProcess()).asked(task, values, pictures)

    def crediting(self, on: bool) -> Pixels:
        return self

    def accept(self, data: bytes) -> Encoded:
        try:
            return encoded(decode(data))
        except Refused as refused:
            raise BadRequest("This picture cannot be used", str(refused), code=refused.code) from refused

    def read_layer(self, drawn: File) -> MadeLayer:
        return TaskPixels(InProcess()).read_layer(drawn)

    def edit(self, picture: File, operations: Sequence[Operation], layers: Mapping[str, File] = NO_FILES) -> Encoded:
        drawn = {name: decode(file).image for name, file in layers.items()}
        done = applied(decode(picture), operations, layers=drawn)
        raster, kept = done.raster, as_before(operations[-1].kept_as(), "image/png")
        file = to_file(raster, kept)
        size = raster.width, raster.height
        return Encoded(file, MEDIA_TYPES[kept.format], *size, to_preview(raster), noticed=done.noticed)

    def preview(self, data: bytes, operations: Sequence[Operation]) -> Preview:
        return Preview(to_preview(applied(decode(data), operations).raster), "image/webp")

    def try_out(self, file: Path, operations: Sequence[Operation], longest: int) -> Preview:
        small = smaller(decode(file.read_bytes()), longest)
        return Preview(to_preview(applied(small, operations).raster), "image/webp")

    def colours(self, picture: File, count: int) -> list[Swatch]:
        return swatches(decode(picture), count)

    def compress(self, picture: File, target: CompressTarget) -> Compressed:
        try:
            made = compressed(whole(picture), target, 10**8)
        except Refused as refused:
            raise BadRequest("This picture cannot be used", str(refused), code=refused.code) from refused
        outcome = made.outcome
        size = outcome.width, outcome.height
        kept = Encoded(made.data, outcome.media_type, *size, made.preview) if made.data else None
        return Compressed(kept, outcome)

    def difference(self, before: Path, after: Path, tolerance: int) -> Difference | None:
        return difference(decode(before.read_bytes()), decode(after.read_bytes()), tolerance)

    def overlay(self, lower: File, upper: File, laid: Laid) -> Encoded:
        return encoded(overlaid(decode(lower), decode(upper), laid))

    def collage(self, cells: Sequence[File], plan: Plan) -> Encoded:
        return encoded(assembled(plan, [decode(cell) for cell in cells]))

    def lock(self, before: File, after: File, mask: File) -> Encoded:
        return encoded(locked(decode(before), decode(after), decode(mask)))

    def metadata(self, picture: File) -> Sheet:
        return sheet_of(whole(picture))

    def shrink(self, picture: File, megapixels: float) -> Attachment:
        return Attachment("image/jpeg", to_jpeg(decode(picture), megapixels))

    def cut_mask(self, mask: File, picture: File) -> Attachment:
        return Attachment("image/png", to_png(cut_out(decode(mask), decode(picture).image.size)))

    def sketch(self, prompt: str, width: int, height: int, seed: int) -> Iterator[SketchStage]:
        raise NotImplementedError


def encoded(raster: Raster) -> Encoded:
    return Encoded(to_png(raster), "image/png", raster.width, raster.height, to_preview(raster))


@dataclass
class Painter:
    """An image model. It paints the same picture whatever is asked, and remembers what was."""

    id: str = "fake/painter"
    label: str = "Painter"
    abilities: ImageAbilities = ImageAbilities(aspects=("3:2", "1:1", "16:9"), previews=True, seed=True)
    makes: list[Progress | Preview | Made | Exception] = field(default_factory=list)
    requests: list[ImageRequest] = field(default_factory=list)
    closed: int = 0

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        self.requests.append(request)
        try:
            for step in self.makes or [Progress(0.5, in_its_words("halfway")), made()]:
                if isinstance(step, Exception):
                    raise step
                yield step
        finally:
            self.closed += 1


def made(text: str = "", cost: int | None = 40_000, data: bytes | None = None) -> Made:
    return Made(to_png(picture()) if data is None else data, "image/png", text=text, cost=cost)


@dataclass
class Talker:
    """A chat model that gives its answers in order; the last one again and again."""

    answers: list[Answer] = field(default_factory=list)
    id: str = "fake/talker"
    label: str = "Talker"
    abilities: ChatAbilities = ChatAbilities(vision=True, tools=True)
    requests: list[ChatRequest] = field(default_factory=list)
    closed: int = 0

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        try:
            yield from answer(request) if callable(answer) else answer
        finally:
            self.closed += 1


def words(text: str, cost: int | None = 100) -> list[Chunk]:
    return [TextChunk(text), TokenUse(cost, 10, 5)]


@dataclass
class Models:
    painter: ImageModel | Told
    talker: ChatModel | Told
    cheapest: ChatModel | None = None
    drafter: ImageModel | None = None
    repainter: ImageModel | None = None
    masked: ImageModel | None = None
    specialists: list[ImageModel] = field(default_factory=list)
    kept_styles: dict[str, str] = field(default_factory=dict)
    """Models that paint in a style, by its name."""
    rivals: list[ImageModel] = field(default_factory=list)
    """Others that paint, when they are called by their names."""
    asked_for: list[str] = field(default_factory=list)
    substituted: dict[str, str] = field(default_factory=dict)
    """Why another model does a job than was chosen."""
    offered: OfferedModel | None = None
    """In the place of one that failed."""
    failed: list[tuple[Remedy, str]] = field(default_factory=list)
    """Where a model was looked for in whose place, and how."""
    cutouts: Cutouts = field(default_factory=nothing_fetched)
    times: PaintingTimes = field(default_factory=lambda: MemoryPaintingTimes(State(time.time)))

    def image(self, choice: str = "") -> ImageModel:
        self.asked_for.append(choice)
        return given(self.painter)

    def called(self, name: str) -> ImageModel | None:
        return model_called(name, self.rivals)

    def chat(self, choice: str = "") -> ChatModel:
        return given(self.talker)

    def cheap(self) -> ChatModel | None:
        return self.cheapest

    def draft(self) -> ImageModel | None:
        return self.drafter

    def editor(self) -> ImageModel | None:
        return self.repainter

    def inpainter(self) -> ImageModel | None:
        return self.masked

    def specialist(self, speciality: str) -> ImageModel | None:
        return next(iter(self.all_specialists(speciality)), None)

    def keep_style(self, name: str, model: str) -> None:
        self.kept_styles[name] = model

    def all_specialists(self, speciality: str) -> Sequence[ImageModel]:
        return [each for each in self.specialists if each.abilities.speciality == speciality]

    def at_once(self, works: Sequence[Iterator[Step]], most: int) -> Iterator[tuple[int, Step | Told]]:
        """A step of each in turn, which is as fair as it can be said beforehand."""
        return in_turn(works, most)

    def instead(self, failed: Remedy, how: str) -> OfferedModel | None:
        self.failed.append((failed, how))
        return self.offered

    def substitution(self, job: str, choice: str = "") -> str:
        return in_its_words(self.substituted.get(job, ""))


def in_turn(works: Sequence[Iterator[Step]], most: int) -> Iterator[tuple[int, Step | Told]]:
    """See `Models.at_once`: one step of each that is at work, again and again, until all are over."""
    waiting = list(enumerate(works))
    busy: list[tuple[int, Iterator[Step]]] = []
    try:
        while waiting or busy:
            busy += waiting[: most - len(busy)]
            waiting = [each for each in waiting if each not in busy]
            for at, work in list(busy):
                try:
                    yield at, next(work)
                except (StopIteration, Told) as end:
                    busy.remove((at, work))
                    if isinstance(end, Told):
                        yield at, end
    finally:
        for _, work in busy:
            work.close()  # type: ignore[attr-defined]  # generators, as all works of a turn are


def given(model: T | Told) -> T:
    if isinstance(model, Told):
        raise model
    return model


@dataclass(frozen=True)
class Previewing(ImageStoreProxy):
    """The memory's images, with a place for previews."""

    previews: list[Preview] = field(default_factory=list)

    def keep_preview(self, turn: str, image: str, preview: Preview) -> str:
        self.previews.append(preview)
        return f"/api/v1/previews/{turn}/{image}/{len(self.previews)}"


class Theatre:
    """One person, one conversation, and what is said in it. A call of the clock takes a tenth of a second."""

    def __init__(self, painter: ImageModel | Told | None = None, talker: ChatModel | Told | None = None) -> None:
        ticks = count(1_700_000_000_0)
        self.kept = open_memory(Path("unused"))
        self.images = Previewing(self.kept.images)
        self.models = Models(painter or Painter(), talker or Talker([words("Hello.")]))
        self.owner = self.kept.accounts.guest().id
        self.wallet = Wallet(self.owner, self.kept.usage, SpendingLimits(unknown=True))
        self.studio = Studio(
            self.models,
            Pixels(),
            self.kept.conversations,
            self.images,
            self.wallet,
            Palette((*COMMANDS, *OPERATIONS)),
            lambda: next(ticks) / 10,
        )
        self.conversation = self.kept.library.create(self.owner, str(uuid4())).id
        self.replies: list[Reply] = []

    def begin(
        self,
        text: str,
        target: Target | None = None,
        attachments: tuple[str, ...] = (),
        *,
        parent: str | None = None,
        again: str | None = None,
        **options: Any,
    ) -> Iterator[Event]:
        """The turn, to be gone through event by event; nothing is kept of it. `parent` and `again` are messages."""
        request = TurnRequest(
            self.owner, self.conversation, str(uuid4()), text, target, attachments, options, parent, again
        )
        begun = self.kept.replies.begin(request)
        assert begun.reply.reply
        self.replies.append(begun.reply.reply)
        return run_turn(self.studio, begun.message, begun.reply.id, request)

    def say(
        self, text: str, target: Target | None = None, attachments: tuple[str, ...] = (), **options: Any
    ) -> list[Event]:
        """All events of the turn; the reply is kept, so that the next turn remembers it."""
        events = []
        for event in self.begin(text, target, attachments, **options):
            events.append(event)
            self.replies[-1] = fold(self.replies[-1], event)
        self.kept.replies.save(self.replies[-1])
        alone = list(uncoded_in_turn(events))
        assert not alone, f"said in English only: {alone}"
        return events

    def picture(self, title: str = "Cat", width: int = 48, height: int = 32, *, plain: bool = False) -> Image:
        """A picture that is simply there; a large one is sooner made of one colour."""
        image, number = self.images.reserve(self.conversation, title)
        recipe = Recipe(PaintingValues("fake/painter", prompt=f"a {title.lower()}"))
        raster = flat(width, height) if plain else picture("RGB", width, height)
        kept = self.images.add(
            self.conversation, image, number, title, encoded(raster), recipe,
            message=None, cost=0, seconds=0.1,
        )  # fmt: skip
        assert isinstance(kept, Image)
        return kept

    def image(self, number: int) -> Image:
        found = self.kept.images.find(self.conversation, number)
        assert found
        return found

    def pixels(self, version: Version) -> bytes:
        return decode(self.kept.images.read(version)).image.tobytes()

    def spent(self) -> list[tuple[str, str, int | None]]:
        """Model, purpose and cost of every call so far, from the store."""
        return [(each["model"], each["purpose"], each["cost"]) for reply in self.replies for each in reply.usage]


def kinds(events: Sequence[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def only(events: Sequence[Event], kind: type[T]) -> T:
    """The one event of that kind."""
    found = [event for event in events if isinstance(event, kind)]
    assert len(found) == 1, f"{len(found)} {kind.__name__} in {kinds(events)}"
    return found[0]


def text_of(events: Sequence[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def versions(events: Sequence[Event]) -> list[Version]:
    return [Version.from_dict(event.version) for event in events if isinstance(event, ImageReady)]
