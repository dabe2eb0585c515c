"""The last step once more: otherwise, for other pictures, or instead of what it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.commands.adjust import Adjust
from conversation.commands.compress import Compress
from conversation.commands.undo import Undo
from conversation.plain_words.reading.clauses import Statement
from conversation.plain_words.reading.corrections import MUTE, OWN, added, adjustable, corrected, weakened
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.shaping import ALL_SIDES
from conversation.plain_words.reading.spans import HEADS, PICTURES
from conversation.plain_words.reading.taking_back import taken_back
from conversation.plain_words.reading.turning_round import once_more, restores, turned_round
from conversation.plain_words.reading.wording import reworded
from conversation.plain_words.tokenizing.items import SpokenWords
from imaging.declaration import Declaration
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.greyscale import Greyscale
from imaging.operations.sepia import Sepia
from imaging.operations.text import Text

QUIET = ("says", "forbids")
FEW = 2
"""Words of “a bit more” that are no figure."""


def replacing(wishes: list[Wish], last: Declaration | None, instead: bool) -> list[Wish]:
    """“no, in grey”, “rather as a JPEG”: what replaces the last step takes it back first."""
    if last is None or len(wishes) != 1 or not isinstance(wishes[0].meant, Declaration) or not instead:
        return wishes
    same = wishes[0].meant.name == last.name and last.name in REPLACED
    look = wishes[0].meant.name in LOOKS and last.name in LOOKS and wishes[0].meant.name != last.name
    return [Wish((), Undo()), *wishes] if same or look else wishes


REPLACED = (
    "border",
    "crop",
    "convert",
    "nobg",
    "text",
    "resize",
    "compress",
    "pad",
    "rounded",
    "rotate",
    "pixelate",
    "posterise",
    "quantise",
)


LOOKS = ("greyscale", "sepia", "invert", "posterise", "quantise", "pixelate", "vignette", "grain", "blur")
"""Of these one is had rather than another."""


def elsewhere(
    clauses: Sequence[Statement], last: Declaration, replaced: bool, pictures: int, before: Sequence[str]
) -> tuple[Wish, ...]:
    """The last step for other pictures, or at another edge; empty where the words are about something else. `replaced`: a
    word says that it is wanted there and not where it was done; `before`: what stands before each clause."""
    loud = [clause for clause in clauses if clause.kind not in QUIET]
    same = [clause for clause in loud if clause.kind == "same"]
    if len(loud) == 1 and same and isinstance(last, Crop) and last.off.count(":") == 1:
        sides = [side for item in same[0].items if (side := item.sense("side")) in ALL_SIDES]
        return (Wish((), Crop(off=f"{sides[0]}:{last.off.partition(':')[2]}")),) if len(sides) == 1 else ()
    named = next((clause for clause in loud if clause.references), None)
    if same and not named and all(clause.kind in ("same", "pictures") for clause in loud):
        more = any(item.has("quantity") for clause in same for item in clause.items)
        return (Wish((), last),) if more else ()  # “the same once more”
    if same and named and all(clause.kind in ("same", "pictures") or _takes_back(clause) for clause in loud):
        done = Wish((), last, named.references, named.excluded)
        return (Wish((), Undo()), done) if any(map(_takes_back, loud)) else (done,)
    taken = [clause for clause in loud if _takes_back(clause)]
    if replaced and taken and len(loud) == len(taken) + 1 and loud[-1].kind == "pictures":
        return (Wish((), Undo()), Wish((), last, loud[-1].references, loud[-1].excluded))
    if any(clause.kind not in ("detail", "ask", "complains", "pictures", "wish") for clause in loud):
        return ()
    if len(loud) != 1 or loud[0].kind != "pictures":
        return ()
    done = Wish((), last, loud[0].references, loud[0].excluded)
    if replaced or any(item.has("not", "notthis") for clause in clauses for item in clause.items):
        return (Wish((), Undo()), done)
    joined = before[clauses.index(loud[0])] == "joint"
    return (done,) if pictures > 1 and (_only_names(loud[0]) and (joined or _likewise(loud[0]))) else ()


def _takes_back(clause: Statement) -> bool:
    """“undo that and do it to number 1”."""
    return isinstance(clause.meant, Undo) and clause.meant.steps == 1 and not clause.references


def _only_names(named: Statement) -> bool:
    return all(item.kind in NAMING or item.has("n") for item in named.items)


def _likewise(named: Statement) -> bool:
    """“the others too”, “all of them please”: whether it is said that other pictures are to be done alike."""
    every = any(item.has("all", "both", "others") for item in named.items)
    return every or any(item.has("likewise") for item in named.items)


NAMING = (*PICTURES, "likewise", "joint", "comma", "stop", "too", "same", "n", "pics", "counter")


def repeated(clauses: Sequence[Statement], last: Declaration | None) -> bool:
    """“again”, “turn it once more”: whether the last step is wanted once more as it was."""
    items = [item for clause in clauses for item in clause.items]
    own = OWN.get(last.name, (last.name,)) if last else ()
    again = [item for item in items if item.sense("corr") == "again"]
    again += [item for item in items if again and item.sense("act") in own]
    return bool(again) and all(item in again or item.has("n", "it") or item.kind in TIES for item in items)


TIES = ("comma", "stop", "joint")


def otherwise(clauses: Sequence[Statement], last: Declaration) -> tuple[Wish, ...]:
    """The last step with other details; empty where something else is wanted."""
    theirs = isinstance(last, (Compress, Convert))  # “they said 300 KB”
    named = [each for clause in clauses for each in clause.references if not (theirs and each.kind == "group")]
    if named or any(clause.excluded or clause.kind == "question" for clause in clauses):
        return ()
    words = reworded(last.text, [item for clause in clauses for item in clause.items]) if isinstance(last, Text) else ""
    if words and isinstance(last, Text):
        return (Wish((), Undo()), Wish((), replace(last, text=words)))
    told = [clause for clause in clauses if clause.kind != "says" or any(item.has(*HEADS) for item in clause.items)]
    items = [item for clause in told for item in clause.items]
    found = _changed(clauses, items, last)
    if found or len(clauses) < 2 or any(item.has(*OTHER) for clause in clauses[:-1] for item in clause.items):
        return found
    return _changed(clauses[-1:], clauses[-1].items, last)  # “it is covering her feet, move it to the top”


OTHER = ("act", "cmp", "rid", "fmt", "up", "down", "corr", "except", "pct", "px", "kb", "mb", "angle", "quote")
"""What stands before the last clause only where it wants something itself."""


def _changed(clauses: Sequence[Statement], items: Sequence[SpokenWords], last: Declaration) -> tuple[Wish, ...]:
    """What these words want of the last step."""
    if isinstance(last, (Greyscale, Sepia)) and _colourful(items):
        return (Wish((), Undo()),)
    if taken_back(last, items):
        return (Wish((), Undo()),)
    if once_more(last, items):
        return (Wish((), last),)
    if turned_round(last, items):
        return (Wish((), Adjust(by=-1.0)),)
    more = added(last, items)
    if more:
        return (Wish((), more),)
    changed = corrected(last, items)
    if changed:
        return (Wish((), Undo()), Wish((), changed))
    if repeated(clauses, last) and adjustable(last):
        return (Wish((), last),)
    factor = weakened(last, items) if adjustable(last) else 0
    return (Wish((), Adjust(by=factor)),) if factor else ()


def _colourful(items: Sequence[SpokenWords]) -> bool:
    """“rather in colour”, behind what took the colours away."""
    back = ("undo", "redo", "put")  # “remettez les couleurs”
    heads = [
        item
        for item in items
        if item.kind not in MUTE and not item.has("n", "corr") and item.sense("act") not in back and not restores(item)
    ]
    return bool(heads) and all(item.sense("noun") == "colour" or item.has("topic") for item in heads)
