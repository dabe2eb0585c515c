"""axe finds nothing on any screen, in light and dark, on a desktop and on a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Visit
from tests.browser.connecting_screens import connecting
from tests.browser.person import Person
from tests.browser.screens import screens
from tests.matrix import every_look, every_scheme
from tests.running import ROOT, Studio
from tests.upstream.running import Upstream

AXE = ROOT / "interface" / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """() => axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, help, nodes }) => [id, help, ...nodes.slice(0, 3).map((node) => node.html.slice(0, 160))]))"""
STILL = """() => Promise.all(document.getAnimations()
  .filter((one) => one.effect.getTiming().iterations < 2)
  .map((one) => one.finished.catch(() => {})))"""


def violations(person: Person) -> list[list[str]]:
    if not person.page.evaluate("'axe' in window"):
        person.page.evaluate(AXE.read_text())
    person.page.evaluate(STILL)
    found: list[list[str]] = person.page.evaluate(RUN)
    return found


@every_look
def test_no_screen_has_a_violation(
    visit: Visit, connected: Studio, upstream: Upstream, scheme: str, phone: bool
) -> None:
    bea = visit(connected, phone=phone, color_scheme=scheme, bypass_csp=True)
    bea.forgive("status of 40")
    found = {name: told for name in screens(bea, upstream, phone=phone) if (told := violations(bea))}
    assert not found, json.dumps(found, indent=1)


@pytest.fixture(scope="module")
def keyless(tmp_path_factory: pytest.TempPathFactory, upstream: Upstream) -> Iterator[Studio]:
    """A studio without a key, that asks from five cents on and has ten for a month."""
    limits = {"ATELIER_MAX_COST_PER_REQUEST": "0.05", "ATELIER_MONTHLY_LIMIT": "0.10"}
    environ = {"OPENROUTER_API_URL": upstream.url, **limits}
    with Studio(tmp_path_factory.mktemp("keyless") / "data", environ) as studio:
        yield studio


@every_look
def test_no_screen_of_connecting_and_paying_has_a_violation(
    visit: Visit, keyless: Studio, scheme: str, phone: bool
) -> None:
    eve = visit(keyless, phone=phone, color_scheme=scheme, bypass_csp=True)
    eve.forgive("status of (40|502)")
    found = {name: told for name in connecting(eve) if (told := violations(eve))}
    assert not found, json.dumps(found, indent=1)


@every_scheme
def test_the_login_page_has_no_violation(visit: Visit, guarded: Studio, scheme: str) -> None:
    ada = visit(guarded, color_scheme=scheme, bypass_csp=True)
    ada.forgive("status of 40")
    ada.open("/login")
    ada.button("Sign in").click()
    ada.page.get_by_role("alert").wait_for()
    assert violations(ada) == []
    ada.button("Create account").click()
    assert violations(ada) == []
