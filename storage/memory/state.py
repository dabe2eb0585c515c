"""What the parts of the memory share: plain dicts under one lock."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from conversation.errors import NotFound
from conversation.image import Image
from conversation.message import Message
from conversation.ports.accounts import Credentials, Token
from conversation.ports.areas.layers import DrawnLayer
from conversation.ports.areas.masks import MadeMask, Mask
from conversation.ports.areas.vectors import Vector
from conversation.ports.conversations import Summary
from conversation.ports.enrolments import EnrolmentBegun
from conversation.ports.jobs import Job
from conversation.ports.library import Conversation
from conversation.ports.moderation.expiry import Clearing
from conversation.ports.moderation.refusals import RefusedCall
from conversation.ports.moderation.reports import ContentReport
from conversation.ports.moving.shares import Share
from conversation.ports.programs.answered_calls import CallKey, RepeatedCall
from conversation.ports.programs.webhooks import Delivery, Webhook
from conversation.ports.provider_keys import PersonalAccess
from conversation.ports.usage import CallRecord, OwnLimits
from storage.rules.moments import iso


@dataclass
class OwnedConversation:
    """A conversation and who it belongs to."""

    value: Conversation
    owner: str
    deleted: str | None = None
    """When."""
    pictures: int = 0
    """Numbers given to images so far."""
    seen: str | None = None
    """Id of the ended reply that its owner saw last."""


@dataclass
class RecordedUsage:
    """As a row of `usage`."""

    call: CallRecord
    conversation: str | None
    created: str
    reserved: int | None = None
    """Micro-dollars."""
    until: str | None = None
    """None once the call is over."""
    shared: bool = False
    """It counts towards what all guests share."""


@dataclass(frozen=True)
class Showing:
    """As a row of `showings`: a version of an image that was made, chosen or sent at a message."""

    image: str
    version: str
    message: str | None
    """None before the first one."""


@dataclass
class KeptWebhook:
    """Whose it is, what it is signed with, and what was or will be sent to it, oldest first."""

    owner: str
    webhook: Webhook
    secret: str
    deliveries: list[Delivery] = field(default_factory=list)


@dataclass
class State:
    """All there is. Every method of the parts holds `lock` while it looks or changes."""

    clock: Callable[[], float]
    lock: threading.RLock = field(default_factory=threading.RLock)
    users: dict[str, Credentials] = field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    tokens: dict[str, tuple[str, Token]] = field(default_factory=dict)
    """By the secret's sha-256: the owner and the token."""
    recoveries: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By person: the code's sha-256, and when it was made."""
    provider_keys: dict[tuple[str, str], PersonalAccess] = field(default_factory=dict)
    """By person and provider."""
    painting_times: dict[tuple[str, str], deque[float]] = field(default_factory=dict)
    """By model and size: seconds, the newest last."""
    comparisons: dict[tuple[str, str], tuple[tuple[str, ...], str]] = field(default_factory=dict)
    """By person and comparison: the models, and the one that was picked."""
    enrolments: dict[str, tuple[EnrolmentBegun, str, str]] = field(default_factory=dict)
    """By state: what was begun, until when it is good, and when it is forgotten. The oldest first."""
    own_limits: dict[str, OwnLimits] = field(default_factory=dict)
    """By person, where there are any."""
    rules: dict[str, Any] = field(default_factory=dict)
    """Of the studio, by field; those that nobody changed are not in it."""
    conversations: dict[str, OwnedConversation] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    """In the order they were made."""
    deleted_with: dict[str, str] = field(default_factory=dict)
    """By a deleted message, the one whose deletion took it along."""
    sends: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    """By owner and `client_id`: fingerprint, message, reply."""
    summaries: dict[str, Summary] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    """As they were last shown anywhere."""
    showings: list[Showing] = field(default_factory=list)
    """Oldest first."""
    masks: dict[str, tuple[Mask, bytes]] = field(default_factory=dict)
    """By id, with their PNG; in the order they were made."""
    layers: dict[str, tuple[DrawnLayer, bytes]] = field(default_factory=dict)
    """By id, with their PNG."""
    vectors: dict[str, tuple[Vector, bytes]] = field(default_factory=dict)
    """By id, with their SVG."""
    deleted_images: dict[str, str] = field(default_factory=dict)
    """By id, when."""
    made_by: dict[str, str] = field(default_factory=dict)
    """By version, the message whose turn made it."""
    bytes: dict[tuple[str, str], bytes] = field(default_factory=dict)
    """By conversation and filename."""
    used: list[RecordedUsage] = field(default_factory=list)
    jobs: dict[str, Job] = field(default_factory=dict)
    """In the order they were asked for."""
    had_by: dict[str, str] = field(default_factory=dict)
    """Processes by the jobs they have, where there are several."""
    runners: dict[str, str] = field(default_factory=dict)
    """When each process was heard of last."""
    shares: dict[str, Share] = field(default_factory=dict)
    expired_images: dict[str, str] = field(default_factory=dict)
    """By id, when last; their owners may have brought them back since."""
    clearings: list[Clearing] = field(default_factory=list)
    """The newest first."""
    refusals: dict[str, RefusedCall] = field(default_factory=dict)
    reports: dict[str, ContentReport] = field(default_factory=dict)
    """By id."""
    webhooks: dict[str, KeptWebhook] = field(default_factory=dict)
    """In the order they were made."""
    calls: dict[CallKey, tuple[str, RepeatedCall]] = field(default_factory=dict)
    """By what they are known by: what each asked for, and how it stands."""

    def now(self, shifted: float = 0.0) -> str:
        """The time as values carry it, `shifted` by so many seconds."""
        return iso(self.clock() + shifted)

    def mine(self, owner: str, conversation: str) -> OwnedConversation:
        """The owner's living conversation. Raises `NotFound`."""
        kept = self.conversations.get(conversation)
        if kept is None or kept.owner != owner or kept.deleted:
            raise NotFound("The conversation")
        return kept

    def living(self, conversation: str) -> list[Message]:
        """A conversation's messages that are not deleted, oldest first."""
        return [each for each in self.messages.values() if each.conversation == conversation and self.lives(each.id)]

    def lives(self, message: str) -> bool:
        """Whether a message is there and not deleted."""
        return message in self.messages and message not in self.deleted_with

    def way_up(self, conversation: str, leaf: str | None) -> Iterator[Message]:
        """The messages of the branch that ends with `leaf`, newest first."""
        message = self.messages.get(leaf or "")
        while message is not None and message.conversation == conversation:
            yield message
            message = self.messages.get(message.parent or "")

    def with_siblings(self, message: Message) -> Message:
        """The message with the ids of all that stand in the same place."""
        place = (message.parent, message.role)
        beside = [each.id for each in self.living(message.conversation) if (each.parent, each.role) == place]
        return replace(message, siblings=tuple(beside))

    def living_images(self, conversation: str, leaf: str | None = None) -> list[Image]:
        """A conversation's images that are not deleted, as the branch has them that ends with `leaf`, or is shown."""
        mine = [
            image
            for image in self.images.values()
            if image.conversation == conversation and image.id not in self.deleted_images
        ]
        return [self.on_branch(image, leaf or self.head(conversation)) for image in mine]

    def active(self, conversation: str, leaf: str | None = None) -> Image | None:
        """The living image last made, edited, chosen or sent on the branch that ends with `leaf`, or is shown."""
        living = {image.id: image for image in self.living_images(conversation, leaf)}
        way = self.shown_on(conversation, leaf or self.head(conversation))
        shown = [each for each in way if each.image in living]
        return living[shown[-1].image] if shown else None

    def head(self, conversation: str) -> str | None:
        """The last message that is shown."""
        kept = self.conversations.get(conversation)
        return kept.value.head if kept else None

    def shown_on(self, conversation: str, leaf: str | None) -> list[Showing]:
        """What the branch that ends with `leaf` has seen, what stands at later messages later."""
        way = [message.id for message in self.way_up(conversation, leaf)][::-1]
        place: dict[str | None, int] = {None: 0, **{message: depth for depth, message in enumerate(way, 1)}}
        mine = [each for each in self.showings if each.message in place and self._is_of(conversation, each.image)]
        return sorted(mine, key=lambda each: place[each.message])

    def as_shown(self, image: Image) -> Image:
        """The image as the branch of its conversation that is shown has it."""
        return self.on_branch(image, self.head(image.conversation))

    def on_branch(self, image: Image, leaf: str | None) -> Image:
        """The image as the branch that ends with `leaf` has it."""
        seen = [each.version for each in self.shown_on(image.conversation, leaf) if each.image == image.id]
        versions = tuple(replace(each, here=each.id in seen) for each in image.versions)
        return replace(image, versions=versions, current=seen[-1] if seen else image.current)

    def put_image(self, image: Image, message: str | None) -> Image:
        """Keeps an image, shown in its current version at a turn's reply, or where the conversation is now."""
        at = message if message in self.messages else self.head(image.conversation)
        self.showings.append(Showing(image.id, image.current, at))
        before = self.images.get(image.id)
        shown = at is None or at in {each.id for each in self.way_up(image.conversation, self.head(image.conversation))}
        self.images[image.id] = image if shown or before is None else replace(image, current=before.current)
        return replace(self.as_shown(self.images[image.id]), current=image.current)

    def put_mask(self, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        """Keeps a mask of a version that is there."""
        mask = Mask(str(uuid4()), image, version, kind, made.width, made.height, made.coverage, self.now())
        self.masks[mask.mask_id] = mask, made.data
        return mask

    def settle(self, conversation: str) -> None:
        """Another branch is shown now: pictures hang in the gallery as it has them."""
        for image in [each for each in self.images.values() if each.conversation == conversation]:
            self.images[image.id] = replace(image, current=self.as_shown(image).current)

    def _is_of(self, conversation: str, image: str) -> bool:
        return image in self.images and self.images[image].conversation == conversation
