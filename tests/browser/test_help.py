"""Help: what can be said in plain words, with sentences to try, and every key."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.matrix import matrix
from tests.running import Studio


def test_a_question_mark_teaches_and_a_sentence_that_is_clicked_acts(ada: Person) -> None:
    ada.paint()
    ada.box.fill("?")
    ada.box.press("Enter")
    expect(ada.dialog).to_have_accessible_name("Help")
    ada.button("make it black and white", ada.dialog).click()
    expect(ada.dialog).to_have_count(0)
    expect(ada.box).to_have_value("make it black and white")
    expect(ada.box).to_be_focused()
    ada.box.press("Enter")
    ada.painted()
    made = ada.stored()["images"][0]["versions"]
    assert [version["recipe"]["by"] for version in made][1:] == ["operation:greyscale"]


@matrix(("locale", "said"), [("zh-CN", "裁成正方形"), ("de-DE", "dreh es nach links")])
def test_the_sentences_are_those_of_the_language_and_fit_a_phone(
    visit: Visit, offline: Studio, locale: str, said: str
) -> None:
    cleo = visit(offline, phone=True, locale=locale)
    cleo.open()
    box = cleo.page.locator("#say")
    box.fill("？")
    box.press("Enter")
    example = cleo.dialog.get_by_role("button", name=said, exact=True)
    expect(example).to_be_visible()
    assert cleo.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    example.tap()
    expect(box).to_have_value(said)
