"""How a stranger reports a shared page: a form without a script, and no account."""

from __future__ import annotations

from typing import cast, get_args

from flask import Blueprint, Response, request
from markupsafe import Markup

from conversation.errors import CallNotMade, NotFound, Told
from conversation.moderation.reporting import LONGEST_WORDS
from conversation.ports.moderation.reports import ReportReason
from conversation.ports.moving.shares import Share
from endpoints.moving.shared_html import NOWHERE, OFF, html, nowhere, off, opened, words
from endpoints.moving.shared_words import PageWords
from endpoints.openapi.declaration import declared
from endpoints.services import services

routes = Blueprint("report_form", __name__, url_prefix="/s")
REASONS: tuple[str, ...] = get_args(ReportReason)
routes.register_error_handler(NotFound, nowhere)
routes.register_error_handler(CallNotMade, off)


@routes.get("/<address>/report")
@declared("A form that reports what is shared", files=("text/html",), anybody=True, also=(NOWHERE, OFF))
def asked(address: str) -> Response:
    seen(address)
    return html(form(words()), words())


@routes.post("/<address>/report")
@declared(
    "Reports what is shared to who administers the studio",
    files=("text/html",),
    anybody=True,
    also=(
        NOWHERE,
        OFF,
        (409, "text/html", "So many reports of it wait already; as a page."),
        (429, "text/html", "Too many reports from one address; as a page."),
    ),
    scope="read",
    about="A form with `reason` and `words`.",
)
def reported(address: str) -> Response:
    share, said = seen(address), words()
    reason, text = request.form.get("reason", ""), request.form.get("words", "")[:LONGEST_WORDS]
    if reason not in REASONS:
        return html(form(said, text), said)
    try:
        moving = services().conversations.moving
        moving.door.count_report(request.remote_addr or "")
        moving.reporting.report_shared(share, cast(ReportReason, reason), text)
    except NotFound:
        raise
    except Told as told:
        return html(form(said, text, reason, wrong=True), said, status=told.status)
    return html(Markup("<h1>{}</h1><p>{}</p>").format(said.reported, said.reported_text), said)


def seen(address: str) -> Share:
    """What whoever asks may look at. Raises `NotFound`, `CallNotMade`."""
    moving = services().conversations.moving
    share = moving.door.find(address)
    if not opened(share):
        raise NotFound("The shared page")
    moving.sharing.page(share)
    return share


def form(said: PageWords, text: str = "", chosen: str = "", *, wrong: bool = False) -> Markup:
    """Why, and in words; with what was said before, where that did not arrive."""
    why = Markup('<p role="alert">{}</p>').format(said.wrong) if wrong else Markup()
    one, selected = Markup('<option value="{}"{}>{}</option>'), Markup(" selected")
    options = Markup("").join(
        one.format(reason, selected if reason == chosen else "", told)
        for reason, told in zip(REASONS, said.reasons, strict=True)
    )
    return Markup(
        '<h1>{}</h1>{}<form method="post"><label>{} <select name="reason">{}</select></label>'
        '<label>{} <textarea name="words" rows="4" maxlength="{}">{}</textarea></label><button>{}</button></form>'
    ).format(said.report, why, said.reason, options, said.more, LONGEST_WORDS, text, said.send)
