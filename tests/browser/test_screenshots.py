"""The pictures of docs/images. `ATELIER_SCREENSHOTS=1` takes them anew; otherwise they are there and as they should be.

make build && ATELIER_SCREENSHOTS=1 .venv/bin/python -m pytest tests/browser/test_screenshots.py
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from providers.provider import SKETCH_SIDE
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.person import Person
from tests.running import ROOT, Studio

IMAGES = ROOT / "docs" / "images"
TAKEN = os.environ.get("ATELIER_SCREENSHOTS") == "1"
LARGEST = 400_000
"""Bytes."""
SIZES = {
    "conversation": DESKTOP,
    "empty": DESKTOP,
    "settings": DESKTOP,
    "image-form": DESKTOP,
    "phone-dark": PHONE,
    "compare": DESKTOP,
    "compress": DESKTOP,
    "cutout": DESKTOP,
    "gallery": DESKTOP,
    "prompt-gate": DESKTOP,
    "several": DESKTOP,
    "side-by-side": DESKTOP,
}
BEFORE = (
    "/image an oil painting of sunflowers seed=0",
    "/image a pixel art city at night seed=1",
    "/image a lighthouse by the sea at sunset, flat seed=1",
    "/image cherry blossoms, watercolour seed=0",
)
"""Conversations of earlier, oldest first."""
SHELF = ("/image an ink forest in the fog seed=0", "/image aurora over a lake, night aspect=4:5 seed=1")
MOUNTAIN = "/image a watercolour mountain seed=2"
POPPY = "/image a red poppy, flat seed=1"
only_when_taken = pytest.mark.skipif(not TAKEN, reason="Set ATELIER_SCREENSHOTS=1 to take the pictures of docs/images")


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio without any key, with pictures as large as people get them."""
    environ = {"ATELIER_SKETCH_SIDE": str(SKETCH_SIDE)}
    with Studio(tmp_path_factory.mktemp("offline") / "data", environ) as studio:
        yield studio


def keep(person: Person, name: str) -> None:
    """Writes what the page shows now, with as many colours as a small file may have."""
    person.page.mouse.move(0, 0)
    person.page.wait_for_load_state("networkidle")
    expect(person.page.locator(".toasts .toast")).to_have_count(0)
    shot = Image.open(BytesIO(person.page.screenshot(animations="disabled"))).convert("RGB")
    IMAGES.mkdir(parents=True, exist_ok=True)
    shot.quantize(256, kmeans=2, dither=Image.Dither.FLOYDSTEINBERG).save(IMAGES / f"{name}.png", optimize=True)


def darkened(person: Person) -> None:
    """A mountain is painted and made darker."""
    person.paint(MOUNTAIN)
    person.paint("make it darker")
    expect(person.chip).to_contain_text("version 2")


@only_when_taken
def test_take_two_versions_beside_each_other(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.start()
    darkened(ada)
    ada.say("call this version evening")
    ada.settled()
    ada.button("Compare with the previous version", ada.cards.last).click()
    expect(ada.dialog.locator("img.pair.loaded")).to_have_count(2)
    keep(ada, "compare")


@only_when_taken
def test_take_the_studio(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.start()
    keep(ada, "empty")
    ada.prefer(aspect="16:9")
    for prompt in BEFORE:
        ada.start()
        ada.paint(prompt)
    ada.start()
    for prompt in SHELF:
        ada.paint(prompt)
    darkened(ada)
    ada.api("PATCH", f"/conversations/{ada.conversation}", data={"title": "A watercolour mountain"})
    expect(ada.rows.first).to_contain_text("A watercolour mountain")
    ada.page.locator(".scroll").evaluate("box => { box.scrollTop = box.scrollHeight - box.clientHeight - 90 }")
    expect(ada.rows).to_have_count(len(BEFORE) + 1)
    keep(ada, "conversation")

    finished(ada)
    ada.page.get_by_role("link", name="Gallery").click()
    expect(ada.page.get_by_role("gridcell")).not_to_have_count(0)
    keep(ada, "gallery")
    ada.start()
    ada.button("New picture").click()
    form = ada.page.get_by_role("dialog", name="New picture")
    form.get_by_label("Prompt", exact=True).fill("a still life with fruit, oil")
    form.get_by_role("radio", name="4:5").click()
    ada.button(re.compile("^Generate"), form).click()
    expect(form.get_by_role("img")).to_be_visible()
    keep(ada, "image-form")
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)
    ada.button("Settings").click()
    expect(ada.dialog).to_be_visible()
    keep(ada, "settings")


def finished(person: Person) -> None:
    """All pictures of the conversation are compressed; the mountain's neighbour is cut out."""
    person.say("/compress 150KB all")
    person.settled()
    expect(person.page.get_by_role("button", name="Download ZIP")).to_be_visible()
    person.page.locator(".scroll").evaluate("box => { box.scrollTop = box.scrollHeight }")
    keep(person, "compress")
    person.start()
    person.paint(POPPY)
    person.say("remove the background")
    person.settled()
    expect(person.page.locator(".plate, figure").get_by_text("Simple method").first).to_be_visible()
    person.page.locator(".scroll").evaluate("box => { box.scrollTop = box.scrollHeight }")
    keep(person, "cutout")


@only_when_taken
def test_take_the_phone(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True, color_scheme="dark")
    ada.prefer(aspect="5:4")
    ada.start()
    darkened(ada)
    keep(ada, "phone-dark")


@only_when_taken
def test_take_the_prompt_in_review(visit: Visit, connected: Studio) -> None:
    bea = visit(connected)
    bea.prefer(always_go=False)
    bea.start()
    bea.say("/image a red fox in the snow, no people aspect=3:2")
    bea.settled()
    expect(bea.page.get_by_role("region", name="Before it is painted")).to_be_visible()
    keep(bea, "prompt-gate")


@only_when_taken
def test_take_several_at_once(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.start()
    ada.say("/image cherry blossoms, watercolour count=4 seed=3 aspect=3:2")
    ada.settled()
    grid = ada.turns.last.get_by_role("region", name=re.compile("of one prompt"))
    expect(grid.locator("img.fading.loaded")).to_have_count(4)
    ada.page.locator(".scroll").evaluate("box => { box.scrollTop = 0 }")
    keep(ada, "several")


@only_when_taken
def test_take_the_choice_of_models_side_by_side(visit: Visit, connected: Studio) -> None:
    bea = visit(connected)
    bea.start()
    listed = "fetch('/api/v1/models').then((all) => all.json()).then(({ data }) => data.total > 100)"
    bea.page.wait_for_function(f"() => {listed}")
    bea.box.fill("a red fox in the snow at dawn")
    bea.button(re.compile("^Model:")).click()
    bea.button("Compare…").click()
    find = bea.dialog.get_by_label("Find a model")
    for word, name in (("gpt image", "GPT Image 2"), ("flux", "FLUX.2 Pro")):
        find.fill(word)
        bea.dialog.get_by_role("checkbox", name=re.compile(re.escape(name))).first.check()
    expect(bea.button("Paint 3 pictures", bea.dialog)).to_be_enabled()
    keep(bea, "side-by-side")


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_for_the_documents_is_there_small_and_of_the_right_size(name: str) -> None:
    path: Path = IMAGES / f"{name}.png"
    with Image.open(path) as picture:
        assert picture.size == (SIZES[name]["width"], SIZES[name]["height"])
    assert path.stat().st_size <= LARGEST
