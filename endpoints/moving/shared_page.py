"""What whoever has an address sees: a page without a script, made here. `shares.py` makes the addresses.

Whatever is wrong with an address, the answer is the same page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from flask import Blueprint, Response, request, send_file
from markupsafe import Markup, escape

from conversation.errors import CallNotMade, NotFound, Told
from conversation.ports.moving.shares import Share
from conversation.services.sharing import SharedMessage, SharedPage
from endpoints.moving.shared_alt import in_language
from endpoints.moving.shared_words import STYLE, PageWords, words_for
from endpoints.openapi.declaration import declared
from endpoints.services import services

routes = Blueprint("shared", __name__, url_prefix="/s")
COOKIE = "atelier_share"
LONGEST_FIELD = 1_000
POLICY = (
    "default-src 'none'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
)
PREVIEW, FULL = "preview", "full"
OFF = (403, "text/html", "Sharing is switched off; as a page.")
NOWHERE = (404, "text/html", "The address shows nothing, or nothing any more; as a page.")
REFUSED = (
    (401, "text/html", "That is not the password; as a page that asks again."),
    (429, "text/html", "Too many wrong passwords; as a page."),
)


@routes.get("/<address>")
@declared("What is shared, as a page", files=("text/html",), anybody=True, also=(NOWHERE, OFF))
def page(address: str) -> Response:
    """Where it has a password, what asks for it."""
    share = services().conversations.moving.door.find(address)
    if not opened(share):
        return html(asking(words()), words())
    found = services().conversations.moving.sharing.page(share)
    head = preview(found, address, words())
    return html(body(found, address, words()), words(), title=found.title, head=head, report=address)


@routes.post("/<address>")
@declared(
    "Says the password of what is shared",
    status=303,
    files=("text/html",),
    anybody=True,
    also=(NOWHERE, *REFUSED),
    scope="read",
    about="A form with `password`. The browser is sent back to the page, and remembers for twelve hours.",
)
def unlock(address: str) -> Response:
    moving = services().conversations.moving
    share = moving.door.find(address)
    said = request.form.get("password", "")[:LONGEST_FIELD]
    response = Response(status=303, headers={"Location": f"{request.script_root}/s/{address}"})
    if share.password_hash is None:
        return response
    try:
        shown = moving.door.unlock(share, said, request.remote_addr or "")
    except Told as told:
        return html(asking(words(), wrong=True), words(), status=told.status)
    response.set_cookie(
        COOKIE,
        shown,
        path=f"{request.script_root}/s/{address}",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )
    return response


@routes.get("/<address>/<int:place>")
@declared("A picture of what is shared", files=("image/*",), anybody=True, counted=False, also=(NOWHERE, OFF))
def picture(address: str, place: int) -> Response:
    """By where it stands on the page, from 0, as it is shown on a screen; `preview=1` for a small one."""
    share = services().conversations.moving.door.find(address)
    if not opened(share):
        raise NotFound("The shared page")
    kind = PREVIEW if request.args.get("preview") == "1" else FULL
    file = services().conversations.moving.sharing.picture(share, place, kind)
    return guarded(send_file(file.path, mimetype=file.media_type, conditional=True))


@routes.errorhandler(NotFound)
def nowhere(_: NotFound) -> Response:
    """The same, whatever is wrong."""
    said = words()
    return html(Markup("<h1>{}</h1><p>{}</p>").format(said.nowhere, said.nowhere_text), said, status=404)


@routes.errorhandler(CallNotMade)
def off(told: CallNotMade) -> Response:
    """Sharing is switched off, for whoever shared it."""
    said = words()
    return html(Markup("<h1>{}</h1><p>{}</p>").format(said.off, said.off_text), said, status=told.status)


def opened(share: Share) -> bool:
    return services().conversations.moving.door.opens(share, request.cookies.get(COOKIE, ""))


def words() -> PageWords:
    return words_for(list(request.accept_languages.values()))


def asking(said: PageWords, *, wrong: bool = False) -> Markup:
    """A form for the password; nothing of what it opens is told."""
    why = Markup('<p role="alert">{}</p>').format(said.wrong) if wrong else Markup()
    form = (
        '<h1>{}</h1>{}<form method="post"><label>{} <input type="password" name="password" required autofocus></label> '
    )
    return Markup(form + "<button>{}</button></form>").format(said.locked, why, said.password, said.open)


def body(found: SharedPage, address: str, said: PageWords) -> Markup:
    """What was said, and the pictures."""
    title = found.title or said.untitled
    if not found.messages:
        return Markup("<h1>{}</h1>{}").format(title, figures(found, address, range(len(found.pictures)), said))
    parts = [message(each, found, address, said) for each in found.messages]
    return Markup("<h1>{}</h1>{}").format(title, Markup("").join(parts))


def message(one: SharedMessage, found: SharedPage, address: str, said: PageWords) -> Markup:
    who = said.them if one.role == "user" else "Atelier"
    text = Markup('<p class="said" dir="auto">{}</p>').format(one.text) if one.text else Markup()
    shown = figures(found, address, one.pictures, said)
    return Markup('<article class="{}"><h2>{}</h2>{}{}</article>').format(one.role, who, text, shown)


def figures(found: SharedPage, address: str, places: range | tuple[int, ...], said: PageWords) -> Markup:
    """Pictures of the page, by where they stand."""
    one = Markup('<a href="{0}/{1}"><img src="{0}/{1}" alt="{2}" width="{3}" height="{4}" loading="lazy"></a>')
    pictures = [(place, found.pictures[place]) for place in places]
    return Markup("").join(
        one.format(
            f"{request.script_root}/s/{address}", at, in_language(each.alt, said.language), each.width, each.height
        )
        for at, each in pictures
    )


def preview(found: SharedPage, address: str, said: PageWords) -> Markup:
    """What programs show of a link."""
    head = Markup('<meta property="og:title" content="{}"><meta property="og:site_name" content="Atelier">').format(
        found.title
    )
    if not found.pictures:
        return head
    url = f"{request.root_url}s/{address}/{len(found.pictures) - 1}?preview=1"
    image = Markup(
        '<meta property="og:image" content="{0}"><meta property="og:image:alt" content="{1}">'
        '<meta name="twitter:card" content="summary_large_image"><meta name="twitter:image:alt" content="{1}">'
    )
    return head + image.format(url, in_language(found.pictures[-1].alt, said.language))


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
