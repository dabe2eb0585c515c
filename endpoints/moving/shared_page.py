"""What whoever has an address sees: a page without a script, made here. `shares.py` makes the addresses.

Whatever is wrong with an address, the answer is the same page.
"""

from __future__ import annotations

from flask import Blueprint, Response, request
from markupsafe import Markup

from conversation.errors import CallNotMade, NotFound, Told
from conversation.services.sharing import SharedMessage, SharedPage
from endpoints.addresses import over_tls
from endpoints.moving.shared_alt import in_language
from endpoints.moving.shared_html import COOKIE, NOWHERE, OFF, guarded, html, nowhere, off, opened, words
from endpoints.moving.shared_words import PageWords
from endpoints.openapi.declaration import declared
from endpoints.sending import sent
from endpoints.services import services

routes = Blueprint("shared", __name__, url_prefix="/s")
routes.register_error_handler(NotFound, nowhere)
routes.register_error_handler(CallNotMade, off)
LONGEST_FIELD = 1_000
PREVIEW, FULL = "preview", "full"
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
        secure=over_tls(),
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
    return guarded(sent(file))


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
