"""What every page for strangers is made of: see `shared_page.py` and `report_form.py`."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from flask import Response, request
from markupsafe import Markup, escape

from conversation.errors import CallNotMade, NotFound
from conversation.ports.moving.shares import Share
from endpoints.moving.shared_words import STYLE, PageWords, words_for
from endpoints.services import services

COOKIE = "atelier_share"
POLICY = (
    "default-src 'none'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
)
OFF = (403, "text/html", "Sharing is switched off; as a page.")
NOWHERE = (404, "text/html", "The address shows nothing, or nothing any more; as a page.")


def nowhere(_: NotFound) -> Response:
    """The same, whatever is wrong."""
    said = words()
    return html(Markup("<h1>{}</h1><p>{}</p>").format(said.nowhere, said.nowhere_text), said, status=404)


def off(told: CallNotMade) -> Response:
    """Sharing is switched off, for whoever shared it."""
    said = words()
    return html(Markup("<h1>{}</h1><p>{}</p>").format(said.off, said.off_text), said, status=told.status)


def opened(share: Share) -> bool:
    return services().conversations.moving.door.opens(share, request.cookies.get(COOKIE, ""))


def words() -> PageWords:
    return words_for(list(request.accept_languages.values()))


def html(
    inside: Markup,
    said: PageWords,
    *,
    title: str = "",
    head: Markup | str = "",
    status: int = 200,
    report: str = "",
) -> Response:
    """The whole page. `report`: the address of what can be reported on it."""
    at = f"{request.script_root}/s/{report}/report"
    link = Markup(' <a href="{}" rel="nofollow">{}</a>').format(at, said.report) if report else ""
    shown = Markup(
        '<!doctype html><html lang="{}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta name="robots" content="noindex, nofollow"><title>{}</title>{}<style>{}</style>'
        "<main>{}</main><footer>{}{}</footer></html>"
    ).format(said.language, title or "Atelier", escape(head), Markup(STYLE), inside, said.foot, link)
    response = Response(str(shown), status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = POLICY
    return guarded(response)


def guarded(response: Response) -> Response:
    """Nobody keeps it, and no search engine lists it."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "private, no-store"
    return response
