"""What things cost, in the page: asked before, told beside the title, and added up in Settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.running import KEY, Studio
from tests.upstream.running import Upstream

FITS = """() => {
  const body = document.querySelector('.panel-body')
  return body.scrollWidth <= body.clientWidth
}"""


@pytest.fixture(scope="module")
def frugal(tmp_path_factory: pytest.TempPathFactory, upstream: Upstream) -> Iterator[Studio]:
    """A studio that asks from five cents on, and has ten for a month."""
    folder: Path = tmp_path_factory.mktemp("frugal")
    environ = {
        "OPENROUTER_API_KEY": KEY,
        "OPENROUTER_API_URL": upstream.url,
        "ATELIER_MAX_COST_PER_REQUEST": "0.05",
        "ATELIER_MONTHLY_LIMIT": "0.10",
    }
    with Studio(folder / "data", environ) as studio:
        yield studio


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_picture_is_asked_about_paid_once_and_added_up(visit: Visit, frugal: Studio, phone: bool) -> None:
    ann = visit(frugal, phone=phone)
    ann.start()
    expect(ann.page.get_by_text("about $0.07")).to_be_visible()  # beside the send button, on a phone too
    ann.say("/image a fox")
    review = ann.turns.last.get_by_role("region", name="Before it is painted")
    expect(review).to_contain_text("about $0.07")
    ann.button("Paint", review).click()
    ann.painted()
    if not phone:
        expect(ann.page.locator(".bar .spent")).to_have_text("$0.04")

    ann.say("/image an owl")
    ann.button("Paint", ann.turns.last.get_by_role("region", name="Before it is painted")).click()
    expect(ann.turns.last).to_contain_text("Your limit of $0.10 a month is reached")
    expect(ann.cards).to_have_count(1)

    ann.open("/settings/usage")
    expect(ann.dialog.locator(".sum")).to_contain_text("$0.04 of $0.10")
    expect(ann.dialog.get_by_role("img", name=re.compile("What each day cost; the most was"))).to_be_visible()
    expect(ann.dialog.get_by_role("row", name=re.compile("gemini-3.1-flash-image"))).to_contain_text("$0.04")
    assert ann.page.evaluate(FITS)
    with ann.page.expect_download() as download:
        ann.dialog.get_by_role("link", name="Export CSV").click()
    assert download.value.suggested_filename.startswith("atelier-usage-2")
    assert ",image,1,0.0387" in Path(download.value.path()).read_text()
