"""Accounts from the studio's own machine."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from conversation.errors import Told
from server import users
from server.settings import Settings
from storage.opening import open_storage

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The words after `users`; what is said."""
    settings = Settings.read({"ATELIER_DATA": str(tmp_path)}, tmp_path / "none")

    def said(*words: str, typed: str = "") -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        users.command(words)(settings)
        return capsys.readouterr().out

    return said


def test_the_first_one_who_is_added_administers_and_others_do_not(run: Run) -> None:
    assert run("add", "Ada", typed="a long password") == "Ada can sign in and administers the studio.\n"
    assert run("add", "Bea", typed="a long password") == "Bea can sign in.\n"

    lines = run("list").splitlines()

    assert [line.split("\t")[:2] for line in lines] == [["Bea", "member"], ["Ada", "administrator"]]
    assert lines[0].endswith("$0.00")


def test_who_is_promoted_can_take_it_over(run: Run, tmp_path: Path) -> None:
    run("add", "Ada", typed="a long password")
    run("add", "Bea", typed="a long password")
    with pytest.raises(Told, match="without an administrator"):
        run("demote", "Ada")

    run("promote", "bea")
    run("demote", "Ada")
    run("disable", "ada")

    storage = open_storage(tmp_path)
    known = storage.accounts.credentials("Ada"), storage.accounts.credentials("Bea")
    storage.close()
    assert [(each.user.administrator, each.user.disabled) for each in known if each] == [(False, True), (True, False)]
    assert run("enable", "Ada") == "Ada can sign in again.\n"


@pytest.mark.parametrize("words", [("promote", "Nobody"), ("promote",), ("dance", "Ada"), ("list", "all")])
def test_what_is_not_understood_is_told(run: Run, words: tuple[str, ...]) -> None:
    with pytest.raises(Told):
        run(*words)


def test_a_short_password_is_refused(run: Run) -> None:
    with pytest.raises(Told, match="password cannot be used"):
        run("add", "Ada", typed="short")


def test_somebody_is_limited_and_as_everybody_again(run: Run) -> None:
    run("add", "Ada", typed="a long password")

    assert run("limit", "Ada") == "Ada: as everybody\n"
    assert run("limit", "ada", "--month", "5.00", "--images=20") == "Ada: $5.00 a month, 20 images a day\n"
    assert run("limit", "Ada", "--requests", "none") == ("Ada: $5.00 a month, 20 images a day, any requests a minute\n")
    assert run("list").endswith("\t$5.00 a month, 20 images a day, any requests a minute\n")
    run("limit", "Ada", "--month", "usual", "--images", "usual")

    assert run("limit", "Ada") == "Ada: any requests a minute\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("limit", "Nobody", "--month", "5"), "Nobody is called"),
        (("limit", "Ada", "--month"), "not understood"),
        (("limit", "Ada", "--week", "5"), "not understood"),
        (("limit", "Ada", "--month", "much"), "--month cannot be “much”"),
        (("limit", "Ada", "--images", "-4"), "--images cannot be “-4”"),
        (("limit",), "not understood"),
    ],
)
def test_a_limit_that_is_none_is_told(run: Run, words: tuple[str, ...], told: str) -> None:
    run("add", "Ada", typed="a long password")
    with pytest.raises(Told, match=told):
        run(*words)
    assert run("limit", "Ada") == "Ada: as everybody\n"
