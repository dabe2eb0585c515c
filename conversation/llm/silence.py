"""A chat model that says nothing: the person is told after a few seconds that it is still being waited for.

How long it may be silent at all is the provider's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from conversation.events import StatusChanged
from conversation.ports.models import Chunk, TextChunk
from conversation.sentences import say

UNTIL_TOLD = 5.0
"""Seconds."""


def told_of_silence(chunks: Iterable[Chunk], label: str, clock: Callable[[], float]) -> Iterator[Chunk | StatusChanged]:
    """The chunks, and among them when the model fell silent and when it went on. `label`: the model's name."""
    silent_since: float | None = None
    told = spoke = False
    for chunk in chunks:
        if isinstance(chunk, TextChunk) and not chunk.text:  # a sign of life of the line, not of the model
            now = clock()
            silent_since = now if silent_since is None else silent_since
            if not told and now - silent_since >= UNTIL_TOLD:
                told = True
                yield StatusChanged("wait", _waiting(label, spoke))
        else:
            if told:
                yield StatusChanged("think", say("thinking", "{model} is thinking", model=label))
            silent_since, told, spoke = None, False, True
        yield chunk


def _waiting(label: str, spoke: bool) -> str:
    if spoke:
        return say("waiting_to_go_on", "Waiting for {model} to go on", model=label)
    return say("waiting_to_begin", "Waiting for {model} to begin", model=label)
