"""Signing in outside: the browser goes to the identity provider's page, and comes back with a code."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, request

from conversation.errors import NotFound, Told
from endpoints.addresses import over_tls
from endpoints.openapi.declaration import declared
from endpoints.services import OutsideDoor, services

routes = Blueprint("outside", __name__, url_prefix="/api/v1/session/oidc")
COOKIE = "atelier-sign-in"
WITHIN = 600
"""Seconds."""
log = logging.getLogger(__name__)


@routes.get("")
@declared(
    "Goes to the identity provider's page",
    status=303,
    bare=True,
    anybody=True,
    refuses=("not_found", "sign_in_refused"),
    about="With access `oidc`, for a browser. It comes back to `/api/v1/session/oidc/callback`.",
)
def go() -> Response:
    page, kept = door().begin(back())
    response = leading_to(page)
    response.set_cookie(COOKIE, kept, WITHIN, path=below_us(), httponly=True, samesite="Lax", secure=over_tls())
    return response


@routes.get("/callback")
@declared(
    "Comes back from the identity provider's page",
    status=303,
    bare=True,
    anybody=True,
    refuses=("not_found",),
    about="The answer sets the cookie that shows who one is, and leads to the page; to its door where it did not work.",
)
def come_back() -> Response:
    inside = door()
    try:
        user = inside.finish(request.cookies.get(COOKIE, ""), request.args, back())
        services().people.identities.welcome(user)
        response = leading_to(f"{request.script_root}/")
    except Told as told:
        log.warning("nobody was signed in: %s (%s)", told.code, told.details)
        response = leading_to(f"{request.script_root}/login?refused={told.code}")
    response.delete_cookie(COOKIE, path=below_us(), httponly=True, samesite="Lax", secure=over_tls())
    return response


def door() -> OutsideDoor:
    """Raises `NotFound` where people come in by another way."""
    found = services().people.identities.outside
    if found is None:
        raise NotFound("This page")
    return found


def back() -> str:
    """Where the provider sends the browser: the studio's address as the browser has it."""
    return f"{'https' if over_tls() else 'http'}://{request.host}{below_us()}/callback"


def below_us() -> str:
    """These addresses’ path, as the browser has it."""
    return f"{request.script_root}{routes.url_prefix}"


def leading_to(address: str) -> Response:
    """Nobody keeps it."""
    return Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})
