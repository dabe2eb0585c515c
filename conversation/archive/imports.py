"""Conversations that a person brings in a file, taken in one after the other: each is there whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import NAMESPACE_OID, uuid4, uuid5

from conversation.archive.brought import BroughtConversation, BroughtDrawing, BroughtImage
from conversation.archive.settling import Settling, shown_in
from conversation.archive.sources import Unpacks, opened
from conversation.errors import Bug, Told
from conversation.image import Image
from conversation.message import Message
from conversation.palette import Palette
from conversation.ports.areas.layers import DrawnLayer
from conversation.ports.areas.masks import Mask
from conversation.ports.jobs import AttendedWork, Unattended
from conversation.ports.library import Conversation
from conversation.ports.moving.arrivals import Arrivals, ArrivingConversation
from conversation.ports.pixels import Pixels
from conversation.sentences import Sentence, say
from conversation.services.concurrency import WorkLimit

MOST_MESSAGES = 50_000
"""Of one conversation."""
MOST_IMAGES = 10_000
MOST_DRAWN = 500
"""Layers and masks of one conversation: they are held until it is whole."""
LARGEST_DRAWN = 20 * 1024 * 1024
"""Bytes of one of them."""
MOST_NOTES = 20
T = TypeVar("T")


@dataclass(frozen=True)
class ImportedConversation:
    """One that is here now."""

    id: str
    title: str
    messages: int
    pictures: int


@dataclass(frozen=True)
class ImportStep:
    """How far it is."""

    progress: float
    """0 to 1."""
    done: int
    """Conversations that are here now."""


@dataclass(frozen=True)
class ImportResult:
    """What came of a file."""

    conversations: tuple[ImportedConversation, ...]
    notes: tuple[str, ...]
    """What did not come along, in words; the first twenty."""


@dataclass
class ImportSoFar:
    """What came of a file that is still read."""

    conversations: list[ImportedConversation] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)

    def note(self, sentence: Sentence) -> None:
        """The first of them: nobody reads a hundred."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(sentence)


Steps = Generator[ImportStep, None, ImportResult]


@dataclass(frozen=True)
class Imports:
    """Where things come in that a person has as files."""

    arrivals: Arrivals
    pixels: Pixels
    palette: Palette
    folder: Callable[[], Path]
    """Where files lie for a moment."""
    most_bytes: int
    """Of one picture."""
    clock: Callable[[], float]
    announce: Callable[[str, Conversation], None] = lambda owner, conversation: None
    """Tells the owner's pages of a new conversation."""
    give_way: Callable[[], object] = lambda: None
    work: AttendedWork = field(default_factory=Unattended)
    limit: WorkLimit = field(default_factory=lambda: WorkLimit(1))

    def take(self, owner: str, pieces: Iterable[bytes], most: int, *, key: str = "", streams: bool = False) -> Steps:
        """Reads the file as it comes, then what is in it. With the same `key` a conversation that came already is not
        taken in again. `streams`: see `AttendedWork`. Raises `Told`; what was taken in by then stays."""
        with self.limit.taken_by(owner), self._received(pieces, most) as file:
            title = say("import_job", "Import")
            with self.work.job(owner, "import", title, streams=streams) as heard:
                steps = self._all(owner, file, key)
                with closing(steps):
                    while True:
                        try:
                            step = next(steps)
                        except StopIteration as done:
                            result: ImportResult = done.value
                            return result
                        heard(step.progress)
                        yield step

    def _all(self, owner: str, file: Path, key: str) -> Steps:
        result = ImportSoFar()
        with opened(file, self.give_way) as (archive, found):
            for place, (passed, part, brought) in enumerate(found):
                yield ImportStep(passed, len(result.conversations))
                identity = str(uuid5(NAMESPACE_OID, f"{owner} {key} {place}") if key else uuid4())
                arriving = Arriving(self, owner, archive, brought, identity, result)
                for share in arriving.steps():
                    yield ImportStep(passed + part * share, len(result.conversations))
        yield ImportStep(1.0, len(result.conversations))
        return ImportResult(tuple(result.conversations), tuple(result.notes))

    @contextmanager
    def _received(self, pieces: Iterable[bytes], most: int) -> Iterator[Path]:
        """The file, which is gone afterwards. Raises `Told`."""
        path = self.folder() / f"import-{uuid4().hex}"
        have = 0
        try:
            with path.open("xb") as out:
                for piece in pieces:
                    have += len(piece)
                    if have > most:
                        raise archive_too_large(most)
                    out.write(piece)
            yield path
        finally:
            path.unlink(missing_ok=True)


@dataclass
class Arriving:
    """One conversation on its way in."""

    imports: Imports
    owner: str
    archive: Unpacks
    said: BroughtConversation
    identity: str
    result: ImportSoFar
    made_by: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    """Ids of the file, of images and versions: one that comes twice counts once."""

    def __post_init__(self) -> None:
        now = datetime.fromtimestamp(self.imports.clock(), UTC).isoformat(timespec="milliseconds")
        follows = self.imports.palette.operation
        self.settling = Settling(self.identity, now.replace("+00:00", "Z"), follows)

    def steps(self) -> Generator[float, None, None]:
        """How far it is, 0 to 1; it is kept with the last."""
        said, settling = self.said, self.settling
        if len(said.messages) > MOST_MESSAGES or len(said.images) > MOST_IMAGES:
            raise too_much_at_once()
        drawn = (each.id for each in (*said.layers, *said.masks))
        for old in (*drawn, *(version.id for image in said.images for version in image.versions)):
            settling.new(old)  # before any recipe is read that names one
        images: list[Image] = []
        for place, image in enumerate(said.images):
            yield place / len(said.images)
            if (made := self._image(image)) is not None:
                images.append(made)
        messages = self._messages()
        if said.lost:
            self.result.note(say("import_lost", "Messages that couldn’t be read: {count}.", count=said.lost))
        by_id = {message.id for message in messages}
        head = settling.ids.get(said.head or "")
        head = head if head in by_id else (messages[-1].id if messages else None)
        created = settling.moment(said.created)
        conversation = Conversation(
            self.identity, said.title, head, created, max(created, settling.moment(said.updated)), said.pinned
        )
        numbers = {image.id: image.number for image in images}
        here = [_numbered(message, numbers) for message in messages]
        arrival = ArrivingConversation(
            conversation,
            tuple(here),
            tuple(images),
            self.made_by,
            tuple(shown_in(said, settling, here, images)),
            self._drawn(said.layers, numbers, self._layer),
            self._drawn(said.masks, numbers, self._mask),
        )
        kept = self.imports.arrivals.add(self.owner, arrival)
        self.imports.announce(self.owner, kept)
        self.result.conversations.append(ImportedConversation(kept.id, kept.title, len(here), len(images)))
        yield 1.0

    def _messages(self) -> list[Message]:
        found: dict[str, Message] = {}
        for each in self.said.messages:
            if each.role not in ("user", "assistant") or self.settling.ids.get(each.id) in found:
                continue
            message = self.settling.message(each, found)
            found[message.id] = message
            for picture in message.reply.pictures if message.reply else ():
                self.made_by.setdefault(str((picture.version or {})["id"]), message.id)
        return list(found.values())

    def _image(self, said: BroughtImage) -> Image | None:
        """With the states whose pictures are some; None where there are none."""
        if said.id in self.seen:
            return None
        self.seen.add(said.id)
        image, versions = self.settling.new(said.id), []
        for version in said.versions:
            if version.id in self.seen:
                continue
            self.seen.add(version.id)
            self.imports.give_way()
            try:
                with self._unpacked(version.file, self.imports.most_bytes) as path:
                    received = self.imports.pixels.receive(path)
                    file = self.imports.arrivals.keep(self.owner, self.identity, path, received)
            except Told as told:
                if told.status >= 500:  # a full disk is no fault of the file
                    raise
                self._left_out(version.file, told.title)
                continue
            except Bug:
                self._left_out(version.file, say("damaged_picture", "This picture is damaged"))
                continue
            versions.append(self.settling.version(image, version, file, received))
        if not versions:
            return None
        return self.settling.image(said, versions)

    def _left_out(self, file: str, why: str) -> None:
        name = file.rpartition("/")[2][:80]
        self.result.note(say("import_left_out", "“{name}” was left out: {why}.", name=name, why=why))

    def _layer(self, said: BroughtDrawing, path: Path) -> tuple[DrawnLayer, bytes]:
        made = self.imports.pixels.read_layer(path)
        place = self._place(said)
        when = self.settling.moment(said.created)
        return DrawnLayer(*place, made.width, made.height, dict(said.drawing), when), made.data

    def _mask(self, said: BroughtDrawing, path: Path) -> tuple[Mask, bytes]:
        version = self.settling.versions[self.settling.ids[said.version]]
        made = self.imports.pixels.read_mask(path, version.width, version.height)
        figures = made.width, made.height, made.coverage
        return Mask(*self._place(said), said.kind[:40], *figures, self.settling.moment(said.created)), made.data

    def _place(self, said: BroughtDrawing) -> tuple[str, str, str]:
        ids = self.settling.ids
        return ids[said.id], ids[said.image], ids[said.version]

    def _drawn(
        self, drawn: tuple[BroughtDrawing, ...], images: Container[str], read: Callable[[BroughtDrawing, Path], T]
    ) -> tuple[T, ...]:
        """Those that lie on a state that came, as they are read."""
        found: dict[str, T] = {}
        for each in drawn[:MOST_DRAWN]:
            version = self.settling.versions.get(self.settling.ids.get(each.version, ""))
            there = version is not None and version.image in images
            if each.id in found or not there or version is None or self.settling.ids.get(each.image) != version.image:
                continue
            self.imports.give_way()
            try:
                with self._unpacked(each.file, LARGEST_DRAWN) as path:
                    found[each.id] = read(each, path)
            except Told as told:
                if told.status >= 500:
                    raise
                self._left_out(each.file, told.title)
        return tuple(found.values())

    @contextmanager
    def _unpacked(self, name: str, most: int) -> Iterator[Path]:
        path = self.imports.folder() / f"import-{uuid4().hex}"
        if not self.archive.has(name):
            raise Told(say("import_not_in_it", "It isn’t in the archive"), code="not_found", status=404)
        try:
            self.archive.unpack(name, path, most)
            yield path
        finally:
            path.unlink(missing_ok=True)


def _numbered(message: Message, numbers: dict[str, int]) -> Message:
    """With the numbers that its pictures have here, and without those that did not come."""
    attached = tuple(each for each in message.attachments if each in numbers)
    target = message.target if message.target and message.target.image in numbers else None
    message = replace(message, attachments=attached, target=target)
    if message.reply is None:
        return message
    pictures = tuple(
        replace(each, number=numbers[each.image]) for each in message.reply.pictures if each.image in numbers
    )
    return replace(message, reply=replace(message.reply, pictures=pictures))


def archive_too_large(most: int) -> Told:
    return Told(
        say("archive_too_large", "This archive is too large"),
        say("archive_too_large_text", "At most {most} MB come in at once.", most=most // 2**20),
        code="archive_too_large",
        status=413,
    )


def too_much_at_once() -> Told:
    return Told(
        say("archive_long", "A conversation in the file is too long"),
        say(
            "archive_long_text",
            "One may have {messages} messages and {images} pictures.",
            messages=MOST_MESSAGES,
            images=MOST_IMAGES,
        ),
        code="archive_refused",
        status=422,
    )
