"""Two wordings, word by word."""

from __future__ import annotations

import pytest

from conversation.generation.word_diff import MOST_WORDS, word_changes


def shown(before: str, after: str) -> str:
    marks = {"kept": "{}", "added": "[{}]", "removed": "<{}>"}
    return "".join(marks[change.kind].format(change.text) for change in word_changes(before, after))


def test_what_stays_what_is_new_and_what_is_gone() -> None:
    assert shown("a red fox", "a red fox at dawn") == "a red fox[ at dawn]"
    assert shown("a red fox", "A fox") == "<a red>[A] fox"
    assert shown("same", "same") == "same"
    assert shown("no people", "no people, at dawn.") == "no people[, at dawn.]"
    assert shown("", "a fox") == "[a fox]"


def test_writing_without_blanks_is_compared_sign_by_sign() -> None:
    assert shown("雪中的狐狸", "雪中的红狐狸") == "雪中的[红]狐狸"


@pytest.mark.parametrize(("before", "after"), [("a\n\nb  c", "a b\n c d"), ("x", "y"), ("猫 cat", "a 猫")])
def test_each_wording_can_be_read_out_of_it(before: str, after: str) -> None:
    changes = word_changes(before, after)
    assert "".join(each.text for each in changes if each.kind != "removed") == after
    ours = "".join(each.text for each in changes if each.kind != "added")
    assert ours.split() == before.split()


def test_endless_prompts_are_shown_one_after_the_other() -> None:
    long = "word " * (MOST_WORDS + 1)
    assert [each.kind for each in word_changes(long, f"{long}more")] == ["removed", "added"]
