"""Words of the document that belong to no single call: its introduction, its groups, how one shows who one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ABOUT = """\
Everything the page does, a program can do. Answers come in one envelope, `{"success": true, "data": …, "timestamp"}` or
`{"success": false, "error": {"code", "title", "message", "details", "retry_after"}, "timestamp"}`; a program decides by
the status and by `error.code`, which never changes its meaning. Files and the calls outside of `/api/v1` say where they
differ.

**Who is asking.** `Authorization: Bearer <token>` with a token from Settings → API tokens, or a cookie: where the
studio is open (its default) everybody without either becomes a guest, whose pictures stay with that cookie and with a
recovery code. The session and the first change set it; whoever only reads is nobody, and finds nothing of theirs.
`curl -b jar -c jar` keeps it. A cookie that is nobody's here is never replaced unasked: the session says why (`lost`),
and `POST /api/v1/session/guest` begins anew.

**What a token is good for.** `read` looks and takes out, `make` talks and paints, which may cost something, `finish`
changes pictures on this machine for free, `admin` changes settings, keys and tokens. Each call names the scope it wants
under `security`; of several one suffices. Without it the answer is 403 `scope_missing`; a token that has expired gets
401 `token_expired`.

**Limits.** Requests are counted for each person, or for an address until somebody is known there, 600 a minute unless
the studio says otherwise; `X-RateLimit-Limit`, `-Remaining` and `-Reset` tell how many there may be, how many are left
and when there are more, 429 with `Retry-After` that there are none. What else is refused for being done too often (new
guests, wrong passwords, paid pictures in a day, calls of models in a minute) tells of its own limit in the same way.
So many new guests an hour come from one address. A file may have 200 MB and 200 megapixels, any other
body 1 MB.

**Bodies.** What a call declares is what it asks for, limits included; `message` names the field that is otherwise.
`null` counts as not said.

**Sending twice.** What makes or spends takes an `Idempotency-Key`, an id of the program's own for this one call. Sent
again with the same key it is answered as before, with `Idempotency-Replayed: true`, for a day. With something else it
is 409 `conflict`, while it goes on 409 `in_progress` with `Retry-After`, and where a restart cut it off 409
`call_cut_off`. What was refused begins anew with the same key.

**Changes.** What a program changes, an open page shows at once. A state change that carries a cookie or nothing must
not come from another site's page. Ids are UUIDs; another person's id is answered as one that never was.
"""
PLACES: dict[str, Any] = {
    "token": {"type": "http", "scheme": "bearer", "description": "An API token from Settings → API tokens."},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "atelier", "description": "The cookie of the session."},
}


HEADERS: dict[str, Any] = {
    "Retry-After": {
        "schema": {"type": "integer", "minimum": 1},
        "description": "Seconds after which trying again may help.",
    },
    "X-RateLimit-Limit": {
        "schema": {"type": "integer"},
        "description": "How many calls may be made within the limit that is nearest, or that refused this one.",
    },
    "X-RateLimit-Remaining": {"schema": {"type": "integer"}, "description": "How many of them are left."},
    "X-RateLimit-Reset": {
        "schema": {"type": "integer"},
        "description": "When there are more, in seconds since 1970 (UTC).",
    },
}
"""Of limits on how often something may be done."""
LIMIT_HEADERS = tuple(name for name in HEADERS if name.startswith("X-"))


@dataclass(frozen=True)
class Group:
    """Calls that belong together."""

    name: str
    about: str
    blueprints: tuple[str, ...]


GROUPS = (
    Group(
        "Images",
        "Pictures on the shelf: in, out, their names and their current version.",
        ("images", "gallery", "picture_files", "metadata", "alt_texts", "conversation_image"),
    ),
    Group("Operations", "What can be done to pixels, on this machine and free.", ("operations", "palette")),
    Group("Drawings", "A picture as a drawing (SVG), kept beside the version that shows it.", ("vectors",)),
    Group("Layers", "What was drawn on a picture: kept with it, and laid on it by an operation.", ("layers",)),
    Group("Masks", "Where something is to be changed: drawn, or selected; kept with a version.", ("masks",)),
    Group("Retouch", "Whole pictures made larger, varied or set elsewhere.", ("retouch",)),
    Group("Compress", "Pictures made small: one, or many.", ("compress",)),
    Group("Background", "Cutting out what a picture shows.", ("nobg", "cutout", "background")),
    Group("Models of this machine", "What computes here: fetched on request, checked, removed.", ("local_models",)),
    Group(
        "History", "Every change is a version: back, and on again.", ("history", "comparing", "versions", "receipts")
    ),
    Group(
        "Downloads",
        "Pictures as files: one in a format of choice, several as a ZIP; a conversation or everything.",
        ("downloads",),
    ),
    Group(
        "Moving and sharing",
        "Conversations that come in from files, addresses under which others may look, and leaving for good.",
        ("imports", "shares", "shared", "refusals", "reports", "report_form", "account"),
    ),
    Group("Uploads", "Files in pieces, by the tus protocol 1.0: a cut line goes on at the last byte.", ("uploads",)),
    Group("Conversations", "The list, and one conversation with its messages.", ("conversations", "messages")),
    Group(
        "Messages",
        "A message as the composer sends it, and the turn that answers it.",
        ("send_message", "turns", "previews"),
    ),
    Group(
        "Jobs",
        "Long work: asked for, followed, ended, and what came of it. A job, the picture that it makes and its embed "
        "have one id.",
        ("apps", "tasks", "embeds"),
    ),
    Group("Image form", "One picture outside of any conversation.", ("generate_image",)),
    Group(
        "Other programs",
        "What programs call that speak OpenAI's API; see [Other programs](../other-programs.md).",
        ("program_models", "program_images", "program_chat", "program_responses", "program_mcp"),
    ),
    Group("Models", "What paints and talks, and the providers that have it.", ("models", "providers")),
    Group(
        "People",
        "Who is asking, what they have set, and what they spent.",
        ("session", "outside", "users", "settings", "tokens", "webhooks", "recovery", "prompts", "styles", "usage"),
    ),
    Group(
        "Studio",
        "Is it up, what can it do, and its page.",
        ("health", "formats", "administration", "retention", "api", "page"),
    ),
)
"""In the order of the document."""
OTHER = Group("Other", "", ())
UUID = {"type": "string", "format": "uuid"}
PARTS: dict[str, tuple[dict[str, Any], str]] = {
    "image": (UUID, "Id of an image."),
    "version": (UUID, "Id of a version."),
    "conversation": (UUID, "Id of a conversation."),
    "mask": (UUID, "Id of a mask."),
    "layer": (UUID, "Id of a layer."),
    "vector": (UUID, "Id of a drawing: the `vector` in the recipe of the version that shows it."),
    "message": (UUID, "Id of a message."),
    "turn": (UUID, "Id of a turn: that of the message that answers."),
    "task": (UUID, "Id of a job."),
    "embed": (UUID, "Id of a picture, also of one that is still being made: that of its job."),
    "upload": (UUID, "Id of an upload; of the image too that it becomes."),
    "download": (UUID, "Id of a download that was asked for."),
    "token": (UUID, "Id of a token, not the token itself."),
    "webhook": (UUID, "Id of a webhook."),
    "share": (UUID, "Id of what is shared with others; it opens nothing."),
    "report": (UUID, "Id of something that was reported."),
    "address": ({"type": "string"}, "What stands in the address of what is shared: an id that the studio signed."),
    "place": ({"type": "integer", "minimum": 0}, "Where a picture stands on the shared page, from 0."),
    "delivery": (UUID, "Id of a delivery: what a webhook is told, once."),
    "filename": ({"type": "string"}, "Name of a file, as a version says it."),
    "number": ({"type": "integer", "minimum": 1}, "Which preview: 1, 2, 3 …"),
    "model": ({"type": "string"}, "Name of a model, as the provider that keeps it lists it; slashes belong to it."),
    "name": ({"type": "string"}, "Name of a model that cuts out, as the list of them says it."),
    "signed": ({"type": "string"}, "What the studio signed: which picture, and for how long."),
    "tab": ({"type": "string"}, "A tab of the settings."),
}
"""What stands in an address."""
