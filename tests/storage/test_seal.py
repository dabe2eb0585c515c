"""A seal opens what its master keys closed, and nothing else."""

from __future__ import annotations

import base64

import pytest

from storage.seal import Seal, Unsealable, mark_of, master_keys, new_key

OLD, NEW = "A" * 43 + "=", "_" * 42 + "8="


def test_what_was_closed_is_not_to_be_read_and_opens_again() -> None:
    seal = Seal([OLD])
    closed = seal.close("sk-or-v1-planted ü")

    assert "planted" not in closed
    assert seal.open(closed) == "sk-or-v1-planted ü"
    assert closed != seal.close("sk-or-v1-planted ü")


def test_a_former_key_opens_and_the_first_one_closes() -> None:
    former = Seal([OLD]).close("key")
    both = Seal([NEW, OLD])

    assert both.open(former) == "key"
    assert Seal([NEW]).open(both.close("key")) == "key"
    assert both.mark == mark_of(NEW) and both.marks == {mark_of(NEW), mark_of(OLD)}


@pytest.mark.parametrize(
    "sealed",
    [Seal([OLD]).close("key"), "", "nothing of ours", Seal([NEW]).close("key")[:-6]],
    ids=["another key's", "empty", "foreign", "cut"],
)
def test_what_another_key_closed_or_was_damaged_does_not_open(sealed: str) -> None:
    with pytest.raises(Unsealable):
        Seal([NEW]).open(sealed)


def test_a_mark_says_nothing_about_its_key() -> None:
    assert OLD[:8] not in mark_of(OLD) and mark_of(OLD) != mark_of(NEW)


def test_a_key_is_taken_as_openssl_prints_it_and_as_it_is_made_here() -> None:
    printed = base64.b64encode(b"\xfb\xff" * 16).decode()
    assert "+" in printed or "/" in printed
    made = new_key()

    assert master_keys(f" {printed} , {made}\n") == (printed.replace("+", "-").replace("/", "_"), made)
    assert master_keys(" \n") == ()
    assert Seal(master_keys(printed)).open(Seal(master_keys(printed)).close("key")) == "key"


@pytest.mark.parametrize("text", ["hunter2", OLD + "A", OLD[:-3], "ü" * 32, f"{OLD},hunter2"])
def test_what_is_no_key_is_a_sentence_that_does_not_repeat_it(text: str) -> None:
    with pytest.raises(ValueError, match="openssl rand") as wrong:
        master_keys(text)
    assert text not in str(wrong.value) and "hunter2" not in str(wrong.value)
