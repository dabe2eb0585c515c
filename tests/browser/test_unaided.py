"""What nobody here can do to a picture: it is said, nothing is painted over, and a click leads to where models are."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import SETTLED, Person
from tests.browser.test_active_image import images, shown
from tests.browser.test_uploads import arrived, chosen, file, photograph
from tests.matrix import matrix
from tests.running import Studio


@pytest.fixture
def photo(ada: Person) -> Person:
    chosen(ada, file("portrait.jpg", photograph("orange")))
    arrived(ada, 1)
    ada.button("Remove portrait.jpg").click()
    expect(ada.chip).to_contain_text("#1 · ")
    return ada


@matrix("text", ["add a hat", "change the background to a beach", "add a cat on the left"])
def test_an_edit_leaves_the_photo_and_the_chip_alone_and_says_so(photo: Person, text: str) -> None:
    before, chip = images(photo), shown(photo)
    photo.say(text)
    photo.settled()
    expect(photo.turns.last.locator(".question")).to_contain_text("Nothing was changed.")
    assert images(photo) == before
    assert shown(photo) == chip


@pytest.mark.matrix
def test_the_button_leads_to_where_a_model_is_connected_and_back(photo: Person) -> None:
    photo.say("add a hat")
    photo.settled()
    photo.say("make it darker")
    photo.settled()
    photo.button("Connect a model").click()  # also once it is not the newest answer any more
    photo.page.wait_for_url(re.compile("/settings/providers$"))
    expect(photo.page.get_by_role("heading", name=re.compile("OpenRouter"))).to_be_visible()
    photo.page.go_back()
    expect(photo.turns).to_have_count(2)


@pytest.mark.matrix
def test_the_chip_and_the_button_say_that_a_prompt_makes_a_new_picture(photo: Person) -> None:
    photo.box.fill("/image the same but at night")
    expect(photo.chip).to_have_text(re.compile("A new picture"))
    expect(photo.button("Paint a new picture")).to_be_visible()
    photo.box.fill("make it darker")
    expect(photo.chip).to_contain_text("Changing #1 · ")


@pytest.mark.matrix
def test_a_prompt_about_a_photo_is_not_painted_without_it(photo: Person) -> None:
    before = images(photo)
    photo.say("/image the same but at night")
    photo.settled()
    expect(photo.turns.last.locator(".question")).to_contain_text("can’t look at pictures")
    assert images(photo) == before


def test_with_a_model_that_looks_the_chip_says_what_goes_along_and_it_does(visit: Visit, connected: Studio) -> None:
    bea = visit(connected)
    bea.start()
    bea.paint("/image a lake")
    bea.box.fill("/image the same but at night")
    expect(bea.chip).to_contain_text("A new picture, with #1")
    expect(bea.button("Paint a new picture with #1")).to_be_visible()
    bea.box.press("Enter")
    bea.painted()
    made = images(bea)
    assert made[2]["versions"][0]["recipe"]["parents"] == [made[1]["versions"][0]["id"]]
    bea.box.fill("/image the boat of #1 on #2")
    expect(bea.chip).to_contain_text("A new picture, with #1, #2")
    bea.box.fill("/image a fox")
    expect(bea.chip).to_have_text("A new picture")
    bea.box.fill("/image the same in winter")
    bea.button("Paint without #2").click()
    expect(bea.chip).to_have_count(0)
    bea.box.press("Enter")
    bea.painted()
    assert images(bea)[3]["versions"][0]["recipe"]["parents"] == []


def test_words_that_want_files_or_a_comparison_are_one_click(ada: Person) -> None:
    ada.paint("/image a red poppy")
    ada.say("make it brighter")
    ada.settled()
    ada.say("download it as png")
    ada.settled()
    with ada.page.expect_download() as saved:
        ada.button("Download", ada.turns.last.locator(".note")).click()
    assert saved.value.suggested_filename.endswith(".png")
    assert ada.turns.count() == 3

    ada.say("/compare")
    ada.settled()
    ada.button("Compare", ada.turns.last.locator(".note")).click()
    expect(ada.dialog).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "said", "offer", "step"),
    [
        ("en-GB", "lift the shadows by 20%, art direction wants it airy", "Shadows +20", "shadows"),
        ("de-DE", "neig das 2° nach rechts, dann stimmt der horizont", "Um 2° nach rechts gedreht", "rotate"),
        ("zh-CN", "Q头像要圆形的那种", "圆角开到最大", "rounded"),
    ],
)
def test_what_is_half_understood_is_one_click_and_nothing_before_it(
    visit: Visit, offline: Studio, locale: str, said: str, offer: str, step: str
) -> None:
    cleo = visit(offline, locale=locale)
    cleo.open()
    box = cleo.page.locator(".composer textarea")
    expect(box).to_be_visible()
    cleo.page.locator("input[type=file]").first.set_input_files(file("portrait.jpg", photograph("orange")))
    expect(cleo.page.locator(".attachment img")).to_be_visible()
    box.fill(said)
    box.press("Enter")
    question = cleo.turns.last.locator(".question")
    choice = question.get_by_role("button").first
    expect(choice).to_contain_text(offer)
    assert [len(image["versions"]) for image in images(cleo).values()] == [1]

    choice.click()
    expect(cleo.cards.last.get_by_role("toolbar")).to_be_visible()
    (picture,) = images(cleo).values()
    assert [version["recipe"]["by"] for version in picture["versions"][1:]] == [f"operation:{step}"]


@pytest.mark.parametrize(
    ("locale", "said", "offers"),
    [
        ("en-GB", "te pasaste tres pueblos con eso", ["Less of that", "More of that"]),
        ("de-DE", "halb so wild wär besser", ["Weniger davon", "Mehr davon"]),
        ("fr-FR", "mollo mollo, j'en demandais pas tant", ["Un peu moins", "Un peu plus"]),
        ("es-ES", "te pasaste tres pueblos con eso", ["Menos de eso", "Más de eso"]),
        ("zh-CN", "力道再收敛些吧老铁", ["弱一点", "强一点"]),
    ],
)
def test_of_several_readings_each_is_one_click(
    visit: Visit, offline: Studio, locale: str, said: str, offers: list[str]
) -> None:
    cleo = visit(offline, locale=locale)
    cleo.open()
    box = cleo.page.locator(".composer textarea")
    expect(box).to_be_visible()
    cleo.page.locator("input[type=file]").first.set_input_files(file("portrait.jpg", photograph("orange")))
    expect(cleo.page.locator(".attachment img")).to_be_visible()
    box.fill("/contrast 1.4")
    box.press("Enter")
    expect(cleo.cards.last.get_by_role("toolbar")).to_be_visible()
    box.fill(said)
    box.press("Enter")
    buttons = cleo.turns.nth(1).locator(".question").get_by_role("button")
    expect(buttons.nth(1)).to_be_visible()
    assert [button.strip() for button in buttons.all_inner_texts()[:2]] == offers

    cleo.until(SETTLED)
    buttons.first.click()
    # the picture moves down into the reply of the click: where it was, a line leads to it
    expect(cleo.turns.nth(2).locator("figure.plate").get_by_role("toolbar")).to_be_visible()
    (picture,) = images(cleo).values()
    assert [version["recipe"]["by"] for version in picture["versions"][1:]] == ["operation:contrast"] * 2
