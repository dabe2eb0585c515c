"""An address of a picture that is pasted or dropped: asked about, fetched on a click only, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

from PIL import Image
from playwright.sync_api import Locator, Request, Route, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio

FOX = "https://photos.example/red-fox.jpg"
DROP = """([address, ours]) => {
  const transfer = new DataTransfer()
  transfer.setData('text/uri-list', address)
  if (ours) transfer.setData('application/x-atelier', '')
  const over = new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true })
  document.querySelector('main').dispatchEvent(over)
  const drop = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
  document.querySelector('main').dispatchEvent(drop)
  return over.defaultPrevented
}"""


def chip(person: Person) -> Locator:
    return person.page.locator(".ctx.address")


def paste(person: Person, text: str) -> None:
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    person.box.focus()
    person.page.keyboard.press("Control+V")


def asked(person: Person) -> list[str]:
    """Addresses that the studio was told to fetch, as it is told."""
    bodies: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/images/from-address"):
            bodies.append(json.loads(request.post_data or "{}")["address"])

    person.page.on("request", note)
    return bodies


def found(person: Person) -> Callable[[Route], None]:
    """Answers like a studio that found a red picture there."""

    def answer(route: Route) -> None:
        out = BytesIO()
        Image.new("RGB", (300, 200), "firebrick").save(out, "PNG")
        conversation = json.loads(route.request.post_data or "{}")["conversation"]
        file = {"name": "red-fox.png", "mimeType": "image/png", "buffer": out.getvalue()}
        made = person.context.request.post(
            f"{person.studio.url}/api/v1/images", multipart={"file": file, "conversation": conversation}
        )
        route.fulfill(response=made)

    return answer


def test_a_pasted_address_is_fetched_on_a_click_and_goes_with_the_message(ada: Person) -> None:
    ada.page.route("**/api/v1/images/from-address", found(ada))
    bodies = asked(ada)
    paste(ada, FOX)
    expect(chip(ada)).to_contain_text("Fetch the picture from photos.example?")
    expect(ada.box).to_have_value("")
    assert bodies == []
    ada.button("Fetch").click()
    expect(chip(ada)).to_have_count(0)
    expect(ada.page.get_by_role("list", name="Pictures for the next message")).to_contain_text("#1 · red-fox")
    assert bodies == [FOX]
    ada.say("/greyscale")
    ada.painted()
    assert ada.stored()["messages"][0]["attachments"] == [ada.stored()["images"][0]["id"]]


def test_what_is_not_fetched_is_said_and_the_address_can_be_kept_as_words(visit: Visit, offline: Studio) -> None:
    cleo = visit(offline, phone=True)
    cleo.start()
    cleo.forgive("400")
    assert cleo.page.evaluate(DROP, ["https://127.0.0.1/a.png", False])
    expect(chip(cleo)).to_contain_text("Fetch the picture from 127.0.0.1?")
    cleo.button("Fetch").tap()
    expect(chip(cleo).get_by_role("alert")).to_contain_text("This address can’t be fetched")
    assert cleo.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    cleo.button("Keep as text").tap()
    expect(chip(cleo)).to_have_count(0)
    expect(cleo.box).to_have_value("https://127.0.0.1/a.png")


def test_words_stay_words_and_what_is_ours_is_not_asked_about(ada: Person) -> None:
    for text in ("see https://photos.example/red-fox.jpg", "https://news.example/"):
        paste(ada, text)
        expect(ada.box).to_have_value(text)
        ada.box.fill("")
    ada.page.evaluate(DROP, [f"{ada.studio.url}/api/v1/images/x/download", False])
    ada.page.evaluate(DROP, [FOX, True])
    expect(chip(ada)).to_have_count(0)
    ada.page.evaluate(DROP, ["https://news.example/picture", False])
    expect(chip(ada)).to_have_count(1)
    ada.button("Remove the address at news.example").click()
    expect(chip(ada)).to_have_count(0)
