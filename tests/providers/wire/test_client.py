"""A service that speaks JSON, over real sockets: what was asked, what came, what a person is told when nothing did."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Progress
from providers.provider import Address, Given, Need
from providers.wire.client import Client
from providers.wire.errors import ServiceRefused
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.http.json_objects import COMPLETE
from providers.wire.http.limits import Limits
from tests.running import free_port
from tests.upstream.connected import KEY, FakePixels
from tests.upstream.pictures import base64_png, png
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

NEED = Need("ACME_API_KEY", "Make a key.", "https://acme.example/keys")
ADDRESS = Address("ACME_API_URL", "https://api.acme.example/v1")
TIRED = FaultText("tired", "The brush is tired", "Let it rest.")
Found = TypeVar("Found")


class Acme(Service):
    """Answers what the path says: `/echo`, `/status/429`, or what was laid down in `answers`."""

    answers: dict[str, tuple[int, bytes, str, dict[str, str]]] = {}

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        self.keep(path, request)
        name = path.removeprefix("/v1")
        if name in self.answers:
            status, body, media_type, headers = self.answers[name]
            await wire.whole(status, body, media_type, headers)
        elif name == "/stall":
            wire.begin("application/json")
            await wire.write(b" ")
            await asyncio.sleep(600)
        elif name == "/cut":
            wire.head(200, {"Content-Type": "application/json", "Content-Length": "100"})
            wire.writer.write(b'{"image": "')
            await wire.hang_up()
        else:
            body = request.body.decode("latin-1") if isinstance(request.body, bytes) else request.body
            await wire.json({"method": request.method, "headers": request.headers, "body": body})


@pytest.fixture(scope="module")
def acme() -> Iterator[Running]:
    with Running(Acme(), "/v1") as running:
        yield running


def lay(path: str, body: object, status: int = 200, media_type: str = "application/json", **headers: str) -> str:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    Acme.answers[path] = status, data, media_type, {name.replace("_", "-"): value for name, value in headers.items()}
    return path


@contextmanager
def connected(at: Running | str, **more: Any) -> Iterator[Client]:
    url = at if isinstance(at, str) else at.url
    given = Given(FakePixels(), {NEED.name: KEY}, {ADDRESS.name: url})
    client = Client("Acme", given, ADDRESS, more.pop("need", NEED), **more)
    try:
        yield client
    finally:
        client.close()


def run_out(waiting: Generator[Any, None, Found]) -> Found:
    while True:
        try:
            next(waiting)
        except StopIteration as end:
            found: Found = end.value
            return found


def posted(at: Running | str, path: str, body: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    with connected(at, **more) as client, client.call("Brush") as call:
        return run_out(call.post(path, body or {}))


def fault_of(at: Running | str, path: str, **more: Any) -> ProviderFault:
    with pytest.raises(ProviderFault) as failed:
        posted(at, path, **more)
    assert KEY not in f"{failed.value} {failed.value.details}"
    return failed.value


# --- what is asked ------------------------------------------------------------------------------------------------


def test_it_sends_json_with_the_key_and_gives_the_object_that_comes(acme: Running) -> None:
    answer = posted(acme, "/echo", {"prompt": "Zürich \ud83d"})

    assert answer["body"] == {"prompt": "Zürich \ud83d"}
    assert answer["headers"]["authorization"] == f"Bearer {KEY}"
    assert answer["headers"]["content-type"] == "application/json"
    assert "cookie" not in answer["headers"]


@pytest.mark.parametrize(
    ("auth", "name", "value"),
    [("x-key: {key}", "x-key", KEY), ("Authorization: Key {key}", "authorization", f"Key {KEY}")],
)
def test_the_key_goes_into_the_header_that_the_service_wants(acme: Running, auth: str, name: str, value: str) -> None:
    assert posted(acme, "/echo", auth=auth)["headers"][name] == value


def test_a_service_without_a_key_is_sent_none(acme: Running) -> None:
    assert "authorization" not in posted(acme, "/echo", need=None)["headers"]


def test_the_first_thing_that_comes_is_a_sign_of_life(acme: Running) -> None:
    with connected(acme) as client, client.call("Brush") as call:
        posting = call.post("/echo", {})
        assert isinstance(next(posting), Progress)
        posting.close()


def test_a_form_goes_with_its_files(acme: Running) -> None:
    with connected(acme) as client, client.call("Brush") as call:
        answer = run_out(call.upload("/form", {"prompt": "ü\ud83d"}, {"image": ("a.png", png("cat"), "image/png")}))

    assert answer["headers"]["content-type"].startswith("multipart/form-data")
    assert 'name="prompt"' in answer["body"] and 'filename="a.png"' in answer["body"] and "IEND" in answer["body"]


def test_of_a_form_a_name_may_come_more_than_once_and_the_answer_is_read_as_it_comes(acme: Running) -> None:
    files = [("image[]", ("a.png", png("cat"), "image/png")), ("image[]", ("b.png", png("dog"), "image/png"))]
    with connected(acme) as client, client.call("Brush") as call:
        found = [item for objects in call.stream_upload("/form", {"prompt": "a"}, files) for item in objects]

    answer, complete = found
    assert complete is COMPLETE
    assert answer["body"].count('name="image[]"') == 2 and 'filename="b.png"' in answer["body"]


def test_a_list_is_read_at_once(acme: Running) -> None:
    lay("/models", [{"id": "brush"}])
    with connected(acme) as client:
        assert client.read("/models", 5) == [{"id": "brush"}]


def test_bytes_come_as_they_are(acme: Running) -> None:
    lay("/raw", png("cat"), media_type="image/png")
    with connected(acme) as client, client.call("Brush") as call:
        assert run_out(call.send("POST", "/raw", content=b"{}")) == png("cat")


@pytest.mark.parametrize(
    ("media_type", "body", "lines"),
    [
        ("text/event-stream", b': hello\n\ndata: {"word": "one"}\n\ndata: {"word": "two"}\n\n', False),
        ("application/x-ndjson", b'{"word": "one"}\n{"word": "two"}\n', True),
        ("application/x-ndjson", b'{"word": "one"}\n\n{"word": "two"}', True),
    ],
)
def test_words_are_streamed_by_events_or_by_lines(acme: Running, media_type: str, body: bytes, lines: bool) -> None:
    lay("/stream", body, media_type=media_type)
    with connected(acme) as client, client.call("Notes", painting=False) as call:
        found = [
            item for objects in call.stream("/stream", {}, lines=lines) for item in objects if item is not COMPLETE
        ]

    assert found == [{"word": "one"}, {"word": "two"}]


# --- what goes wrong ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "code", "said"),
    [
        (401, {"message": "Unknown key"}, "wrong_api_key", "Acme refused the key"),
        (401, b"", "wrong_api_key", "Put a working one into ACME_API_KEY; keys are made at https://acme.example/keys"),
        (
            400,
            {"error": {"message": "API key not valid. Please pass a valid API key."}},
            "wrong_api_key",
            "Acme refused the key",
        ),
        (403, {"detail": "Your plan does not include brushes."}, "not_allowed", "“Your plan does not include brushes”"),
        (402, {"error": "Out of units"}, "no_credits", "Acme has no credits left"),
        (404, {"error": "no brush"}, "unknown_model", "Acme has no model “Brush”"),
        (
            422,
            {"detail": [{"loc": ["size"], "msg": "size must be a multiple of 8"}]},
            "bad_request",
            "“size must be a multiple of 8”",
        ),
        (
            400,
            {"id": "1", "name": "bad_request", "errors": ["strength: must be less than 1"]},
            "bad_request",
            "“strength: must be less than 1”",
        ),
        (400, {"error": {"message": f"Odd request of {KEY}"}}, "bad_request", "[key]"),
        (400, {"errors": ["Your request was flagged by our content filter"]}, "declined", "Its rules do not allow"),
        (400, {"message": "prompt must be at most 1000 characters"}, "prompt_too_long", "Shorten"),
        (413, b"", "too_large", "too large for Acme"),
        (429, {"message": "Slow down"}, "rate_limited", "Acme is limiting requests to Brush"),
        (
            429,
            {"error": {"code": "insufficient_quota", "message": "You exceeded your current quota"}},
            "provider_quota",
            "quota",
        ),
        (451, b"", "region", "region"),
        (418, b"", "bad_request", "did not accept"),
    ],
)
def test_a_refusal_says_who_and_why_and_that_nothing_was_charged(
    acme: Running, status: int, body: object, code: str, said: str
) -> None:
    fault = fault_of(acme, lay("/refused", body, status))

    assert fault.code == code and said in f"{fault.title} {fault.text}"
    assert fault.may_have_charged is False
    assert str(status) in fault.details


@pytest.mark.parametrize("status", [500, 502, 504, 599])
def test_a_service_that_fails_at_work_may_have_charged(acme: Running, status: int) -> None:
    fault = fault_of(acme, lay("/broken", {"error": "boom"}, status))

    assert fault.code in ("provider_error", "timeout") and fault.may_have_charged is None
    assert ("Acme" in fault.title) or ("Brush" in fault.title)


@pytest.mark.parametrize(("status", "wait"), [(402, 20.0), (429, 20.0), (503, 20.0), (401, None), (400, None)])
def test_how_long_to_wait_is_believed_where_it_is_meant(acme: Running, status: int, wait: float | None) -> None:
    assert fault_of(acme, lay("/wait", {"error": "later"}, status, retry_after="20")).retry_after == wait


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ({"code": 429, "message": "x"}, "rate_limited"),
        ("It was flagged by our safety system", "declined"),
        ("odd", "bad_request"),
    ],
)
def test_an_error_inside_of_an_answer_may_have_been_charged(acme: Running, error: object, code: str) -> None:
    fault = fault_of(acme, lay("/inside", {"error": error}))

    assert fault.code == code and fault.may_have_charged is None


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        (b"hello", "text/plain", "bad_answer"),
        (b"[1]", "application/json", "bad_answer"),
        (b'{"image": "', "application/json", "bad_answer"),
        (b"", "application/json", "bad_answer"),
        (b"<!doctype html><title>Sign in</title>", "text/html", "bad_answer"),
    ],
)
def test_what_is_no_json_is_no_answer_of_theirs(acme: Running, body: bytes, media_type: str, code: str) -> None:
    fault = fault_of(acme, lay("/odd", body, media_type=media_type))

    assert fault.code == code and "Acme" in fault.title


def test_an_answer_that_is_cut_off_is_incomplete(acme: Running) -> None:
    fault = fault_of(acme, "/cut")

    assert fault.code == "cut_off" and "Acme" in fault.title and fault.may_have_charged is None


def test_an_answer_that_is_too_large_is_ended(acme: Running) -> None:
    lay("/large", {"image": "x" * 10_000})

    assert fault_of(acme, "/large", limits=Limits(body=1_000)).code == "too_large"


@pytest.mark.slow
def test_silence_ends_the_call(acme: Running) -> None:
    fault = fault_of(acme, "/stall", limits=Limits(silence=0.2))

    assert fault.code == "timeout" and "Brush stopped answering" in fault.title


@pytest.mark.slow
def test_closing_it_frees_the_connection(acme: Running) -> None:
    acme.forget()
    with connected(acme) as client, client.call("Brush") as call:
        posting = call.post("/stall", {})
        next(posting), next(posting)
        posting.close()

    acme.wait_until_closed_early()


def test_nobody_there_names_the_setting() -> None:
    fault = fault_of(f"http://127.0.0.1:{free_port()}/v1", "/echo")

    assert fault.code == "unreachable" and "ACME_API_URL" in fault.text and fault.may_have_charged is False


def test_a_name_that_does_not_exist_names_it() -> None:
    fault = fault_of("https://no-such-host.invalid/v1", "/echo")

    assert fault.code in ("wrong_address", "unreachable")  # a machine that is offline cannot tell
    assert "no-such-host.invalid" in f"{fault}"


def test_another_program_at_the_address_is_told(acme: Running) -> None:
    fault = fault_of(acme, lay("/elsewhere", b"404 page not found", 404, "text/plain"))

    assert fault.code == "wrong_address" and "There is no Acme API at" in fault.title


def test_a_redirect_is_not_followed_with_the_key(acme: Running) -> None:
    fault = fault_of(acme, lay("/moved", b"", 302, location="https://other.example/v1"))

    assert "redirects to another address" in fault.title and "https://other.example/v1" in fault.text


def test_a_provider_may_say_better_what_it_refuses(acme: Running) -> None:
    def explain(refused: ServiceRefused) -> ProviderFault:
        return Faults("Brush").fault(TIRED, str(refused.status))

    lay("/tired", b"", 420)
    with (
        pytest.raises(ProviderFault) as failed,
        connected(acme) as client,
        client.call("Brush", explain=explain) as call,
    ):
        run_out(call.post("/tired", {}))

    assert failed.value.title == "The brush is tired"


def test_faults_of_a_providers_own_know_the_model_and_hide_the_key(acme: Running) -> None:
    with connected(acme) as client:
        fault = client.faults("Brush").fault(TIRED, f"said of {KEY}")

    assert fault.title == "The brush is tired" and KEY not in fault.details


def test_what_stands_in_the_headers_is_told_with_the_answer(acme: Running) -> None:
    lay("/counted", {"units": 1}, X_Units="1.5")
    with connected(acme) as client, client.call("Brush") as call:
        headers, data = run_out(call.exchange("GET", "/counted"))

    assert headers["x-units"] == "1.5" and json.loads(data) == {"units": 1}


def test_what_nobody_waits_for_is_sent_and_its_failure_told_to_nobody(acme: Running) -> None:
    acme.forget()
    lay("/jobs/1", {"detail": "gone"}, 404)
    with connected(acme) as client:
        client.send_away("PUT", "/jobs/1")

    client.send_away("PUT", "/jobs/1")  # closed: it goes nowhere, and is no failure either
    assert [request["path"] for request in acme.seen()["requests"]] == ["/v1/jobs/1"]


# --- pictures -----------------------------------------------------------------------------------------------------


def picture_of(acme: Running, source: object) -> tuple[bytes, str]:
    with connected(acme) as client, client.call("Brush") as call:
        made = run_out(call.picture(source))
        return made.data, made.media_type


def test_a_picture_comes_as_base64_or_a_data_url(acme: Running) -> None:
    assert picture_of(acme, base64_png("cat")) == (png("cat"), "image/png")
    assert picture_of(acme, f"data:image/png;base64,{base64_png('cat')}") == (png("cat"), "image/png")


def test_a_picture_that_the_service_keeps_is_fetched_from_it_without_the_key(acme: Running) -> None:
    acme.forget()
    lay("/files/1.png", png("cat"), media_type="application/octet-stream")

    assert picture_of(acme, f"{acme.url}/files/1.png") == (png("cat"), "image/png")
    assert "authorization" not in acme.seen()["requests"][0]["headers"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (None, "The picture from Brush is damaged"),
        ("not base64!", "The picture from Brush is damaged"),
        ("http://127.0.0.1:1/secret", "sent an address that Atelier does not follow"),
        ("https://169.254.169.254/latest/meta-data", "sent an address that Atelier does not follow"),
        ("file:///etc/passwd", "sent an address that Atelier does not follow"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "vector"),
    ],
)
def test_what_cannot_be_taken_for_a_picture_is_told(acme: Running, source: object, said: str) -> None:
    with pytest.raises(ProviderFault, match=said) as failed:
        picture_of(acme, source)

    assert failed.value.may_have_charged is None


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (404, b"gone", r"could not be fetched.*\(404\)"),
        (302, b"", r"could not be fetched.*\(302\)"),
        (200, b"<html>", "is damaged. What arrived is a web page"),
        (200, b"<svg></svg>", "vector"),
    ],
)
def test_a_picture_that_is_not_where_it_should_be_is_told(acme: Running, status: int, body: bytes, said: str) -> None:
    lay("/files/2.png", body, status)

    with pytest.raises(ProviderFault, match=said):
        picture_of(acme, f"{acme.url}/files/2.png")


def test_what_is_free_is_never_said_to_have_been_charged(acme: Running) -> None:
    path = lay("/down", {"message": "Back soon."}, 500)

    assert "You may have been charged" in fault_of(acme, path).text
    told = fault_of(acme, path, free=True)

    assert "Nothing was charged" in told.text and told.may_have_charged is False
