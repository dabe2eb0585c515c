"""A person's pictures, changed outside of any turn by a program: the same as inside one, by the same steps.

Every call names the owner first; another person's picture and one that never was give the same `NotFound`. What
changed is announced, so that an open page follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from conversation.commands.compress import Compress
from conversation.edit_context import EditContext, PictureVersion
from conversation.editing.comparison import compared
from conversation.editing.compression import CompressJob, CompressResult, compress
from conversation.editing.operations import apply_operations
from conversation.editing.operations_json import Misread, operations_of
from conversation.errors import BadRequest, Told
from conversation.generators import run_to_end
from conversation.image import Image, Version
from conversation.message import Target
from conversation.palette import Palette
from conversation.ports.jobs import AttendedWork, Unattended
from conversation.ports.models import Preview
from conversation.ports.shelf import Shelf, version_of
from conversation.ports.turns import TurnRequest
from conversation.sentences import Sentence, say, sentence_of
from conversation.services.concurrency import WorkLimit
from conversation.services.preferences import Preferences
from conversation.slash import to_slash
from conversation.versions.descriptions import describe
from conversation.versions.file_sheet import Described, described
from conversation.versions.lineage import earlier, later, line
from conversation.versions.losses import Losses
from imaging.compress.target import CompressTarget
from imaging.declaration import Declaration, Impossible
from imaging.operations.operation import Operation

AT_ONCE = 100
"""Pictures in one request."""
AT_ONCE_EACH = 8
"""Requests of one person that are worked on at a time."""
DRAFT = 1200
"""Pixels of the longer side of a draft."""
WISHES = ("preset", "target", "format", "size", "quality", "ground")
"""What of `/compress` can be asked for; the pictures are named by their ids."""


Heard = Callable[[float], None]
"""How far work is, 0 to 1."""
Way = Callable[[Image, Version, int], Version]
"""So many steps through the versions of an image."""
NOTHING_TO_UNDO = (
    say("nothing_to_undo", "There is nothing to undo"),
    say("nothing_to_undo_text", "This is the first version."),
)
NOTHING_TO_REDO = (
    say("nothing_to_redo", "There is nothing to redo"),
    say("nothing_to_redo_text", "This is the newest version."),
)


@dataclass(frozen=True)
class Passed:
    """A version as a step in the history of its image."""

    version: Version
    did: str
    """What was done to make it, in words."""
    current: bool
    shown: bool
    """It lies on the way from the first version to the current one; the others are branches and what was undone."""


@dataclass(frozen=True)
class VersionHistory:
    """What became of an image, step by step."""

    image: str
    steps: tuple[Passed, ...]
    """Oldest first."""
    undo: int
    """How many versions one can go back."""
    redo: int
    """How many versions one can go on."""


@dataclass(frozen=True)
class ImageEditing:
    """Changes pictures, and says what is in them. All calls raise `Told`."""

    shelf: Shelf
    edit_context: EditContext
    palette: Palette
    announce: Callable[[str, Image], None]
    """Tells the owner's pages how a picture is now."""
    preferences: Preferences
    limit: WorkLimit = field(default_factory=lambda: WorkLimit(AT_ONCE_EACH))
    work: AttendedWork = field(default_factory=Unattended)
    """What makes jobs of changes."""

    def operations(self) -> list[dict[str, Any]]:
        """What can stand in a list of operations."""
        return self.palette.describe_operations()

    def operate(
        self, owner: str, image: str, wanted: object, version: str | None = None, *, together: bool = False
    ) -> Image:
        """The picture after operations as JSON, each a version of its own or one of all `together`; none of them when
        one cannot be done."""
        operations, picture = self.operations_in(wanted), self.picture(owner, image, version)
        with self.at_work(owner, "edit", picture):
            done = apply_operations(self.context_of(owner), operations, picture, together=together)
            return self.told(owner, run_to_end(done))

    def draft(self, owner: str, image: str, wanted: object, version: str | None = None) -> Preview:
        """What operations as JSON would make of it, small; nothing is stored."""
        operations, picture = self.operations_in(wanted), self.picture(owner, image, version).version
        file = self.shelf.file_of(owner, image, picture.id, "original")
        share = min(1.0, DRAFT / max(picture.width, picture.height))
        with self.limit.taken_by(owner):
            return self.edit_context.pixels.try_out(file.path, [each.scaled(share) for each in operations], DRAFT)

    def compress(self, owner: str, image: str, wishes: Mapping[str, Any], version: str | None = None) -> CompressResult:
        """The picture made small, and what became of it."""
        job, picture = job_of(wishes, self.preferences.compress_presets(owner)), self.picture(owner, image, version)
        with self.at_work(owner, "compress", picture):
            return self._compressed(owner, picture, job)

    def compress_all(self, owner: str, images: Sequence[str], wishes: Mapping[str, Any]) -> list[CompressResult]:
        """Each of them; why one could not be stands in its `refused` and stops no other. All of them are there, or
        nothing is done."""
        job = job_of(wishes, self.preferences.compress_presets(owner))
        pictures = [self.picture(owner, image, None) for image in dict.fromkeys(images)]
        if not pictures:
            return []
        done: list[CompressResult] = []
        with self.at_work(owner, "compress", *pictures) as heard:
            for picture in pictures:
                done.append(self._compressed_or_told(owner, picture, job))
                heard(len(done) / len(pictures))
        return done

    def history(self, owner: str, image: str) -> VersionHistory:
        """How the picture came to be as it is."""
        found = self.shelf.get(owner, image)
        way = line(found, found.shown)
        on = line(found, later(found, found.shown, len(found.versions)))[len(way) :]
        steps = [
            Passed(each, describe(self.palette, each), each.id == found.current, each in way) for each in found.versions
        ]
        return VersionHistory(image, tuple(steps), sum(each.kept for each in way[:-1]), sum(each.kept for each in on))

    def undo(self, owner: str, image: str, steps: int = 1) -> Image:
        """Back by so many versions, or to the first."""
        return self._moved(owner, image, steps, earlier, NOTHING_TO_UNDO)

    def redo(self, owner: str, image: str, steps: int = 1) -> Image:
        """On again by so many versions, or to the newest."""
        return self._moved(owner, image, steps, later, NOTHING_TO_REDO)

    def name_version(self, owner: str, image: str, version: str, name: str) -> Image:
        """The picture with a version that is called so; "" takes its name away."""
        return self.told(owner, self.shelf.name_version(owner, image, version, name))

    def describe(self, owner: str, image: str, version: str | None = None) -> Described:
        """What is in the file of a version."""
        picture = self.picture(owner, image, version)
        with self.limit.taken_by(owner):
            return described(self.edit_context, picture)

    def losses(self, owner: str, image: str, version: str | None = None) -> Losses:
        """What each step would take from the file of a version."""
        picture = self.picture(owner, image, version)
        with self.limit.taken_by(owner):
            lost = self.edit_context.pixels.losses(self.edit_context.images.content(picture.version))
        return Losses(picture.image.id, picture.version.id, lost)

    def difference(self, owner: str, image: str, before: str, after: str, tolerance: int) -> dict[str, Any]:
        """What changed from one version to another."""
        return compared(self.shelf, self.edit_context.pixels, owner, image, before, after, tolerance)

    @contextmanager
    def at_work(self, owner: str, kind: str, first: PictureVersion, *more: PictureVersion) -> Iterator[Heard]:
        title = f"{first.image.title} +{len(more)}" if more else first.image.title
        with self.limit.taken_by(owner), self.work.job(owner, kind, title, first.image.conversation) as heard:
            yield heard

    def operations_in(self, wanted: object) -> tuple[Operation, ...]:
        try:
            return operations_of(wanted, self.palette)
        except Misread as error:
            why = str(error)
            title = say("bad_operations", "These operations can’t be carried out")
            raise BadRequest(title, sentence_of(why), code="bad_operations") from error

    def _moved(
        self,
        owner: str,
        image: str,
        steps: int,
        way: Callable[[Image, Version, int], Version],
        nothing: tuple[Sentence, Sentence],
    ) -> Image:
        found = self.shelf.get(owner, image)
        wanted = way(found, found.shown, steps)
        if wanted.id == found.current:
            raise Told(*nothing, code=nothing[0].code, status=409)
        return self.told(owner, self.shelf.choose(owner, image, wanted.id))

    def _compressed_or_told(self, owner: str, picture: PictureVersion, job: CompressJob) -> CompressResult:
        try:
            return self._compressed(owner, picture, job)
        except Told as told:
            return CompressResult(picture.image, picture.version, refused=told)

    def _compressed(self, owner: str, picture: PictureVersion, job: CompressJob) -> CompressResult:
        done = compress(self.context_of(owner), picture, job)
        if done.made or done.back:
            self.told(owner, done.image)
        return done

    def picture(self, owner: str, image: str, version: str | None) -> PictureVersion:
        found = self.shelf.get(owner, image)
        return PictureVersion(found, version_of(found, version))

    def turn(self, owner: str, image: str, version: str | None, said: Declaration) -> TurnRequest:
        """The turn in which a command is done with a picture, in its conversation."""
        picture = self.picture(owner, image, version)
        target = Target(image, version)
        return TurnRequest(owner, picture.image.conversation, str(uuid4()), to_slash(said), target)

    def context_of(self, owner: str) -> EditContext:
        return self.edit_context.crediting(self.preferences.keeps_credit(owner))

    def told(self, owner: str, image: Image) -> Image:
        self.announce(owner, image)
        return image


def job_of(wishes: Mapping[str, Any], known: Mapping[str, CompressTarget]) -> CompressJob:
    """What `/compress` would do with these options. Raises `BadRequest`."""
    try:
        for name in wishes:
            if name not in WISHES:
                raise Impossible(
                    say(
                        "no_such_wish",
                        "There is no option “{name}”. Choose one of: {choices}.",
                        name=name[:50],
                        choices=", ".join(WISHES),
                    )
                )
        return Compress.from_values({**wishes}).job(known)
    except Impossible as error:
        raise BadRequest(
            say("bad_compress", "It can’t be compressed like that"),
            str(error),
            code="bad_arguments",
        ) from error
