"""The page's types are those of the values here."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.events import EVENTS
from conversation.wire import english, examples, typescript

WRITTEN = Path(__file__).parents[2] / "interface/web/src/conversation/wire.ts"
SENTENCES = WRITTEN.parents[1] / "locales/en/server.ts"
SHOWN = WRITTEN.parents[1] / "dialogs/examples.ts"


@pytest.fixture(scope="module")
def written() -> str:
    return typescript()


def test_the_checked_in_types_are_fresh(written: str) -> None:
    assert WRITTEN.read_text(encoding="utf-8") == written, "run `make wire`"


def test_the_sentences_for_translators_are_fresh() -> None:
    assert SENTENCES.read_text(encoding="utf-8") == english(), "run `make wire`"


def test_the_examples_of_plain_words_are_fresh() -> None:
    assert SHOWN.read_text(encoding="utf-8") == examples(), "run `make wire`"


def test_every_event_is_told_apart_by_its_type(written: str) -> None:
    for cls in EVENTS:
        assert f'type: "{cls.__name__}"' in written
        assert f"  | {cls.__name__}\n" in written
