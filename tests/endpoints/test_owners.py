"""Every address with somebody's id in it answers another person exactly as it answers a made-up id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from server.app import Atelier
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow

OPEN = {
    "/health",
    "/ready",
    "/",
    "/c/<conversation>",
    "/settings",
    "/settings/<tab>",
    "/login",
    "/recover",
    "/assets/<path:filename>",
    "/<filename>",
    "/api/v1/session",
    "/api/v1/session/guest",
    "/api/v1/session/oidc",
    "/api/v1/session/oidc/callback",
    "/api/v1/session/recovery",
    "/api/v1/recovery",
    "/api/v1/users",
    "/api/v1/palette",
    "/api/v1/settings",
    "/api/v1/prompts",
    "/api/v1/styles",
    "/api/v1/styles/<name>",
    "/api/v1/turns/compare-prompts",
    "/api/v1/retouching",
    "/api/v1/models",
    "/api/v1/usage",
    "/api/v1/tasks",
    "/api/v1/turns/standings",
    "/api/v1/usage.csv",
    "/api/v1/usage/monthly",
    "/api/v1/settings/providers/<name>",
    "/api/v1/settings/providers/<name>/test",
    "/api/v1/settings/providers/<name>/enroll",
    "/api/v1/settings/providers/<name>/callback",
    "/api/v1/settings/providers/<name>/models",
    "/api/v1/settings/providers/<name>/models/<path:model>",
    "/api/v1/administration",
    "/api/v1/administration/people",
    "/api/v1/administration/retention",
    "/api/v1/refusals",
    "/api/v1/tokens",
    "/api/v1/webhooks",
    "/v1/models",
    "/v1/models/<path:model>",
    "/v1/images/generations",
    "/v1/images/edits",
    "/v1/chat/completions",
    "/v1/responses",
    "/v1/files/<signed>",
    "/mcp",
    "/.well-known/oauth-protected-resource",
    "/.well-known/oauth-protected-resource/mcp",
    "/api/v1/uploads",
    "/api/v1/cutout/models",
    "/api/v1/cutout/models/<name>",
    "/api/v1/local-models",
    "/api/v1/local-models/<name>",
    "/gallery",
    "/api/v1/export",  # of the one who asks
    "/api/v1/account",
    "/api/v1/shares",
    "/s/<address>",  # whoever has it may: what it opens, and nothing else, is told in tests/endpoints/moving
    "/s/<address>/<int:place>",
    "/s/<address>/report",
    "/api/v1/reports/<report>",  # who administers decides about everybody's: see tests/endpoints/moving
    "/api/v1/reports/<report>/picture",
    "/api/v1/imports",  # everything in it gets new ids: see tests/endpoints/moving/test_imports.py
    "/api/v1/gallery/counts",
    "/api/v1/operations",
    "/api/v1/formats",
    "/api/v1/openapi.json",
    "/api/docs",
    "/api/docs/<filename>",
}
"""Addresses that name nothing of anybody's."""


@dataclass(frozen=True)
class Call:
    """A call with somebody's ids, each marked `{like this}`."""

    method: str
    path: str
    rule: str
    body: dict[str, Any] | None = None
    form: dict[str, Any] | None = field(default=None)
    headers: dict[str, str] = field(default_factory=dict)


ONE = "/api/v1/conversations/<conversation>"
UPLOAD = "/api/v1/uploads/<upload>"
CUTOUT = "/api/v1/images/<image>/cutout"
PICTURE = "/api/v1/images/<image>"
PIECE = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
GREY: dict[str, Any] = {"operations": [{"type": "greyscale"}]}
DRAWN: dict[str, Any] = {"type": "layer", "layer": "{layer}"}
HARBOUR: dict[str, Any] = {"name": "harbour"}
CALLS = (
    Call("GET", "/api/v1/images/{image}/metadata", "/api/v1/images/<image>/metadata"),
    Call("GET", "/api/v1/images/{image}/losses", "/api/v1/images/<image>/losses"),
    Call("GET", "/api/v1/images/{image}/alt", f"{PICTURE}/alt"),
    Call("PUT", "/api/v1/images/{image}/alt", f"{PICTURE}/alt", {"text": "mine now"}),
    Call("POST", "/api/v1/images/{image}/alt/look", f"{PICTURE}/alt/look", {}),
    Call("GET", "/api/v1/conversations/{conversation}", ONE),
    Call("PATCH", "/api/v1/conversations/{conversation}", ONE, {"title": "Mine now"}),
    Call("PATCH", "/api/v1/conversations/{conversation}", ONE, {"head": "{message}"}),
    Call("PATCH", "/api/v1/conversations/{mine}", ONE, {"head": "{message}"}),
    Call("DELETE", "/api/v1/conversations/{conversation}", ONE),
    Call("GET", "/api/v1/conversations/{conversation}/messages", f"{ONE}/messages"),
    Call("GET", "/api/v1/conversations/{mine}/messages?before={message}", f"{ONE}/messages"),
    Call("POST", "/api/v1/conversations/{conversation}/messages", f"{ONE}/messages", {"text": "hello"}),
    Call("POST", "/api/v1/conversations/{mine}/messages", f"{ONE}/messages", {"text": "darker", "image": "{image}"}),
    Call("DELETE", "/api/v1/conversations/{conversation}/messages", f"{ONE}/messages"),
    Call("POST", "/api/v1/images/{image}/chat", "/api/v1/images/<image>/chat", {}),
    Call("POST", "/api/v1/images/{my_image}/chat", "/api/v1/images/<image>/chat", {"version": "{version}"}),
    Call("GET", "/api/v1/images/{image}/thumbnail", "/api/v1/images/<image>/thumbnail"),
    Call("GET", "/api/v1/images/{my_image}/thumbnail?version={version}", "/api/v1/images/<image>/thumbnail"),
    Call("GET", "/api/v1/images/{image}/clipboard", "/api/v1/images/<image>/clipboard"),
    Call("GET", "/api/v1/images/{my_image}/clipboard?version={version}", "/api/v1/images/<image>/clipboard"),
    Call("POST", "/api/v1/conversations/{conversation}/restore", f"{ONE}/restore"),
    Call("POST", "/api/v1/conversations/{conversation}/images", f"{ONE}/images", form={"prompt": "x"}),
    Call("DELETE", "/api/v1/messages/{message}", "/api/v1/messages/<message>"),
    Call("POST", "/api/v1/messages/{message}/restore", "/api/v1/messages/<message>/restore"),
    Call("PATCH", "/api/v1/images/{image}", "/api/v1/images/<image>", {"title": "Mine now"}),
    Call("PATCH", "/api/v1/images/{image}", "/api/v1/images/<image>", {"pinned": True}),
    Call("PATCH", "/api/v1/images/{image}", "/api/v1/images/<image>", {"current": "{version}"}),
    Call("PATCH", "/api/v1/images/{my_image}", "/api/v1/images/<image>", {"current": "{version}"}),
    Call("DELETE", "/api/v1/images/{image}", "/api/v1/images/<image>"),
    Call("GET", "/api/v1/images/{image}/file?format=original", "/api/v1/images/<image>/file"),
    Call("GET", "/api/v1/images/{my_image}/file?version={version}", "/api/v1/images/<image>/file"),
    Call("GET", "/api/v1/images/{image}/download", "/api/v1/images/<image>/download"),
    Call("GET", "/api/v1/images/{my_image}/download?version={version}", "/api/v1/images/<image>/download"),
    Call("POST", "/api/v1/downloads", "/api/v1/downloads", {"images": [{"id": "{my_image}"}, {"id": "{image}"}]}),
    Call(
        "POST",
        "/api/v1/downloads",
        "/api/v1/downloads",
        {"images": [{"id": "{my_image}", "version": "{version}"}]},
    ),
    Call("POST", "/api/v1/images/download-zip", "/api/v1/images/download-zip", {"images": [{"id": "{image}"}]}),
    Call("GET", "/api/v1/downloads/{download}", "/api/v1/downloads/<download>"),
    Call("GET", "/api/v1/conversations/{conversation}/export", f"{ONE}/export"),
    Call("GET", "/api/v1/images/{image}", "/api/v1/images/<image>"),
    Call("GET", "/api/v1/images?conversation={conversation}", "/api/v1/images"),
    Call("POST", "/api/v1/images", "/api/v1/images", form={"conversation": "{conversation}"}),
    Call(
        "POST",
        "/api/v1/images/from-address",
        "/api/v1/images/from-address",
        {"conversation": "{conversation}"},
    ),
    Call("POST", "/api/v1/images/{image}/operations", "/api/v1/images/<image>/operations", GREY),
    Call(
        "POST",
        "/api/v1/images/{my_image}/operations",
        "/api/v1/images/<image>/operations",
        {**GREY, "version": "{version}"},
    ),
    Call("POST", "/api/v1/images/{image}/operations/draft", f"{PICTURE}/operations/draft", GREY),
    Call(
        "POST",
        "/api/v1/images/{my_image}/operations/draft",
        f"{PICTURE}/operations/draft",
        {**GREY, "version": "{version}"},
    ),
    Call("POST", "/api/v1/images/{image}/compress", "/api/v1/images/<image>/compress", {}),
    Call("POST", "/api/v1/images/{my_image}/compress", "/api/v1/images/<image>/compress", {"version": "{version}"}),
    Call("POST", "/api/v1/images/bulk-compress", "/api/v1/images/bulk-compress", {"images": ["{my_image}", "{image}"]}),
    Call("POST", "/api/v1/images/{image}/cutout", f"{CUTOUT}", {}),
    Call("POST", "/api/v1/images/{image}/cutout/draft", f"{CUTOUT}/draft", {}),
    Call("POST", "/api/v1/images/{my_image}/cutout/draft", f"{CUTOUT}/draft", {"version": "{version}"}),
    Call(
        "POST",
        "/api/v1/images/{my_image}/cutout/draft",
        f"{CUTOUT}/draft",
        {"background": {"kind": "image", "image": "{image}"}},
    ),
    Call("POST", "/api/v1/images/{image}/remove-background", "/api/v1/images/<image>/remove-background", {}),
    Call("GET", "/api/v1/images/{image}/history", "/api/v1/images/<image>/history"),
    Call("GET", "/api/v1/images/{image}/receipt", "/api/v1/images/<image>/receipt"),
    Call("GET", "/api/v1/images/{image}/versions/{version}/receipt", f"{PICTURE}/versions/<version>/receipt"),
    Call("POST", "/api/v1/images/{image}/undo", "/api/v1/images/<image>/undo", {}),
    Call("POST", "/api/v1/images/{image}/redo", "/api/v1/images/<image>/redo", {}),
    Call("PATCH", "/api/v1/images/{image}/versions/{version}", f"{PICTURE}/versions/<version>", {"name": "mine"}),
    Call("PATCH", "/api/v1/images/{my_image}/versions/{version}", f"{PICTURE}/versions/<version>", {"name": "mine"}),
    Call("GET", "/api/v1/images/{image}/difference?before={version}&after={version}", f"{PICTURE}/difference"),
    Call("GET", "/api/v1/images/{my_image}/difference?before={version}&after={version}", f"{PICTURE}/difference"),
    Call("GET", "/api/v1/images/{image}/masks", f"{PICTURE}/masks"),
    Call("POST", "/api/v1/images/{image}/masks", f"{PICTURE}/masks", headers={"Content-Type": "image/png"}),
    Call("GET", "/api/v1/masks/{mask}", "/api/v1/masks/<mask>"),
    Call("POST", "/api/v1/images/{image}/layers", f"{PICTURE}/layers"),
    Call("POST", "/api/v1/images/{image}/learn-style", f"{PICTURE}/learn-style", HARBOUR),
    Call(
        "POST", "/api/v1/images/{my_image}/learn-style", f"{PICTURE}/learn-style", {**HARBOUR, "version": "{version}"}
    ),
    Call("POST", "/api/v1/images/{image}/vectorize", f"{PICTURE}/vectorize", {}),
    Call("POST", "/api/v1/images/{my_image}/vectorize", f"{PICTURE}/vectorize", {"version": "{version}"}),
    Call("GET", "/api/v1/vectors/{vector}", "/api/v1/vectors/<vector>"),
    Call("GET", "/api/v1/vectors/{vector}/file", "/api/v1/vectors/<vector>/file"),
    Call("GET", "/api/v1/layers/{layer}", "/api/v1/layers/<layer>"),
    Call("GET", "/api/v1/layers/{layer}/file", "/api/v1/layers/<layer>/file"),
    Call("POST", "/api/v1/images/{my_image}/operations", f"{PICTURE}/operations", {"operations": [DRAWN]}),
    Call("POST", "/api/v1/images/{image}/masks/select", f"{PICTURE}/masks/select", {"kind": "subject"}),
    Call("POST", "/api/v1/images/{image}/erase", f"{PICTURE}/erase", {"mask": "{mask}"}),
    Call("POST", "/api/v1/images/{image}/inpaint", f"{PICTURE}/inpaint", {"prompt": "a hat", "mask": "{mask}"}),
    Call("POST", "/api/v1/images/{my_image}/inpaint", f"{PICTURE}/inpaint", {"prompt": "a hat", "mask": "{mask}"}),
    Call("POST", "/api/v1/images/{my_image}/erase", f"{PICTURE}/erase", {"mask": "{mask}"}),
    Call("POST", "/api/v1/images/{my_image}/operations", f"{PICTURE}/operations", {**GREY, "mask": "{mask}"}),
    Call("POST", "/api/v1/images/{image}/upscale", f"{PICTURE}/upscale", {}),
    Call("POST", "/api/v1/images/{image}/expand", f"{PICTURE}/expand", {"to": "16:9"}),
    Call("POST", "/api/v1/images/{my_image}/expand", f"{PICTURE}/expand", {"to": "16:9", "version": "{version}"}),
    Call("POST", "/api/v1/images/{image}/nobg", f"{PICTURE}/nobg", {}),
    Call("POST", "/api/v1/images/{my_image}/nobg", f"{PICTURE}/nobg", {"version": "{version}"}),
    Call("POST", "/api/v1/images/{image}/restyle", f"{PICTURE}/restyle", {"prompt": "in oil"}),
    Call("POST", "/api/v1/images/{my_image}/restyle", f"{PICTURE}/restyle", {"prompt": "x", "version": "{version}"}),
    Call("POST", "/api/v1/images/{image}/replace-background", f"{PICTURE}/replace-background", {"background": "red"}),
    Call(
        "POST",
        "/api/v1/images/{my_image}/replace-background",
        f"{PICTURE}/replace-background",
        {"background": "red", "version": "{version}"},
    ),
    Call("POST", "/api/v1/images/{image}/variations", f"{PICTURE}/variations", {}),
    Call("POST", "/api/v1/images/{my_image}/variations", f"{PICTURE}/variations", {"version": "{version}"}),
    Call("POST", "/api/v1/images/{my_image}/upscale", f"{PICTURE}/upscale", {"version": "{version}"}),
    Call(
        "POST",
        "/api/v1/images/{image}/masks/changes",
        f"{PICTURE}/masks/changes",
        {"before": "{version}", "after": "{version}"},
    ),
    Call("GET", "/api/v1/images/{image}/heat?before={version}&after={version}", f"{PICTURE}/heat"),
    Call(
        "POST",
        "/api/v1/images/{image}/keep-region",
        f"{PICTURE}/keep-region",
        {"before": "{version}", "after": "{version}", "mask": "{mask}"},
    ),
    Call("HEAD", "/api/v1/uploads/{upload}", UPLOAD),
    Call("GET", "/api/v1/uploads/{upload}", UPLOAD),
    Call("PATCH", "/api/v1/uploads/{upload}", UPLOAD, headers=PIECE),
    Call("POST", "/api/v1/uploads/{upload}", UPLOAD, headers={**PIECE, "X-HTTP-Method-Override": "PATCH"}),
    Call("DELETE", "/api/v1/uploads/{upload}", UPLOAD),
    Call("POST", "/api/v1/images/{image}/restore", "/api/v1/images/<image>/restore"),
    Call(
        "GET",
        "/api/conversation-image/{conversation}/{filename}",
        "/api/conversation-image/<conversation>/<filename>",
    ),
    Call("GET", "/api/conversation-image/{mine}/{filename}", "/api/conversation-image/<conversation>/<filename>"),
    Call("GET", "/api/v1/previews/{turn}/{image}/1", "/api/v1/previews/<turn>/<image>/<int:number>"),
    Call("GET", "/api/v1/tasks/{task}", "/api/v1/tasks/<task>"),
    Call("DELETE", "/api/v1/tasks/{task}", "/api/v1/tasks/<task>"),
    Call("POST", "/api/v1/tasks/{task}/retry", "/api/v1/tasks/<task>/retry"),
    Call("GET", "/api/v1/embeds/{image}/content", "/api/v1/embeds/<embed>/content"),
    Call("GET", "/api/v1/embeds/{task}/content", "/api/v1/embeds/<embed>/content"),
    Call("GET", "/api/v1/embeds/{image}/file", "/api/v1/embeds/<embed>/file"),
    Call("GET", "/api/v1/embeds/{task}/file", "/api/v1/embeds/<embed>/file"),
    Call(
        "POST",
        "/api/v1/apps/images/generate",
        "/api/v1/apps/images/generate",
        {"prompt": "a fox", "conversation": "{conversation}"},
    ),
    Call("POST", "/api/v1/turns/{turn}/stop", "/api/v1/turns/<turn>/stop"),
    Call("PATCH", "/api/v1/turns/{turn}/review", "/api/v1/turns/<turn>/review", {"state": "cancelled"}),
    Call("POST", "/api/v1/turns/{turn}/review", "/api/v1/turns/<turn>/review", {"decision": "paint"}),
    Call("POST", "/api/v1/turns/{turn}/pick", "/api/v1/turns/<turn>/pick", {"place": 0}),
    Call("POST", "/send_message/{conversation}", "/send_message/<conversation>", {"messageText": "hello"}),
    Call("POST", "/api/v1/images/delete", "/api/v1/images/delete", {"images": ["{my_image}", "{image}"]}),
    Call("POST", "/api/v1/images/restore", "/api/v1/images/restore", {"images": ["{my_image}", "{image}"]}),
    Call("PATCH", "/api/v1/images", "/api/v1/images", {"titles": {"{image}": "Mine now"}}),
    Call("GET", "/api/v1/gallery/deleted/{image}", "/api/v1/gallery/deleted/<image>"),
    Call("GET", "/api/v1/gallery?after={image}", "/api/v1/gallery"),
    Call("GET", "/api/v1/gallery/outline?after={image}", "/api/v1/gallery/outline"),
    Call("DELETE", "/api/v1/tokens/{token}", "/api/v1/tokens/<token>"),
    Call("PATCH", "/api/v1/webhooks/{webhook}", "/api/v1/webhooks/<webhook>", {"prompts": True}),
    Call("DELETE", "/api/v1/shares/{share}", "/api/v1/shares/<share>"),
    Call("POST", "/api/v1/reports", "/api/v1/reports", {"image": "{image}", "reason": "other"}),
    Call("POST", "/api/v1/reports", "/api/v1/reports", {"message": "{message}", "reason": "other"}),
    Call("DELETE", "/api/v1/webhooks/{webhook}", "/api/v1/webhooks/<webhook>"),
    Call("GET", "/api/v1/webhooks/{webhook}/deliveries", "/api/v1/webhooks/<webhook>/deliveries"),
    Call("POST", "/api/v1/webhooks/deliveries/{delivery}/again", "/api/v1/webhooks/deliveries/<delivery>/again", {}),
    Call("GET", "/api/v1/conversations?before={conversation}", "/api/v1/conversations"),
    Call("GET", "/api/v1/conversations/{mine}?before={message}", ONE),
    Call(
        "POST",
        "/api/generate-image",
        "/api/generate-image",
        {"prompt": "a fox", "conversation_id": "{conversation}"},
    ),
)


@dataclass(frozen=True)
class Said:
    """An event of a socket that names somebody's thing."""

    event: str
    payload: dict[str, Any]
    refused: str | None = "not_found"
    """The code; None where nothing is there to do, which is no failure: leaving what one is not in, seeing again."""


def message(**aim: Any) -> Said:
    return Said("turn", {"conversation": "{mine}", "client_id": "c", "text": "make it darker", **aim})


SAID = (
    message(conversation="{conversation}"),
    message(image="{image}"),
    message(attachments=["{image}"]),
    message(parent="{message}"),
    message(again="{message}"),
    Said("open", {"conversation": "{conversation}"}),
    Said("close", {"conversation": "{conversation}"}, refused=None),
    Said("seen", {"conversation": "{conversation}", "message": "{turn}"}),
    Said("seen", {"conversation": "{mine}", "message": "{turn}"}, refused=None),
    Said("stop", {"turn": "{turn}"}),
)
"""All that a socket can be told (endpoints/conversations/sockets.py)."""


@pytest.fixture
def ids(ada: Person, bea: Person) -> dict[str, str]:
    """Ada's ids, and what of Bea's stands beside them."""
    conversation, mine = ada.conversation(), bea.conversation()
    image, my_image = ada.picture(conversation, "red"), bea.picture(mine, "blue")
    page = ada.data("GET", f"/api/v1/conversations/{conversation}")
    webhook = ada.data("POST", "/api/v1/webhooks", json={"url": "https://hooks.example/"})["id"]
    share = ada.data("POST", "/api/v1/shares", json={"image": image["id"]})["id"]
    task = ada.say(conversation, "/help")["id"]
    told = ada.data("GET", f"/api/v1/webhooks/{webhook}/deliveries")["deliveries"]
    return {
        "webhook": webhook,
        "share": share,
        "delivery": told[0]["id"],
        "conversation": conversation,
        "mine": mine,
        "message": page["messages"][0]["id"],
        "turn": page["messages"][1]["id"],
        "task": task,
        "image": image["id"],
        "my_image": my_image["id"],
        "version": image["current"],
        "filename": image["versions"][0]["filename"],
        "upload": ada.post("/api/v1/uploads", headers={"Upload-Length": "9"}).headers["Location"].rsplit("/", 1)[1],
        "download": ada.data("POST", "/api/v1/downloads", json={"images": [{"id": image["id"]}]})["id"],
        "mask": ada.mask(image["id"])["mask_id"],
        "layer": ada.layer(image["id"])["layer_id"],
        "vector": ada.vector(image["id"]),
        "token": ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})["id"],
    }


def made_up(ids: dict[str, str]) -> dict[str, str]:
    own = {"mine": ids["mine"], "my_image": ids["my_image"], "filename": "img_0123456789abcdef.png"}
    return {name: own.get(name, str(uuid4())) for name in ids}


def filled(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: filled(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(item, ids) for item in value]
    return value.format(**ids) if isinstance(value, str) else value


def answer(client: FlaskClient, call: Call, ids: dict[str, str]) -> tuple[int, Any]:
    kwargs: dict[str, Any] = (
        {"json": filled(call.body, ids)} if call.body is not None else {"data": filled(call.form, ids)}
    )
    response = client.open(filled(call.path, ids), method=call.method, buffered=True, headers=call.headers, **kwargs)
    body = dict(response.json or {}) if response.data else {}
    body.pop("timestamp", None)
    return response.status_code, body


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.method} {call.path} {call.body or ''}".strip())
def test_another_persons_thing_is_answered_as_one_that_never_was(
    ada: Person, bea: Person, ids: dict[str, str], call: Call
) -> None:
    before = ada.data("GET", f"/api/v1/conversations/{ids['conversation']}")
    foreign = answer(bea.client, call, ids)
    assert foreign == answer(bea.client, call, made_up(ids))
    assert foreign[0] in (400, 404)
    assert ada.data("GET", f"/api/v1/conversations/{ids['conversation']}") == before


def test_every_address_stands_in_one_of_the_lists(atelier: Atelier) -> None:
    known = OPEN | {call.rule for call in CALLS}
    missing = [rule.rule for rule in atelier.app.url_map.iter_rules() if rule.rule not in known]
    assert not missing


def test_a_list_holds_nothing_of_anybody_else(ada: Person, bea: Person, ids: dict[str, str]) -> None:
    rows = bea.data("GET", "/api/v1/conversations")["conversations"]
    assert [row["id"] for row in rows] == [ids["mine"]]
    assert bea.data("GET", "/api/v1/conversations?q=red")["conversations"] == []
    assert bea.data("GET", "/api/v1/tokens") == []


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.event} {' '.join(said.payload)}")
def test_what_is_said_over_a_socket_is_answered_the_same_way(
    atelier: Atelier, ada: Person, bea: Person, ids: dict[str, str], said: Said
) -> None:
    before = ada.data("GET", f"/api/v1/conversations/{ids['conversation']}")
    socket = atelier.socketio.test_client(atelier.app, flask_test_client=bea.client, headers={"Host": "localhost"})
    try:
        foreign, nothing = (
            socket.emit(said.event, filled(said.payload, each), callback=True) for each in (ids, made_up(ids))
        )
        assert foreign == nothing
        assert foreign.get("error", {}).get("code") == said.refused
        assert ada.data("GET", f"/api/v1/conversations/{ids['conversation']}") == before
        socket.get_received()
        ada.data("PATCH", f"/api/v1/conversations/{ids['conversation']}", json={"title": "Hers alone"})
        assert not socket.get_received()
    finally:
        socket.disconnect()


def test_every_event_of_a_socket_stands_in_the_list(atelier: Atelier) -> None:
    handled = {event for events in atelier.socketio.server.handlers.values() for event in events}
    assert handled - {"connect"} == {said.event for said in SAID}, "who connects names nobody's thing"
