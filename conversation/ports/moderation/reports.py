"""What was reported to who administers the studio, and what became of it. `storage/moving/reports.py` and its twin in
`memory/moderation` keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

ReportedKind = Literal["conversation", "image", "message"]
ReportReason = Literal["illegal", "sexual", "violence", "hate", "privacy", "other"]
ReportState = Literal["open", "dismissed", "hidden", "deleted", "banned"]
Subjects = frozenset[tuple[ReportedKind, str]]
"""By kind and id: a picture has the id of the reply that painted it."""
HIDING: tuple[ReportState, ...] = ("hidden", "deleted", "banned")
"""States in which nobody else sees what was reported."""
MOST_OPEN = 50
"""Reports of one conversation that wait to be looked at."""


@dataclass(frozen=True)
class ContentReport:
    """That somebody objects to something."""

    id: str
    conversation: str
    """In which it stands."""
    kind: ReportedKind
    subject: str
    """The id of what is meant; of a shared conversation the conversation's own."""
    reporter: str | None
    """None for a stranger, and for who left meanwhile."""
    reason: ReportReason
    words: str
    """What they wrote; may be empty."""
    created: str
    """ISO 8601, UTC."""
    state: ReportState = "open"
    closed: str | None = None
    """When it got its state; None while it is open."""
    owner: str = ""
    """Whose it is: whoever has the conversation now. A store fills it in."""


class Reports(Protocol):
    """Everybody's."""

    def add(self, report: ContentReport) -> None:
        """Keeps one; what the same person says again of the same thing while it is open takes the place of what they
        said before. Raises `NotFound` where the conversation is gone, `Told` where too many of it wait."""

    def get(self, report: str) -> ContentReport:
        """Raises `NotFound`."""

    def newest(self, most: int) -> tuple[ContentReport, ...]:
        """Those that are open first, of both the newest first."""

    def waiting(self) -> int:
        """How many are open."""

    def decide(self, report: str, state: ReportState) -> ContentReport:
        """The same for all reports of what it is about. Raises `NotFound`."""

    def hidden(self, conversation: str) -> Subjects:
        """What others do not see of a conversation, itself among them where that is all of it."""
