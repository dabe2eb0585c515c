"""What another program has painted, edited or finished: a turn like a person's, in a conversation for that.

So a program's picture has its history, its recipe and its price, stands in the gallery, and keeps to the limits.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from uuid import NAMESPACE_URL, uuid4, uuid5

from conversation.edit_context import PictureVersion
from conversation.errors import NotFound, Told
from conversation.events import ImageReady, PictureKept, VersionChosen, event_from_dict
from conversation.fold import fold
from conversation.generators import closing
from conversation.image import Image
from conversation.message import Target
from conversation.ports.library import Library
from conversation.ports.shelf import Shelf, version_of
from conversation.ports.turns import Begun, TurnRequest
from conversation.reply import Reply
from conversation.sentences import say
from conversation.services.areas.mask_locking import MaskLocking
from conversation.services.leaving import LeavingPictures
from conversation.services.uploads import UploadService

TITLE = say("programs_title", "Other programs")
MOST_DELETED = 1_000
"""Conversations with programs that one person deletes, one after the other, and still gets another one by its name."""
ALONE: Mapping[str, Any] = {
    "review": False,
    "better_context": False,
    "include_summary": False,
    "include_messages": False,
    "include_memory_pad": False,
    "deep_context": False,
    "history_count": 0,
}
"""A program says all that it means: nothing that was said before is read, and its prompt is sent as it is, at once."""
PLACE = ("turn", "seq")
"""What an event carries on its way beside its own fields."""


class RunsTurns(Protocol):
    """Turns that run now; see `Turns` in `endpoints/services.py`."""

    def start(self, request: TurnRequest) -> Begun: ...

    def stop(self, turn: str) -> bool: ...

    def watch(self, begun: Begun) -> Iterator[Mapping[str, Any]]: ...


@dataclass(frozen=True)
class SentPicture:
    """A file that a program sent along."""

    name: str
    data: bytes


@dataclass(frozen=True)
class ProgramOrder:
    """What a program asks for, in the studio's words: `make it warmer`, `/nobg`, or a prompt."""

    owner: str
    text: str
    pictures: tuple[SentPicture, ...] = ()
    """What the words are about, in the order in which they speak of them."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """As the composer's."""
    image: str = ""
    """Id of a picture of the owner's that the words go on with, in its conversation."""
    mask: bytes | None = None
    """Where the first of the pictures may change, and nowhere else: what is transparent in this PNG of its size."""
    keeps: bool = False
    """What was sent is the answer where nothing had to be done to it, as to a picture that is small enough."""
    confirm: bool = False
    """What is asked before a dear picture is answered with yes."""
    administers: bool = False
    key: str = ""
    """The program's own id for the call: the same one again is the same answer, never charged twice."""
    conversation: str = ""
    """Id of the owner's conversation that it goes into; empty for the one of programs."""


@dataclass(frozen=True)
class ProgramResult:
    """What came of it."""

    reply: Reply
    """To its end; it did not fail."""
    images: tuple[Image, ...] = ()
    """What was made, changed, or meant and left as it is, in that order."""


def nothing_made(result: ProgramResult) -> Told:
    """Why there is no picture: a question that nobody is there to answer, or an answer in words."""
    reply = result.reply
    if reply.question is not None:
        choices = ", ".join(f"“{choice['label']}”" for choice in reply.question["choices"])
        return Told(
            say("needs_answer", "The studio has a question"),
            say(
                "needs_answer_text",
                "{question} Say it more exactly, or send `confirm` for the first of: {choices}.",
                question=reply.question["text"],
                choices=choices or "–",
            ),
            code="needs_answer",
            status=409,
        )
    return Told(
        say("no_picture_made", "No picture came of it"),
        say("no_picture_made_text", "The answer was: {text}", text=reply.text.strip()[:1000] or "–"),
        code="no_picture",
        status=422,
    )


class ProgramTurns:
    """Runs what programs ask for. Beyond what one person may have at once it waits in line, as their messages do."""

    def __init__(
        self,
        library: Library,
        uploads: UploadService,
        shelf: Shelf,
        leaving: LeavingPictures,
        turns: RunsTurns,
        knows: Callable[[str, str], bool],
        masks: MaskLocking,
    ) -> None:
        """`knows`: whether a person's turn of that `client_id` has begun already."""
        self.library, self.uploads, self.shelf, self.leaving = library, uploads, shelf, leaving
        self.turns, self.knows, self.masks = turns, knows, masks

    def run(self, order: ProgramOrder) -> Generator[Mapping[str, Any], None, ProgramResult]:
        """The turn's events as they come. Closing it stops the turn. Raises `Told`, also where the turn failed."""
        request, before = self._request(order)
        result = yield from self._followed(request)
        question = result.reply.question
        if question is not None and order.confirm and question["choices"]:
            choice = question["choices"][0]
            options = {**request.options, **(choice["options"] or {})}
            key = f"{order.key}:yes" if order.key else str(uuid4())
            again = replace(request, client_id=key, text=choice["say"], attachments=(), options=options)
            result = yield from self._followed(again)
        if result.reply.failure is not None:
            raise _failure(result.reply.failure)
        if before is not None and order.mask is not None:
            result = replace(result, images=self._locked(order.owner, result.images, before, order.mask))
        if order.keeps and not result.images and result.reply.question is None:
            return replace(result, images=self.shelf.several(order.owner, request.attachments))
        return result

    def begin(self, order: ProgramOrder) -> Begun:
        """The turn, which goes on by itself. Raises `Told`."""
        request, _ = self._request(order)
        return self.turns.start(replace(request, options={**request.options, "confirmed": order.confirm}))

    def _request(self, order: ProgramOrder) -> tuple[TurnRequest, PictureVersion | None]:
        """With the picture that its mask is of, where it has one."""
        conversation, target = self._place(order)
        known = bool(order.key) and self.knows(order.owner, order.key)  # its pictures came in with the first call
        pictures = () if known else order.pictures
        taken = [self.taken_in(order.owner, conversation, picture) for picture in pictures]
        before = PictureVersion(taken[0], taken[0].shown) if order.mask is not None and taken else None
        if before is not None and order.mask is not None:
            self.masks.check(order.owner, before, order.mask)
        sent = tuple(image.id for image in taken)
        request = TurnRequest(
            order.owner,
            conversation,
            order.key or str(uuid4()),
            order.text,
            target or (Target(sent[0]) if sent else None),
            sent,
            {**ALONE, "no_picture": not (sent or target), **order.options},
            administers=order.administers,
        )
        return request, before

    def take_in(self, owner: str, picture: SentPicture) -> Image:
        """A picture that goes into the conversation for programs, before anything is said about it. Raises `Told`."""
        conversation, _ = self._place(ProgramOrder(owner, ""))
        return self.taken_in(owner, conversation, picture)

    def file(self, owner: str, image: Image, word: str, quality: int = 0, version: str = "") -> tuple[bytes, str]:
        """A version, or the current one, as `LeavingPictures.bytes` gives it. Raises `Told`."""
        return self.leaving.bytes(owner, PictureVersion(image, version_of(image, version or None)), word, quality)

    def _locked(self, owner: str, images: Sequence[Image], before: PictureVersion, mask: bytes) -> tuple[Image, ...]:
        """What was only meant, and is as it was, needs no mask."""
        same = before.version.id
        return tuple(
            image if image.current == same else self.masks.locked(owner, image, before, mask) for image in images
        )

    def _followed(self, request: TurnRequest) -> Generator[Mapping[str, Any], None, ProgramResult]:
        begun = self.turns.start(request)
        reply, changed, over = Reply(begun.reply.id), dict[str, None](), False
        try:
            with closing(self.turns.watch(begun)) as events:
                for sent in events:
                    event = event_from_dict({name: sent[name] for name in sent if name not in PLACE})
                    reply = fold(reply, event)
                    if isinstance(event, ImageReady | VersionChosen | PictureKept):
                        changed[event.image] = None
                    yield sent
            over = True
        finally:
            if not over:
                self.turns.stop(begun.reply.id)
        return ProgramResult(reply, self.shelf.several(request.owner, list(changed)))

    def _place(self, order: ProgramOrder) -> tuple[str, Target | None]:
        """The conversation that it goes on in, and what the words are about there. Raises `NotFound`."""
        if order.conversation:
            return self.library.get(order.owner, order.conversation).id, None
        if order.image:
            image = self.shelf.get(order.owner, order.image)
            return image.conversation, Target(image.id)
        for deleted in range(MOST_DELETED):
            try:
                return self.library.create(order.owner, _id_of(order.owner, deleted), TITLE).id, None
            except Told as told:
                if told.code != "conflict":
                    raise
        return self.library.create(order.owner, title=TITLE).id, None

    def taken_in(self, owner: str, conversation: str, picture: SentPicture) -> Image:
        """A picture that goes into a conversation of the owner. Raises `Told`, and keeps nothing of what is refused."""
        upload = self.uploads.begin(owner, conversation, picture.name, len(picture.data))
        try:
            self.uploads.append(owner, upload.id, 0, [picture.data], None)
            _, image = self.uploads.outcome(owner, upload.id)
        finally:
            self.uploads.cancel(owner, upload.id)
        if image is None:
            raise NotFound("The picture")
        return image


def _id_of(owner: str, deleted: int) -> str:
    """Of a person's conversation with other programs, after so many that were deleted."""
    return str(uuid5(NAMESPACE_URL, f"atelier:programs:{owner}:{deleted}"))


def _failure(said: Mapping[str, Any]) -> Told:
    """Why it could not be done, as it was told in the turn; its code says of what kind that is."""
    wait, details = said["retry_after"], said["details"]
    return Told(said["title"], said["text"], code=said["code"], retry_after=wait, details=details, status=502)
