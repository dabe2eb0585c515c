"""Signing in at an identity provider, by OpenID Connect: an authorization code with PKCE, and the identity's own token.

Loaded only where the settings want it. What the browser has to bring back (state, nonce, verifier) is in a signed
cookie of its own, so whoever was sent to the provider by somebody else comes back as nobody. An account belongs to the
provider and the subject that made it: a name that is given to somebody else later opens nothing of theirs.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from time import monotonic
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from itsdangerous import BadData, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from conversation.errors import BadRequest, Told
from conversation.ports.accounts import Accounts, User
from conversation.sentences import say
from endpoints.services import OutsideDoor
from server.web.passwords import switched_off
from server.web.proxy_door import LONGEST, read_name

SCOPE = "openid profile email"
SIGNED = ("RS256", "PS256", "ES256", "EdDSA")
"""Ways in which a provider's token may be signed; none of them by a secret that both know, and never by nobody."""
WITHIN = 600
"""Seconds in which somebody has to come back."""
PATIENCE = 10.0
"""Seconds in which the provider has to answer."""
KNOWN_FOR = 3_600.0
"""Seconds for which what the provider says of itself is believed."""


@dataclass(frozen=True)
class OidcClient:
    """What the studio is at its provider."""

    issuer: str
    client: str
    secret: str
    name_claim: str


@dataclass
class OidcDoor(OutsideDoor):
    """See `OutsideDoor`."""

    provider: OidcClient
    accounts: Accounts
    administrators: frozenset[str]
    signer: URLSafeTimedSerializer
    known: tuple[float, dict[str, Any]] | None = field(default=None, repr=False)

    def begin(self, back: str) -> tuple[str, str]:
        """See `OutsideDoor`."""
        kept = {"state": token_urlsafe(32), "nonce": token_urlsafe(32), "verifier": token_urlsafe(48)}
        with self._session(back) as session:
            page, _ = session.create_authorization_url(
                self._itself()["authorization_endpoint"],
                state=kept["state"],
                code_verifier=kept["verifier"],
                nonce=kept["nonce"],
            )
        return page, str(self.signer.dumps(kept))

    def finish(self, kept: str, said: Mapping[str, str], back: str) -> User:
        """See `OutsideDoor`."""
        try:
            mine = self.signer.loads(kept, max_age=WITHIN)
            if not hmac.compare_digest(mine["state"].encode(), said.get("state", "").encode()):
                raise refused("the state is another one")
            if said.get("iss", self.provider.issuer) != self.provider.issuer:
                raise refused("another provider answered")
            claims = self._claims(said.get("code", ""), mine, back)
        except (BadData, AuthlibBaseError, JoseError, requests.RequestException, ValueError) as error:
            raise refused(type(error).__name__) from error
        return self._person(claims)

    def administers(self, user: User) -> bool:
        """See `OutsideDoor`."""
        return user.administrator or user.name in self.administrators

    def _session(self, back: str) -> OAuth2Session:
        return OAuth2Session(
            self.provider.client,
            self.provider.secret or None,
            scope=SCOPE,
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=PATIENCE,
            token_endpoint_auth_method="client_secret_basic" if self.provider.secret else "none",
        )

    def _itself(self) -> dict[str, Any]:
        """What the provider says of itself. Raises `Told`."""
        if self.known is None or monotonic() - self.known[0] > KNOWN_FOR:
            try:
                said = read(f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration")
            except (requests.RequestException, ValueError) as error:
                raise refused(type(error).__name__) from error
            if said.get("issuer") != self.provider.issuer:
                raise refused("it calls itself something else")
            self.known = monotonic(), said
        return self.known[1]

    def _claims(self, code: str, mine: Mapping[str, str], back: str) -> Mapping[str, Any]:
        """What the provider's own token says, once all of it was looked at."""
        itself = self._itself()
        with self._session(back) as session:
            given = session.fetch_token(itself["token_endpoint"], code=code, code_verifier=mine["verifier"])
        keys = KeySet.import_key_set(read(itself["jwks_uri"]))  # type: ignore[arg-type]  # checked by what it does
        token = jwt.decode(given.get("id_token", ""), keys, algorithms=SIGNED)
        jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": self.provider.issuer},
            aud={"essential": True, "value": self.provider.client},
            exp={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": mine["nonce"]},
        ).validate(token.claims)
        if token.claims.get("azp", self.provider.client) != self.provider.client:
            raise refused("the token is somebody else's")
        return token.claims

    def _person(self, claims: Mapping[str, Any]) -> User:
        said = str(claims.get(self.provider.name_claim, ""))
        name = read_name(said.encode().decode("latin-1")) if len(said) <= LONGEST else None
        subject = f"{self.provider.issuer} {claims['sub']}"
        mark = f"oidc {sha256(subject.encode()).hexdigest()}"
        user = None if name is None else self._of(name, mark) or self._made(name, mark)
        if user is None:
            raise misnamed()
        if user.disabled:
            raise switched_off()
        return user

    def _of(self, name: str, mark: str) -> User | None:
        known = self.accounts.credentials(name)
        mine = known is not None and known.user.name == name and hmac.compare_digest(known.password_hash, mark)
        return known.user if known is not None and mine else None

    def _made(self, name: str, mark: str) -> User | None:
        try:
            return self.accounts.register(name, mark, first=not self.administrators)
        except BadRequest:
            return None
        except Told:
            return self._of(name, mark)  # made by a request beside this one; else it is another's


def read(address: str) -> dict[str, Any]:
    """Raises `ValueError` for what is no object of JSON, and what `requests` raises."""
    answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def refused(why: str) -> Told:
    """`why` is for the log."""
    return Told(
        say("sign_in_refused", "Signing in didn’t work"),
        say(
            "sign_in_refused_text", "Try again. If it stays like this, ask whoever runs the studio to look at the log."
        ),
        code="sign_in_refused",
        details=why,
        status=401,
    )


def misnamed() -> Told:
    """A name that nobody can have, or that is another's."""
    return Told(
        say("name_not_yours", "This name can’t be used here"),
        say(
            "name_not_yours_text",
            "It has to have 1 to 64 visible characters and to look like nobody else’s here. Ask whoever runs the "
            "studio.",
        ),
        code="name_not_yours",
        status=403,
    )


def opened(provider: OidcClient, accounts: Accounts, administrators: frozenset[str], secret: str) -> OidcDoor:
    """`secret` signs what the browser brings back."""
    return OidcDoor(provider, accounts, administrators, URLSafeTimedSerializer(secret, salt="oidc"))
