"""Every screen there is, one after another, for what must hold on all of them: contrast, sizes, widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting
from tests.browser.person import Person
from tests.browser.test_addresses import FOX, chip, paste
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL

REPLY = """\
## A table, a list, code

| pigment | warm |
|:--|--:|
| viridian | no |

1. wash
2. wait, see [elsewhere](https://elsewhere.example/page)

```python
def dry(paint: str) -> str:
    return f"dry {paint}"
```
"""
TABS = (
    "general",
    "image",
    "models",
    "files",
    "memory",
    "account",
    "providers",
    "usage",
    "tokens",
    "administration",
    "about",
)


def screens(person: Person, upstream: Upstream, *, phone: bool) -> Iterator[str]:
    """Brings each screen up in turn and says its name. For a person of a studio with a key."""
    person.prefer(chat_model=MODEL)
    yield from _beginning(person, phone=phone)
    yield from _thread(person, upstream)
    yield from _layers(person, phone=phone)
    yield from _failures(person)
    yield from _settings(person)
    person.open("/gallery")
    expect(person.page.get_by_role("gridcell", name=re.compile("2 versions")).first).to_be_visible()
    yield "gallery"


def _beginning(person: Person, *, phone: bool) -> Iterator[str]:
    person.start()
    yield "empty page"
    person.box.press_sequentially("/")
    expect(person.page.get_by_role("option").first).to_be_visible()
    yield "palette"
    person.box.fill("/crop ")
    expect(person.page.locator(".palette-hint")).to_be_visible()
    yield "argument hints"
    person.box.fill("")


def _thread(person: Person, upstream: Upstream) -> Iterator[str]:
    upstream.tell(REPLY + "and more", holds=(len(REPLY),))
    person.say("Tell me")
    expect(person.words.locator("pre")).to_be_visible()
    yield "streaming"
    upstream.go_on()
    person.settled()
    person.paint("/image a fox in the snow")
    person.cards.last.locator(".prompt summary").click()
    person.paint("make it darker")
    person.page.locator(".scroll").evaluate("box => { box.scrollTop = 0 }")
    yield "conversation, its beginning"
    person.page.locator(".scroll").evaluate("box => { box.scrollTop = box.scrollHeight }")
    yield "conversation, its end"
    person.box.press("Control+ArrowUp")
    expect(person.page.get_by_label("Edit your message")).to_be_focused()
    yield "editing a message"
    person.page.keyboard.press("Escape")
    yield from _with_pictures(person)


def _with_pictures(person: Person) -> Iterator[str]:
    """A message that brought pictures, while they are changed; and an address that is asked about."""
    out = BytesIO()
    Image.new("RGB", (300, 200), "firebrick").save(out, "JPEG")
    files: list[Any] = [
        {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()} for name in ("one", "two")
    ]
    person.page.locator("input[type=file]").first.set_input_files(files)
    expect(person.page.get_by_role("list", name="Pictures for the next message").locator("img")).to_have_count(2)
    person.say("/greyscale all")
    person.settled()
    said = person.page.locator(".said-row").last
    said.hover()
    said.locator(".edits").click()
    expect(person.page.get_by_role("list", name="Pictures of this message")).to_be_visible()
    yield "editing a message's pictures"
    person.page.keyboard.press("Escape")
    paste(person, FOX)
    expect(chip(person)).to_be_visible()
    yield "an address"
    person.button(re.compile("^Remove the address"), chip(person)).click()


def _layers(person: Person, *, phone: bool) -> Iterator[str]:
    person.button(re.compile("^More for"), person.cards.last).click()
    expect(person.page.get_by_role("menu")).to_be_visible()
    yield "menu"
    person.page.keyboard.press("Escape")
    person.page.keyboard.press("Control+K")
    expect(person.dialog.get_by_role("option").first).to_be_visible()
    yield "search"
    person.page.keyboard.press("Escape")
    person.page.keyboard.press("Control+/")
    expect(person.dialog).to_be_visible()
    yield "help"
    person.page.keyboard.press("Escape")
    person.cards.last.locator(".plate-press").press("Enter")
    expect(person.dialog).to_be_visible()
    yield "full size"
    person.page.keyboard.press("Escape")
    expect(person.dialog).to_have_count(0)
    Adjusting.opened(person, person.cards.last)
    yield "crop and adjust"
    person.page.keyboard.press("Escape")
    expect(person.dialog).to_have_count(0)
    yield from _versions(person)
    if phone:
        person.button("Show shelf").click()
        expect(person.dialog).to_be_visible()
        yield "shelf"
        person.page.keyboard.press("Escape")
        person.button("Conversations").click()
        expect(person.dialog).to_be_visible()
        yield "sidebar"
        yield from _pinned(person)
        person.page.keyboard.press("Escape")
        expect(person.dialog).to_have_count(0)
    else:
        yield from _pinned(person)


def _pinned(person: Person) -> Iterator[str]:
    more = person.rows.first.get_by_role("button", name=re.compile("^More for"))
    person.menu(more, "Pin")
    expect(person.page.get_by_role("heading", name="Pinned")).to_be_visible()
    more.click()
    expect(person.page.get_by_role("menuitem", name="Unpin")).to_be_visible()
    yield "menu of a pinned conversation"
    person.page.keyboard.press("Escape")


def _versions(person: Person) -> Iterator[str]:
    more = person.button(re.compile("^More for"), person.cards.last)
    for entry in ("All versions", "Name this version"):
        person.menu(more, entry)
        expect(person.dialog).to_be_visible()
        yield entry.lower()
        person.page.keyboard.press("Escape")
        expect(person.dialog).to_have_count(0)
    person.menu(more, "Compare with the previous version")
    for way in ("Slider", "Side by side", "Hold", "Difference"):
        person.dialog.get_by_role("radio", name=way, exact=True).click()
        if way == "Difference":
            expect(person.dialog.get_by_role("status")).to_contain_text("%")
        yield f"comparing, {way.lower()}"
    person.page.keyboard.press("Escape")
    expect(person.dialog).to_have_count(0)


def _failures(person: Person) -> Iterator[str]:
    person.prefer(image_model="fault/402-credits")
    person.page.reload()
    person.say("/image a lighthouse")
    expect(person.page.locator(".notice").filter(has_text="has no credits left")).to_be_visible()
    yield "failure"
    person.button("Delete reply and what follows").last.click()
    expect(person.toasts.locator(".toast")).to_be_visible()
    yield "undo"
    person.prefer(image_model="fault/stall")
    person.page.reload()
    person.say("/image a lighthouse")
    expect(person.page.get_by_role("progressbar")).to_be_visible()
    yield "painting"
    person.button("Stop", person.cards).click()
    person.settled()
    person.prefer(image_model="")


def _settings(person: Person) -> Iterator[str]:
    for tab in TABS:
        person.open(f"/settings/{tab}")
        expect(person.page.get_by_role("tabpanel").locator("p, section, form").first).to_be_visible()
        yield f"settings, {tab}"
    person.open("/settings/image")
    form = person.page.get_by_role("tabpanel")
    form.get_by_label("Prompt", exact=True).fill("a fox in the snow")
    person.button(re.compile("^Generate"), form).click()
    expect(form.get_by_label("Refined prompt")).to_be_visible()
    yield "image form, done"
    person.button("Clear", form).click()
    person.button(re.compile("^Generate"), form).click()
    expect(form.get_by_role("alert")).to_be_visible()
    yield "image form, failed"
    person.prefer(image_model="openrouter/fault-images/stall-midway")
    person.open("/settings/image")
    form.get_by_label("Prompt", exact=True).fill("a fox in the snow")
    person.button(re.compile("^Generate"), form).click()
    expect(form.locator(".painting img.loaded")).to_be_visible()
    yield "image form, painting"
    person.button("Stop", form).click()
    expect(form).to_contain_text("Stopped after")
    person.prefer(image_model="")
