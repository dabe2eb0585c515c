"""A sentence came in: these operations, a question, or nothing (it is the model's) came out."""

from __future__ import annotations

import pytest

from conversation.commands.redo import Redo
from conversation.commands.undo import ALL, Undo
from conversation.errors import BadRequest
from conversation.plain_words.edits import Edit, UnclearEdit, parse_edit
from conversation.target import PictureReference
from imaging.declaration import Declaration
from imaging.operations.blur import Blur
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.greyscale import Greyscale
from imaging.operations.invert import Invert
from imaging.operations.rotate import Rotate
from imaging.operations.saturation import Saturation
from imaging.operations.sepia import Sepia
from imaging.operations.sharpen import Sharpen
from imaging.operations.temperature import Temperature

GREY = Greyscale()
SQUARE = Crop(ratio="1:1")

ONE: list[tuple[str, Declaration]] = [
    # brightness
    ("make it darker", Brightness(factor=0.75)),
    ("Make it darker.", Brightness(factor=0.75)),
    ("darker", Brightness(factor=0.75)),
    ("darker please", Brightness(factor=0.75)),
    ("a bit darker", Brightness(factor=0.85)),
    ("Could you make it a bit darker, please?", Brightness(factor=0.85)),
    ("make the picture slightly darker", Brightness(factor=0.85)),
    ("make it much darker", Brightness(factor=0.5)),
    ("darken it a lot", Brightness(factor=0.5)),
    ("make it darker, please", Brightness(factor=0.75)),
    ("ok now make it darker", Brightness(factor=0.75)),
    ("I want it darker", Brightness(factor=0.75)),
    ("it should be darker", Brightness(factor=0.75)),
    ("dim the image", Brightness(factor=0.75)),
    ("brighter", Brightness(factor=1.25)),
    ("lighter", Brightness(factor=1.25)),
    ("make the photo brighter", Brightness(factor=1.25)),
    ("brighten it", Brightness(factor=1.25)),
    ("brighten it up a little", Brightness(factor=1.15)),
    ("please brighten the image by 20%", Brightness(factor=1.2)),
    ("20% brighter", Brightness(factor=1.2)),
    ("20 % brighter", Brightness(factor=1.2)),
    ("20 percent brighter", Brightness(factor=1.2)),
    ("make it 30% darker", Brightness(factor=0.7)),
    ("make it brighter by 15 %", Brightness(factor=1.15)),
    ("twice as bright", Brightness(factor=2)),
    ("make it twice as bright", Brightness(factor=2)),
    ("half as bright", Brightness(factor=0.5)),
    ("make it twice as dark", Brightness(factor=0.5)),
    ("make it even brighter", Brightness(factor=1.25)),
    ("less dark", Brightness(factor=1.25)),
    ("make it not so dark", Brightness(factor=1.25)),
    ("make it less bright", Brightness(factor=0.75)),
    ("increase the brightness", Brightness(factor=1.25)),
    ("reduce brightness by a third", Brightness(factor=0.6667)),
    ("set the brightness to 150%", Brightness(factor=1.5)),
    ("lower the brightness to 80 %", Brightness(factor=0.8)),
    ("brightness +20%", Brightness(factor=1.2)),
    ("brightness -20%", Brightness(factor=0.8)),
    ("turn the brightness down a bit", Brightness(factor=0.85)),
    ("turn up the brightness", Brightness(factor=1.25)),
    # contrast
    ("more contrast", Contrast(factor=1.25)),
    ("a lot more contrast", Contrast(factor=1.5)),
    ("make it more contrasty", Contrast(factor=1.25)),
    ("add some contrast", Contrast(factor=1.25)),
    ("give it more contrast", Contrast(factor=1.25)),
    ("it needs a bit more contrast", Contrast(factor=1.15)),
    ("less contrast", Contrast(factor=0.75)),
    ("increase the contrast by 30%", Contrast(factor=1.3)),
    ("decrease contrast slightly", Contrast(factor=0.85)),
    ("boost the contrast of the picture", Contrast(factor=1.25)),
    # saturation
    ("more saturated", Saturation(factor=1.25)),
    ("make it more colourful", Saturation(factor=1.25)),
    ("make it a bit more colorful", Saturation(factor=1.15)),
    ("make it much more vivid", Saturation(factor=1.5)),
    ("more vibrant", Saturation(factor=1.25)),
    ("less saturated", Saturation(factor=0.75)),
    ("make it less colourful", Saturation(factor=0.75)),
    ("stronger colours", Saturation(factor=1.25)),
    ("boost the colors", Saturation(factor=1.25)),
    ("mute the colours a bit", Saturation(factor=0.85)),
    ("increase saturation by 40%", Saturation(factor=1.4)),
    ("reduce the saturation a lot", Saturation(factor=0.5)),
    ("desaturate it by 50%", Saturation(factor=0.5)),
    # warmth
    ("make it warmer", Temperature(warmth=25)),
    ("a bit warmer", Temperature(warmth=15)),
    ("much warmer please", Temperature(warmth=50)),
    ("30% warmer", Temperature(warmth=30)),
    ("warmer colours", Temperature(warmth=25)),
    ("make the colours warmer", Temperature(warmth=25)),
    ("less warm", Temperature(warmth=-25)),
    ("cooler tones", Temperature(warmth=-25)),
    ("make the tones slightly cooler", Temperature(warmth=-15)),
    ("warm it up a bit", Temperature(warmth=15)),
    # rotate
    ("rotate left", Rotate(angle=-90)),
    ("rotate it to the right", Rotate(angle=90)),
    ("rotate the picture clockwise", Rotate(angle=90)),
    ("rotate counterclockwise", Rotate(angle=-90)),
    ("rotate by 90 degrees", Rotate(angle=90)),
    ("rotate 180°", Rotate(angle=180)),
    ("rotate it 45 degrees to the left", Rotate(angle=-45)),
    ("rotate left by 10 degrees", Rotate(angle=-10)),
    ("turn it 90 degrees anticlockwise", Rotate(angle=-90)),
    ("turn the picture left", Rotate(angle=-90)),
    ("turn it upside down", Rotate(angle=180)),
    ("rotate it a quarter turn to the left", Rotate(angle=-90)),
    ("rotate it 3.5 degrees", Rotate(angle=3.5)),
    # flip
    ("flip it horizontally", Flip()),
    ("mirror it", Flip()),
    ("mirror the image", Flip()),
    ("flip vertically", Flip(direction="vertical")),
    ("flip the photo top to bottom", Flip(direction="vertical")),
    # crop
    ("crop to a square", SQUARE),
    ("crop it to a square", SQUARE),
    ("crop square", SQUARE),
    ("crop the image to 16:9", Crop(ratio="16:9")),
    ("crop to 4 by 3", Crop(ratio="4:3")),
    ("crop it to 3x2", Crop(ratio="3:2")),
    ("crop to a 4:5 ratio", Crop(ratio="4:5")),
    ("make it square", SQUARE),
    ("square crop", SQUARE),
    # looks
    ("make it black and white", GREY),
    ("black and white please", GREY),
    ("convert it to black & white", GREY),
    ("turn it into a black and white photo", GREY),
    ("make it b&w", GREY),
    ("convert to greyscale", GREY),
    ("make the image grayscale", GREY),
    ("monochrome", GREY),
    ("remove the colours", GREY),
    ("remove all colour", GREY),
    ("make it sepia", Sepia()),
    ("sepia tone", Sepia()),
    ("invert the colours", Invert()),
    ("invert it", Invert()),
    # blur and sharpen
    ("blur it", Blur(radius=6.0)),
    ("blur it a bit", Blur(radius=3.6)),
    ("make it blurry", Blur(radius=6.0)),
    ("blur the whole picture a lot", Blur(radius=12.0)),
    ("blur it by 5 px", Blur(radius=5)),
    ("sharpen it", Sharpen(amount=100)),
    ("sharpen", Sharpen(amount=100)),
    ("make it sharper", Sharpen(amount=100)),
    ("sharpen it a bit", Sharpen(amount=60)),
    ("make it much sharper", Sharpen(amount=200)),
    ("sharpen by 150%", Sharpen(amount=150)),
    # back and on
    ("undo", Undo()),
    ("undo that", Undo()),
    ("undo that please", Undo()),
    ("undo the last change", Undo()),
    ("undo twice", Undo(steps=2)),
    ("undo the last 3 changes", Undo(steps=3)),
    ("go back one step", Undo()),
    ("take that back", Undo()),
    ("back to the previous version", Undo()),
    ("back to the original", Undo(steps=ALL)),
    ("go back to the original", Undo(steps=ALL)),
    ("restore the original", Undo(steps=ALL)),
    ("revert to the original picture", Undo(steps=ALL)),
    ("undo everything", Undo(steps=ALL)),
    ("redo", Redo()),
    ("redo that", Redo()),
    ("redo the last change", Redo()),
]

SEVERAL: list[tuple[str, list[Declaration]]] = [
    ("crop to a square, then make it black and white", [SQUARE, GREY]),
    ("make it brighter and warmer", [Brightness(factor=1.25), Temperature(warmth=25)]),
    ("rotate left and flip it horizontally", [Rotate(angle=-90), Flip()]),
    ("make it black and white and a bit brighter", [GREY, Brightness(factor=1.15)]),
    ("brighter, more contrast", [Brightness(factor=1.25), Contrast(factor=1.25)]),
    ("Crop it to 16:9. Then sharpen it.", [Crop(ratio="16:9"), Sharpen(amount=100)]),
    ("first crop to a square, then rotate it 90 degrees", [SQUARE, Rotate(angle=90)]),
    ("nice, now a bit darker and less saturated", [Brightness(factor=0.85), Saturation(factor=0.75)]),
]

NAMED: list[tuple[str, Declaration, PictureReference]] = [
    ("make #2 darker", Brightness(factor=0.75), PictureReference("number", 2)),
    ("rotate #12 left", Rotate(angle=-90), PictureReference("number", 12)),
    ("crop picture 3 to a square", SQUARE, PictureReference("number", 3)),
    ("make the first one brighter", Brightness(factor=1.25), PictureReference("ordinal", 1)),
    ("make the second picture black and white", GREY, PictureReference("ordinal", 2)),
    ("sharpen the last image", Sharpen(amount=100), PictureReference("ordinal", -1)),
    ("mirror the one before", Flip(), PictureReference("before")),
    ("make the previous picture warmer", Temperature(warmth=25), PictureReference("before")),
    ("increase the contrast of #4 by 10%", Contrast(factor=1.1), PictureReference("number", 4)),
    ("undo #2", Undo(), PictureReference("number", 2)),
]

NOT_OURS = [
    "make the sky darker",
    "a darker mood of castle",
    "make it a dark forest",
    "make it darker than the other one",
    "add a mountain in the background",
    "add a darker sky",
    "add more light from the left",
    "make the cat brighter",
    "make it darker in the corners",
    "make the background brighter",
    "blur his face",
    "sharpen the eyes",
    "make it night",
    "make it darker but keep the sky bright",
    "make it cooler",
    "make it cold",
    "make it softer",
    "make it winter",
    "don't make it darker",
    "do not crop it",
    "is it darker now?",
    "why is it so dark",
    "how do I make it darker?",
    "what would it look like in black and white?",
    "a black and white cat",
    "paint a darker one",
    "a brighter future",
    "rotate the car to the left",
    "turn left",
    "turn the man to the right",
    "flip the car",
    "crop out the man",
    "crop the sky",
    "crop to the face",
    "remove the red colour",
    "remove the colour from the car",
    "change the colour of the car to red",
    "make it red",
    "make it look warmer inside the house",
    "warm light through the window",
    "more contrast between the cat and the wall",
    "a brighter picture of a cat",
    "paint it brighter",
    "make it darker and moodier",
    "make #1 darker and #2 brighter",
    "undo and make it darker",
    "undo the tree",
    "go back to the hotel",
    "go back to the city scene",
    "make it in the original style",
    "original",
    "show me the original",
    "what if it was darker?",
    "make it greyscale but keep the red",
    "undo the crop",
    "black",
    "it",
    "hello",
    "please",
    "thanks, that's nice",
    "a lot",
    "20%",
    "",
    "darker\nand add a moon",
    "make everything in the picture except the cat a bit darker",
    "blur it 20%",
    "make it very dark and gloomy",
    "make the image of the castle darker",
    "make it much 20% darker",
    "make it brighter " + "and brighter " * 20,
]

QUESTIONS = [
    ("flip it", ["/flip horizontal", "/flip vertical"]),
    ("rotate", ["/rotate -90", "/rotate 90", "/rotate 180"]),
    ("crop it", [f"/crop {ratio} centre" for ratio in ("1:1", "4:3", "3:2", "16:9")]),
    ("flip it upside down", ["/flip vertical", "/rotate 180"]),
    ("make it bigger", ["/resize percent=150%", "/resize percent=200%"]),
]


def said(text: str) -> list[Declaration]:
    found = parse_edit(text)
    assert isinstance(found, Edit), f"“{text}” gave {found}"
    return found.said(long_side=1000)


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text for text, _ in ONE])
def test_a_clear_edit_is_understood(text: str, expected: Declaration) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_a_sequence_is_understood_in_order(text: str, expected: list[Declaration]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected", "reference"), NAMED, ids=[text for text, _, _ in NAMED])
def test_a_named_picture_is_heard(text: str, expected: Declaration, reference: PictureReference) -> None:
    found = parse_edit(text)
    assert isinstance(found, Edit)
    assert (found.said(1000), found.references) == ([expected], (reference,))


@pytest.mark.parametrize("text", NOT_OURS)
def test_everything_else_is_the_models(text: str) -> None:
    assert parse_edit(text) is None


@pytest.mark.parametrize(("text", "answers"), QUESTIONS)
def test_an_edit_that_is_not_certain_asks(text: str, answers: list[str]) -> None:
    found = parse_edit(text)
    assert isinstance(found, UnclearEdit)
    assert [say for _, say in found.unsure.choices] == answers


def test_blur_is_measured_by_the_picture() -> None:
    found = parse_edit("blur it")
    assert isinstance(found, Edit)
    assert found.said(4000) == [Blur(radius=24.0)]


def test_what_is_out_of_range_is_said() -> None:
    found = parse_edit("500% brighter")
    assert isinstance(found, Edit)
    with pytest.raises(BadRequest, match="factor goes from 0 to 3"):
        found.said(1000)


def test_there_are_enough_phrases_to_trust_it() -> None:
    assert len(ONE) + len(SEVERAL) + len(NAMED) + len(NOT_OURS) >= 200
