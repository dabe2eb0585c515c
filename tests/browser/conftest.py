"""One Chromium and one server of each kind for all tests here; a context, and so a guest, for each visit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Playwright, ViewportSize, expect, sync_playwright

from tests.browser.person import Person
from tests.running import KEY, PATIENCE, Studio, built_page
from tests.upstream.running import Upstream

DESKTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
BASE_FONTS = Path(__file__).parents[2] / "setup" / "base-fonts.conf"
"""The fonts of a bare machine: what somebody installed beside them must not decide how a page measures."""
Visit = Callable[..., Person]

expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def chromium() -> Path:
    """The browser's program, or a skip that says how to get it."""
    path = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
    if not path.is_file():
        pytest.skip("There is no Chromium. To run the browser tests: sudo apt-get install chromium, then make test")
    if not (built_page() / "index.html").is_file():
        pytest.skip("The page is not built. To run the browser tests: make build")
    return path


@pytest.fixture(scope="package")
def browser(chromium: Path, playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(
        executable_path=str(chromium),
        args=["--no-sandbox", "--disable-dev-shm-usage"],
        env={**os.environ, "FONTCONFIG_FILE": str(BASE_FONTS)},
    )
    yield running
    running.close()


@pytest.fixture(scope="package")
def upstream() -> Iterator[Upstream]:
    with Upstream() as running:
        yield running


@pytest.fixture(scope="package")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio without any key."""
    with Studio(tmp_path_factory.mktemp("offline") / "data") as studio:
        yield studio
        assert still_runs(studio)


@pytest.fixture(scope="package")
def connected(tmp_path_factory: pytest.TempPathFactory, upstream: Upstream) -> Iterator[Studio]:
    """A studio with a key."""
    environ = {"OPENROUTER_API_KEY": KEY, "OPENROUTER_API_URL": upstream.url}
    with Studio(tmp_path_factory.mktemp("connected") / "data", environ) as studio:
        yield studio
        assert still_runs(studio)


@pytest.fixture(scope="package")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio with passwords, in which somebody has an account."""
    with Studio(tmp_path_factory.mktemp("guarded") / "data", {"ATELIER_ACCESS": "password"}) as studio:
        made = requests.post(
            f"{studio.url}/api/v1/users",
            json={"name": "The first", "password": "who came before all"},
            timeout=PATIENCE,
        )
        assert made.ok, made.text
        yield studio
        assert still_runs(studio)


def still_runs(studio: Studio) -> bool:
    """No test may have brought the server down; what it said last is shown."""
    assert studio.process is not None
    if studio.process.poll() is not None:
        print(*studio.process.communicate())
        return False
    return True


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Makes somebody with a browser of their own, in which nothing moves unless the test is about that: what shines
    while a picture is painted takes more of the machine than the painting. At the end nobody may have met an error or
    a foreign request."""
    people: list[Person] = []

    def come(studio: Studio, *, phone: bool = False, **options: Any) -> Person:
        mobile = {"viewport": PHONE, "is_mobile": True, "has_touch": True} if phone else {"viewport": DESKTOP}
        context = browser.new_context(**{"reduced_motion": "reduce", **mobile, **options})
        context.set_default_timeout(PATIENCE * 1000)
        people.append(Person(studio, context))
        return people[-1]

    yield come
    complaints = [told for person in people for told in person.unforgiven()]
    for person in people:
        person.context.close()
    assert not complaints


@pytest.fixture
def ada(visit: Visit, offline: Studio) -> Person:
    """A first visitor to a studio without a key."""
    person = visit(offline)
    person.start()
    return person


@pytest.fixture
def lively(visit: Visit, offline: Studio) -> Person:
    """The same who did not ask for less motion."""
    person = visit(offline, reduced_motion="no-preference")
    person.start()
    return person


@pytest.fixture
def bea(visit: Visit, connected: Studio) -> Person:
    """A first visitor to a studio with a key. Her pictures come from the upstream and are small."""
    person = visit(connected)
    person.start()
    return person
