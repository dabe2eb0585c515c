"""Answers that were paid for: bounded, and a person's own."""

from __future__ import annotations

from conversation.llm.answer_cache import AnswerCache, answer_key


def test_what_was_asked_is_known_and_nothing_else() -> None:
    cache = AnswerCache()
    cache.keep(answer_key("model", "a fox"), "A fox at dawn.")
    assert cache.get(answer_key("model", "a fox")) == "A fox at dawn."
    assert cache.get(answer_key("modela", " fox")) is None


def test_the_oldest_gives_way() -> None:
    cache = AnswerCache(most=2)
    cache.keep("a", "1")
    cache.keep("b", "2")
    assert cache.get("a") == "1"
    cache.keep("c", "3")
    assert (len(cache), cache.get("b"), cache.get("a")) == (2, None, "1")


def test_nobody_is_told_what_another_one_asked() -> None:
    cache = AnswerCache()
    ada, bea = cache.of("ada"), cache.of("bea")
    ada.keep("k", "Ada’s")
    assert (ada.get("k"), bea.get("k"), len(cache)) == ("Ada’s", None, 1)
    cache.clear()
    assert cache.of("ada").get("k") is None
