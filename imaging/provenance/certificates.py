"""Who signs for a studio: a key, its certificate, and the one that this was signed with, in one file.

C2PA 2 (14.5) wants of the first certificate that it is for signing and for mail, names who signed it, and signs no
others itself. The second one is the studio's own: no public list knows it, so readers say that they do not.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkstemp

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

YEARS = 20
"""A certificate holds so long: nobody renews one of their own, and what was signed with it is to stay valid."""
BLOCK = re.compile(r"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----\n?", re.DOTALL)
CERTIFICATE = "CERTIFICATE"
Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class SigningIdentity:
    """As c2pa takes it: PEM."""

    key: bytes
    """PKCS#8."""
    chain: bytes
    """The signer's certificate first."""

    @property
    def anchor(self) -> str:
        """The last certificate: whoever trusts it trusts the studio."""
        return _blocks(self.chain.decode(), CERTIFICATE)[-1]


class UnusableIdentity(Exception):
    """The file with the key and the certificates cannot be used; the text says why."""


def identity_in(path: Path, make: bool) -> SigningIdentity:
    """What a file holds; where it is not there and `make` says so, a new one is made, for its owner's eyes alone.

    Raises `UnusableIdentity`.
    """
    if make and not path.exists():
        _written_once(path, new_identity())
    try:
        text = path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableIdentity(f"{path} cannot be read") from error
    chain = _blocks(text, CERTIFICATE)
    keys = [block for kind in ("PRIVATE KEY", "EC PRIVATE KEY") for block in _blocks(text, kind)]
    if not chain or len(keys) != 1:
        raise UnusableIdentity(f"{path} has to hold one private key and at least one certificate, in PEM")
    try:
        key = load_pem_private_key(keys[0].encode(), None)
    except (ValueError, TypeError) as error:
        raise UnusableIdentity(f"The private key in {path} cannot be read") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise UnusableIdentity(f"The private key in {path} is not one of the curve P-256 (ES256)")
    return SigningIdentity(_packed(key), "".join(chain).encode())


def new_identity(now: datetime | None = None) -> str:
    """A key with its certificate, and the one that signed this, whose own key nobody keeps."""
    began = (now or datetime.now(UTC)) - timedelta(days=1)
    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = _name("Atelier studio (own root)")
    constraints = x509.BasicConstraints(ca=True, path_length=0)
    authority = (
        _certificate(issuer, issuer, root, began)
        .add_extension(constraints, critical=True)
        .add_extension(_usage(signs_others=True), critical=True)
        .sign(root, hashes.SHA256())
    )
    origin = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key())
    signer = (
        _certificate(_name("Atelier studio"), issuer, leaf, began)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_others=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(origin, critical=False)
        .sign(root, hashes.SHA256())
    )
    certificates = (each.public_bytes(Encoding.PEM).decode() for each in (signer, authority))
    return _packed(leaf).decode() + "".join(certificates)


def _certificate(subject: x509.Name, issuer: x509.Name, key: Key, began: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(began + timedelta(days=365 * YEARS))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str) -> x509.Name:
    names = ((NameOID.ORGANIZATION_NAME, "Atelier"), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in names])


def _usage(signs_others: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_others,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _packed(key: Key) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _blocks(text: str, kind: str) -> list[str]:
    return [f"{found[0].rstrip()}\n" for found in BLOCK.finditer(text) if found[1] == kind]


def _written_once(path: Path, text: str) -> None:
    """All of it at once: of several that begin at the same time, one is first, and its file is everybody's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w") as stream:  # 0600, as `mkstemp` makes it
            stream.write(text)
        os.link(beside, path)
    except FileExistsError:
        return
    finally:
        os.unlink(beside)
