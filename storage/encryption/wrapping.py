"""A key in an envelope that another key opens: AES-256-GCM, bound to what it is the key of."""

from __future__ import annotations

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.seal import Unsealable

BYTES = 32
"""Of every key here."""
NONCE = 12


def new_key() -> bytes:
    """A key that nobody had before."""
    return secrets.token_bytes(BYTES)


def wrapped(secret: bytes, key: bytes, about: str) -> str:
    """The secret in an envelope, as a row carries it; `about` is what it is for."""
    nonce = secrets.token_bytes(NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, secret, about.encode())).decode()


def unwrapped(envelope: str, key: bytes, about: str) -> bytes:
    """What is in it. Raises `Unsealable` with another key, for something else, and where it was changed."""
    try:
        raw = base64.b64decode(envelope, validate=True)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise Unsealable from error
