"""Why a connection did not come about, from the error that the network left."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import httpcore2

from conversation.sentences import say
from providers.wire.errors import CutOff, NoConnection, ProxyRefusal
from providers.wire.failures.connection_texts import (
    HTTP_WANTED,
    HTTPS_WANTED,
    NO_ANSWER,
    NO_SUCH_HOST,
    NO_TLS,
    NOBODY_LISTENS,
    OFFLINE,
    PROXY,
    UNREACHABLE,
    UNTRUSTED,
)
from providers.wire.failures.fault_text import FaultText

_NOT_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL", "PACKET_LENGTH")
_OFFLINE = (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH)
_SELF_SIGNED, _EXPIRED, _NOT_YET, _NAME, _ADDRESS = (18, 19), 10, 9, 62, 64
_PROBE = 3.0
"""Seconds to find out whether a port that hung up at once wants TLS."""


def explain_refusal(error: NoConnection, address: str) -> tuple[FaultText, dict[str, str]]:
    """What to say about a connection that did not come about, with the values it needs."""
    host = urlsplit(address).hostname or address
    if isinstance(error, ProxyRefusal):
        return PROXY, {}
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return UNTRUSTED, {"host": host, "why": _distrust(cause, host)}
        if isinstance(cause, ssl.SSLError):
            spoken = (getattr(cause, "reason", "") or str(cause)).replace(" ", "_").upper()
            return (HTTP_WANTED if any(sign in spoken for sign in _NOT_TLS) else NO_TLS), {"host": host}
        if isinstance(cause, socket.gaierror):
            return (OFFLINE if cause.errno == socket.EAI_AGAIN else NO_SUCH_HOST), {"host": host}
        if isinstance(cause, ConnectionRefusedError):
            return NOBODY_LISTENS, {}
        if isinstance(cause, (TimeoutError, httpcore2.ConnectTimeout)):
            return NO_ANSWER, {}
        if isinstance(cause, OSError) and cause.errno in _OFFLINE:
            return OFFLINE, {}
    return UNREACHABLE, {}


def explain_hang_up(error: CutOff, address: str) -> FaultText | None:
    """`HTTPS_WANTED` where a port that was spoken to in plain http and gave no answer turns out to want TLS."""
    if not address.startswith("http://"):
        return None
    cause = error.__cause__
    if isinstance(cause, httpcore2.NetworkError):  # the alert is lost where the line is reset behind it
        return HTTPS_WANTED if _wants_tls(address) else None
    if not isinstance(cause, httpcore2.RemoteProtocolError):
        return None
    if "illegal status line" in str(error):  # TLS answers what it does not understand with an alert
        return HTTPS_WANTED if "\\x15\\x03" in str(error) else None
    return HTTPS_WANTED if "without sending" in str(error) and _wants_tls(address) else None


def _wants_tls(address: str) -> bool:
    parts = urlsplit(address)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # nothing is sent: only whether it speaks TLS
    try:
        with (
            closing(socket.create_connection((parts.hostname or "", parts.port or 80), _PROBE)) as line,
            context.wrap_socket(line, server_hostname=parts.hostname),
        ):
            return True
    except (OSError, ValueError):
        return False


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _distrust(error: ssl.SSLCertVerificationError, host: str) -> str:
    code = error.verify_code
    if code == _EXPIRED:
        return say("certificate_expired", "It has expired, or the clock of this machine is wrong.")
    if code == _NOT_YET:
        return say("certificate_early", "It is not valid yet: the clock of this machine is probably wrong.")
    if code in (_NAME, _ADDRESS):
        return say("certificate_of_another", "It was issued for a different name than {host}.", host=host)
    if code in _SELF_SIGNED:
        return say("certificate_self_signed", "It is self-signed, and this machine does not know it.")
    return say("certificate_unknown", "It was signed by an authority this machine does not know.")
