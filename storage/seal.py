"""The seal on what must not be read from a stolen database: Fernet (AES-128 in CBC mode with HMAC-SHA-256)."""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from typing import Any

from conversation.errors import Told
from conversation.sentences import say

_SEPARATORS = re.compile(r"[,\s]+")
BYTES = 32


class Unsealable(Exception):
    """No master key opens it: it was sealed with another one, or is damaged."""


class Seal:
    """Seals with the first of its master keys, and opens with all of them."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys`: as `master_keys` gives them, at least one."""
        self._keys = tuple(keys)

    @property
    def mark(self) -> str:
        """Tells what this seal's first key sealed from what another one did, and nothing about the key."""
        return mark_of(self._keys[0])

    @property
    def marks(self) -> frozenset[str]:
        """Of all its keys."""
        return frozenset(map(mark_of, self._keys))

    def keys_for(self, purpose: str) -> Mapping[str, bytes]:
        """A key of 32 bytes for each of its keys, by the mark of that, the first one first; another purpose has others,
        and none tells what it was made of."""
        raw = {mark_of(key): base64.urlsafe_b64decode(key) for key in self._keys}
        return {mark: hmac.digest(key, b"atelier " + purpose.encode(), "sha256") for mark, key in raw.items()}

    def close(self, text: str) -> str:
        """The text, sealed."""
        return str(self._cipher.encrypt(text.encode()), "ascii")

    def open(self, sealed: str) -> str:
        """The text inside. Raises `Unsealable`."""
        try:
            return str(self._cipher.decrypt(sealed.encode()), "utf-8")
        except self._fernet.InvalidToken as error:
            raise Unsealable from error

    @cached_property
    def _fernet(self) -> Any:
        # by name: a studio in which nobody gave a key never pays for the package
        return import_module("cryptography.fernet")

    @cached_property
    def _cipher(self) -> Any:
        return self._fernet.MultiFernet([self._fernet.Fernet(key) for key in self._keys])


def mark_of(key: str) -> str:
    """16 hex digits."""
    return sha256(b"atelier master key " + key.encode()).hexdigest()[:16]


def new_key() -> str:
    """A master key, as a file or a setting holds it."""
    return base64.urlsafe_b64encode(secrets.token_bytes(BYTES)).decode()


def master_keys(text: str) -> tuple[str, ...]:
    """The master keys in a text, separated by commas or blanks, the first one first. None where there is none.

    Each is 32 random bytes in base64, of either alphabet. Raises `ValueError`, whose text does not repeat them.
    """
    return tuple(_normal(each) for each in _SEPARATORS.split(text.strip()) if each)


def _normal(key: str) -> str:
    try:
        raw = base64.b64decode(key.translate(str.maketrans("-_", "+/")), validate=True)
    except ValueError:
        raw = b""
    if len(raw) != BYTES:
        raise ValueError("A master key is 32 random bytes in base64, as `openssl rand -base64 32` prints them.")
    return base64.urlsafe_b64encode(raw).decode()


def other_master_key() -> Told:
    """That pictures cannot be opened with what is at hand."""
    text = (  # said where the studio is started, in no page
        "Put the file “secret-key” back into the data folder, or set ATELIER_SECRET_KEY to what it was; to keep the "
        "new one, write the former one behind it, after a comma. Without it nobody can ever read these pictures again."
    )
    title = say("pictures_of_another_key", "Pictures were encrypted with another master key")
    return Told(title, text, code="another_master_key", status=500)
