"""Ways to a provider that lead nowhere, each with a real socket at its end."""

from __future__ import annotations

import errno
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore2
import pytest
import trustme

from conversation.errors import ProviderFault
from providers.openrouter.faults import OpenRouterFaults
from providers.wire.errors import NoConnection, wire_errors
from providers.wire.failures.connection_errors import explain_refusal
from providers.wire.failures.connection_texts import NO_ANSWER, NO_SUCH_HOST, NO_TLS, OFFLINE, UNREACHABLE, UNTRUSTED
from providers.wire.http.limits import Limits
from tests.upstream.connected import KEY, service_at

CALM = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 48\r\n\r\nClient sent an HTTP request to an HTTPS server.\n\n"


@contextmanager
def listening(context: ssl.SSLContext | None = None, says: bytes = b"") -> Iterator[int]:
    """A port that speaks TLS or plainly, says this to whoever asks, and hangs up."""
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            try:
                line = context.wrap_socket(line, server_side=True) if context else line
                line.recv(65_536)
                line.sendall(says)
            except OSError:
                pass
            finally:
                line.close()

    serving = threading.Thread(target=serve, daemon=True)
    serving.start()
    try:
        yield int(door.getsockname()[1])
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        serving.join(5)


def tls(*names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(*names).configure_cert(context)
    return context


def fault_at(address: str) -> ProviderFault:
    service = service_at(address, Limits(connect=2.0, pauses=()))
    with pytest.raises(ProviderFault) as failed:
        list(service.call("/chat/completions", {}, OpenRouterFaults("A model", KEY)))
    service.close()
    assert KEY not in f"{failed.value} {failed.value.details}"
    assert failed.value.may_have_charged is False
    return failed.value


def test_https_where_plain_http_is_spoken() -> None:
    with listening(says=b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        fault = fault_at(f"https://127.0.0.1:{port}/api/v1")

    assert fault.code == "wrong_address"
    assert f"https://127.0.0.1:{port}/api/v1 begins with https://" in fault.title
    assert "OPENROUTER_API_URL" in fault.text


@pytest.mark.parametrize("says", [b"", b"\x15\x03\x01\x00\x02\x02\x16" + b"\r\n\r\n"])
def test_http_where_tls_is_spoken(says: bytes) -> None:
    with listening(tls("127.0.0.1") if not says else None, says) as port:
        fault = fault_at(f"http://127.0.0.1:{port}/api/v1")

    assert fault.code == "wrong_address" and "but it needs https://" in fault.title


def test_http_where_a_server_says_so_itself() -> None:
    with listening(says=CALM) as port:
        fault = fault_at(f"http://127.0.0.1:{port}/api/v1")

    assert fault.code == "wrong_address" and "https://" in fault.text


def test_a_certificate_that_nobody_signed() -> None:
    with listening(tls("127.0.0.1")) as port:
        fault = fault_at(f"https://127.0.0.1:{port}/api/v1")

    assert fault.code == "untrusted_certificate"
    assert "127.0.0.1" in fault.title and "SSL_CERT_FILE" in fault.text and "Nothing was sent" in fault.text


def test_certificates_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    fault = fault_at("https://127.0.0.1:9/api/v1")

    assert fault.code == "untrusted_certificate" and "SSL_CERT_FILE" in fault.text


def test_a_name_that_does_not_exist() -> None:
    fault = fault_at("https://no-such-host.invalid/api/v1")

    assert fault.code in ("wrong_address", "unreachable")  # a machine that is offline cannot tell
    assert "no-such-host.invalid" in fault.title + fault.text


def test_a_port_where_nobody_listens() -> None:
    with listening() as port:
        pass
    fault = fault_at(f"http://127.0.0.1:{port}/api/v1")

    assert fault.code == "unreachable" and "nothing listens" in fault.text


def test_a_machine_that_speaks_something_else() -> None:
    service = service_at("http://127.0.0.1", Limits(pauses=()))
    service.close()
    with listening(says=b"SSH-2.0-OpenSSH_9.2\r\n") as port:
        service = service_at(f"http://127.0.0.1:{port}", Limits(connect=2.0, pauses=()))
        with pytest.raises(ProviderFault) as failed:
            list(service.call("/chat/completions", {}, OpenRouterFaults("A model", KEY)))
        service.close()

    assert failed.value.code == "cut_off"


def caused(cause: Exception) -> httpcore2.ConnectError:
    error = httpcore2.ConnectError(str(cause))
    error.__cause__ = cause
    return error


def distrusted(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "said", "why"),
    [
        (caused(socket.gaierror(socket.EAI_NONAME, "Name or service not known")), NO_SUCH_HOST, ""),
        (caused(socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")), OFFLINE, ""),
        (caused(OSError(errno.ENETUNREACH, "Network is unreachable")), OFFLINE, ""),
        (caused(TimeoutError("timed out")), NO_ANSWER, ""),
        (httpcore2.ConnectTimeout("timed out"), NO_ANSWER, ""),
        (caused(ssl.SSLError(1, "[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE]")), NO_TLS, ""),
        (caused(distrusted(10)), UNTRUSTED, "expired"),
        (caused(distrusted(9)), UNTRUSTED, "clock"),
        (caused(distrusted(18)), UNTRUSTED, "self-signed"),
        (caused(distrusted(20)), UNTRUSTED, "an authority this machine does not know"),
        (caused(distrusted(62)), UNTRUSTED, "a different name than a.example"),
        (httpcore2.ConnectError("odd"), UNREACHABLE, ""),
    ],
)
def test_the_error_of_the_network_says_why(error: Exception, said: object, why: str) -> None:
    with pytest.raises(NoConnection) as failed, wire_errors():
        raise error

    found, values = explain_refusal(failed.value, "https://a.example/v1")

    assert found is said and why in values.get("why", "")
    assert values.get("host", "a.example") == "a.example"
