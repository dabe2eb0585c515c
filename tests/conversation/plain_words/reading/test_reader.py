"""Several things in one message, and what is left out of it because it only tells why, for whom, or how it was."""

from __future__ import annotations

import pytest

from conversation.commands.compress import Compress
from conversation.commands.undo import Undo
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.gamma import Gamma
from imaging.operations.highlights import Highlights
from imaging.operations.posterise import Posterise
from imaging.operations.quantise import Quantise
from imaging.operations.rotate import Rotate
from imaging.operations.shadows import Shadows
from imaging.operations.text import Text
from tests.conversation.plain_words.reading.spoken import ONE, done, names


@pytest.mark.parametrize(
    "text",
    [
        "lighter please, my lamp is an old one",
        "could you make it lighter, it is for the church newsletter",
        "make it brighter because nobody can see a thing",
        "Grüß dich, kannst du es bitte etwas heller machen? Danke dir!",
        "la foto quedó muy oscura, aclárala un poco por favor",
        "c'est super sombre, tu peux éclaircir un peu ?",
        "brigther please 🙏",
        "mach's heller",
    ],
)
def test_what_only_tells_why_is_left_out(text: str) -> None:
    assert names(text, ONE) == [("brightness", (1,))]


def test_several_wishes_stand_in_the_order_they_were_said() -> None:
    assert names("Crop to 4:5, then 1080 px wide, then jpg. Thanks!!", ONE) == [
        ("crop", (1,)),
        ("resize", (1,)),
        ("convert", (1,)),
    ]


def test_words_turn_the_order_round() -> None:
    assert names("sharpen it but denoise it beforehand", ONE) == [("denoise", (1,)), ("sharpen", (1,))]


def test_dictation_needs_no_marks() -> None:
    assert done("satu -15 contraste +10 ombres +20", ONE)[1:] == [  # type: ignore[comparison-overlap]
        (Contrast(factor=1.1), (1,)),
        (Shadows(amount=20), (1,)),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cut 5 % off the left", Crop(off="left:5%")),
        ("remove the bottom 200 pixels", Crop(off="bottom:200px")),
        ("links und rechts je zehn Prozent weg", Crop(off="left:10%,right:10%")),
        ("enlève un tiers à droite", Crop(off="right:33.33%")),
        ("gamma 1.2", Gamma(gamma=1.2)),
        ("highlights -40", Highlights(amount=-40)),
        ("max 7mb", Compress(target="7MB")),
        ("no more than 500 kb please", Compress(target="500KB")),
        ("write Happy Birthday at the top in red", Text(text="Happy Birthday", place="top", colour="red")),
        ("quarter turn to the left", Rotate(angle=-90)),
        ("reduce it to a dozen colours please", Quantise(colours=12)),
        ("only 8 colours, dithered", Quantise(colours=8, dither="diffusion")),
        ("a 16-colour indexed PNG with dithering", Quantise(colours=16, dither="diffusion")),
        ("auf 8 Farben reduzieren, ohne Dithering", Quantise(colours=8)),
        ("limite à 12 couleurs avec tramage", Quantise(colours=12, dither="diffusion")),
        ("déjala en 24 colores", Quantise(colours=24)),
        ("减少到16色", Quantise(colours=16)),
        ("riduci a 16 colori", Quantise(colours=16)),
        ("posterise to 6 levels", Posterise(levels=6)),
        ("80 % quality jpeg", Convert(format="jpeg", quality=80)),
        ("als JPEG mit 80 % Qualität", Convert(format="jpeg", quality=80)),
        ("compress it to 80 % quality", Compress(quality=80)),
        ("lower the quality to 70", Compress(quality=70)),
        ("komprimiere mit 70 % Qualität", Compress(quality=70)),
        ("comprime con calidad 80", Compress(quality=80)),
        ("压缩到80%质量", Compress(quality=80)),
    ],
)
def test_what_was_wished_for_and_not_there(text: str, said: object) -> None:
    found = done(text, ONE)
    assert isinstance(found, list)
    if isinstance(said, Crop) and "33" in said.off:
        assert isinstance(found[0][0], Crop)
        assert found[0][0].off.startswith("right:33")
    else:
        assert found == [(said, (1,))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grey rather than black, please", Border(width=2, colour="grey")),
        ("no, 5 px", Border(width=5, colour="black")),
    ],
)
def test_the_last_step_is_done_otherwise(text: str, said: object) -> None:
    scene = ONE.__class__(last=Border(width=2, colour="black"))
    assert done(text, scene) == [(Undo(), (1,)), (said, (1,))]


def test_the_same_goes_for_another_picture() -> None:
    scene = ONE.__class__((1, 2), 2, last=Brightness(factor=1.2))
    assert done("the same for the other one", scene) == [(Brightness(factor=1.2), (1,))]
