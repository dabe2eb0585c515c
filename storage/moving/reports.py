"""What was reported. See `Reports` in `conversation/ports/moderation/reports.py`."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import RowMapping, case, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.moderation.reports import HIDING, MOST_OPEN, ContentReport, Reports, ReportState, Subjects
from storage.rules.reports import too_many_reports
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, reports

OPEN = reports.c.state == "open"
OWNED = select(reports, conversations.c.owner).join(conversations, conversations.c.id == reports.c.conversation)


@repeats
class SqlReports(Reports):
    """In the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, report: ContentReport) -> None:
        """See `Reports`."""
        row = asdict(report)
        del row["owner"]
        again = OPEN & (reports.c.subject == report.subject) & (reports.c.kind == report.kind)
        again &= reports.c.reporter == report.reporter
        waiting = select(func.count()).select_from(reports).where(OPEN, reports.c.conversation == report.conversation)
        try:
            with self._database.write() as connection:
                if report.reporter is not None:
                    connection.execute(delete(reports).where(again))
                if connection.execute(waiting).scalar_one() >= MOST_OPEN:
                    raise too_many_reports()
                connection.execute(reports.insert().values(row))
        except IntegrityError as error:
            raise NotFound("The conversation") from error

    def get(self, report: str) -> ContentReport:
        """See `Reports`."""
        with self._database.read() as connection:
            row = connection.execute(OWNED.where(reports.c.id == report)).mappings().first()
        if row is None:
            raise NotFound("The report")
        return _report(row)

    def newest(self, most: int) -> tuple[ContentReport, ...]:
        """See `Reports`."""
        first = case((OPEN, 0), else_=1)
        wanted = OWNED.order_by(first, reports.c.created.desc(), reports.c.id).limit(most)
        with self._database.read() as connection:
            return tuple(_report(row) for row in connection.execute(wanted).mappings())

    def waiting(self) -> int:
        """See `Reports`."""
        with self._database.read() as connection:
            return int(connection.execute(select(func.count()).select_from(reports).where(OPEN)).scalar_one())

    def decide(self, report: str, state: ReportState) -> ContentReport:
        """See `Reports`."""
        about = self.get(report)
        same = (reports.c.subject == about.subject) & (reports.c.kind == about.kind)
        with self._database.write() as connection:
            connection.execute(update(reports).where(same).values(state=state, closed=self._database.now()))
        return self.get(report)

    def hidden(self, conversation: str) -> Subjects:
        """See `Reports`."""
        theirs = (reports.c.conversation == conversation) & reports.c.state.in_(HIDING)
        with self._database.read() as connection:
            found = connection.execute(select(reports.c.kind, reports.c.subject).where(theirs))
            return frozenset((row.kind, row.subject) for row in found)


def _report(row: RowMapping) -> ContentReport:
    return ContentReport(**row)
