"""`Reports` of `conversation/ports/moderation/reports.py`, in memory."""

from __future__ import annotations

from dataclasses import replace

from conversation.errors import NotFound
from conversation.ports.moderation.reports import HIDING, MOST_OPEN, ContentReport, Reports, ReportState, Subjects
from storage.memory.state import State
from storage.rules.reports import too_many_reports


class MemoryReports(Reports):
    """Forgotten with the process."""

    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, report: ContentReport) -> None:
        """See `Reports`."""
        with self._state.lock:
            if report.conversation not in self._state.conversations:
                raise NotFound("The conversation")
            kept = {
                id: each
                for id, each in self._state.reports.items()
                if report.reporter is None
                or each.state != "open"
                or (each.kind, each.subject, each.reporter) != (report.kind, report.subject, report.reporter)
            }
            waiting = [each for each in kept.values() if each.state == "open"]
            if sum(each.conversation == report.conversation for each in waiting) >= MOST_OPEN:
                raise too_many_reports()
            self._state.reports = {**kept, report.id: report}

    def get(self, report: str) -> ContentReport:
        """See `Reports`."""
        with self._state.lock:
            for found in self._there():
                if found.id == report:
                    return found
        raise NotFound("The report")

    def newest(self, most: int) -> tuple[ContentReport, ...]:
        """See `Reports`."""
        with self._state.lock:
            found = sorted(self._there(), key=lambda each: (each.state == "open", each.created), reverse=True)
            return tuple(found[:most])

    def waiting(self) -> int:
        """See `Reports`."""
        with self._state.lock:
            return sum(each.state == "open" for each in self._there())

    def decide(self, report: str, state: ReportState) -> ContentReport:
        """See `Reports`."""
        with self._state.lock:
            about, now = self.get(report), self._state.now()
            self._state.reports = {
                id: replace(each, state=state, closed=now)
                if (each.kind, each.subject) == (about.kind, about.subject)
                else each
                for id, each in self._state.reports.items()
            }
            return self.get(report)

    def hidden(self, conversation: str) -> Subjects:
        """See `Reports`."""
        with self._state.lock:
            there = self._there()
            return frozenset(
                (each.kind, each.subject)
                for each in there
                if each.conversation == conversation and each.state in HIDING
            )

    def _there(self) -> list[ContentReport]:
        """Those whose conversation is there, with whose it is; who left is nobody."""
        kept, users = self._state.conversations, self._state.users
        return [
            replace(
                each,
                owner=kept[each.conversation].owner,
                reporter=each.reporter if each.reporter in users else None,
            )
            for each in self._state.reports.values()
            if each.conversation in kept
        ]
