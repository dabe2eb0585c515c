"""Words that take the last step back by naming it: “no, flip it back”, “take the frame off”."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.reading.corrections import OWN, mute
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.lexicon import lexicon
from imaging.declaration import Declaration
from imaging.operations.text import Text


def taken_back(last: Declaration, items: Sequence[SpokenWords]) -> bool:
    """“no, flip it back”, “I don't want it mirrored”, “undo the noise reduction”."""
    own = OWN.get(last.name, (last.name,))
    named = [item for item in items if any(kind == "act" and value in own for kind, value in item.senses)]
    named += [item for item in items if item.sense("noun") in (last.name, *QUALITY_OF.get(last.name, ()))]
    if isinstance(last, Text):
        named += [item for item in items if item.has("vaguewords") and item not in named]
    if not named:
        return False
    rest = [item for item in items if item not in named]
    back = [
        item for item in rest if item.has("rid", "neg", "not", "without") or item.sense("act") == "undo" or _back(item)
    ]
    left = [item for item in rest if item not in back and not mute(item) and not item.has("all", "corr")]
    return bool(back) and not left


QUALITY_OF = {"denoise": ("noise", "grain"), "grain": ("noise", "grain"), "blur": ("blur",)}


def _back(item: SpokenWords) -> bool:
    last = item.text.lower().split()[-1:]
    return bool(last) and last[0] in lexicon().telling["returning"]
