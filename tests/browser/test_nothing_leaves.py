"""Whatever words are in a studio, and whoever said them, a page that shows them calls nobody and runs none of them.

Every visit fails on a request to a foreign host and on what the browser says of its policy: see `person.py`.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, PngImagePlugin
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.hostile_words import MARKDOWN, RUNS, SHORT
from tests.browser.person import Person
from tests.running import Studio
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL

LOADED = """() => [...document.querySelectorAll('*')].flatMap((node) =>
  ['src', 'srcset', 'poster', 'data', 'background', 'style', 'action', 'formaction', 'href', 'xlink:href']
    .filter((name) => name !== 'href' || node.localName !== 'a')
    .map((name) => node.getAttribute(name) ?? '')
    .filter((value) => value.toLowerCase().includes('canary.example')))"""
"""What an element would load by itself, or send to, at the host of the words."""


def talking_file() -> bytes:
    """A picture whose notes are hostile: EXIF, and a PNG's texts."""
    out, exif, texts = BytesIO(), Image.Exif(), PngImagePlugin.PngInfo()
    for tag in (0x010E, 0x013B, 0x8298, 0x0131, 0x010F):
        exif[tag] = SHORT
    for name in ("Title", "Comment", "parameters", "XML:com.adobe.xmp"):
        texts.add_itxt(name, SHORT)
    Image.radial_gradient("L").save(out, "PNG", exif=exif, pnginfo=texts)
    return out.getvalue()


def untouched(person: Person) -> None:
    """No script ran, and nothing on the page would call somebody when it is looked at."""
    assert person.page.evaluate("window.taken") is None
    assert person.page.evaluate(LOADED) == []
    assert person.page.locator("iframe, object, embed, form[action^=http], base, meta[http-equiv=refresh]").count() == 0
    hrefs = person.page.locator("a[href]").evaluate_all("(nodes) => nodes.map((node) => node.protocol)")
    assert set(hrefs) <= {"http:", "https:", "mailto:", "blob:"}


def test_no_word_calls_anybody_or_runs(visit: Visit, connected: Studio, upstream: Upstream) -> None:
    bea, stranger = visit(connected), visit(connected)
    bea.prefer(chat_model=MODEL)
    upstream.tell(MARKDOWN)
    conversation = bea.api("POST", "/conversations", data={})["id"]
    sent = {"name": f"{SHORT.replace('/', ':')}.png", "mimeType": "image/png", "buffer": talking_file()}
    image = bea.api("POST", "/images", multipart={"file": sent, "conversation": conversation})["id"]
    bea.api("PATCH", f"/conversations/{conversation}", data={"title": SHORT[:100]})
    bea.api("PATCH", f"/images/{image}", data={"title": SHORT[:100]})
    bea.api("PUT", f"/images/{image}/alt", data={"text": SHORT})

    bea.start(f"/c/{conversation}")
    bea.box.fill(MARKDOWN)
    bea.box.press("Enter")
    bea.settled()
    expect(bea.words).to_contain_text("canary.example")
    untouched(bea)
    bea.page.reload()
    expect(bea.words).to_contain_text("canary.example")
    untouched(bea)
    for path in ("/gallery", f"/gallery?search={RUNS}", "/settings/files"):
        bea.open(path)
        bea.page.wait_for_load_state("networkidle")
        untouched(bea)

    stranger.forgive("favicon.ico")  # the page has none, and the browser asks
    for what in ({"image": image}, {"conversation": conversation}):
        address = bea.api("POST", "/shares", data=what)["url"]
        stranger.page.goto(address)
        expect(stranger.page.get_by_role("heading").first).to_be_visible()
        untouched(stranger)
