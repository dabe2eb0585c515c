"""What the page is told about whoever asks."""

from __future__ import annotations

from typing import Any

from conversation.errors import Told
from conversation.ports.accounts import User
from conversation.sentences import said
from endpoints.services import services

COUNTED = 100
"""Conversations."""
MODELS = ("image_model", "chat_model", "cheap_model")
"""Settings that name one."""


def described(user: User | None) -> dict[str, Any]:
    """The session; where nobody is signed in only what the page needs to let somebody in."""
    facts = services().facts
    arrival = services().people.identities.arrival() if user is None else None
    known: dict[str, Any] = {
        "access": facts.access,
        "version": facts.version,
        "signed_in": user is not None,
        "administers": services().people.identities.administers(),
        "unclaimed": user is None and services().people.identities.unclaimed(),
        "lost": arrival.lost if arrival else "",
        "waiting": waiting(arrival.guest) if arrival and arrival.guest else None,
        "keeping": kept_for(user),
    }
    if user is None:
        return {**known, "user": None}
    recoverable = user.kind == "guest" and services().people.access.recovery(user.id) is not None
    about = {"id": user.id, "name": user.name, "kind": user.kind, "recoverable": recoverable}
    settings = services().people.preferences.of(user.id)
    named = [settings[name] for name in MODELS]
    offered = services().studio.providers.listing(user.id, named, administers=known["administers"])
    asks = {"ask_from": services().people.spending.asks_from(user.id)}
    off = {name: switched_off(told) for name, told in services().people.features.off(user.id).items()}
    return {**known, "user": about, "settings": settings, "spending": asks, "off": off, **offered}


def kept_for(user: User | None) -> dict[str, int]:
    """How long what is theirs is kept."""
    facts = services().facts
    guest = user is not None and user.kind == "guest"
    pictures = {
        f"{kind}_days": facts.kept.of_picture(uploaded=kind == "uploaded", guest=guest)[1]
        for kind in ("painted", "uploaded")
    }
    return {"idle_days": facts.idle_days, "deleted_days": facts.keep_days, **pictures}


def switched_off(told: Told) -> dict[str, Any]:
    """What the page says in the place of what is off."""
    texts = {"title": told.title, "text": told.text}
    return {**texts, **said(texts)}


def waiting(guest: User) -> dict[str, int]:
    return {"conversations": len(services().conversations.library.listing(guest.id, limit=COUNTED).conversations)}
