"""No dialog's styles reach another: each looks as on a fresh page, whatever was opened before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.browser.refining import Refining, cut_out

LOOK = r"""(dialog) => {
  for (const one of document.getAnimations()) if (one.effect.getTiming().iterations < 2) one.finish()
  const own = /^(--|animation-name|transform-origin|perspective-origin)/
  const names = [...getComputedStyle(document.body)].filter((name) => !own.test(name))
  const styles = (element, pseudo) => {
    const all = getComputedStyle(element, pseudo)
    return names.map((name) => `${name}: ${all.getPropertyValue(name).replace(/url\([^)]*\)/g, 'url()')}`).join('\n')
  }
  const drawn = (pseudo) => !['none', 'normal'].includes(pseudo.content)
  const found = {}
  const see = (element, path) => {
    found[path] = styles(element)
    for (const pseudo of ['::before', '::after'])
      if (drawn(getComputedStyle(element, pseudo))) found[path + pseudo] = styles(element, pseudo)
    if (element.tagName === 'svg') return
    for (const [at, child] of [...element.children].entries())
      see(child, `${path} > ${child.tagName.toLowerCase()}.${child.classList[0] ?? ''}:${at}`)
  }
  see(dialog.parentElement, '')
  return found
}"""
"""Every element of a dialog and of what it lies on, with all that is computed for it as one text: a hundred thousand
values one by one take a second to be handed over."""


def _menu(entry: str) -> Callable[[Person], None]:
    return lambda ada: ada.menu(ada.button(re.compile("^More for"), ada.cards.last), entry)


def _viewer(ada: Person) -> None:
    ada.cards.last.locator(".plate-press").press("Enter")


def _comparing(ada: Person) -> None:
    _menu("Compare with the previous version")(ada)
    ada.dialog.get_by_role("radio", name="Difference", exact=True).click()
    expect(ada.dialog.get_by_role("status")).to_contain_text("%")


def _sheet(ada: Person) -> None:
    ada.cards.last.locator(".plate-press").press("i")
    expect(ada.dialog.locator(".sheet-group").first).to_be_visible()


def _refining(ada: Person) -> None:
    Refining.opened(ada, ada.cards.last)


def _search(ada: Person) -> None:
    ada.page.keyboard.press("Control+K")
    expect(ada.dialog.get_by_role("option").first).to_be_visible()


def _settings(ada: Person) -> None:
    ada.button("Settings").click()
    expect(ada.dialog.locator(".panel-body > .group > .setting").first).to_be_visible()


OPENED: dict[str, Callable[[Person], None]] = {
    "viewer": _viewer,
    "comparison": _comparing,
    "refinement": _refining,
    "all versions": _menu("All versions"),
    "name": _menu("Name this version"),
    "rename": _menu("Rename"),
    "sheet": _sheet,
    "search": _search,
    "help": lambda ada: ada.page.keyboard.press("Control+/"),
    "new picture": lambda ada: ada.button("New picture").click(),
    "settings": _settings,
}


def _all_meant(ada: Person) -> Locator:
    """Every picture of the gallery is selected; the bar with what can be done with them."""
    toolbar = ada.page.get_by_role("toolbar", name=re.compile("selected$"))
    if not toolbar.count():
        expect(ada.page.get_by_role("gridcell")).to_have_count(1)
        ada.page.keyboard.press("Control+a")
    expect(toolbar).to_contain_text("1 selected")
    return toolbar


def _renaming(ada: Person) -> None:
    ada.menu(ada.button("More for the selected pictures", _all_meant(ada)), "Rename …")


def _size(ada: Person) -> None:
    ada.menu(ada.button("Compress", _all_meant(ada)), "Under a size …")


def _failing(ada: Person) -> None:
    """What a size that nothing can be brought to comes to: a list of what could not be done."""
    ada.page.route("**/api/v1/images/*/compress", lambda route: route.fulfill(status=404, json=NOT_THERE))
    _size(ada)
    ada.dialog.get_by_label("Each at most").fill("8 KB")
    ada.button("Compress", ada.dialog).click()
    expect(ada.dialog).to_contain_text("could not be changed")


NOT_THERE = {
    "success": False,
    "data": None,
    "error": {"code": "not_found", "message": "It is not here", "details": ""},
    "timestamp": "2026-11-29T12:00:00+00:00",
}
OF_THE_GALLERY: dict[str, Callable[[Person], None]] = {
    "between two days": lambda ada: ada.menu_choice(ada.button("Any time"), "Between two dates"),
    "rename many": _renaming,
    "under a size": _size,
    "what failed": _failing,
}


def _open(ada: Person, name: str) -> None:
    {**OPENED, **OF_THE_GALLERY}[name](ada)
    expect(ada.dialog).to_be_visible()


def _close(ada: Person) -> None:
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)


def _look(ada: Person, name: str) -> dict[str, str]:
    """How that dialog looks, opened and closed again."""
    _open(ada, name)
    ada.page.mouse.move(0, 0)
    ada.page.wait_for_function("() => [...document.images].every((one) => one.complete || one.loading === 'lazy')")
    expect(ada.page.locator(".viewer-stage > .under")).to_have_count(0)
    look: dict[str, str] = ada.dialog.evaluate(LOOK)
    _close(ada)
    return look


def _changes(fresh: dict[str, str], now: dict[str, str]) -> dict[str, Any]:
    if fresh.keys() != now.keys():
        return {"elements": sorted(fresh.keys() ^ now.keys())}
    differing = [path for path, styles in now.items() if styles != fresh[path]]
    return {path: sorted(set(now[path].splitlines()) - set(fresh[path].splitlines())) for path in differing}


def _from_anew(ada: Person) -> None:
    ada.page.reload()
    expect(ada.button("Refine", ada.cards.last)).to_be_visible()


def test_a_dialog_looks_the_same_after_every_other(ada: Person) -> None:
    """There and back: of two style sheets of the same weight the one that came later wins."""
    cut_out(ada)
    fresh = {}
    for name in OPENED:
        _from_anew(ada)
        fresh[name] = _look(ada, name)
    for order in (list(OPENED), list(reversed(OPENED))):
        _from_anew(ada)
        for name in order:
            _open(ada, name)
            _close(ada)
        assert {name: found for name in order if (found := _changes(fresh[name], _look(ada, name)))} == {}


def _to_the_gallery(ada: Person) -> None:
    ada.page.get_by_role("link", name="Gallery").click()
    expect(ada.page.get_by_role("gridcell").locator("img")).to_be_visible()


def _back(ada: Person) -> None:
    ada.page.go_back()
    expect(ada.button("Refine", ada.cards.last)).to_be_visible()


def test_the_gallery_has_its_own_dialogs_and_they_leave_no_trace_either(ada: Person) -> None:
    """Opened before those of the studio, and after them."""
    ada.forgive("status of 404")
    cut_out(ada)
    fresh = {}
    for name in OF_THE_GALLERY:
        _from_anew(ada)
        _to_the_gallery(ada)
        fresh[name] = _look(ada, name)
        _back(ada)
    for name in OPENED:
        _from_anew(ada)
        fresh[name] = _look(ada, name)
    _from_anew(ada)
    for names, there, back in ((OPENED, None, None), (OF_THE_GALLERY, _to_the_gallery, _back), (OPENED, None, None)):
        if there:
            there(ada)
        assert {name: found for name in names if (found := _changes(fresh[name], _look(ada, name)))} == {}
        if back:
            back(ada)
