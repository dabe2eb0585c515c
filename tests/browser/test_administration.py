"""Who administers the studio decides for everybody, in the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio
from tests.upstream.comfyui import ComfyService
from tests.upstream.running import Running

AT = "/settings/administration"


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Studio]:
    """A studio for members, with a ComfyUI for everybody; nobody is there yet."""
    with (
        Running(ComfyService()) as comfyui,
        Studio(tmp_path / "data", {"ATELIER_ACCESS": "password", "COMFYUI_URL": comfyui.url}) as studio,
    ):
        yield studio


def registered(visit: Visit, studio: Studio, name: str, *, phone: bool = False) -> Person:
    person = visit(studio, phone=phone)
    person.api("POST", "/users", data={"name": name, "password": "a long password"})
    return person


def row(person: Person, text: str) -> Locator:
    return person.dialog.get_by_role("listitem").filter(has_text=text)


def test_the_first_member_decides_and_others_do_not(visit: Visit, shared: Studio) -> None:
    ada = registered(visit, shared, "Ada")
    bea = registered(visit, shared, "Bea")
    bea.start(AT)
    expect(bea.dialog.get_by_role("tab", name="Administration")).to_have_count(0)
    expect(bea.dialog.get_by_role("tab", name="General")).to_have_attribute("aria-selected", "true")

    ada.start(AT)
    expect(row(ada, "Ada")).to_contain_text("Administrator")
    expect(row(ada, "Bea")).to_contain_text("$0.00 this month")

    switch = ada.dialog.get_by_role("switch", name="Recraft")
    expect(switch).to_be_checked()
    with ada.saving():
        switch.click()
    expect(switch).not_to_be_checked()
    expect(ada.dialog.get_by_role("switch", name="Sketchbook (offline)")).to_be_disabled()
    names = [each["name"] for each in bea.api("GET", "/session")["providers"]]
    assert "recraft" not in names and "comfyui" in names


def test_what_is_refused_is_told_and_what_is_right_is_saved(visit: Visit, shared: Studio) -> None:
    first = registered(visit, shared, "Ada")
    cleo = registered(visit, shared, "Cleo")
    first.forgive("status of 400")
    first.start(AT)
    first.button("Switch off: Cleo", first.dialog).click()
    expect(row(first, "Cleo")).to_contain_text("Switched off")
    assert cleo.page.request.get(f"{shared.url}/api/v1/settings").status == 401

    hosts = first.dialog.get_by_label("Private machines that providers may be called at")
    hosts.fill("two words")
    first.dialog.get_by_role("button", name="Save").nth(1).click()
    expect(first.dialog.get_by_role("alert")).to_contain_text("“two words” is not a machine’s name")

    hosts.fill("http://NAS.local:8188\n192.168.1.5")
    first.dialog.get_by_role("button", name="Save").nth(1).click()

    expect(hosts).to_have_value("nas.local\n192.168.1.5")


def test_it_fits_a_phone(visit: Visit, shared: Studio) -> None:
    ada = registered(visit, shared, "Ada", phone=True)
    registered(visit, shared, "Bea")
    ada.open(AT)

    expect(row(ada, "Bea")).to_be_visible()
    assert ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_person_gets_limits_of_their_own_and_sees_them(visit: Visit, shared: Studio) -> None:
    ada = registered(visit, shared, "Ada")
    bea = registered(visit, shared, "Bea")
    ada.start(AT)
    expect(row(ada, "Bea")).to_contain_text("As everybody: $10.00 a month")
    ada.button("Limits: Bea", ada.dialog).click()
    form = row(ada, "Bea").locator("form")
    form.get_by_label("A month", exact=True).select_option("own")
    form.get_by_label("A month: how much").fill("much")
    expect(form).to_contain_text("Write a sum in dollars")
    expect(form.get_by_role("button", name="Save")).to_be_disabled()
    form.get_by_label("A month: how much").fill("5,50")
    form.get_by_label("Paid pictures a day", exact=True).select_option("none")
    form.get_by_role("button", name="Save").click()

    expect(row(ada, "Bea")).to_contain_text("$5.50 a month · any number of pictures")
    month = bea.api("GET", "/usage")
    assert (month["limit"], month["pictures_limit"], month["calls_limit"]) == (5_500_000, None, 30)
