"""What people report to who administers the studio. What strangers report of a shared page comes in by
`report_form.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response

from conversation.errors import BadRequest
from conversation.moderation.reporting import LONGEST_WORDS, LookedAtReport, ReportWish
from conversation.ports.moderation.reports import ReportedKind, ReportReason, ReportState
from conversation.sentences import say
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import Id, Title, When, declared, limits
from endpoints.request_body import json_body, parse
from endpoints.sending import sent
from endpoints.services import administrator, person, services

routes = Blueprint("reports", __name__, url_prefix="/api/v1/reports")
Action = Literal["dismiss", "hide", "delete", "ban"]
STATES: dict[Action, ReportState] = {"dismiss": "dismissed", "hide": "hidden", "delete": "deleted", "ban": "banned"}


@dataclass(frozen=True)
class NewReport:
    """What somebody objects to: a picture or a reply that they see."""

    reason: ReportReason
    image: Id | None = None
    message: Id | None = None
    words: Annotated[str, limits(maxLength=LONGEST_WORDS)] = ""
    """What whoever looks at it should know."""


@dataclass(frozen=True)
class ReportMade:
    """That it was kept."""

    id: Id
    created: When


@dataclass(frozen=True)
class ReportShown:
    """A report, as who administers sees it."""

    id: Id
    kind: ReportedKind
    """`conversation` is a whole shared page."""
    reason: ReportReason
    words: str
    state: ReportState
    created: When
    closed: When | None
    owner: str
    """Id of the person whose it is."""
    owner_name: str
    """Empty for a guest."""
    reporter: str | None
    """Id of who reported it; null for a stranger, and for who left."""
    title: Title
    text: str
    """The beginning of a reply."""
    there: bool
    """False where it was deleted."""
    picture: str | None
    """Where a reported picture can be looked at."""


@dataclass(frozen=True)
class AllReports:
    """Those that wait first, of both the newest first."""

    waiting: int
    reports: tuple[ReportShown, ...]


@dataclass(frozen=True)
class ReportDecision:
    """What becomes of it."""

    action: Action
    """`dismiss`: nothing, and others see again what was hidden. `hide`: others do not see it. `delete`: deletes it, as
    its owner could. `ban`: hides it, and lets its owner in no more."""


@routes.post("")
@once
@declared(
    "Reports a picture or a reply to who administers the studio",
    ReportMade,
    status=201,
    takes=NewReport,
    refuses=("not_found", "too_many_reports"),
    about="They see what is reported, the reason and the words, and whose it is; nothing else of the conversation. "
    "Said again by the same person it takes the place of what they said before.",
    scope="make",
)
def make() -> Response:
    asked = parse(NewReport, json_body())
    wish = ReportWish(asked.image, asked.message, asked.reason, asked.words)
    made = services().conversations.moving.reporting.report(person().id, wish)
    return answer(to_json(ReportMade(made.id, made.created)), 201)


@routes.get("")
@declared("What was reported", AllReports, refuses=("administrators_only",), scope="admin")
def listed() -> Response:
    administrator()
    reporting = services().conversations.moving.reporting
    rows = tuple(shown(each) for each in reporting.all())
    return answer(to_json(AllReports(reporting.reports.waiting(), rows)))


@routes.get("/<report>/picture")
@declared("A reported picture, small", files=("image/*",), refuses=("administrators_only", "not_found"), scope="admin")
def picture(report: str) -> Response:
    administrator()
    file = services().conversations.moving.reporting.picture(report)
    response = sent(file)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@routes.patch("/<report>")
@declared(
    "Decides what becomes of what was reported",
    ReportShown,
    takes=ReportDecision,
    refuses=("administrators_only", "not_found", "last_administrator"),
    about="It holds for all reports of the same thing, and can be decided otherwise later.",
    scope="admin",
)
def decide(report: str) -> Response:
    who = administrator()
    asked = parse(ReportDecision, json_body())
    reporting = services().conversations.moving.reporting
    if asked.action == "ban":
        owner = reporting.reports.get(report).owner
        if owner == who.id:
            raise BadRequest(
                say("ban_oneself", "This is yours"),
                say("ban_oneself_text", "You cannot switch yourself off. Hide it or delete it."),
                code="bad_request",
            )
        services().people.administration.change_person(owner, None, True, None)
    return answer(to_json(shown(reporting.decide(report, STATES[asked.action]))))


def shown(each: LookedAtReport) -> ReportShown:
    report = each.report
    picture = f"/api/v1/reports/{report.id}/picture" if report.kind == "image" and each.there else None
    return ReportShown(
        report.id,
        report.kind,
        report.reason,
        report.words,
        report.state,
        report.created,
        report.closed,
        report.owner,
        services().people.features.name_of(report.owner),
        report.reporter,
        each.title,
        each.text,
        each.there,
        picture,
    )
