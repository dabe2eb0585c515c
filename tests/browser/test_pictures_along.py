"""Pictures that go along: with a message that is edited, and out of the page by dragging; and files that are none."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import PIL.Image
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_uploads import arrived, chips, chosen, file, photograph
from tests.running import Studio
from tests.upstream.running import Upstream

DROPPED = """() => new Promise((done) => window.addEventListener('dragstart', (event) => done(
  Object.fromEntries([...event.dataTransfer.types].map((type) => [type, event.dataTransfer.getData(type)]))
), { once: true }))"""


def choose(person: Person, button: Locator, *files: Any) -> None:
    with person.page.expect_file_chooser() as waiting:
        button.click()
    waiting.value.set_files(list(files))


def test_pictures_of_a_message_are_swapped_added_and_left_out_while_it_is_edited(ada: Person) -> None:
    chosen(ada, file("one.jpg"), file("two.jpg", photograph("red")))
    arrived(ada, 2)
    ada.say("/greyscale all")
    ada.settled()
    ada.page.locator(".said-row").last.hover()
    ada.page.locator(".said-row .edits").click()
    edited = ada.page.get_by_role("list", name="Pictures of this message")
    expect(edited.get_by_role("img")).to_have_count(2)
    choose(ada, ada.button("Swap one"), file("three.jpg", photograph("gold")))
    expect(edited.get_by_role("img", name="three")).to_be_visible()
    choose(ada, ada.button("Add pictures", edited), file("four.jpg", photograph("navy")))
    expect(edited.get_by_role("img", name="four")).to_be_visible()
    ada.button("Remove two", edited).click()
    expect(chips(ada)).to_have_count(0)
    ada.button(re.compile("^(Save|Send)"), ada.page.locator(".edit-said")).click()
    ada.settled()
    stored = ada.stored()
    titles = {image["id"]: image["title"] for image in stored["images"]}
    assert [titles[one] for one in stored["messages"][0]["attachments"]] == ["three", "four"]


def test_a_card_is_dragged_out_as_a_file_under_its_name(ada: Person) -> None:
    chosen(ada, file("Red fox.jpg", photograph("red")))
    arrived(ada, 1)
    ada.say("/greyscale")
    card = ada.painted()
    version = ada.stored()["images"][0]["versions"][-1]
    box = card.locator(".plate-frame").bounding_box()
    assert box is not None
    ada.page.evaluate(f"() => {{ window.carried = ({DROPPED})() }}")
    ada.page.mouse.move(box["x"] + 60, box["y"] + 60)
    ada.page.mouse.down()
    ada.page.mouse.move(box["x"] + 90, box["y"] + 90, steps=5)
    carried = ada.page.evaluate("() => window.carried")
    ada.page.mouse.up()
    kind, name, address = carried["downloadurl"].split(":", 2)
    assert (kind, name.rpartition(".")[0]) == (version["media_type"], "Red fox")
    assert carried["text/uri-list"] == address
    assert ada.context.request.get(address).headers["content-type"] == version["media_type"]


def test_a_file_that_only_says_it_is_a_picture_makes_no_conversation(ada: Person) -> None:
    chosen(
        ada, file("photo.jpg", b"<!doctype html><title>Not found</title>"), file("scan.png", b"%PDF-1.7", "image/png")
    )
    expect(chips(ada)).to_have_count(2)
    expect(chips(ada).first).to_contain_text("This is not a picture")
    assert ada.page.url == f"{ada.studio.url}/"
    assert ada.api("GET", "/conversations")["conversations"] == []


def test_pictures_of_the_shelf_go_along_in_the_order_they_are_put_into(ada: Person) -> None:
    chosen(ada, file("one.jpg", photograph("red")), file("two.jpg", photograph("gold")))
    arrived(ada, 2)
    ada.say("/greyscale all")
    ada.settled()
    for title in ("one", "two"):  # from the shelf into the box
        ada.page.get_by_role("button", name=re.compile(f"^#. ?.*: {title}", re.IGNORECASE)).drag_to(ada.box)
    expect(chips(ada)).to_contain_text([re.compile("one"), re.compile("two")])

    ada.button(re.compile("^Picture 2 of 2: #2 · two")).press("Alt+ArrowLeft")
    expect(chips(ada)).to_contain_text([re.compile("two"), re.compile("one")])
    expect(ada.page.get_by_role("status").filter(has_text="two is now picture 1 of 2")).to_be_attached()
    expect(ada.button(re.compile("^Picture 1 of 2: #2 · two"))).to_be_focused()
    chips(ada).last.locator(".name").drag_to(chips(ada).first.locator(".name"))
    expect(chips(ada)).to_contain_text([re.compile("one"), re.compile("two")])
    ada.menu(ada.button(re.compile("^Picture 2 of 2")), "Move forward")
    expect(chips(ada)).to_contain_text([re.compile("two"), re.compile("one")])

    ada.say("/image a harbour")
    ada.settled()
    stored = ada.stored()
    titles = {image["id"]: image["title"] for image in stored["images"]}
    said = [message for message in stored["messages"] if message["role"] == "user"][-1]
    assert [titles[one] for one in said["attachments"]] == ["two", "one"]


def test_a_photograph_takes_another_ones_place_in_a_sent_message_and_is_what_is_painted_from(
    visit: Visit, connected: Studio, upstream: Upstream
) -> None:
    bea = visit(connected)
    bea.forgive("status of 422")
    bea.start()
    chosen(bea, file("first.jpg", camera_file("navy")))
    arrived(bea, 1)
    bea.say("/image the same by night")
    bea.painted()
    bea.page.locator(".said-row").last.hover()
    bea.page.locator(".said-row .edits").click()

    choose(bea, bea.button("Swap first"), file("broken.jpg", b"\xff\xd8\xff no photograph at all"))
    expect(bea.page.get_by_role("alert").filter(has_text="broken.jpg")).to_be_visible()
    send = bea.button(re.compile("^(Save|Send)"), bea.page.locator(".edit-said"))
    send.click()
    expect(bea.page.locator(".edit-said")).to_be_visible()  # nothing is sent without what was meant
    bea.button("Remove broken.jpg").click()
    expect(bea.page.locator(".edit-said").get_by_role("img", name="first")).to_be_visible()

    choose(bea, bea.button("Swap first"), file("second.jpg", camera_file("gold")))
    expect(bea.page.locator(".edit-said").get_by_role("img", name="second")).to_be_visible()
    before = len(upstream.seen()["requests"])
    send.click()
    bea.settled()
    stored = bea.stored()
    titles = {image["id"]: image["title"] for image in stored["images"]}
    (sent,) = [message for message in stored["messages"] if message["role"] == "user"]
    assert [titles[one] for one in sent["attachments"]] == ["second"]
    assert len(upstream.seen()["requests"]) > before
    second = next(image for image in stored["images"] if image["title"] == "second")
    painted = [version["recipe"] for image in stored["images"] for version in image["versions"]]
    assert [second["versions"][0]["id"]] in [recipe["parents"] for recipe in painted if recipe["by"] != "upload"]


def camera_file(colour: str) -> bytes:
    """12 megapixels that lie on their side, as a phone writes them."""
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    PIL.Image.new("RGB", (4_032, 3_024), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()
