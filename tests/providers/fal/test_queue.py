"""A request in fal.ai's queue: asked about, fetched, called off by who stops; handed in once."""

from __future__ import annotations

from conversation.ports.models import ImageRequest, Progress
from providers.fal.queue import QueuedRequest
from tests.providers.fal.connected import KLEIN, LAKE, failed, notes, painted, painter, steps
from tests.upstream.running import Running


def test_the_place_in_the_queue_is_told(fal: Running) -> None:
    assert notes(steps(fal)) == ["Waiting in the queue, place 2"]


def test_who_stops_while_it_waits_takes_it_off_the_queue(fal: Running) -> None:
    with painter(fal, "fault/waiting") as model:
        making = model.make(LAKE)
        while not next(event.note for event in making if isinstance(event, Progress)):
            pass
        making.close()  # type: ignore[attr-defined]
        fal.wait_until_asked("cancelled fault/waiting")

    assert fal.seen()["counts"]["fault/waiting"] == 1


def test_who_stops_while_it_is_worked_on_calls_it_off_too(fal: Running) -> None:
    with painter(fal, "fault/working") as model:
        making = model.make(LAKE)
        for event in making:
            if notes([event]):
                break
        for _ in range(6):
            next(making)
        making.close()  # type: ignore[attr-defined]
        fal.wait_until_asked("cancelled fault/working")


def test_what_is_done_is_not_called_off(fal: Running) -> None:
    painted(fal)
    failed(fal, "fault/policy")
    failed(fal, "fault/late")

    assert not [name for name in fal.seen()["counts"] if name.startswith("cancelled")]


def test_a_question_that_came_to_nothing_is_asked_again_and_the_request_is_not(fal: Running) -> None:
    assert painted(fal, "fault/flaky").data

    assert fal.seen()["counts"]["fault/flaky"] == 1


def test_a_queue_that_does_not_answer_any_more_is_told_and_called_off(fal: Running) -> None:
    fault = failed(fal, "fault/unreachable")
    fal.wait_until_asked("cancelled fault/unreachable")

    assert fault.may_have_charged is None and "may have been charged" in fault.text


def test_an_address_elsewhere_is_not_called_with_the_key(fal: Running) -> None:
    """The queue's own one is known by its form."""
    assert painted(fal, "fault/elsewhere").data


def test_paths_of_a_request_are_those_of_its_application() -> None:
    at = "https://queue.fal.run"
    named = {"request_id": "r-1", "status_url": f"{at}/x/y/requests/r-1/status", "cancel_url": "https://evil.example/x"}

    request = QueuedRequest.of(named, f"{KLEIN}/base/edit", at)

    assert request == QueuedRequest(
        "/x/y/requests/r-1/status", "/fal-ai/flux-2/requests/r-1", "/fal-ai/flux-2/requests/r-1/cancel"
    )


def test_the_price_is_asked_once(fal: Running) -> None:
    with painter(fal) as model:
        assert model.abilities.price.image == 6_000
        list(model.make(LAKE))
        list(model.make(ImageRequest("another lake")))
        assert model.abilities.price.image == 7_000

    assert fal.seen()["counts"][f"price of {KLEIN}"] == 1
