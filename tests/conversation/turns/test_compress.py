"""`/compress` in dialogue: pictures of the test's own making came in, smaller versions and their figures came out."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from conversation.events import PictureKept, QuestionAsked, StatusChanged, TurnFailed, VersionChosen
from conversation.image import Image
from conversation.message import Target
from conversation.ports.pixels import Encoded
from conversation.recipe import FileFigures, Recipe, UploadValues
from tests.conversation.stage import Theatre, kinds, only, text_of, versions
from tests.matrix import sampled


def photo(width: int = 1000, height: int = 750, mode: str = "RGB", quality: int = 97) -> bytes:
    """A JPEG of shapes and grain, or a PNG where something is transparent."""
    dice = random.Random(width)
    soft = Pillow.frombytes(mode, (25, 20), dice.randbytes(25 * 20 * len(mode))).resize((width, height))
    grain = Pillow.frombytes(mode, (width, height), dice.randbytes(width * height * len(mode)))
    out = BytesIO()
    Pillow.blend(soft, grain, 0.1).save(out, "JPEG" if mode == "RGB" else "PNG", quality=quality)
    return out.getvalue()


def drawing(width: int = 800, height: int = 600) -> bytes:
    """A PNG of plain circles, which has fewer bytes than what it becomes with fewer pixels."""
    page = Pillow.new("RGB", (width, height), "white")
    for ring in range(12):
        edge = 20 * ring
        ImageDraw.Draw(page).ellipse((edge, edge, width - edge, height - edge), fill=("red", "white")[ring % 2])
    out = BytesIO()
    page.quantize(4).save(out, "PNG", optimize=True)
    return out.getvalue()


def shelved(theatre: Theatre, data: bytes, title: str = "Photo") -> Image:
    with Pillow.open(BytesIO(data)) as opened:
        size, kind = opened.size, f"image/{str(opened.format).lower()}"
    image, number = theatre.images.reserve(theatre.conversation, title)
    kept = theatre.images.add(
        theatre.conversation, image, number, title, Encoded(data, kind, *size, b"preview"), Recipe(UploadValues()),
        message=None, cost=0, seconds=0.1,
    )  # fmt: skip
    assert isinstance(kept, Image)
    return kept


def test_it_makes_a_version_under_the_size_and_says_the_figures() -> None:
    theatre = Theatre()
    image = shelved(theatre, photo())
    events = theatre.say("/compress 80KB")
    assert kinds(events)[2:] == ["StatusChanged", "ImageStarted", "ImageReady", "TextDelta", "TurnFinished"]
    (version,) = versions(events)
    assert version.bytes <= 80_000
    assert (version.media_type, version.width, version.height) == ("image/jpeg", 1000, 750)
    assert (version.parent, version.recipe.by, version.recipe.parents) == (
        image.current,
        "command:compress",
        (image.current,),
    )
    values = version.recipe.values
    assert values.before == FileFigures(image.shown.bytes, 1000, 750, "image/jpeg")
    assert (values.state, values.preset) == ("done", "custom")
    assert 0 < values.likeness < 1
    said = text_of(events)
    assert said.startswith("#1: ")
    assert f"quality {values.quality}" in said
    assert "1000×750" in said


@pytest.mark.slow
def test_a_preset_means_what_the_person_has_set() -> None:
    theatre = Theatre()
    shelved(theatre, photo(1400, 1000))
    own = {"email": {"width": 400, "height": 400, "format": "webp"}, "custom": {"width": 300, "height": 300}}
    for said, size, kind in (
        ("/compress", (400, 286), "image/webp"),
        ("/compress web", (1400, 1000), "image/jpeg"),
        ("compress it for an email", (400, 286), "image/webp"),
        ("/compress custom", (300, 214), "image/jpeg"),
        ("/compress 900KB", (1400, 1000), "image/jpeg"),
    ):
        theatre.say("/undo")
        theatre.say(said, presets=own)
        shown = theatre.image(1).shown
        assert ((shown.width, shown.height), shown.media_type) == (size, kind), said


def test_without_a_word_a_large_photograph_becomes_fit_for_an_email() -> None:
    theatre = Theatre()
    assert shelved(theatre, photo(1400, 1000)).shown.bytes > 500_000
    (version,) = versions(theatre.say("/compress"))
    assert (version.width, version.height, version.media_type) == (1400, 1000, "image/jpeg")
    assert version.recipe.values.preset == "email"


def test_what_is_small_enough_is_left_alone() -> None:
    theatre = Theatre()
    image = shelved(theatre, photo(400, 300))
    events = theatre.say("/compress")
    assert versions(events) == []
    assert "stayed as it is" in text_of(events)
    assert theatre.image(1).current == image.current


@sampled(
    ("said", "media_type", "longest", "most"),
    [
        ("/compress web", "image/jpeg", 1920, 500_000),
        ("/compress web-hq", "image/webp", 2560, 1_000_000),
        ("/compress web 200KB", "image/jpeg", 1920, 200_000),
        ("/compress 60 kb webp", "image/webp", 1100, 60_000),
        ("/compress 500px jpg", "image/jpeg", 500, 10**9),
        ("/compress jpeg quality=40", "image/jpeg", 1100, 10**9),
    ],
)
def test_presets_and_wishes(said: str, media_type: str, longest: int, most: int) -> None:
    theatre = Theatre()
    shelved(theatre, photo(1100, 800, "RGB"))
    shown = versions(theatre.say(said))[-1]
    assert shown.media_type == media_type
    assert max(shown.width, shown.height) == min(longest, 1100)
    assert shown.bytes <= most


@pytest.mark.slow
@pytest.mark.parametrize(
    "said",
    [
        "/compress 400px",
        "/compress to 400px",
        "/compress email size=400x400",
        "compress it to 400 px",
        "compress it to 400x400",
    ],
)
def test_dimensions_that_were_said_are_kept_to_also_where_they_take_more_bytes(said: str) -> None:
    theatre = Theatre()
    before = shelved(theatre, drawing()).shown
    events = theatre.say(said)
    (version,) = versions(events)
    assert (version.width, version.height) == (400, 300)
    assert version.bytes > before.bytes
    assert "Larger than before: with 400×300 pixels it cannot be smaller and still good." in text_of(events)


def test_what_is_left_is_never_nothing() -> None:
    theatre = Theatre()
    image = shelved(theatre, photo(1400, 1000))
    said = text_of(theatre.say("/compress 40px"))
    assert image.shown.bytes > 200 * theatre.image(1).shown.bytes
    assert "(−99.9%)" in said or "(−99.8%)" in said


@pytest.mark.slow
def test_dimensions_that_only_a_preset_wishes_for_make_nothing_larger() -> None:
    theatre = Theatre()
    shelved(theatre, drawing(2000, 1500))
    events = theatre.say("/compress")
    assert versions(events) == []
    assert "With 1600×1200 pixels it would have more bytes." in text_of(events)


@pytest.mark.slow
def test_all_of_them_each_with_its_own_version_and_one_sum() -> None:
    theatre = Theatre()
    for _ in range(2):
        shelved(theatre, photo())
    shelved(theatre, photo(90, 60))
    events = theatre.say("/compress 80KB all")
    assert [version.image for version in versions(events)] == [theatre.image(1).id, theatre.image(2).id]
    assert [event.text for event in events if isinstance(event, StatusChanged)] == [
        "Compressing #1 (1 of 3)",
        "Compressing #2 (2 of 3)",
        "Compressing #3 (3 of 3)",
    ]
    said = text_of(events)
    assert said.startswith("2 pictures: ")
    assert "#3 is small enough already" in said
    kept = only(events, PictureKept)
    assert (kept.image, kept.number, kept.version) == (theatre.image(3).id, 3, theatre.image(3).current)
    assert kept.bytes == theatre.image(3).shown.bytes


def test_many_that_are_small_enough_are_one_line() -> None:
    theatre = Theatre()
    shelved(theatre, photo())
    for width in (90, 91, 92):
        shelved(theatre, photo(width, 60))
    events = theatre.say("/compress 80KB all")
    assert "\n\n3 were small enough already, so they stayed as they are." in text_of(events)
    assert [event.number for event in events if isinstance(event, PictureKept)] == [2, 3, 4]
    again = theatre.say("/compress 80KB all")
    assert text_of(again) == "All 4 were small enough already, so they stayed as they are."


def test_words_that_follow_are_about_those_that_stayed_as_they_were_too() -> None:
    theatre = Theatre()
    for picture in (photo(), photo(90, 60)):
        shelved(theatre, picture)
    theatre.say("/compress 80KB all")
    made = versions(theatre.say("make them a bit warmer"))
    assert {version.image for version in made} == {theatre.image(1).id, theatre.image(2).id}


@pytest.mark.slow
def test_what_is_again_as_it_was_belongs_to_what_leaves_too() -> None:
    theatre = Theatre()
    first = shelved(theatre, photo(700, 500))
    shelved(theatre, photo(1400, 1000))
    theatre.say("/compress 40KB #1")
    events = theatre.say("/compress 500KB 900px all")
    assert only(events, PictureKept).version == first.current
    assert len(versions(events)) == 1


@pytest.mark.slow
def test_only_those_that_are_named() -> None:
    theatre = Theatre()
    for _ in range(3):
        shelved(theatre, photo(500, 400))
    touched = {version.image for version in versions(theatre.say("/compress 30KB #1 #3"))}
    assert touched == {theatre.image(1).id, theatre.image(3).id}


def test_a_number_that_is_not_there_stops_it_before_anything_is_done() -> None:
    theatre = Theatre()
    shelved(theatre, photo(500, 400))
    events = theatre.say("/compress 30KB #1 #7")
    assert only(events, TurnFailed).code == "no_such_picture"
    assert versions(events) == []


@pytest.mark.slow
def test_several_pictures_that_were_sent_along_are_all_meant() -> None:
    theatre = Theatre()
    sent = [shelved(theatre, photo(500, 400)).id for _ in range(3)][:2]
    events = theatre.say("/compress 30KB", attachments=tuple(sent))
    assert [version.image for version in versions(events)] == sent


def test_the_chip_decides_which_one_and_which_version() -> None:
    theatre = Theatre()
    first = shelved(theatre, photo(500, 400))
    shelved(theatre, photo(500, 400))
    (version,) = versions(theatre.say("/compress 30KB", Target(first.id)))
    assert version.image == first.id


def test_it_can_be_undone() -> None:
    theatre = Theatre()
    image = shelved(theatre, photo(500, 400))
    theatre.say("/compress 30KB")
    theatre.say("/undo")
    assert theatre.image(1).current == image.current


@pytest.mark.slow
def test_compressed_again_it_is_made_from_what_it_was_before() -> None:
    theatre = Theatre()
    original = shelved(theatre, photo()).current
    (first,) = versions(theatre.say("/compress 40KB"))
    (second,) = versions(theatre.say("/compress 20KB"))
    assert (second.parent, second.recipe.parents) == (first.id, (original,))
    assert second.recipe.values.before.bytes == theatre.image(1).version(original).bytes
    assert versions(theatre.say("/compress 20KB")) == []
    assert versions(theatre.say("/compress 300KB")) == []
    (larger,) = versions(theatre.say("/compress 600px 60KB"))
    assert larger.width == 600


@pytest.mark.slow
def test_where_the_picture_was_small_enough_before_it_is_that_again() -> None:
    theatre = Theatre()
    original = shelved(theatre, photo()).current
    theatre.say("/compress 40KB")
    events = theatre.say("/compress web")
    assert versions(events) == []
    assert only(events, VersionChosen).version == original == theatre.image(1).current
    assert "before compressing" in text_of(events)


def test_what_cannot_be_done_legibly_says_so() -> None:
    theatre = Theatre()
    shelved(theatre, photo())
    events = theatre.say("/compress 2KB jpeg")
    (version,) = versions(events)
    assert version.recipe.values.state == "short"
    assert max(version.width, version.height) == 320
    assert "would not be recognisable at 2 KB" in text_of(events)


@pytest.mark.slow
def test_transparent_and_jpeg_is_a_question_whose_answers_work() -> None:
    theatre = Theatre()
    shelved(theatre, photo(300, 200, "RGBA"))
    events = theatre.say("/compress jpeg 20KB")
    question = only(events, QuestionAsked)
    assert versions(events) == []
    webp, white, _ = question.choices
    assert [choice.say for choice in (webp, white)] == [
        "/compress 20KB webp #1",
        "/compress 20KB jpeg ground=white #1",
    ]
    assert versions(theatre.say(white.say))[0].media_type == "image/jpeg"
    theatre.say("/undo")
    assert versions(theatre.say(webp.say))[0].media_type == "image/webp"


@pytest.mark.slow
def test_a_preset_for_the_web_keeps_transparency_and_says_in_which_format() -> None:
    theatre = Theatre()
    shelved(theatre, photo(900, 600, "RGBA"))
    events = theatre.say("/compress web 300KB")
    assert versions(events)[0].media_type == "image/webp"
    assert "because it is transparent" in text_of(events)


def test_by_mail_goes_what_mail_programs_show() -> None:
    theatre = Theatre()
    shelved(theatre, photo(900, 600, "RGBA"))
    events = theatre.say("/compress email")
    assert versions(events)[0].media_type == "image/jpeg"
    assert "On white, because it is transparent" in text_of(events)


def test_a_damaged_one_among_several_does_not_stop_the_others() -> None:
    theatre = Theatre()
    shelved(theatre, photo(500, 400))
    image, number = theatre.images.reserve(theatre.conversation, "Torn")
    theatre.images.add(
        theatre.conversation, image, number, "Torn", Encoded(photo()[:90_000], "image/jpeg", 1000, 750, b""),
        Recipe(UploadValues()), message=None, cost=0, seconds=0.1,
    )  # fmt: skip
    events = theatre.say("/compress 30KB all")
    assert len(versions(events)) == 1
    assert "#2 stayed as it is" in text_of(events)


@pytest.mark.parametrize(
    "said", ["/compress 300", "/compress 0.1KB", "/compress 3px", "/compress much", "/compress quality=0.5"]
)
def test_what_is_no_wish_is_refused_with_an_example(said: str) -> None:
    theatre = Theatre()
    shelved(theatre, photo(300, 200))
    failed = only(theatre.say(said), TurnFailed)
    assert failed.code == "bad_arguments"
    assert failed.text


def test_without_any_picture_it_says_how_to_get_one() -> None:
    for said in ("/compress", "/compress all"):
        assert only(Theatre().say(said), TurnFailed).code == "no_picture"


@pytest.mark.parametrize("said", ["make it under 30 KB", "under 30 KB", "compress it to 30kb please"])
def test_plain_words_do_the_same(said: str) -> None:
    theatre = Theatre()
    shelved(theatre, photo(500, 400))
    (version,) = versions(theatre.say(said))
    assert version.recipe.by == "command:compress"
    assert version.bytes <= 30_000


@pytest.mark.slow
def test_plain_words_about_all_of_them_bring_one_report() -> None:
    theatre = Theatre()
    for _ in range(2):
        shelved(theatre, photo(500, 400))
    events = theatre.say("make all of them under 30 KB")
    assert [version.image for version in versions(events)] == [theatre.image(1).id, theatre.image(2).id]
    assert text_of(events).startswith("2 pictures: ")


@pytest.mark.slow
def test_compress_this_makes_it_fit_for_an_email() -> None:
    theatre = Theatre()
    shelved(theatre, photo(1400, 1000))
    (version,) = versions(theatre.say("compress this"))
    assert version.recipe.values.preset == "email"


def test_an_edit_and_a_size_in_one_breath() -> None:
    theatre = Theatre()
    shelved(theatre, photo(500, 400))
    grey, small = versions(theatre.say("make it black and white and under 30 KB"))
    assert (grey.recipe.by, small.recipe.by, small.parent) == ("operation:greyscale", "command:compress", grey.id)
    assert small.bytes <= 30_000
