"""The Sketchbook between the port of the pixels and the port of the models."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.llm.answer_stream import read_beside
from conversation.ports.models import Attachment, ImageRequest, Made, Preview, Progress
from providers.sketchbook.painter import SIZES, SketchbookPainter, seed_of
from tests.coded import bare
from tests.upstream.connected import FakePixels


def made_for(request: ImageRequest, pixels: FakePixels | None = None) -> Made:
    made = list(SketchbookPainter(pixels or FakePixels()).make(request))[-1]
    assert isinstance(made, Made)
    return made


@pytest.mark.parametrize(("aspect", "size"), SIZES.items())
def test_every_shape_has_its_exact_ratio_and_about_one_megapixel(aspect: str, size: tuple[int, int]) -> None:
    width, height = size
    left, right = aspect.split(":")

    assert width * int(right) == height * int(left)
    assert 0.95 < width * height / 1024**2 < 1.05


@pytest.mark.parametrize("aspect", SIZES)
def test_a_smaller_side_keeps_the_ratio(aspect: str) -> None:
    pixels = FakePixels()

    list(SketchbookPainter(pixels, 512).make(ImageRequest("a lake", aspect=aspect)))

    _, width, height, _ = pixels.asked[0]
    left, right = aspect.split(":")
    assert width * int(right) == height * int(left)
    assert 0.93 < width * height / 512**2 < 1.07


def test_stages_become_progress_and_previews() -> None:
    events = list(SketchbookPainter(FakePixels(stages=3)).make(ImageRequest("a lake", aspect="3:2")))

    assert [type(event) for event in events] == [Progress, Progress, Preview, Progress, Preview, Progress, Made]
    assert [event.fraction for event in events if isinstance(event, Progress)] == [0.0, 1 / 3, 2 / 3, 1.0]


def test_the_worker_gets_size_and_seed() -> None:
    pixels = FakePixels()

    made_for(ImageRequest("a lake", aspect="16:9", seed=5), pixels)

    assert pixels.asked == [("a lake", 1344, 756, 5)]


def test_without_a_seed_the_prompt_gives_one() -> None:
    assert made_for(ImageRequest("a lake")).seed == seed_of("a lake") == 824_347_950
    assert seed_of("a lake") != seed_of("a fox")


def test_a_change_behind_the_prompt_keeps_the_seed() -> None:
    assert seed_of("a lake, with a mountain in the background") == seed_of("A lake")


def test_a_shape_nobody_knows_becomes_a_square() -> None:
    pixels = FakePixels()

    made_for(ImageRequest("a lake", aspect="7:1"), pixels)

    assert pixels.asked[0][1:3] == (1024, 1024)


def test_it_says_what_it_is() -> None:
    assert made_for(ImageRequest("a stormy sea")).text.startswith("Offline sketch, no AI model.")
    assert made_for(ImageRequest("a stormy sea")).text.endswith("Connect a model in Settings.")


def test_a_reference_is_not_looked_at_and_that_is_said() -> None:
    reference = Attachment("image/png", b"")

    assert "a new picture from your words" in made_for(ImageRequest("a sea", references=(reference,))).text
    assert "anew" not in made_for(ImageRequest("a sea")).text


def test_closing_it_stops_the_painting() -> None:
    pixels = FakePixels()
    making = SketchbookPainter(pixels).make(ImageRequest("a lake"))
    [next(making) for _ in range(2)]

    making.close()  # type: ignore[attr-defined]

    assert pixels.stopped == 1


def test_a_picture_that_is_finished_leaves_its_worker_at_work() -> None:
    pixels = FakePixels()
    making = SketchbookPainter(pixels).make(ImageRequest("a lake"))

    assert any(isinstance(event, Made) for event in making)

    making.close()  # type: ignore[attr-defined]  # as whoever has the picture does
    assert pixels.stopped == 0


def test_a_sketch_that_does_not_finish_is_a_fault() -> None:
    with pytest.raises(ProviderFault, match="did not finish"):
        made_for(ImageRequest("a lake"), FakePixels(stages=0))


def test_what_it_says_keeps_its_codes_when_it_is_read_like_an_answer() -> None:
    made = made_for(ImageRequest("a lake"))
    assert read_beside(made) is made and list(bare(made.text)) == []
