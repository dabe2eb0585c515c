"""A model that says nothing for a while."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversation.events import StatusChanged
from conversation.llm.silence import told_of_silence
from conversation.ports.models import Chunk, TextChunk, TokenUse
from tests.conversation.stage import Talker, Theatre

NOTHING = TextChunk("")


def told(*chunks: tuple[float, Chunk]) -> list[Chunk | StatusChanged]:
    """What comes of chunks that come at these seconds; signs of life are left out."""
    now = 0.0

    def coming() -> Iterator[Chunk]:
        nonlocal now
        for at, chunk in chunks:
            now = at
            yield chunk

    found = told_of_silence(coming(), "Talker", lambda: now)
    return [each for each in found if each != NOTHING]


def test_after_five_seconds_a_person_hears_that_it_is_waited_for() -> None:
    said = told((0.5, NOTHING), (4.9, NOTHING), (5.6, NOTHING), (6.1, NOTHING), (7.0, TextChunk("Hi")))

    begin, again, words = said
    assert begin == StatusChanged("wait", "Waiting for Talker to begin")
    assert again == StatusChanged("think", "Talker is thinking") and words == TextChunk("Hi")


def test_a_model_that_speaks_in_time_is_not_mentioned() -> None:
    assert told((0.5, NOTHING), (4.0, TextChunk("Hi")), (8.0, NOTHING), (12.0, TextChunk("!"))) == [
        TextChunk("Hi"),
        TextChunk("!"),
    ]


def test_silence_in_the_middle_is_told_each_time() -> None:
    said = told(
        (0.1, TextChunk("Hi")), (1.0, NOTHING), (6.5, NOTHING), (7.0, TextChunk(" there")), (8.0, NOTHING), (13.5,
        NOTHING),
        (14.0, TokenUse(1, 1, 1)),
    )  # fmt: skip

    waits = [each.text for each in said if isinstance(each, StatusChanged) and each.step == "wait"]
    assert waits == ["Waiting for Talker to go on"] * 2


def test_a_turn_passes_it_on() -> None:
    answer: Sequence[Chunk] = [*[NOTHING] * 60, TextChunk("Hello."), TokenUse(100, 10, 5)]  # a tenth of a second each
    events = Theatre(talker=Talker([answer])).say("Hi")

    steps = [event.step for event in events if isinstance(event, StatusChanged)]
    assert steps == ["think", "wait", "think"]
