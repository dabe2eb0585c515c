"""Masks by HTTP: drawn, kept with a version, read again."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.endpoints.conftest import Person, mask_png


@pytest.fixture
def image(ada: Person) -> dict[str, Any]:
    """A red picture of 12 × 8 px."""
    return ada.picture(ada.conversation())


def read(ada: Person, mask: str) -> Image.Image:
    answered = ada.get(f"/api/v1/masks/{mask}")
    assert (answered.status_code, answered.mimetype) == (200, "image/png")
    return Image.open(BytesIO(answered.data))


def test_a_drawn_mask_is_kept_and_read_again(ada: Person, image: dict[str, Any]) -> None:
    kept = ada.mask(image["id"], (6, 0, 12, 8))
    assert (kept["kind"], kept["version"], kept["coverage"]) == ("drawn", image["current"], 0.5)
    mask = read(ada, kept["mask_id"])
    assert (mask.mode, mask.size) == ("L", (12, 8))
    assert [mask.getpixel((x, 4)) for x in (0, 5, 6, 11)] == [0, 0, 255, 255]
    assert ada.data("GET", f"/api/v1/images/{image['id']}/masks")["masks"] == [kept]


def test_one_of_another_size_is_brought_to_that_of_the_version(ada: Person, image: dict[str, Any]) -> None:
    path = f"/api/v1/images/{image['id']}/masks?version={image['current']}"
    kept = ada.data("POST", path, data=mask_png((600, 0, 1200, 800), (1200, 800)), content_type="image/png")
    assert (kept["width"], kept["height"], kept["coverage"]) == (12, 8, 0.5)


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        (mask_png((0, 0, 0, 0)), "image/png", "impossible"),
        (b"words", "image/png", "not_a_picture"),
        (b"", "image/png", "not_a_picture"),
        (mask_png((0, 0, 9, 8)), "application/json", "bad_request"),
    ],
)
def test_what_is_no_mask_is_refused_and_nothing_is_kept(
    ada: Person, image: dict[str, Any], body: bytes, media_type: str, code: str
) -> None:
    answered = ada.post(f"/api/v1/images/{image['id']}/masks", data=body, content_type=media_type)
    assert answered.json is not None
    assert (answered.status_code // 100, answered.json["error"]["code"]) == (4, code)
    assert ada.data("GET", f"/api/v1/images/{image['id']}/masks")["masks"] == []


def scene(ada: Person) -> dict[str, Any]:
    """A red square with a small black spot, on something that looks like a wall."""
    image = Image.effect_noise((240, 160), 24).convert("RGB")
    image.paste((190, 30, 30), (80, 40, 160, 120))
    image.paste((0, 0, 0), (200, 20, 212, 32))
    out = BytesIO()
    image.save(out, "PNG")
    out.seek(0)
    sent = {"file": (out, "wall.png"), "conversation": ada.conversation()}
    return dict(ada.data("POST", "/api/v1/images", data=sent))


def drawn(ada: Person, image: dict[str, Any], box: tuple[int, int, int, int]) -> str:
    path = f"/api/v1/images/{image['id']}/masks"
    return str(ada.data("POST", path, data=mask_png(box, (240, 160)), content_type="image/png")["mask_id"])


def pixels(ada: Person, image: dict[str, Any], version: str) -> Image.Image:
    answered = ada.get(f"/api/v1/images/{image['id']}/file?format=original&version={version}")
    return Image.open(BytesIO(answered.data)).convert("RGB")


def test_operations_change_what_the_mask_chooses_and_say_what_was_counted(ada: Person) -> None:
    image = scene(ada)
    mask = drawn(ada, image, (80, 40, 160, 120))
    wanted = {"operations": [{"type": "brightness", "value": 0.5}, {"type": "greyscale"}], "mask": mask}
    made = ada.data("POST", f"/api/v1/images/{image['id']}/operations", json=wanted)
    assert len(made["versions"]) == 2
    before, after = (pixels(ada, image, each["id"]) for each in made["versions"])
    assert after.getpixel((120, 80)) != before.getpixel((120, 80))
    assert len(set(after.getpixel((120, 80)))) == 1  # type: ignore[arg-type]  # grey
    for box in ((0, 0, 80, 160), (160, 0, 240, 160), (80, 0, 160, 40)):
        assert after.crop(box).tobytes() == before.crop(box).tobytes()
    recipe = made["versions"][1]["recipe"]
    assert (recipe["kind"], recipe["values"]["mask"]) == ("mask", mask)
    assert (recipe["values"]["changed"], recipe["values"]["outside"]) == (0, 240 * 160 - 80 * 80)
    history = ada.data("GET", f"/api/v1/images/{image['id']}/history")
    assert history["steps"][1]["did"].endswith("inside a mask: 0 of 32,000 px changed outside")


def test_a_draft_shows_it_and_keeps_nothing(ada: Person) -> None:
    image = scene(ada)
    wanted = {"operations": [{"type": "invert"}], "mask": drawn(ada, image, (80, 40, 160, 120))}
    answered = ada.post(f"/api/v1/images/{image['id']}/operations/draft", json=wanted)
    shown = Image.open(BytesIO(answered.data)).convert("RGB")
    assert shown.getpixel((120, 80))[0] < 120  # type: ignore[index]
    assert len(ada.data("GET", f"/api/v1/images/{image['id']}")["versions"]) == 1


@pytest.mark.parametrize("wanted", [{"type": "crop", "ratio": "1:1"}, {"type": "convert", "format": "jpeg"}])
def test_what_moves_a_picture_or_makes_a_file_is_not_done_inside_of_a_mask(ada: Person, wanted: dict[str, Any]) -> None:
    image = scene(ada)
    said = {"operations": [wanted], "mask": drawn(ada, image, (80, 40, 160, 120))}
    answered = ada.post(f"/api/v1/images/{image['id']}/operations", json=said)
    assert answered.json is not None
    assert (answered.status_code, answered.json["error"]["code"]) == (400, "impossible")
    assert len(ada.data("GET", f"/api/v1/images/{image['id']}")["versions"]) == 1


def test_a_mask_of_before_the_picture_was_cropped_is_refused_with_what_to_do(ada: Person) -> None:
    image = scene(ada)
    mask = drawn(ada, image, (80, 40, 160, 120))
    ada.data(
        "POST", f"/api/v1/images/{image['id']}/operations", json={"operations": [{"type": "crop", "ratio": "1:1"}]}
    )
    answered = ada.post(f"/api/v1/images/{image['id']}/erase", json={"mask": mask})
    assert answered.json is not None
    assert (answered.status_code, answered.json["error"]["code"]) == (409, "mask_of_other_size")


def test_a_wand_takes_what_has_the_colour_of_a_place(ada: Person) -> None:
    image = scene(ada)
    asked = {"kind": "wand", "x": 120, "y": 80, "tolerance": 10}
    found = ada.data("POST", f"/api/v1/images/{image['id']}/masks/select", json=asked)
    assert (found["kind"], found["coverage"]) == ("wand", round(6400 / 38400, 6))


def test_the_subject_and_the_background_are_what_the_cut_out_says(ada: Person) -> None:
    image = scene(ada)
    path = f"/api/v1/images/{image['id']}/masks/select"
    subject, background = (ada.data("POST", path, json={"kind": kind}) for kind in ("subject", "background"))
    assert read(ada, subject["mask_id"]).getpixel((120, 80)) == 255
    assert read(ada, background["mask_id"]).getpixel((120, 80)) == 0
    assert subject["coverage"] + background["coverage"] == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"kind": "face"}, "impossible"),
        ({"kind": "sky"}, "impossible"),
        ({"kind": "wand", "x": 900, "y": 3}, "bad_arguments"),
        ({"kind": "box", "x": 1, "y": 1}, "bad_arguments"),
        ({"kind": "moon"}, "bad_request"),
    ],
)
def test_what_is_not_there_is_said_and_no_mask_is_kept(ada: Person, asked: dict[str, Any], code: str) -> None:
    image = scene(ada)
    answered = ada.post(f"/api/v1/images/{image['id']}/masks/select", json=asked)
    assert answered.json is not None
    assert (answered.status_code // 100, answered.json["error"]["code"]) == (4, code)
    assert ada.data("GET", f"/api/v1/images/{image['id']}/masks")["masks"] == []


def test_a_spot_is_erased_and_nothing_else(ada: Person) -> None:
    image = scene(ada)
    made = ada.data("POST", f"/api/v1/images/{image['id']}/erase", json={"mask": drawn(ada, image, (197, 17, 215, 35))})
    before, after = (pixels(ada, image, each["id"]) for each in made["versions"])
    assert min(after.getpixel((206, 26))) > 40  # type: ignore[type-var]
    assert after.crop((0, 40, 240, 160)).tobytes() == before.crop((0, 40, 240, 160)).tobytes()
    assert made["versions"][1]["cost"] == 0


def test_what_changed_is_found_shown_and_kept_in_a_region_only(ada: Person) -> None:
    image = scene(ada)
    path = f"/api/v1/images/{image['id']}"
    first = image["current"]
    invert = {"operations": [{"type": "invert"}], "mask": drawn(ada, image, (80, 40, 160, 120))}
    second = ada.data("POST", f"{path}/operations", json=invert)["current"]
    found = ada.data("POST", f"{path}/masks/changes", json={"before": first, "after": second})
    mask = read(ada, found["mask_id"])
    assert (mask.getpixel((120, 80)), mask.getpixel((20, 140))) == (255, 0)
    assert ada.get(f"{path}/heat?before={first}&after={second}").mimetype == "image/webp"
    left = drawn(ada, image, (80, 40, 120, 120))
    made = ada.data("POST", f"{path}/keep-region", json={"before": first, "after": second, "mask": left})
    before, after = (pixels(ada, image, each) for each in (first, made["current"]))
    assert after.crop((120, 0, 240, 160)).tobytes() == before.crop((120, 0, 240, 160)).tobytes()
    assert after.getpixel((100, 80)) != before.getpixel((100, 80))
    assert made["versions"][-1]["parent"] == first
    assert made["versions"][-1]["recipe"]["parents"] == [first, second]
