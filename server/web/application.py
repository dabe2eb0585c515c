"""The Flask application: cookies, limits, headers, resources. What it does is all in `endpoints`."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Flask, current_app, g, request
from flask_limiter import Limiter
from flask_login import current_user

import endpoints.errors
from conversation.services.account_access import check
from endpoints import RESOURCES
from endpoints.envelope import retry_header
from endpoints.openapi.declaration import scopes_of
from endpoints.services import Services, person, token
from server.http.client_address import counted
from server.http.compression import compress
from server.monitoring.disk_space import DiskSpace
from server.settings import Settings
from server.web.auth import OPENING, Gate
from server.web.cookies import LIFETIME_S, NAME
from server.web.disconnects import while_someone_waits
from server.web.origin_check import SAFE
from server.web.rate_limit import all_calls, counted_as

HERE = "memory://"
"""Counts are kept in this process."""
ELSEWHERE: dict[str, Any] = {"socket_timeout": 2, "socket_connect_timeout": 2, "wrap_exceptions": True}
"""Of another place: the seconds that it has to answer."""
BODY_BYTES = 1_000_000
"""The most a request may carry that is no upload."""
UPLOADS = {
    "masks.keep",
    "layers.keep",
    "imports.receive",
    "images.add",
    "images.send",
    "uploads.create",
    "uploads.append",
    "uploads.overridden",
    "program_images.edit",
    "program_chat.complete",
    "program_responses.respond",
    "program_mcp.exchange",
}
FILES = {"images.add", "images.send", "imports.receive", "uploads.create", "uploads.append", "uploads.overridden"}
"""Those that keep what is sent as it is: not taken in on a disk that is nearly full."""
FREE = (
    "health.health",
    "health.ready",
    "page.page",
    "page.asset",
    "page.root_file",
    "conversation_image.picture",
    "picture_files.file",
    "picture_files.thumbnail",
    "embeds.file",
    "gallery.deleted_preview",
    "previews.preview",
    "masks.file",
    "layers.file",
    "shared.picture",
    "program_images.file",
)
"""Not counted: what a page of pictures reads dozens of times."""
FORM_PER_MINUTE = 10
FORM_PER_MINUTE_OF_GUESTS = 30
"""From one address, however many guests come from there: what it costs is the studio's."""
FOR_PROGRAMS = (
    "program_images.generate",
    "program_images.edit",
    "program_chat.complete",
    "program_responses.respond",
    "program_mcp.exchange",
    "conversations.send",
)
"""Ended when the program hangs up. How much each may cost is limited where it is paid for."""
ASKING_PROVIDERS = ("providers.connect", "providers.test", "providers.enroll", "providers.callback")
"""As few as pictures in the form: each asks somebody else's service, and none may be a way to try keys."""
FOR_ANYBODY = {
    "health.health",
    "health.ready",
    "page.page",
    "page.asset",
    "page.root_file",
    "session.session",
    "session.log_in",
    "session.begin",
    "session.recover",
    "users.register",
    "outside.go",
    "outside.come_back",
    "shared.page",
    "shared.unlock",
    "report_form.asked",
    "report_form.reported",
    "shared.picture",
    "api.openapi",
    "api.docs",
    "api.part",
    "program_images.file",
    "program_mcp.exchange",
    "program_mcp.metadata",
}
"""Everything else needs a person."""


def configure(
    app: Flask, services: Services, gate: Gate, settings: Settings, secret: str, counts: str = HERE
) -> Limiter:
    """Everything an empty application needs to answer. What it returns counts the requests; `counts`: where."""
    app.config.update(
        SECRET_KEY=secret,
        SESSION_COOKIE_NAME=NAME,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        PERMANENT_SESSION_LIFETIME=LIFETIME_S,
        MAX_CONTENT_LENGTH=settings.upload_megabytes * 1024 * 1024 + BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=BODY_BYTES,
        MAX_FORM_PARTS=20,
    )
    app.extensions["atelier"] = services
    endpoints.errors.attach(app)
    gate.attach(app)
    app.extensions["newcomers"] = gate.newcomers
    app.after_request(compress)
    app.after_request(retry_header)
    app.after_request(gate.take_leave)
    for routes in RESOURCES:
        app.register_blueprint(routes)
    limiter = limit_rates(app, settings, counts)  # before anybody is made a guest
    app.before_request(partial(need_person, gate))
    app.before_request(limit_body)
    app.before_request(partial(keep_room, DiskSpace(settings.data, settings.keep_free)))
    return limiter


def need_person(gate: Gate) -> None:
    """Before anything else is looked at. Raises `Told`."""
    if request.endpoint is None:
        return
    if request.endpoint == OPENING or request.endpoint not in FOR_ANYBODY:
        gate.let_in()
    if request.endpoint not in FOR_ANYBODY:
        person()
    check(token(), scopes_of(current_app.view_functions[request.endpoint], request.method))


def limit_body() -> None:
    """Only an upload may be large; a body is refused while it is read, whatever length was claimed."""
    if request.endpoint not in UPLOADS:
        request.max_content_length = BODY_BYTES


def keep_room(space: DiskSpace) -> None:
    """Before any of a file is read. Raises `Told` where the disk is nearly full."""
    if request.endpoint in FILES and request.method not in SAFE:
        space.check()


def limit_rates(app: Flask, settings: Settings, counts: str) -> Limiter:
    """Counts for each person, and for each address where nobody is signed in: never by a header that can be made up."""
    limiter = Limiter(
        who,
        app=app,
        application_limits=[all_calls(settings.requests_per_minute)],
        storage_uri=counts,
        storage_options={} if counts == HERE else ELSEWHERE,
        in_memory_fallback_enabled=counts != HERE,  # where Redis is away each process counts by itself
        strategy="moving-window",  # a fixed one lets twice as much through around the turn of a minute
        headers_enabled=True,
    )
    for name in FREE:
        limiter.exempt(app.view_functions[name])
    form: Any = limiter.limit(f"{FORM_PER_MINUTE} per minute", override_defaults=False)
    guests: Any = limiter.limit(
        f"{FORM_PER_MINUTE_OF_GUESTS} per minute", key_func=where, exempt_when=is_member, override_defaults=False
    )
    for name in ASKING_PROVIDERS:
        app.view_functions[name] = form(guests(app.view_functions[name]))
    paint = while_someone_waits(app.view_functions["generate_image.generate"])
    app.view_functions["generate_image.generate"] = form(guests(paint))
    for name in FOR_PROGRAMS:
        app.view_functions[name] = while_someone_waits(app.view_functions[name])
    return limiter


def who() -> str:
    """Whose requests are counted together: a person's, or an address's until somebody is known there."""
    known = current_user.is_authenticated and g.get("newcomer") is None
    return counted_as(current_user.user.id) if known else where()


def where() -> str:
    return f"address:{counted(request.remote_addr)}"


def is_member() -> bool:
    return bool(current_user.is_authenticated) and current_user.user.kind == "member"
