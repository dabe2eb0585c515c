"""Whatever the packages below raise is one class above, drawn as it is, and has a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpcore2
import httpx2
import pytest

from conversation.errors import ProviderFault
from providers.wire import errors
from providers.wire.errors import (
    CallTooLong,
    CutOff,
    NoConnection,
    PictureLost,
    ProxyRefusal,
    ServiceRefused,
    Stalled,
    UnknownEncoding,
    UnusableAddress,
    UnusableHeader,
    UnusablePicture,
    UnusableSetup,
    WireError,
    wire_errors,
)
from providers.wire.failures.errors_to_faults import explain_errors
from providers.wire.failures.faults import Faults
from providers.wire.http.network_stream import GivenUp

ABSTRACT = {WireError, UnusableSetup, UnusablePicture}
"""Never raised themselves."""


def below(kind: type[Exception]) -> Iterator[type[Exception]]:
    yield kind
    for child in kind.__subclasses__():
        yield from below(child)


def raised(kind: type[WireError]) -> WireError:
    if issubclass(kind, ServiceRefused):
        return kind(500, {})
    if issubclass(kind, (Stalled, CallTooLong)):
        return kind(45.0)
    return kind("a.example")


@pytest.mark.parametrize(
    "kind",
    [
        *below(httpcore2.TimeoutException), *below(httpcore2.NetworkError), *below(httpcore2.ProtocolError),
        httpcore2.ProxyError, httpcore2.UnsupportedProtocol, *below(httpx2.RequestError), httpx2.InvalidURL,
    ],
    ids=lambda kind: f"{kind.__module__}.{kind.__name__}",
)  # fmt: skip
def test_an_exception_of_the_packages_below_is_a_wire_error(kind: type[Exception]) -> None:
    with pytest.raises(WireError) as failed, wire_errors():
        raise kind("odd")

    assert isinstance(failed.value.__cause__, kind)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpcore2.ConnectError("x"), NoConnection),
        (httpcore2.ConnectTimeout("x"), NoConnection),
        (httpcore2.ProxyError("x"), ProxyRefusal),
        (httpcore2.ReadError("x"), CutOff),
        (httpcore2.RemoteProtocolError("x"), CutOff),
        (GivenUp("given up"), CutOff),
        (httpcore2.LocalProtocolError("Illegal header value b'Bearer sk-secret'"), UnusableHeader),
        (httpcore2.UnsupportedProtocol("x"), UnusableAddress),
        (httpx2.InvalidURL("x"), UnusableAddress),
        (httpx2.DecodingError("x"), UnknownEncoding),
    ],
)
def test_it_is_told_what_kind(error: Exception, kind: type[WireError]) -> None:
    with pytest.raises(WireError) as failed, wire_errors():
        raise error

    assert type(failed.value) is kind
    assert "sk-secret" not in str(failed.value)


@pytest.mark.parametrize("kind", [kind for kind in below(WireError) if kind not in ABSTRACT], ids=lambda k: k.__name__)
def test_every_wire_error_has_a_sentence(kind: type[WireError]) -> None:
    faults = Faults("Brush", "sk-0123456789", "https://a.example/v1", "Acme", "ACME_API_URL", "ACME_API_KEY")

    with pytest.raises(ProviderFault) as failed, explain_errors(faults):
        raise raised(kind)

    said = f"{failed.value}"
    assert "{" not in said and "  " not in said
    assert failed.value.__suppress_context__  # what lies below holds the request, and with it the key


def test_a_lost_picture_says_where_it_was() -> None:
    with pytest.raises(ProviderFault) as failed, explain_errors(Faults("Brush", provider="Acme")):
        raise PictureLost("cdn.example", " (404)")

    assert "cdn.example, where it should be, did not deliver it (404)" in failed.value.text


def test_the_tree_is_drawn_as_it_is() -> None:
    drawn: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"([│ ├└─]*)([A-Z]\w+)(?:\s{2}|$)", line)
        if found:
            drawn.append((len(found[1]) // 4, found[2]))

    def tree(kind: type[Exception], depth: int) -> Iterator[tuple[int, str]]:
        yield depth, kind.__name__
        for child in kind.__subclasses__():
            yield from tree(child, depth + 1)

    assert drawn == list(tree(WireError, 0))
