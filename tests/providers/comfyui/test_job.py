"""A prompt from the queue to its end, whatever this version of ComfyUI knows, and whatever is lost on the way."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest, Made, Progress
from providers.comfyui import job
from providers.comfyui.access import ADDRESS
from providers.comfyui.connection import connected
from providers.provider import Given
from tests.providers.comfyui.at_work import SDXL, at_work, fault_of, painted
from tests.running import until
from tests.upstream.comfyui import ComfyService, OldComfyService, SilentComfyService
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running

REQUEST = ImageRequest("a lake at dawn", aspect="3:2", seed=7)
STUCK = "stuck.safetensors"


@pytest.mark.parametrize("kind", [ComfyService, OldComfyService], ids=["recent", "old"])
def test_what_runs_is_stopped_when_nobody_waits_for_it_any_more(kind: type[ComfyService]) -> None:
    service = kind()
    with at_work(service) as (connection, _):
        making = connection.image(STUCK).make(REQUEST)  # type: ignore[union-attr]
        while service.running is None:
            next(making)
        ours = service.running.id

        making.close()  # type: ignore[attr-defined]

        until(lambda: service.running is None)
        assert service.cancelled == [ours]


@pytest.mark.parametrize("kind", [ComfyService, OldComfyService], ids=["recent", "old"])
def test_what_waits_leaves_the_queue_and_what_others_have_running_goes_on(kind: type[ComfyService]) -> None:
    service = kind()
    with at_work(service) as (connection, _):
        others = connection.image(STUCK).make(REQUEST)  # type: ignore[union-attr]
        while service.running is None:
            next(others)
        theirs = service.running
        making = connection.image(SDXL).make(REQUEST)  # type: ignore[union-attr]
        while not service.pending:
            next(making)
        ours = service.pending[0].id

        making.close()  # type: ignore[attr-defined]

        until(lambda: not service.pending)
        assert service.cancelled == [ours] and service.running is theirs
        others.close()  # type: ignore[attr-defined]


def test_who_waits_is_told_how_many_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "_SOON", 0.1)
    service = ComfyService()
    with at_work(service) as (connection, _):
        others = connection.image(STUCK).make(REQUEST)  # type: ignore[union-attr]
        while service.running is None:
            next(others)
        making = connection.image(SDXL).make(REQUEST)  # type: ignore[union-attr]
        notes = set[str]()
        while not notes:
            event = next(making)
            notes |= {event.note} if isinstance(event, Progress) and event.note else set()
        others.close()  # type: ignore[attr-defined]

        rest = list(making)

    assert notes == {"ComfyUI is busy; 1 ahead of this one"}
    assert isinstance(rest[-1], Made)


def test_progress_goes_forward_and_others_are_not_listened_to() -> None:
    with at_work(ComfyService()) as (connection, _):
        _, events = painted(connection, SDXL, REQUEST)

    fractions = [event.fraction for event in events if isinstance(event, Progress) and event.fraction is not None]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0 and fractions[0] == pytest.approx(1 / 3)


@pytest.mark.parametrize("kind", [ComfyService, SilentComfyService], ids=["lost", "never there"])
def test_without_a_socket_the_history_tells(kind: type[ComfyService], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "_SOON", 0.1)
    with at_work(kind()) as (connection, _):
        made, _ = painted(connection, "deaf.safetensors", REQUEST)

    assert made.data.startswith(b"\x89PNG") and made.seed == 7


def test_a_failure_is_read_from_the_history_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "_SOON", 0.1)
    with at_work(SilentComfyService()) as (connection, _):
        fault = fault_of(connection, "oom.safetensors", REQUEST)

    assert fault.title == "ComfyUI ran out of memory"


def test_a_prompt_that_it_forgot_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "_SOON", 0.05)
    service = SilentComfyService()
    with at_work(service) as (connection, _):
        making = connection.image(STUCK).make(REQUEST)  # type: ignore[union-attr]
        while service.running is None:
            next(making)
        service.running = None  # as after a start
        with pytest.raises(ProviderFault, match="no longer knows this picture"):
            list(making)


def test_who_stops_answering_in_the_middle_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "_SOON", 0.05)
    service = ComfyService()
    with Running(service) as running:
        connection = connected(Given(FakePixels(), addresses={ADDRESS.name: running.url}))
        making = connection.image(STUCK).make(REQUEST)  # type: ignore[union-attr]
        while service.running is None:
            next(making)

    with pytest.raises(ProviderFault) as told:
        list(making)

    connection.close()
    assert told.value.code == "unreachable" and "Nothing was charged" in told.value.text
