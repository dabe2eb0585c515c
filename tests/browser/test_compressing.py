"""`/compress` in the browser: the report, what it says, and its ZIP."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_downloads import opened, photograph
from tests.browser.test_uploads import arrived, chosen, file
from tests.browser.test_uploads import photograph as small
from tests.matrix import matrix
from tests.running import Studio

UNDER_THE_BOX = """(one) => {
  const { top, bottom, left, width } = one.getBoundingClientRect()
  const middle = document.elementFromPoint(left + width / 2, (top + bottom) / 2)
  return bottom > document.querySelector('.dock').getBoundingClientRect().top + 1 || !one.contains(middle)
}"""
"""Whether something lies over the middle of an element, or it ends below the upper edge of the box."""


def report(person: Person) -> Locator:
    return person.turns.last.get_by_role("article", name=re.compile("compressed", re.IGNORECASE))


@pytest.fixture
def album(ada: Person) -> Person:
    """Two photographs that are too large, one that is small already, and a drawing with transparency."""
    logo = BytesIO()
    Image.new("RGBA", (120, 80), (200, 40, 40, 90)).save(logo, "PNG")
    pictures = (
        file("Große Düne.JPG", photograph(1)),
        file("IMG 2041.jpeg", photograph(2)),
        file("tiny.jpg", small()),
        file("logo.png", logo.getvalue(), "image/png"),
    )
    chosen(ada, *pictures)
    arrived(ada, 4)
    return ada


def test_the_zip_of_all_holds_all_that_was_asked_for_under_their_names(album: Person, tmp_path: Path) -> None:
    """Also what was small enough already and stayed as it is."""
    album.say("/compress all")
    album.settled()
    expect(report(album).get_by_role("listitem")).to_have_count(2)
    expect(report(album)).to_contain_text(re.compile(r"\d+% smaller"))
    expect(report(album)).to_contain_text("2 were small enough")
    expect(album.words).to_have_count(0)  # the report says all of it
    expect(report(album).get_by_role("img")).to_have_count(0)
    with album.page.expect_download() as waiting:
        album.button("Download ZIP", report(album)).click()
    expect(album.toasts).to_contain_text("Downloading 4 pictures as a ZIP")
    with opened(waiting.value, tmp_path) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["Große Düne.JPG", "IMG 2041.jpeg", "logo.png", "tiny.jpg"]
        for entry in archive.infolist():
            assert entry.file_size <= 500_000
            assert not Image.open(BytesIO(archive.read(entry))).getexif()


@pytest.mark.matrix
def test_all_of_them_small_enough_is_said_and_nothing_is_made(ada: Person) -> None:
    chosen(ada, file("a.jpg", small()), file("b.jpg", small("red")))
    arrived(ada, 2)
    ada.say("/compress all")
    ada.settled()
    expect(ada.words).to_contain_text("All 2 were small enough already, so they stayed as they are.")
    expect(report(ada)).to_have_count(0)


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_what_was_asked_and_what_came_of_it_are_seen_without_scrolling(
    visit: Visit, offline: Studio, phone: bool
) -> None:
    ada = visit(offline, phone=phone)
    ada.start()
    pictures = [file(f"IMG_{number}.JPG", photograph(number)) for number in range(8)]
    ada.page.locator("input[type=file]").first.set_input_files(pictures)
    arrived(ada, 8)
    ada.say("/compress email all")
    ada.settled()
    expect(report(ada).get_by_role("listitem")).to_have_count(4)
    for part in (ada.said(), report(ada).locator(".report-head"), ada.button("Download ZIP", report(ada))):
        ada.page.wait_for_function(f"one => !({UNDER_THE_BOX})(one)", arg=part.element_handle())
        assert part.evaluate("one => one.getBoundingClientRect().top >= 52")
    ada.button("Show 4 more", report(ada)).click()
    expect(report(ada).get_by_role("listitem")).to_have_count(8)


@matrix("phone", [False, True], ids=["wide", "phone"])
@pytest.mark.matrix
def test_the_figures_of_one_picture_are_seen_above_it(visit: Visit, offline: Studio, phone: bool) -> None:
    """Also where what was made before becomes smaller at the same time."""
    ada = visit(offline, phone=phone)
    ada.start()
    ada.page.locator("input[type=file]").first.set_input_files([file("IMG_1.JPG", photograph(1))])
    arrived(ada, 1)
    for said in ("make it darker", "/compress", "/undo", "/compress 300KB"):
        ada.say(said)
        ada.settled()
    for part in (ada.said(), report(ada).locator(".report-foot")):
        ada.page.wait_for_function(f"one => !({UNDER_THE_BOX})(one)", arg=part.element_handle())


@matrix("phone", [False, True], ids=["wide", "phone"])
@pytest.mark.matrix
def test_the_tools_of_a_picture_are_not_under_the_box(visit: Visit, offline: Studio, phone: bool) -> None:
    ada = visit(offline, phone=phone)
    ada.start()
    ada.page.locator("input[type=file]").first.set_input_files([file("IMG_1.JPG", photograph(1))])
    arrived(ada, 1)
    for said in ("make it darker", "/nobg", "crop to a square"):
        ada.say(said)
        bar = ada.painted().get_by_role("toolbar").first
        ada.page.wait_for_function(f"one => !({UNDER_THE_BOX})(one)", arg=bar.element_handle())


def test_what_is_gone_meanwhile_is_not_in_it_and_the_rest_is(album: Person, tmp_path: Path) -> None:
    album.say("/compress 400KB all")
    album.settled()
    image = next(each for each in album.stored()["images"] if each["title"] == "IMG 2041")
    album.api("DELETE", f"/images/{image['id']}")
    album.page.reload()
    expect(report(album).get_by_role("button", name=re.compile("^Download .*IMG 2041"))).to_have_count(0)
    with album.page.expect_download() as waiting:
        album.button("Download ZIP", report(album)).click()
    with opened(waiting.value, tmp_path) as archive:
        assert sorted(archive.namelist()) == ["Große Düne.JPG", "logo.png", "tiny.jpg"]
