"""Something is reported to who administers the studio, who looks at it and decides.

Who administers sees what was reported and nothing beside it. What is hidden stays its owner's; nobody else sees it, on
shared pages and by signed addresses, until the decision is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from conversation.errors import BadRequest, CallNotMade, NotFound
from conversation.ports.library import Library
from conversation.ports.moderation.reports import ContentReport, ReportedKind, ReportReason, Reports, ReportState
from conversation.ports.moving.shares import Share
from conversation.ports.shelf import PictureFile, Shelf
from conversation.sentences import say

LONGEST_WORDS = 1000
LONGEST_EXCERPT = 600
"""Characters of a reply that who administers reads."""
MOST_SHOWN = 200


@dataclass(frozen=True)
class ReportWish:
    """What a person reports: one of the two."""

    image: str | None
    message: str | None
    reason: ReportReason
    words: str = ""


@dataclass(frozen=True)
class LookedAtReport:
    """One of them, with what it is about."""

    report: ContentReport
    title: str
    """Of the picture or of the conversation; empty where it has none, or is gone."""
    text: str
    """The beginning of a reply; of a picture empty."""
    there: bool
    """False where it was deleted."""


@dataclass(frozen=True)
class Reporting:
    """What people report, and what is decided."""

    reports: Reports
    library: Library
    shelf: Shelf
    clock: Callable[[], float]

    def report(self, person: str, wish: ReportWish) -> ContentReport:
        """Something that this person sees here. Raises `Told`."""
        if (wish.image is None) == (wish.message is None):
            raise BadRequest(
                say("report_what", "Say what is to be reported"),
                say("report_what_text", "Name an image or a message, and only one of them."),
                code="bad_request",
            )
        if wish.image is not None:
            image = self.shelf.get(person, wish.image)
            return self._add(image.conversation, "image", image.id, person, wish.reason, wish.words)
        message = self.library.message(person, str(wish.message))
        return self._add(message.conversation, "message", message.id, person, wish.reason, wish.words)

    def report_shared(self, share: Share, reason: ReportReason, words: str) -> ContentReport:
        """By a stranger, who has only its address. Raises `Told`."""
        kind: ReportedKind = "conversation" if share.image is None else "image"
        return self._add(share.conversation, kind, share.image or share.conversation, None, reason, words)

    def all(self) -> tuple[LookedAtReport, ...]:
        """Those that wait first."""
        return tuple(self._looked_at(each) for each in self.reports.newest(MOST_SHOWN))

    def picture(self, report: str) -> PictureFile:
        """A reported picture, small. Raises `NotFound`, too where it is no picture."""
        found = self.reports.get(report)
        if found.kind != "image":
            raise NotFound("The picture")
        return self.shelf.file_of(found.owner, found.subject, None, "preview")

    def decide(self, report: str, state: ReportState) -> LookedAtReport:
        """What was deleted stays hidden should its owner bring it back. Raises `NotFound`."""
        found = self.reports.get(report)
        if state == "deleted":
            self._delete(found)
        return self._looked_at(self.reports.decide(report, state))

    def hides(self, share: Share) -> bool:
        """Whether others see nothing of it."""
        hidden = self.reports.hidden(share.conversation)
        return ("conversation", share.conversation) in hidden or ("image", str(share.image)) in hidden

    def require_shown(self, conversation: str, image: str) -> None:
        """Raises `NotFound` for a picture that others do not see, by itself or with all of its conversation."""
        if {("image", image), ("conversation", conversation)} & set(self.reports.hidden(conversation)):
            raise NotFound("The picture")

    def require_sharable(self, share: Share) -> None:
        """Raises `CallNotMade` for what others do not see."""
        if self.hides(share):
            raise CallNotMade(
                say("hidden_here", "This was hidden"),
                say("hidden_here_text", "Whoever runs this studio decided that others don’t see it. Ask them why."),
                code="hidden_here",
                status=403,
            )

    def _add(
        self, conversation: str, kind: ReportedKind, subject: str, person: str | None, reason: ReportReason, words: str
    ) -> ContentReport:
        now = datetime.fromtimestamp(self.clock(), UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        said = words.strip()[:LONGEST_WORDS]
        report = ContentReport(str(uuid4()), conversation, kind, subject, person, reason, said, now)
        self.reports.add(report)
        return report

    def _delete(self, report: ContentReport) -> None:
        if report.kind == "image":
            self.shelf.delete(report.owner, report.subject)
        elif report.kind == "message":
            self.library.delete_message(report.owner, report.subject)
        else:
            self.library.delete(report.owner, report.subject)

    def _looked_at(self, report: ContentReport) -> LookedAtReport:
        owner, subject = report.owner, report.subject
        try:
            if report.kind == "image":
                return LookedAtReport(report, self.shelf.get(owner, subject).title, "", True)
            title = self.library.get(owner, report.conversation).title
            if report.kind == "conversation":
                return LookedAtReport(report, title, "", True)
            message = self.library.message(owner, subject)
            text = message.text or (message.reply.text if message.reply else "")
            return LookedAtReport(report, title, text[:LONGEST_EXCERPT], True)
        except NotFound:
            return LookedAtReport(report, "", "", False)
