"""Who may look at what is shared. An address is an id that is signed: no id opens anything by itself, and the database
holds nothing that could be an address."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer

from conversation.errors import NotFound, Told
from conversation.ports.moving.shares import Share, Shares
from conversation.sentences import say
from endpoints.moving.services import ShareDoor
from server.http.client_address import counted
from server.threads import in_a_thread
from server.web.login_attempts import LOGINS, LOGINS_WITHIN, FailureLimit
from server.web.passwords import LONGEST_PASSWORD, Passwords

ADDRESS, PASS = "share-address", "share-pass"
"""So that nothing else that is signed with the same secret is one of these."""
ALL_TRIES = 100
"""Wrong passwords for one share from all addresses together, in a quarter of an hour."""
REMEMBERED = 12 * 3600
"""Seconds that a browser need not say it again."""


@dataclass(frozen=True)
class SignedShares(ShareDoor):
    """See `ShareDoor` in `endpoints/moving/services.py`."""

    shares: Shares
    passwords: Passwords
    secret: str
    tries: FailureLimit = field(default_factory=lambda: FailureLimit(LOGINS, LOGINS_WITHIN))

    def address(self, share: str) -> str:
        """See `ShareDoor`."""
        short = urlsafe_b64encode(UUID(share).bytes).rstrip(b"=")
        return self._addresses.sign(short).decode()

    def find(self, address: str) -> Share:
        """See `ShareDoor`."""
        try:
            share = str(UUID(bytes=urlsafe_b64decode(self._addresses.unsign(address) + b"==")))
        except (BadSignature, ValueError) as error:
            raise NotFound("The shared page") from error
        if address != self.address(share):  # base64 leaves bits over: another last letter can say the same
            raise NotFound("The shared page")
        return self.shares.find(share)

    def opens(self, share: Share, shown: str) -> bool:
        """See `ShareDoor`."""
        if share.password_hash is None:
            return True
        try:
            return bool(self._passes.loads(shown, max_age=REMEMBERED) == [share.id, _short(share.password_hash)])
        except BadSignature:
            return False

    def unlock(self, share: Share, password: str, address: str) -> str:
        """See `ShareDoor`."""
        hashed = share.password_hash or ""
        taken = [self.tries.take(f"share:{share.id}:{counted(address)}")]
        taken.append(self.tries.take(f"share:{share.id}", most=ALL_TRIES))
        if not in_a_thread(self.passwords.matches, hashed, password[:LONGEST_PASSWORD]):
            raise Told(
                say("wrong_share_password", "That’s not the password"),
                say("wrong_share_password_text", "Ask whoever gave you the link."),
                code="wrong_password",
                status=401,
            )
        for each in taken:
            each.succeeded()
        return str(self._passes.dumps([share.id, _short(hashed)]))

    def count_report(self, address: str) -> None:
        """See `ShareDoor`."""
        self.tries.take(f"report:{counted(address)}")

    @property
    def _addresses(self) -> Signer:
        return Signer(self.secret, salt=ADDRESS)

    @property
    def _passes(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt=PASS)


def _short(hashed: str) -> str:
    """Tells one password from the next, and nothing of either."""
    return sha256(hashed.encode()).hexdigest()[:16]
