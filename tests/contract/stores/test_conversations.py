"""What every `Conversations` promises."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import NotFound
from conversation.ports.conversations import Summary
from conversation.sentences import code_of, in_bytes, say

NOWHERE = "9b2f0f5e-0000-4000-8000-000000000000"


def test_history_is_the_end_of_the_branch_oldest_first(ann: Any, store: Any) -> None:
    for number in ("one", "two", "three"):
        leaf = ann.talk(number, number.upper())

    def texts(limit: int) -> list[str]:
        return [message.text for message in store.conversations.history(ann.conversation, leaf, limit)]

    assert texts(3) == ["TWO", "three", "THREE"]
    assert texts(100) == ["one", "ONE", "two", "TWO", "three", "THREE"]
    assert texts(0) == []


def test_history_of_another_conversations_message_is_empty(ann: Any, bob: Any, store: Any) -> None:
    leaf = ann.talk("secret", "yes")

    assert store.conversations.history(bob.conversation, leaf, 10) == []


def test_no_leaf_means_the_head(ann: Any, store: Any) -> None:
    assert store.conversations.history(ann.conversation, "", 10) == []
    assert store.conversations.summary(ann.conversation, "") is None
    assert store.conversations.passages(ann.conversation, "", ["barn"], 10) == []

    first = ann.talk("a red barn", "Red.")
    ann.talk("a blue barn", "Blue.")
    store.conversations.keep_summary(ann.conversation, Summary("barns", first))

    assert [message.text for message in store.conversations.history(ann.conversation, "", 2)] == [
        "a blue barn",
        "Blue.",
    ]
    assert store.conversations.summary(ann.conversation, "") == Summary("barns", first)
    found = store.conversations.passages(ann.conversation, "", ["barn"], 10)
    assert [passage.text for passage in found] == ["a blue barn", "a red barn"]


def test_a_conversation_is_named(ann: Any, store: Any) -> None:
    assert store.conversations.title(ann.conversation) == ""

    store.conversations.name(ann.conversation, " Cats\n")

    assert store.conversations.title(ann.conversation) == "Cats"
    with pytest.raises(NotFound):
        store.conversations.name(NOWHERE, "Dogs")
    with pytest.raises(NotFound):
        store.conversations.title(NOWHERE)


def test_the_newest_summary_of_the_branch_is_found(ann: Any, store: Any) -> None:
    first = ann.talk("one", "1")
    second = ann.talk("two", "2")
    other = ann.talk("deux", "II", parent=first)
    leaf = ann.talk("three", "3", parent=second)
    keep = store.conversations.keep_summary

    keep(ann.conversation, Summary("up to one", first))
    keep(ann.conversation, Summary("up to two", second))
    keep(ann.conversation, Summary("the other way", other))

    assert store.conversations.summary(ann.conversation, leaf) == Summary("up to two", second)
    assert store.conversations.summary(ann.conversation, other) == Summary("the other way", other)
    assert store.conversations.summary(ann.conversation, first) == Summary("up to one", first)


def test_a_summary_is_rewritten_in_place(ann: Any, store: Any) -> None:
    leaf = ann.talk("one", "1")
    store.conversations.keep_summary(ann.conversation, Summary("short", leaf))
    store.conversations.keep_summary(ann.conversation, Summary("shorter", leaf))

    assert store.conversations.summary(ann.conversation, leaf) == Summary("shorter", leaf)


def test_there_is_no_summary_before_one_is_kept_or_where_there_is_no_message(ann: Any, bob: Any, store: Any) -> None:
    leaf = ann.talk("one", "1")

    assert store.conversations.summary(ann.conversation, leaf) is None
    with pytest.raises(NotFound):
        store.conversations.keep_summary(bob.conversation, Summary("foreign", leaf))


def test_passages_share_words_and_the_rarer_word_counts_more(ann: Any, store: Any) -> None:
    lighthouse = ann.talk("a lighthouse on a rock", "Painted.")
    ann.talk("a mountain with snow", "Painted.")
    ann.talk("another mountain with a river", "Painted.")
    leaf = ann.say("the lighthouse before the mountain").message.id

    found = store.conversations.passages(ann.conversation, leaf, ["Lighthouse", "mountain"], 2)

    assert [passage.text for passage in found] == ["a lighthouse on a rock", "another mountain with a river"]
    assert found[0].role == "user"
    assert lighthouse


def test_passages_lie_on_the_branch_before_its_leaf(ann: Any, store: Any) -> None:
    first = ann.talk("a red barn", "Yes.")
    gone = ann.talk("a red house", "Yes.")
    leaf = ann.talk("a red boat", "A red answer.", parent=first)

    found = store.conversations.passages(ann.conversation, leaf, ["red"], 10)

    assert [passage.text for passage in found] == ["a red boat", "a red barn"]
    assert gone


def test_passages_are_none_for_no_words_and_no_limit(ann: Any, store: Any) -> None:
    leaf = ann.talk("a red barn", "Red.")

    assert store.conversations.passages(ann.conversation, leaf, [], 10) == []
    assert store.conversations.passages(ann.conversation, leaf, ["red"], 0) == []
    assert store.conversations.passages(ann.conversation, leaf, ['"*(', "'"], 10) == []


def test_passages_are_found_in_scripts_without_spaces(ann: Any, store: Any) -> None:
    ann.talk("雪山の絵を描いて", "はい")
    leaf = ann.say("あの雪山をもっと暗く").message.id

    found = store.conversations.passages(ann.conversation, leaf, ["あの雪山をもっと暗く"], 3)

    assert [passage.text for passage in found] == ["雪山の絵を描いて"]


def test_the_memory_pad_is_a_setting(ann: Any, store: Any) -> None:
    assert store.conversations.memory_pad(ann.id) == ""

    store.accounts.patch_settings(ann.id, {"memory_pad": "I like blue."})

    assert store.conversations.memory_pad(ann.id) == "I like blue."
    assert store.conversations.memory_pad(NOWHERE) == ""


def test_a_name_that_the_studio_gave_keeps_its_code_until_somebody_gives_another(ann: Any, store: Any) -> None:
    given = say("heading_compress_to", "Compress to {size}", size=in_bytes(500_000))
    store.conversations.name(ann.conversation, given)
    ann.talk("/compress 500KB", "Done.")

    (row,) = store.library.listing(ann.id, q="compress").conversations
    everywhere = [store.conversations.title(ann.conversation), row.title, store.library.get(ann.id, row.id).title]
    assert [(title, code_of(title)) for title in everywhere] == [("Compress to 500 KB", code_of(given))] * 3

    store.library.rename(ann.id, ann.conversation, "Small ones")
    assert code_of(store.conversations.title(ann.conversation)) is None
    assert code_of(store.library.rename(ann.id, ann.conversation, "Compress to 500 KB").title) is None
