"""What the page may not do, whoever asks it to. That no visit meets an error is checked at the end of each one."""

from __future__ import annotations

from tests.browser.person import Person

INJECT = """() => new Promise((done) => {
  addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective))
  const script = document.createElement('script')
  script.textContent = 'window.taken = true'
  document.head.append(script)
})"""
FETCH = """() => new Promise((done) => {
  addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective))
  fetch('http://tracker.invalid/').catch(() => {})
})"""


def test_a_script_that_was_smuggled_in_does_not_run(ada: Person) -> None:
    ada.forgive("Content Security Policy")
    assert ada.page.evaluate(INJECT).startswith("script-src")
    assert ada.page.evaluate("window.taken") is None


def test_nothing_can_be_sent_elsewhere(ada: Person) -> None:
    ada.forgive("Content Security Policy|tracker.invalid")
    assert ada.page.evaluate(FETCH) == "connect-src"
