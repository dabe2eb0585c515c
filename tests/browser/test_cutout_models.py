"""The models that cut out, in Settings: fetched, cancelled, gone on with, chosen, used and removed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.refining import Refining, cut_out, values
from tests.browser.test_accessibility import violations
from tests.browser.test_settings import saved
from tests.matrix import every_scheme
from tests.model_host import ModelHost
from tests.running import Studio
from tests.tiny_onnx import tiny_model


@pytest.fixture(scope="module")
def host() -> Iterator[ModelHost]:
    with ModelHost(bytes(range(256)) * 400) as host:
        yield host


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory, host: ModelHost) -> Iterator[Studio]:
    """A studio that has one model, made by the tests, and a place to fetch others from."""
    data = tmp_path_factory.mktemp("stocked") / "data"
    (data / "models").mkdir(parents=True)
    (data / "models" / "u2netp.onnx").write_bytes(tiny_model())
    with Studio(data, {"ATELIER_MODELS_URL": host.url}) as studio:
        yield studio


def model(person: Person, label: str) -> Locator:
    radio = person.page.get_by_role("radio", name=f"Use {label}", exact=True)
    return person.page.get_by_role("tabpanel").get_by_role("listitem").filter(has=radio)


def test_a_model_is_fetched_cancelled_and_goes_on(visit: Visit, stocked: Studio, host: ModelHost) -> None:
    bea = visit(stocked)
    bea.open("/settings/models")
    row = model(bea, "Silueta")
    expect(row).to_contain_text("Like U²-Net, at a quarter of its size · 43 MB · Apache-2.0")
    host.hold_after = 50_000
    bea.button("Fetch Silueta, 43 MB", row).click()
    bar = row.get_by_role("progressbar")
    expect(bar).to_have_attribute("aria-valuetext", re.compile("^50 KB of 102 KB"))
    bea.button("Stop fetching Silueta", row).click()
    expect(row.get_by_text("Not fetched")).to_be_visible()
    host.hold_after = 0
    host.go_on.set()
    bea.button("Resume fetching Silueta", row).click()
    # it is all there, and not the file it should be
    expect(row.get_by_role("alert")).to_be_visible()
    assert host.asked[-1].startswith("bytes=")


@pytest.mark.matrix
def test_nobody_asks_again_while_nothing_comes(visit: Visit, stocked: Studio) -> None:
    bea = visit(stocked)
    bea.page.clock.install()
    bea.open("/settings/models")
    expect(model(bea, "Silueta")).to_be_visible()
    asked: list[str] = []
    bea.page.on("request", lambda request: asked.append(request.url))
    bea.page.clock.run_for(60_000)
    assert not [url for url in asked if url.endswith("/cutout/models")]


def test_one_is_chosen_used_and_removed(visit: Visit, stocked: Studio) -> None:
    bea = visit(stocked)
    bea.open("/settings/models")
    row = model(bea, "U²-Net small")
    expect(row.get_by_text("Fetched", exact=True)).to_be_visible()
    saved(bea, row.get_by_role("radio"))
    saved(bea, bea.page.get_by_role("switch", name="Finer edges"))
    assert bea.api("GET", "/settings")["cutout_model"] == "u2netp"
    bea.start()
    card = cut_out(bea)
    expect(card.locator("figcaption")).to_contain_text("U²-Net small")
    assert values(bea)["matting"]
    refining = Refining.opened(bea, card)
    with refining.asked() as asked:
        bea.dialog.get_by_label("Method").select_option("simple")
    assert asked.value.request.post_data_json["method"] == "simple"
    bea.page.keyboard.press("Escape")
    bea.open("/settings/models")
    bea.button("Remove U²-Net small from this machine", row).click()
    expect(row.get_by_text("Not fetched")).to_be_visible()


@every_scheme
def test_axe_finds_nothing_in_the_list(visit: Visit, stocked: Studio, scheme: str) -> None:
    bea = visit(stocked, color_scheme=scheme, bypass_csp=True)
    bea.open("/settings/models")
    expect(model(bea, "BiRefNet lite")).to_be_visible()
    assert violations(bea) == []
