"""Pictures leave: one in a format of choice, several as a ZIP, some of them after they were changed together."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import Download, Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_uploads import arrived, chosen, file
from tests.matrix import matrix
from tests.running import Studio

PLACE, TURN, MAKER = 0x8825, 0x0112, 0x010F


def photograph(seed: int) -> bytes:
    """A telephone's: it lies on its side, knows where it was taken, and has more than 500 KB."""
    exif = Image.Exif()
    exif[TURN] = 6
    exif[MAKER] = "Telephone works"
    exif.get_ifd(PLACE).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 34.0)})
    ground = Image.effect_noise((1000, 750), 60 + seed).convert("RGB")
    ground.paste("crimson", (0, 0, 500, 100))  # what is at its top left lies at its top right when it is upright
    out = BytesIO()
    ground.save(out, "JPEG", quality=95, exif=exif)
    assert len(out.getvalue()) > 500_000
    return out.getvalue()


def opened(download: Download, folder: Path) -> ZipFile:
    path = folder / download.suggested_filename
    download.save_as(path)
    return ZipFile(path)


def saved(person: Person, act: Callable[[], object]) -> None:
    """Does it and waits until the server has taken it."""
    with person.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        act()


def change(field: Locator, typed: str) -> None:
    field.fill(typed)
    field.press("Tab")


def three(person: Person) -> None:
    """Three small pictures on the shelf, in a conversation."""
    chosen(person, file("red.jpg"), file("green.jpg"), file("blue.jpg"))
    arrived(person, 3)
    person.say("what can you do?")
    person.settled()


def test_twelve_photographs_are_dropped_compressed_and_taken_away(ada: Person, tmp_path: Path) -> None:
    chosen(ada, *(file(f"IMG_{number:04}.JPG", photograph(number)) for number in range(12)))
    arrived(ada, 12)
    ada.say("/compress 500KB all")
    ada.settled()
    with ada.page.expect_download() as waiting:
        ada.button("Download ZIP").click()
    assert re.fullmatch(r"[^/]+\.zip", waiting.value.suggested_filename)
    with opened(waiting.value, tmp_path) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
        assert len(entries) == len({entry.filename for entry in entries}) == 12
        for entry in entries:
            assert entry.file_size <= 500_000
            assert re.fullmatch(r"IMG_\d{4}\.JPG", entry.filename)
            picture = Image.open(BytesIO(archive.read(entry)))
            assert picture.size[0] < picture.size[1], "it still lies on its side"
            assert not picture.getexif()
            red, green, blue = picture.convert("RGB").getpixel((picture.width - 10, 10))  # type: ignore[misc]
            assert red > green + blue


@matrix(("choice", "kind"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("WebP", "WEBP")])
def test_a_picture_is_downloaded_in_a_format_of_choice(ada: Person, choice: str, kind: str) -> None:
    card = ada.paint()
    ada.menu(ada.button(re.compile("^More for"), card), "Download as")
    expect(ada.dialog).to_be_visible()
    assert not violations(ada)
    with ada.page.expect_download() as waiting:
        ada.button(re.compile(f"^{choice}"), ada.dialog).click()
    with Image.open(waiting.value.path()) as picture:
        assert picture.format == kind
    assert re.fullmatch(r"Flat blue circle\.\w+", waiting.value.suggested_filename)
    expect(ada.dialog).to_be_hidden()


def test_how_pictures_leave_is_set_once(ada: Person) -> None:
    ada.open("/settings/files")
    page = ada.page.get_by_role("tabpanel")
    saved(ada, lambda: page.get_by_label("Usual format").select_option("webp"))
    email = page.get_by_role("group", name=re.compile("^Email"))
    for label, typed in (("Width, px", "320"), ("Height, px", "320"), ("Size, KB", "40")):
        saved(ada, lambda label=label, typed=typed: change(email.get_by_label(label), typed))
    change(email.get_by_label("Quality"), "200")
    expect(page.get_by_role("alert")).to_contain_text("Quality must be a whole number from 1 to 100, or empty")
    assert not violations(ada)
    ada.page.keyboard.press("Escape")
    ada.box.fill("/compress ")
    expect(ada.page.get_by_role("listbox")).to_contain_text("email (JPEG, 320 px, 40 KB)")
    ada.box.fill("")
    card = ada.paint()
    with ada.page.expect_download() as waiting:
        ada.button(re.compile("^Download"), card).first.click()
    assert waiting.value.suggested_filename.endswith(".webp")
    ada.say("/compress email")
    ada.settled()
    version = ada.stored()["images"][0]["versions"][-1]
    assert max(version["width"], version["height"]) == 320
    assert version["bytes"] <= 40_000
    ada.open("/settings/files")
    saved(ada, lambda: ada.button("Reset to defaults", page).click())
    expect(email.get_by_label("Width, px")).to_have_value("1600")


@pytest.mark.matrix
def test_an_upload_leaves_clean_and_upright(ada: Person) -> None:
    chosen(ada, file("IMG_1.JPG", photograph(1)))
    arrived(ada, 1)
    ada.say("what can you do?")
    ada.settled()
    with ada.page.expect_download() as waiting:
        ada.button("Download all as ZIP").click()
    with ZipFile(waiting.value.path()) as archive:
        (entry,) = archive.infolist()
        picture = Image.open(BytesIO(archive.read(entry)))
        assert set(picture.getexif()) == {TURN}  # it is not coded again, so it still lies and says which way is up
        assert (picture.format, ImageOps.exif_transpose(picture).size) == ("JPEG", (750, 1000))


def test_several_are_chosen_and_changed_by_one_command(ada: Person) -> None:
    three(ada)
    ticks = ada.page.get_by_role("checkbox", name=re.compile("^Select #"))
    shelf = ada.page.get_by_role("complementary", name=re.compile("^Shelf"))
    shelf.get_by_role("checkbox", name="Select #1 red").check(force=True)
    shelf.get_by_role("checkbox", name="Select #3 blue").check(force=True)
    bar = ada.page.get_by_role("toolbar", name="2 pictures selected")
    expect(bar).to_be_visible()
    assert not violations(ada)
    with ada.page.expect_download() as waiting:
        ada.button("Download ZIP", bar).click()
    with ZipFile(waiting.value.path()) as archive:
        assert archive.namelist() == ["red.jpg", "blue.jpg"]
    ada.menu(ada.button("Convert", bar), "WebP")
    expect(ada.said()).to_contain_text("/convert webp #1 #3")
    ada.settled()
    expect(bar).to_be_hidden()
    assert ticks.count() >= 3
    kinds = {image["number"]: len(image["versions"]) for image in ada.stored()["images"]}
    assert kinds == {1: 2, 2: 1, 3: 2}


@pytest.mark.matrix
def test_several_are_deleted_and_taken_back_by_keyboard(ada: Person) -> None:
    three(ada)
    shelf = ada.page.get_by_role("complementary", name=re.compile("^Shelf"))
    items = shelf.get_by_role("button", name=re.compile("Space to change it"))
    items.first.focus()
    ada.page.keyboard.press("x")
    items.last.focus()
    ada.page.keyboard.press("Shift+X")
    bar = ada.page.get_by_role("toolbar", name="3 pictures selected")
    expect(bar).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    ada.page.keyboard.press("x")
    ada.button("Select all").focus()
    ada.page.keyboard.press("Enter")
    ada.button("Delete", bar).focus()
    ada.page.keyboard.press("Enter")
    expect(ada.toasts).to_contain_text("3 pictures deleted")
    expect(items).to_have_count(0)
    ada.button("Undo", ada.toasts).click()
    expect(items).to_have_count(3)


def test_a_picture_is_copied_or_it_is_said_why_not(visit: Visit, offline: Studio) -> None:
    person = visit(offline, permissions=["clipboard-read", "clipboard-write"])
    person.start()
    card = person.paint()
    person.button(re.compile("^Copy picture"), card).click()
    expect(person.toasts).to_contain_text("Version 1 copied")
    kinds = person.page.evaluate("async () => (await navigator.clipboard.read()).flatMap((item) => item.types)")
    assert kinds == ["image/png"]
    person.page.evaluate("() => { delete window.ClipboardItem }")
    person.menu(person.button(re.compile("^More for"), card), "Copy picture")
    expect(person.toasts).to_contain_text("This browser cannot copy pictures. Download it instead.")


def test_a_telephone_shares_the_file_and_another_browser_does_not_offer_it(visit: Visit, offline: Studio) -> None:
    person = visit(offline, phone=True)
    person.context.add_init_script(
        """navigator.canShare = ({ files }) => files.length > 0
           navigator.share = async ({ files: [file], title }) => {
             window.shared = [title, file.name, file.type, file.size]
           }"""
    )
    person.start()
    card = person.paint()
    person.menu(person.button(re.compile("^More for"), card), "Share")
    person.page.wait_for_function("() => window.shared")
    title, name, kind, size = person.page.evaluate("() => window.shared")
    assert (title, kind) == ("Flat blue circle", "image/png")
    assert name == "Flat blue circle.png"
    kept = person.stored()["images"][0]["versions"][0]["bytes"]
    assert kept < size < kept + 20_000  # with where it comes from in it


@pytest.mark.matrix
def test_a_picture_that_is_gone_is_said_and_no_page_of_errors_is_saved(ada: Person) -> None:
    card = ada.paint()
    image = ada.stored()["images"][0]["id"]
    ada.api("DELETE", f"/images/{image}")
    ada.forgive("404")
    ada.button(re.compile("^Download"), card).first.click()
    expect(ada.toasts).to_contain_text("The picture was not found")


def test_a_conversation_and_everything_are_saved_to_be_read_without_a_studio(ada: Person, tmp_path: Path) -> None:
    three(ada)
    ada.page.locator(".convo").first.hover()
    ada.page.locator(".convo").first.get_by_role("button", name=re.compile("^More for")).click()
    with ada.page.expect_download() as waiting:
        ada.page.get_by_role("menuitem", name="Save as ZIP").click()
    with opened(waiting.value, tmp_path) as archive:
        assert "pictures/01 red.jpg" in archive.namelist()
        assert "what can you do?" in archive.read("conversation.md").decode()

    ada.page.goto(f"{ada.studio.url}/settings/files")
    with ada.page.expect_download() as waiting:
        ada.button("Save as ZIP").click()
    assert re.fullmatch(r"Atelier \d{4}-\d\d-\d\d\.zip", waiting.value.suggested_filename)
    with opened(waiting.value, tmp_path) as archive:
        assert len([name for name in archive.namelist() if name.endswith("/pictures/02 green.jpg")]) == 1
