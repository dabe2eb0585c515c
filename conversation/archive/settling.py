"""What somebody brought, as it will stand here: new ids, moments that are some, recipes that can be followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from conversation.archive.brought import BroughtConversation, BroughtImage, BroughtMessage, BroughtVersion
from conversation.errors import Told
from conversation.image import Image, Version
from conversation.message import Message, Target
from conversation.ports.moving.arrivals import ArrivedFile, ShownArriving
from conversation.ports.pixels import Received
from conversation.recipe import EditStep, EditValues, MaskValues, OperationValues, Recipe, RetouchValues, UploadValues
from conversation.reply import Picture, Reply
from conversation.serialization import to_json
from conversation.typed_json import from_json

LARGEST_NUMBER = 1_000_000
LONGEST_TEXT = 400_000
"""Characters of a message."""
ENDS = ("done", "failed", "stopped", "interrupted")
MOST_AT_ONCE = 8


@dataclass(frozen=True)
class BroughtPicture:
    """A picture of a reply."""

    image: str
    title: str = ""
    width: int = 0
    height: int = 0
    note: str = ""
    version: Mapping[str, Any] | None = None
    group: int = 0
    place: int = 0


@dataclass(frozen=True)
class BroughtCandidates:
    """Pictures of one prompt."""

    count: int
    models: tuple[str, ...] = ()
    blind: bool = False
    picked: int = 0


@dataclass(frozen=True)
class BroughtReply:
    """What is believed of an answer: what it said and showed. It asks nothing any more, and nothing runs."""

    state: str = "done"
    prompt: Mapping[str, Any] | None = None
    pictures: tuple[BroughtPicture, ...] = ()
    candidates: tuple[BroughtCandidates, ...] = ()
    note: Mapping[str, Any] | None = None
    failure: Mapping[str, Any] | None = None
    question: Mapping[str, Any] | None = None
    started: str = ""
    seconds: float = 0.0


@dataclass
class Settling:
    """Of one conversation, while it is read."""

    conversation: str
    now: str
    """For what does not say when it was."""
    follows: Callable[[str, Mapping[str, Any]], object]
    """Reads an operation's options. Raises `Told` for what cannot be done."""
    ids: dict[str, str] = field(default_factory=dict)
    """Of the file, by them those that they have here."""
    versions: dict[str, Version] = field(default_factory=dict)
    """By their ids here."""
    numbers: set[int] = field(default_factory=set)

    def new(self, old: str) -> str:
        """Its id here."""
        return self.ids.setdefault(old, str(uuid4()))

    def moment(self, said: str) -> str:
        """As moments are kept: in UTC, to the millisecond, and none that is still to come."""
        try:
            found = datetime.fromisoformat(said)
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
            written = found.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        except (ValueError, OverflowError):
            return self.now
        return min(written, self.now)

    def version(self, image: str, said: BroughtVersion, file: ArrivedFile, received: Received) -> Version:
        """A state whose file is kept."""
        cost = said.cost if said.cost is None or said.cost >= 0 else None
        made = Version(
            id=self.new(said.id),
            image=image,
            parent=said.parent,
            filename=file.filename,
            preview=file.preview,
            media_type=received.media_type,
            width=received.width,
            height=received.height,
            bytes=file.bytes,
            recipe=self.recipe(said, received.media_type),
            created=self.moment(said.created),
            cost=cost,
            seconds=max(0.0, min(said.seconds, 1e6)),
            full=file.full,
            name=said.name[:64],
        )
        self.versions[made.id] = made
        return made

    def image(self, said: BroughtImage, versions: Iterable[Version]) -> Image:
        """With the states that came, each behind the nearest before it that did."""
        came = tuple(versions)
        before = {version.id: version.parent for version in said.versions}
        here = {version.id for version in came}
        linked: list[Version] = []
        names = set[str]()
        for version in came:
            parent = self._nearest(version.parent, before, here)
            name = version.name if version.name not in names else ""
            names.add(name)
            linked.append(replace(version, parent=parent or (linked[-1].id if linked else None), name=name))
        self.versions |= {version.id: version for version in linked}
        current = self.ids.get(said.current, "")
        current = current if current in here else linked[-1].id
        number = self._number(said.number)
        told = current, said.pinned, said.alt, self.ids.get(said.alt_at, "")
        return Image(self.new(said.id), self.conversation, number, said.title, tuple(linked), *told)

    def recipe(self, said: BroughtVersion, media_type: str) -> Recipe:
        """As it was made, where that can be followed here; else it is a file that came."""
        name = said.file.rpartition("/")[2]
        came = Recipe(UploadValues(name, media_type))
        if not said.recipe:
            return came
        try:
            found = Recipe.from_dict(self._renamed(said.recipe))
            for step in _steps(found):
                self.follows(step.name, step.options)
        except (Told, ValueError, TypeError, KeyError, AttributeError):
            return came
        if isinstance(found.values, RetouchValues):
            found = replace(
                found, values=replace(found.values, vector="")
            )  # no SVG comes along: only what it looks like
        return replace(found, parents=tuple(each for each in found.parents if each in self.ids.values()))

    def message(self, said: BroughtMessage, known: Mapping[str, object]) -> Message:
        """`known` are the ids of the messages before it."""
        parent = self.ids.get(said.parent or "")
        identity = self.new(said.id)
        text = said.text[:LONGEST_TEXT]
        target = said.target and self.ids.get(said.target.image)
        version = said.target and self.ids.get(said.target.version or "")
        return Message(
            id=identity,
            conversation=self.conversation,
            parent=parent if parent in known else None,
            role=said.role,
            text=text,
            created=self.moment(said.created),
            target=Target(target, version if version in self.versions else None) if target else None,
            attachments=tuple(found for each in said.attachments if (found := self.ids.get(each))),
            reply=self._reply(identity, said, text) if said.role == "assistant" else None,
        )

    def _reply(self, turn: str, said: BroughtMessage, text: str) -> Reply:
        found = from_json(BroughtReply, said.reply or {})
        ended = found.state if found.state in ENDS else "interrupted"
        prompt = {name: str((found.prompt or {}).get(name) or "") for name in ("original", "refined", "note")}
        pictures = tuple(made for each in found.pictures if (made := self._picture(each)))
        groups = found.candidates if all(1 <= each.count <= MOST_AT_ONCE for each in found.candidates) else ()
        asked = _text_of(found.question) or _text_of(found.note)
        return Reply(
            turn=turn,
            state=ended,
            text=text,
            prompt=prompt if any(prompt.values()) else None,
            pictures=pictures if groups else tuple(replace(each, group=0, place=0) for each in pictures),
            candidates=tuple(to_json(replace(each, picked=_within(each.picked, each.count))) for each in groups),
            note={"text": asked, "choices": []} if asked else None,
            failure=_failure(found.failure),
            started=self.moment(found.started),
            seconds=max(0.0, min(found.seconds, 1e6)),
        )

    def _picture(self, said: BroughtPicture) -> Picture | None:
        version = self.versions.get(self.ids.get(str((said.version or {}).get("id")), ""))
        if version is None:
            return None
        sizes = version.width, version.height
        group, place = _within(said.group, 20), _within(said.place, MOST_AT_ONCE)
        shown = to_json(version)
        return Picture(version.image, 0, said.title, *sizes, note=said.note, version=shown, group=group, place=place)

    def _renamed(self, value: Any) -> Any:
        """Ids of the file as they are here."""
        if isinstance(value, str):
            return self.ids.get(value, value)
        if isinstance(value, Mapping):
            return {name: self._renamed(each) for name, each in value.items()}
        return [self._renamed(each) for each in value] if isinstance(value, list) else value

    def _nearest(self, old: str | None, before: Mapping[str, str | None], here: set[str]) -> str | None:
        passed = set[str]()
        while old is not None and old not in passed:
            passed.add(old)
            if self.ids.get(old) in here:
                return self.ids[old]
            old = before.get(old)
        return None

    def _number(self, said: int) -> int:
        number = said if 0 < said <= LARGEST_NUMBER and said not in self.numbers else max(self.numbers, default=0) + 1
        self.numbers.add(number)
        return number


def shown_in(
    said: BroughtConversation, settling: Settling, messages: list[Message], images: list[Image]
) -> list[ShownArriving]:
    """Where each state of each picture was first seen; what happened outside of any message, at the last one before."""
    first = {image.id: image.versions[0].id for image in images}
    found: list[ShownArriving] = []
    for message in messages:
        found += [ShownArriving(image, first[image], message.id) for image in message.attachments if image in first]
        for picture in message.reply.pictures if message.reply else ():
            found.append(ShownArriving(picture.image, str((picture.version or {})["id"]), message.id))
    seen = {each.version for each in found}
    at = {message.id: place for place, message in enumerate(messages)}
    for image in images:
        for version in image.versions:
            if version.id not in seen:
                before = [message.id for message in messages if message.created <= version.created]
                found.append(ShownArriving(image.id, version.id, before[-1] if before else None))
    found.sort(key=lambda each: at.get(each.message or "", -1))
    last = {each.image: each.version for each in found}
    head = settling.ids.get(said.head or "")
    head = head if head in at else (messages[-1].id if messages else None)
    found += [ShownArriving(image.id, image.current, head) for image in images if last[image.id] != image.current]
    return found


def _steps(recipe: Recipe) -> Iterable[EditStep]:
    made = recipe.values
    if isinstance(made, OperationValues):
        return (EditStep(made.name, made.options),)
    return made.steps if isinstance(made, EditValues | MaskValues) else ()


def _text_of(said: Mapping[str, Any] | None) -> str:
    text = (said or {}).get("text")
    return text[:2_000] if isinstance(text, str) else ""


def _failure(said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not said:
        return None
    texts = {name: str(said.get(name) or "")[:2_000] for name in ("title", "text")}
    return {"code": "imported", **texts, "retry_after": None, "details": "", "link": "", "flagged": "", "instead": None}


def _within(number: int, most: int) -> int:
    return number if 0 <= number <= most else 0
