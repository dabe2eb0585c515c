"""What every image model promises, whoever makes its pictures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from conversation.errors import ProviderFault
from conversation.ports import Attachment, ImageModel, ImageRequest, Made, Preview, Progress
from providers.sketchbook.painter import SketchbookPainter
from tests.upstream import Upstream
from tests.upstream.connected import FakePixels, connected
from tests.upstream.pictures import png

pytestmark = pytest.mark.slow

REQUEST = ImageRequest("a watercolour mountain", aspect="3:2", seed=7)
OPENROUTER = ("google/gemini-3.1-flash-image", "black-forest-labs/flux.2-pro", "openai/gpt-image-2")
SLOW = ("odd/slow",)
STUCK = ("fault/stall", "fault/comments-only", "fault-images/stall")
FAILING = ("fault/402", "fault/reset", "fault/cut-base64", "fault-images/500", "fault-images/cut-base64")
Find = Callable[[str], ImageModel]


@pytest.fixture
def find(upstream: Upstream) -> Iterator[Find]:
    """A model by its provider's own id."""
    with connected(upstream, silence=2.0) as connection:

        def found(name: str) -> ImageModel:
            if name == "sketch":
                return SketchbookPainter(FakePixels())
            model = connection.image(name)
            assert model is not None
            return model

        yield found


@pytest.mark.parametrize("name", [*OPENROUTER, "sketch"])
def test_it_ends_with_exactly_one_picture(find: Find, name: str) -> None:
    events = list(find(name).make(REQUEST))

    assert [isinstance(event, Made) for event in events].count(True) == 1
    made = events[-1]
    assert isinstance(made, Made)
    assert made.data.startswith(b"\x89PNG") and made.media_type == "image/png"
    assert made.cost is not None and made.cost >= 0


@pytest.mark.parametrize("name", [*OPENROUTER, "sketch"])
def test_it_shows_life_before_the_picture_comes(find: Find, name: str) -> None:
    first = next(iter(find(name).make(REQUEST)))

    assert isinstance(first, Progress)


@pytest.mark.parametrize("name", [*OPENROUTER, "sketch"])
def test_it_gives_previews_only_when_it_declares_them(find: Find, name: str) -> None:
    model = find(name)

    previews = [event for event in model.make(REQUEST) if isinstance(event, Preview)]

    assert bool(previews) == model.abilities.previews


@pytest.mark.parametrize("name", [*OPENROUTER, "sketch"])
def test_it_tells_the_seed_only_when_it_used_one(find: Find, name: str) -> None:
    model = find(name)

    made = list(model.make(REQUEST))[-1]

    assert isinstance(made, Made) and made.seed == (7 if model.abilities.seed else None)


@pytest.mark.parametrize("name", [*OPENROUTER, "sketch"])
def test_what_it_declares_holds_together(find: Find, name: str) -> None:
    model = find(name)

    assert model.label and "/" in model.id
    assert model.abilities.aspects[0] == "1:1" and "3:2" in model.abilities.aspects
    assert model.abilities.edit == (model.abilities.references > 0)


@pytest.mark.parametrize("name", [*OPENROUTER, "sketch"])
def test_a_reference_is_taken_without_harm(find: Find, name: str) -> None:
    reference = Attachment("image/png", png("the picture before"))

    made = list(find(name).make(ImageRequest("darker", references=(reference,))))[-1]

    assert isinstance(made, Made) and made.data


@pytest.mark.parametrize("name", SLOW)
def test_it_shows_life_once_a_second_while_nothing_comes(find: Find, name: str) -> None:
    moments = [time.monotonic()]
    for _ in find(name).make(REQUEST):
        moments.append(time.monotonic())

    gaps = [after - before for before, after in zip(moments, moments[1:], strict=False)]
    assert moments[-1] - moments[0] > 1.4 and max(gaps) < 1.0


@pytest.mark.parametrize("name", STUCK)
def test_closing_it_frees_the_connection_while_its_answer_comes(find: Find, upstream: Upstream, name: str) -> None:
    making = find(name).make(REQUEST)
    next(making), next(making)

    making.close()  # type: ignore[attr-defined]

    upstream.wait_until_closed_early()


def test_closing_the_sketchbook_stops_the_painting() -> None:
    pixels = FakePixels()
    making = SketchbookPainter(pixels).make(REQUEST)
    next(making), next(making)

    making.close()  # type: ignore[attr-defined]

    assert pixels.stopped == 1


@pytest.mark.parametrize("name", FAILING)
def test_what_goes_wrong_is_a_fault_for_a_person(find: Find, name: str) -> None:
    with pytest.raises(ProviderFault) as failed:
        list(find(name).make(REQUEST))

    fault = failed.value
    assert fault.title and fault.text and fault.code
    assert "charged" in fault.text


def test_a_sketch_that_does_not_finish_is_a_fault() -> None:
    pixels = FakePixels(stages=0)

    with pytest.raises(ProviderFault, match="did not finish"):
        list(SketchbookPainter(pixels).make(REQUEST))


@pytest.mark.parametrize("name", ["fault/500", "fault/503", "fault-images/502"])
def test_a_paid_request_is_never_repeated(find: Find, upstream: Upstream, name: str) -> None:
    with pytest.raises(ProviderFault):
        list(find(name).make(REQUEST))

    assert upstream.seen()["counts"][name] == 1
