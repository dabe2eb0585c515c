"""Somebody in front of the page: what they do and what they look at, and what no visit may ever cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Locator, Request, expect

from tests.running import PATIENCE, Studio

NOT_OURS = ("data:", "blob:")
CHANGES = """() => new Promise((over) => {
  const looked = () => {
    if (!(%s)) return
    observer.disconnect()
    over()
  }
  const observer = new MutationObserver(looked)
  observer.observe(document, { subtree: true, childList: true, attributes: true })
  looked()
  setTimeout(over, %d)
})"""
USABLE = "document.querySelector('.composer textarea')"
SETTLED = """[...document.querySelectorAll('section.turn')].at(-1)?.querySelector('.reply-acts')
  && document.querySelector('.sendb:not(.stop)')"""


class Person:
    """One browser context with one page. `complaints` is what the visit must not have caused, checked at its end."""

    def __init__(self, studio: Studio, context: BrowserContext) -> None:
        self.studio = studio
        self.context = context
        self.complaints: list[str] = []
        self.forgiven: list[str] = []
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        self.page = context.new_page()

    # what is on the page
    @property
    def box(self) -> Locator:
        return self.page.get_by_label("Message", exact=True)

    @property
    def chip(self) -> Locator:
        """What the next words will change."""
        return self.page.locator(".composer .ctx")

    @property
    def turns(self) -> Locator:
        return self.page.locator("section.turn")

    @property
    def cards(self) -> Locator:
        return self.page.locator("figure.plate")

    @property
    def toasts(self) -> Locator:
        return self.page.locator(".toasts")

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def rows(self) -> Locator:
        """The conversations at the left."""
        return self.page.get_by_role("navigation", name="Conversations").get_by_role("listitem")

    def button(self, name: str | re.Pattern[str], within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=name, exact=isinstance(name, str))

    def picture(self, card: Locator) -> Locator:
        """What a card shows; while one fades over another, the new one."""
        return card.locator(".plate-frame img.fading").last

    @property
    def words(self) -> Locator:
        """The newest reply's words."""
        return self.turns.last.locator(".reply .prose")

    def said(self, at: int = -1) -> Locator:
        """What the person said, as it stands in the thread."""
        return self.page.locator("p.said").nth(at)

    def until(self, true: str) -> None:
        """Waits for what takes long, and sees it the moment that the page changes: an expectation that was not met at
        once is looked at every half second. What is expected is said by one all the same; this only waits.
        `true` is JavaScript."""
        with suppress(Error):  # the page went to another address meanwhile
            self.page.evaluate(CHANGES % (true, PATIENCE * 1000))

    # what is done
    def open(self, path: str = "/") -> None:
        self.page.goto(f"{self.studio.url}{path}")

    def start(self, path: str = "/") -> None:
        """Opens the page and waits until it can be used."""
        self.open(path)
        self.until(USABLE)
        expect(self.box).to_be_visible()

    def say(self, text: str) -> None:
        """Types into the box and sends; it stands in the thread then."""
        self.box.fill(text)
        self.box.press("Enter")
        expect(self.box).to_have_value("")
        expect(self.said()).to_contain_text(text.strip())

    def paint(self, text: str = "/image a flat blue circle") -> Locator:
        """Says it and waits for the picture; its card. Nothing else is painted here in so little time."""
        self.say(text)
        return self.painted()

    def painted(self) -> Locator:
        """The newest card, once its picture is there and the turn is over."""
        self.settled()
        card = self.cards.last
        expect(card.get_by_role("toolbar")).to_be_visible()
        expect(self.picture(card)).to_have_class(re.compile("loaded"))
        return card

    def settled(self) -> None:
        """Nothing runs: what was said is answered."""
        self.until(SETTLED)
        expect(self.button("Delete reply and what follows", self.turns.last)).to_be_visible()
        expect(self.button("Send")).to_be_visible()

    @contextmanager
    def saving(self) -> Iterator[None]:
        """What is done in it changes something that the page shows at once: waits until the server has taken it."""
        with self.page.expect_response(lambda answer: answer.request.method not in ("GET", "POST") and answer.ok):
            yield

    def menu(self, opener: Locator, entry: str) -> None:
        opener.click()
        self.page.get_by_role("menuitem", name=entry, exact=True).click()

    def menu_choice(self, opener: Locator, choice: str) -> None:
        opener.click()
        self.page.get_by_role("menuitemradio", name=re.compile(f"^{re.escape(choice)}")).click()

    # what the server holds
    def api(self, method: str, path: str, **kwargs: Any) -> Any:
        """The data of a call with this browser's own cookie."""
        answer = self.context.request.fetch(f"{self.studio.url}/api/v1{path}", method=method, **kwargs)
        assert answer.ok, answer.text()
        return answer.json()["data"]

    def prefer(self, **settings: Any) -> None:
        """Changes settings before the page is opened."""
        self.api("GET", "/session")
        self.api("PATCH", "/settings", data=settings)

    @property
    def conversation(self) -> str:
        """The id of the open one, once it has its address."""
        self.page.wait_for_url(re.compile(r"/c/[0-9a-f-]{36}"))
        return self.page.url.rpartition("/c/")[2].partition("?")[0]

    def stored(self) -> dict[str, Any]:
        return dict(self.api("GET", f"/conversations/{self.conversation}"))

    def bytes_of(self, picture: Locator) -> bytes:
        """The file an `<img>` shows."""
        source = picture.get_attribute("src")
        answer = self.context.request.get(f"{self.studio.url}{source}")
        assert answer.ok
        return answer.body()

    # what must not happen
    def forgive(self, pattern: str) -> None:
        """A message on the console that this test causes on purpose."""
        self.forgiven.append(pattern)

    def unforgiven(self) -> list[str]:
        return [told for told in self.complaints if not any(re.search(pattern, told) for pattern in self.forgiven)]

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.studio.url}/", *NOT_OURS)):
            self.complaints.append(f"foreign request: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.location.get("url", "")
            self.complaints.append(f"console {message.type}: {message.text} {where}")
