"""Addresses of pictures that work without a cookie for a while, as programs hand them on to whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer

from conversation.errors import NotFound
from endpoints.services import LinkedPicture

PURPOSE = "picture-link"
"""So that nothing else that is signed with the same secret is an address."""


@dataclass(frozen=True)
class PictureLinks:
    """See `Links` in `endpoints/services.py`."""

    secret: str

    def sign(self, picture: LinkedPicture) -> str:
        return self._serializer.dumps([picture.owner, picture.image, picture.version, picture.hours])

    def read(self, signed: str) -> LinkedPicture:
        try:
            owner, image, version, hours = self._serializer.loads(signed)
            self._serializer.loads(signed, max_age=round(hours * 3600))
        except (BadSignature, ValueError, TypeError) as error:
            raise NotFound("This picture") from error
        return LinkedPicture(owner, image, version, hours)

    def owned(self, owner: str, signed: str) -> str:
        try:
            found: list[str] = self._serializer.loads(signed)
        except BadSignature:
            return ""
        return found[1] if found[0] == owner else ""

    @property
    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt=PURPOSE)
