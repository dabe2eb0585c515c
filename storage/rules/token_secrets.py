"""The secrets of API tokens: as they are made, and what is kept of them."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from hashlib import sha256

from conversation.errors import Told
from conversation.ports.accounts import SCOPES, Scope, Token, TokenHolder, User
from conversation.sentences import say
from storage.rules.kept_values import storable

PREFIX = "atelier_"
MOST = 50
LONGEST_NAME = 64
USED_EVERY_S = 60


def enabled(user: User | None) -> User | None:
    """Nobody where they are let in no more."""
    return None if user is None or user.disabled else user


def holder(user: User, token: Token, now: str) -> TokenHolder | None:
    """Whose a token is at that moment; nobody's where they are let in no more."""
    known = enabled(user)
    return TokenHolder(known, token, token.expires is not None and token.expires <= now) if known else None


def in_order(scopes: Collection[str]) -> tuple[Scope, ...]:
    """Each of those that there are, once."""
    return tuple(scope for scope in SCOPES if scope in scopes)


def used_before(used: str | None, moment: str, now: str) -> bool:
    """Whether a use is to be noted: the last one was before that moment, or by a clock that was ahead."""
    return used is None or used < moment or used > now


def new_secret() -> str:
    """256 random bits that a person can tell from other secrets."""
    return PREFIX + secrets.token_urlsafe(32)


def name_of(name: str) -> str:
    """A token's name on one line."""
    return " ".join(storable(name).split())[:LONGEST_NAME]


def too_many() -> Told:
    """A person has as many tokens as anyone could use."""
    text = f"There can be {MOST}. Revoke one that is no longer used."
    return Told(say("too_many_tokens", "There are too many tokens"), text, code="too_many_tokens", status=409)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
