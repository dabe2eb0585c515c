"""Which picture the words mean. The studio never guesses: it knows, it asks, or it says what is missing.

Words are about what the shown branch of the conversation has seen, as that branch has it. A picture of another branch
is changed only when it was clicked, or named in a command.

1. A picture the words name: `#2`, “the second one”, “the one before”.
2. The picture, in the version, that the chip showed when the message was sent.
3. A picture sent with the message; it asks when there are several.
4. The active one: last made, edited or chosen. It asks when the last reply brought several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversation.command import PictureVersion, Turn
from conversation.errors import BadRequest, NotFound, Told
from conversation.events import Choice, ImageReady, QuestionAsked, VersionChosen
from conversation.image import Image
from conversation.sentences import say

MOST_CHOICES = 6
MOST_AT_ONCE = 500
GROUPS = ("all", "both", "last")


@dataclass(frozen=True)
class PictureReference:
    """How the words name pictures: `number` (of `#2`), `ordinal` (`the second one`; -1 is the last), `before`, `last`
    and `first` (so many), `all`, `both`, `allof` (all four), `other` and `others`, `middle`, `group` (them), `file`."""

    kind: str
    n: int = 0
    name: str = ""
    """Of a file, in lower case."""


def resolve(turn: Turn, reference: PictureReference | None) -> PictureVersion | QuestionAsked | None:
    """The picture, a question which one, or None when the conversation has none. Raises `Told`."""
    if reference is not None:
        return _named(turn, reference)
    message = turn.message
    if message.target is not None:
        return _shown(turn, message.target.image, message.target.version)
    if turn.options.no_picture:
        return None
    if len(message.attachments) == 1:
        return _shown(turn, message.attachments[0], None)
    if message.attachments:
        return asking(turn, [_get(turn, image) for image in message.attachments])
    return _active(turn)


def resolve_all(turn: Turn, references: Sequence[PictureReference]) -> list[PictureVersion] | QuestionAsked:
    """All pictures that are named, or the one that is meant; empty without any. Raises `Told`."""
    if not references:
        picture = resolve(turn, None)
        return picture if isinstance(picture, QuestionAsked) else [picture] if picture else []
    pictures: dict[str, PictureVersion] = {}
    for reference in references:
        found = _group(turn, reference) if reference.kind in GROUPS else _named(turn, reference)
        if isinstance(found, QuestionAsked):
            return found
        pictures.update({picture.image.id: picture for picture in (found if isinstance(found, list) else [found])})
    return list(pictures.values())


def _group(turn: Turn, reference: PictureReference) -> list[PictureVersion] | QuestionAsked:
    """Those sent with the message when “all” or “both” can mean them, or else those of the conversation.

    Both of more than two are those that the last reply brought.
    """
    sent = [_get(turn, image) for image in turn.message.attachments]
    there = sent or list(turn.studio.images.of(turn.conversation, MOST_AT_ONCE))
    if not there:
        raise no_picture()
    wanted = {"all": len(there), "both": 2, "last": reference.n}[reference.kind]
    if len(there) < wanted:
        raise BadRequest(
            say("too_few_pictures", "There are not {wanted} pictures", wanted=wanted),
            _which(turn),
            code="no_such_picture",
        )
    if reference.kind == "both" and len(there) > wanted:
        fresh = _of_last_reply(turn)
        if len(fresh) != wanted:
            return asking(turn, there)
        there = fresh
    return [_at(turn, image) for image in there[-wanted:]]


def certain(turn: Turn) -> PictureVersion | None:
    """The picture that is meant where none is named, when that is certain; nothing is asked or refused."""
    try:
        picture = resolve(turn, None)
    except BadRequest:
        return None
    return picture if isinstance(picture, PictureVersion) else None


def no_such_number(turn: Turn, number: int) -> BadRequest:
    return BadRequest(
        say("no_picture_numbered", "There is no picture #{number}", number=number),
        _which(turn),
        code="no_such_picture",
    )


def no_picture() -> Told:
    return BadRequest(
        say("no_picture", "There is no picture yet"),
        say("no_picture_text", "Make one with /image and a few words, then change it."),
        code="no_picture",
    )


def _shown(turn: Turn, image_id: str, version_id: str | None) -> PictureVersion:
    image = _get(turn, image_id)
    try:
        return PictureVersion(image, image.version(version_id or image.current))
    except KeyError as error:
        raise BadRequest(
            say("no_such_version", "That version of #{number} doesn’t exist", number=image.number),
            say("no_such_version_text", "Choose the picture again."),
            code="no_such_version",
        ) from error


def _at(turn: Turn, image: Image) -> PictureVersion:
    """A named picture, in the version that the chip shows when it shows this one."""
    target = turn.message.target
    if target and target.image == image.id:
        return _shown(turn, image.id, target.version)
    return PictureVersion(image, image.shown)


def _get(turn: Turn, image_id: str) -> Image:
    try:
        return turn.studio.images.get(turn.conversation, image_id)
    except NotFound as error:
        raise BadRequest(
            say("picture_gone", "That picture no longer exists"),
            say(
                "picture_gone_text",
                "It was deleted, or it belongs elsewhere. Nothing was changed. Choose another picture.",
            ),
            code="picture_gone",
        ) from error


def _named(turn: Turn, reference: PictureReference) -> PictureVersion | QuestionAsked:
    images = turn.studio.images
    if reference.kind == "number":
        found = images.find(turn.conversation, reference.n)
        if found is None:
            raise no_such_number(turn, reference.n)
        return _at(turn, found) if found.here else _elsewhere(turn, found)
    if reference.kind == "before":
        return _before(turn)
    return _ordinal(turn, reference.n)


def _elsewhere(turn: Turn, image: Image) -> QuestionAsked:
    """It stands on the shelf, but not in what the person reads. A click makes sure of it."""
    yes = Choice(
        say("choice_yes", "Yes, #{number} · {title}", number=image.number, title=image.title),
        turn.message.text,
        image.id,
        image.current,
    )
    text = say(
        "ask_all_the_same",
        "#{number} belongs to another variant of this conversation, or to a deleted message. Use it anyway?",
        number=image.number,
    )
    return QuestionAsked(text, (yes,))


def _ordinal(turn: Turn, n: int) -> PictureVersion | QuestionAsked:
    """The n-th of those that are there. Where that is not `#n`, because one was deleted, both may be meant."""
    there = turn.studio.images.of(turn.conversation, MOST_AT_ONCE)
    if n < 0 and there:
        return _at(turn, there[-1])
    by_number = [image for image in there if image.number == n]
    by_place = there[n - 1 : n] if n > 0 and len(there) < MOST_AT_ONCE else []
    meant = {image.id: image for image in (*by_number, *by_place)}
    if not meant:
        raise BadRequest(
            say("no_picture_counted", "There is no picture number {n}", n=n),
            _which(turn),
            code="no_such_picture",
        )
    if turn.message.target and turn.message.target.image in meant:  # the answer to the question
        return _at(turn, meant[turn.message.target.image])
    if len(meant) > 1:
        return asking(turn, list(meant.values()))
    return _at(turn, next(iter(meant.values())))


def _before(turn: Turn) -> PictureVersion:
    """The picture before the one that the chip showed."""
    now = _shown(turn, turn.message.target.image, None).image if turn.message.target else _last(turn)
    earlier = [image for image in turn.studio.images.of(turn.conversation) if image.number < now.number]
    if not earlier:
        raise BadRequest(
            say("no_picture_before", "There is no picture before #{number}", number=now.number),
            _which(turn),
            code="no_such_picture",
        )
    return PictureVersion(earlier[-1], earlier[-1].shown)


def _last(turn: Turn) -> Image:
    image = turn.studio.images.active(turn.conversation)
    if image is None:
        raise no_picture()
    return image


def _active(turn: Turn) -> PictureVersion | QuestionAsked | None:
    image = turn.studio.images.active(turn.conversation)
    if image is None:
        return None
    fresh = _of_last_reply(turn)
    if len(fresh) > 1 and image.id in {each.id for each in fresh}:
        return asking(turn, fresh)
    return PictureVersion(image, image.shown)


def _of_last_reply(turn: Turn) -> list[Image]:
    """The pictures that the reply just before this message was about, also those it left as they were; as far as they
    are still there."""
    parent = turn.message.parent
    history = turn.studio.conversations.history(turn.conversation, parent, 1) if parent else []
    reply = history[-1].reply if history else None
    wanted = {*(each.image for each in reply.pictures), *(each["image"] for each in reply.kept)} if reply else set()
    return [image for image in turn.studio.images.of(turn.conversation) if image.id in wanted] if wanted else []


def asking(turn: Turn, images: Sequence[Image]) -> QuestionAsked:
    """Which of these is meant."""
    choices = [
        Choice(
            say("choice_picture", "#{number} · {title}", number=image.number, title=image.title),
            turn.message.text,
            image.id,
            image.current,
        )
        for image in images[-MOST_CHOICES:]
    ]
    return QuestionAsked(say("ask_which_picture", "Which picture do you mean?"), tuple(choices))


def _which(turn: Turn) -> str:
    numbers = [f"#{image.number}" for image in turn.studio.images.of(turn.conversation)][-MOST_CHOICES:]
    if not numbers:
        return say("no_pictures_yet", "There is none yet; make one with /image.")
    return say("there_are_pictures", "There are {numbers}.", numbers=", ".join(numbers))


def group_before(turn: Turn) -> list[int]:
    """The numbers of the pictures that the reply before this message brought, where there are several."""
    fresh = _of_last_reply(turn)
    return [image.number for image in fresh] if len(fresh) > 1 else []


def no_such(turn: Turn) -> BadRequest:
    return BadRequest(say("no_such_pictures", "There are no such pictures"), _which(turn), code="no_such_picture")


def attached(turn: Turn) -> tuple[PictureVersion, ...]:
    """The pictures sent with the message. Raises `Told` when one is gone."""
    return tuple(_shown(turn, image, None) for image in turn.message.attachments)


def numbered(turn: Turn, numbers: Sequence[int]) -> tuple[PictureVersion, ...]:
    """The pictures with these numbers, each once, on whatever branch: a command is as sure as a click.

    Raises `Told` when one is not there; then nothing is done to any.
    """
    images: list[Image] = []
    for number in dict.fromkeys(numbers):
        found = turn.studio.images.find(turn.conversation, number)
        if found is None:
            raise no_such_number(turn, number)
        images.append(found)
    return tuple(_at(turn, image) for image in images)


def after(turn: Turn, event: ImageReady | VersionChosen) -> Turn:
    """The turn aimed at what was just made or chosen."""
    image = turn.studio.images.get(turn.conversation, event.image)
    version = event.version if isinstance(event, VersionChosen) else str(event.version["id"])
    return replace(turn, picture=PictureVersion(image, image.version(version)))
