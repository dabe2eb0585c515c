"""What plain words want with versions, where that is sure: a bare word is a name only when a version has it."""

from __future__ import annotations

from conversation.command import Turn
from conversation.commands.name import Name
from conversation.commands.version import ShowVersion
from conversation.errors import BadRequest
from conversation.events import QuestionAsked
from conversation.plain_words.version_phrases import of_versions
from conversation.target import resolve
from conversation.versions.names import same_name


def version_wish(turn: Turn) -> Name | ShowVersion | None:
    """The command that the message means, or None when it is about something else."""
    wish = of_versions(turn.message.text)
    if wish is None or wish.sure:
        return wish.said if wish else None
    if isinstance(wish.said, ShowVersion) and any(same_name(name, wish.said.which) for name in _names(turn)):
        return wish.said
    return None


def _names(turn: Turn) -> list[str]:
    """Those of the picture that the words are about, as far as that is clear."""
    try:
        picture = resolve(turn, None)
    except BadRequest:
        return []
    if picture is None or isinstance(picture, QuestionAsked):
        return []
    return [version.name for version in picture.image.versions if version.name]
