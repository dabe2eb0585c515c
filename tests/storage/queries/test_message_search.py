"""Words are found with the index and without it, and nobody else's are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.opening import Storage, open_storage
from storage.rules.words import folded, snippet, words_of
from tests.storage.conftest import Person, grown, measured, someone


@pytest.fixture(params=["indexed", "read"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    """A storage with the index of words, and one whose SQLite has none."""
    storage = open_storage(tmp_path)
    if request.param == "read":
        with storage.database.write() as connection:
            connection.execute(text("DROP TABLE message_words"))
        storage.close()
        storage = open_storage(tmp_path)
    yield storage
    storage.close()


def found(person: Person, q: str) -> int:
    return len(person.storage.library.listing(person.id, q=q).conversations)


def test_messages_are_found_by_their_words(either: Storage) -> None:
    ann, bob = someone(either), someone(either)
    ann.talk("paint a watercolour mountain", "Here is a lighthouse.")

    assert [found(ann, q) for q in ("lighthouse", "mountain paint", "colour", "submarine", "paint lighthouse")] == [
        1,
        1,
        1,
        0,
        0,
    ]
    assert found(bob, "lighthouse") == 0


def test_passages_are_found_by_their_words(either: Storage) -> None:
    ann, bob = someone(either), someone(either)
    bob.talk("a lighthouse of mine", "No.")
    ann.talk("a lighthouse on a rock", "Painted.")
    leaf = ann.talk("a mountain", "Painted.")

    passages = either.conversations.passages(ann.conversation, leaf, ["lighthouse", "rock"], 5)

    assert [passage.text for passage in passages] == ["a lighthouse on a rock"]


@pytest.mark.slow
def test_a_search_costs_what_the_owner_wrote_not_what_others_did(storage: Storage, ann: Person) -> None:
    ann.talk("a harbour", "Painted.")
    grown(storage, 50)
    with measured(storage) as before:
        assert found(ann, "harbour") == 1
    grown(storage, 2500)
    with measured(storage) as after:
        assert found(ann, "harbour") == 1

    assert after.steps <= before.steps * 2


def test_growing_text_is_indexed_once_it_is_whole(storage: Storage, ann: Person) -> None:
    with measured(storage) as cost:
        ann.talk("hello", "Hello.")

    indexed = [statement for statement, _ in cost.statements if statement.startswith("INSERT INTO message_words")]
    assert len(indexed) == 2


@pytest.mark.parametrize(
    "given, expected", [("Straße CAFÉ", "strasse cafe"), ("한국", "한국"), ("A_b", "a_b"), ("Ünïcödé", "unicode")]
)
def test_words_are_compared_without_case_and_accents(given: str, expected: str) -> None:
    assert folded(given) == expected


def test_a_querys_words_are_letters_and_digits_once() -> None:
    assert words_of('a "b" a* -c (d)') == ["a", "b", "c", "d"]
    assert len(words_of(" ".join(map(str, range(100))))) == 16


def test_a_snippet_of_what_has_none_of_the_words_is_none() -> None:
    assert snippet("a lighthouse", "mountain") is None
    assert snippet("a lighthouse", "LIGHT") == "a lighthouse"
    assert snippet("", "") is None
