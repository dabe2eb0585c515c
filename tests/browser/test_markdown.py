"""Replies: what markdown becomes, that it fetches nothing, and that its finished parts are left alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL

RICH = """\
# Colours

| pigment | warm |
|:--|--:|
| viridian | no |

1. wash
2. wait

```python
def dry(paint: str) -> str:
    return f"dry {paint}"
```

![a cat](https://tracker.example/cat.png?who=you)

<img src="https://tracker.example/pixel.gif"> <script>document.title = 'taken'</script>

[elsewhere](https://elsewhere.example/page) and [bad](javascript:alert(1))
"""
PART = "## Part {0}\n\nParagraph {0} with **bold** words, {1}.\n\n- item {0}\n- another\n\n```python\nx = {0}\n```\n\n"
LONG = "".join(PART.format(number, "and more words " * 18) for number in range(140))
assert len(LONG) > 50_000

WATCH = """() => {
  window.touched = { replaced: 0, changed: [] }
  const finished = (node) => (node instanceof Element ? node : node.parentElement)?.closest('.md:not(.tail)')
  new MutationObserver((records) => {
    for (const { target, removedNodes } of records) {
      const gone = [...removedNodes].filter((node) => node instanceof Element && node.matches('.md:not(.tail)'))
      window.touched.replaced += gone.length
      const block = finished(target)
      if (block) window.touched.changed.push(block.querySelector('pre') ? 'code' : block.outerHTML.slice(0, 200))
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
}"""


@pytest.fixture
def bea(visit: Visit, connected: Studio) -> Person:
    person = visit(connected)
    person.prefer(chat_model=MODEL)
    person.start()
    return person


def test_tables_lists_and_code_look_like_what_they_are(bea: Person, upstream: Upstream) -> None:
    upstream.tell(RICH)
    bea.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bea.say("Tell me")
    bea.settled()
    expect(bea.words.get_by_role("heading", name="Colours")).to_be_visible()
    expect(bea.words.get_by_role("cell", name="viridian")).to_be_visible()
    expect(bea.words.get_by_role("listitem")).to_have_text(["wash", "wait"])
    expect(bea.words.locator("code .hljs-keyword").first).to_have_text("def")
    bea.button("Copy", bea.words).click()
    expect(bea.button("Copied", bea.words)).to_be_visible()
    assert bea.page.evaluate("navigator.clipboard.readText()").startswith("def dry(paint: str)")


def test_a_picture_from_elsewhere_is_named_and_never_fetched(bea: Person, upstream: Upstream) -> None:
    """That nothing was asked of another host, the visit itself checks at its end."""
    upstream.tell(RICH)
    bea.say("Tell me")
    bea.settled()
    link = bea.words.get_by_role("link", name="a cat")
    expect(link).to_have_attribute("href", "https://tracker.example/cat.png?who=you")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    expect(bea.words.locator(".host").first).to_have_text("tracker.example")
    expect(bea.words.locator("img, script")).to_have_count(0)
    expect(bea.words.get_by_role("link", name="bad")).to_have_count(0)
    assert "taken" not in bea.page.title()


def test_fifty_kilobytes_leave_every_finished_block_as_it_was(bea: Person, upstream: Upstream) -> None:
    upstream.tell(LONG, piece=60, pace=0.001)
    bea.page.evaluate(WATCH)
    bea.say("Tell me everything")
    expect(bea.words).to_contain_text("Paragraph 139")
    bea.settled()
    touched = bea.page.evaluate("window.touched")
    assert touched["replaced"] == 0
    assert [change for change in touched["changed"] if change != "code"] == []
    blocks = bea.words.locator(".md").count()
    code = bea.words.locator("pre").count()
    assert (blocks, code) == (140 * 4, 140)
    assert len(touched["changed"]) <= 2 * code  # its bar once, its colours once
    assert bea.stored()["messages"][-1]["text"] == LONG


@pytest.mark.matrix
def test_the_end_is_followed_until_somebody_reads_further_up(bea: Person, upstream: Upstream) -> None:
    upstream.tell(LONG, holds=(20_000,), piece=200)
    bea.say("Tell me everything")
    expect(bea.words).to_contain_text("Paragraph 50")
    latest = bea.button("Go to the latest")
    expect(latest).to_have_count(0)
    bea.page.locator(".thread").hover()
    bea.page.mouse.wheel(0, -3000)
    expect(latest).to_be_visible()
    place = "document.querySelector('.scroll').scrollTop"
    rest(bea)
    before = bea.page.evaluate(place)
    upstream.go_on()
    bea.settled()
    assert bea.page.evaluate(place) == before
    latest.click()
    expect(latest).to_have_count(0)


def rest(person: Person) -> None:
    """Waits until nothing scrolls any more."""
    person.page.wait_for_function("""() => new Promise((done) => {
      const at = document.querySelector('.scroll').scrollTop
      const still = () => done(document.querySelector('.scroll').scrollTop === at)
      requestAnimationFrame(() => requestAnimationFrame(still))
    })""")


def test_sentences_are_spoken_to_who_cannot_see_them(bea: Person, upstream: Upstream) -> None:
    upstream.tell("The first sentence is here. The second one waits.", holds=(30,))
    bea.say("Tell me")
    spoken = bea.page.locator(".main > [role=status][aria-live=polite], .main [role=status][aria-live=polite]").last
    expect(spoken).to_have_text("The first sentence is here.")
    upstream.go_on()
    expect(spoken).to_have_text(re.compile("The second one waits.*Answer finished"))
    expect(bea.page.get_by_role("log")).to_have_attribute("aria-live", "off")
