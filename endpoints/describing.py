"""What the page is told about whoever asks."""

from __future__ import annotations

from typing import Any

from conversation.keeping import User
from endpoints.desk import desk


def described(user: User | None) -> dict[str, Any]:
    """The session; where nobody is signed in only what the login page needs."""
    facts = desk().facts
    known: dict[str, Any] = {"access": facts.access, "version": facts.version, "signed_in": user is not None}
    if user is None:
        return {**known, "user": None}
    return {**known, "user": {"id": user.id, "name": user.name, "kind": user.kind}, **desk().offer.session(user)}
