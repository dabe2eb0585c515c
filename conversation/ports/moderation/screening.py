"""What is about to be sent to a model, and who looks at it first: `conversation/moderation/screening.py` does, with a
list of words and with moderators, which `server/turns/moderators.py` finds among the providers."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from conversation.events import Event

WORDS = "words"
"""The check by the studio's own list."""
REFUSED = "refused_before_sending"
"""The code of what a check objected to."""
UNCHECKED = "not_checked"
"""Of what was not sent, since a check gave no answer."""


@dataclass(frozen=True)
class Outgoing:
    """The words of one call of a model, before anything of it leaves."""

    owner: str
    turn: str
    """Empty outside of any turn."""
    model: str
    purpose: str
    """As in `UsageRecorded`."""
    said: tuple[str, ...]
    """What a person said or a model made of it; not what the studio adds by itself."""


class Moderator(Protocol):
    """A service that says what kind of harm it sees in words."""

    @property
    def name(self) -> str:
        """Of its provider."""

    @property
    def label(self) -> str:
        """As a person knows it."""

    def kinds(self, owner: str, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
        """What it objects to in them, `violence` or `sexual/minors`, the surest first; empty for nothing. Yields once a
        second or so. Raises `ProviderFault`, also where nobody is connected to it."""


class Screen(Protocol):
    """Looks at what is about to be sent."""

    def screen(self, outgoing: Outgoing) -> Iterator[Event]:
        """Raises `CallNotMade` for what is not to be sent."""

    def allows(self, text: str) -> bool:
        """Whether nothing on the list of words is in it. Asks nobody."""


class OpenScreen:
    """Lets everything through: nobody asked for a check."""

    def screen(self, outgoing: Outgoing) -> Iterator[Event]:
        """See `Screen`."""
        return iter(())

    def allows(self, text: str) -> bool:
        """See `Screen`."""
        return True
