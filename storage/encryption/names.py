"""The names of a conversation's files, encrypted: the same name is always called the same, and can be found out again
by who has the key (AES-SIV, RFC 5297). What a name begins and ends with, and how long it is, is not to be seen."""

from __future__ import annotations

import base64
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from storage.disk.opaque_names import is_opaque

LONGEST = 48
"""Bytes."""
PADDING = "="
"""What base32 ends with, which a file's name does not."""


class HiddenNames:
    """Of one conversation."""

    def __init__(self, key: bytes, conversation: str) -> None:
        self._cipher = AESSIV(hmac.digest(key, b"atelier names", "sha512"))
        self._about = [conversation.encode()]

    def hidden(self, name: str) -> str:
        """As the file is called on the disk."""
        raw = name.encode()
        if len(raw) > LONGEST:
            raise ValueError(f"{name} is too long a name")
        sealed = self._cipher.encrypt(raw.ljust(LONGEST, b"\0"), self._about)
        return base64.b32encode(sealed).decode().lower().rstrip(PADDING)

    def shown(self, hidden: str) -> str | None:
        """The name that is called so; None for what is none of this conversation's."""
        if not is_opaque(hidden):
            return None
        try:
            sealed = base64.b32decode(hidden.upper() + PADDING)
            return self._cipher.decrypt(sealed, self._about).rstrip(b"\0").decode()
        except (InvalidTag, ValueError):
            return None
