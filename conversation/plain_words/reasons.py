"""“It looks dark, lighten it” is one wish: what only tells why is left out, and “fix it” wants the cure of what was said."""

from __future__ import annotations

from dataclasses import replace

from conversation.commands.adjust import Adjust
from conversation.plain_words.grammar import PICTURES, Clause, means
from conversation.plain_words.meaning import Result
from conversation.plain_words.vocabulary import Word
from imaging.declaration import Declaration

STATING = ("is", "inv", "lack", "flaw")
STATE = (*STATING, "it", "pic", "fill", "vague", "deg", "adj", "cmp", "noun", "up", "down", "turns", *PICTURES)
FIXING = ("fix", "up", "down", "it", "pic", "fill", "vague", "deg", "rise", "sink")

CURES: dict[str, tuple[str, ...]] = {
    "brightness-": ("brightness", "exposure", "shadows", "gamma", "auto"),
    "brightness+": ("brightness", "exposure", "highlights", "gamma", "auto"),
    "contrast-": ("contrast", "saturation", "vibrance", "auto"),
    "contrast+": ("contrast", "shadows", "highlights"),
    "saturation-": ("saturation", "vibrance", "contrast", "auto"),
    "saturation+": ("saturation", "vibrance", "greyscale"),
    "warmth+": ("temperature", "auto"),
    "cold-": ("temperature", "auto"),
    "warmth-": ("temperature", "auto"),
    "sharpness-": ("sharpen",),
    "blur+": ("sharpen",),
    "sharpness+": ("blur",),
    "noise+": ("denoise", "blur"),
    "grain+": ("denoise", "blur"),
    "size+": ("resize", "compress", "crop"),
    "size-": ("resize",),
    "exposure+": ("exposure", "brightness", "highlights"),
    "exposure-": ("exposure", "brightness", "shadows"),
    "straighten": ("straighten", "rotate"),
    "sideways": ("rotate",),
    "upside": ("rotate", "flip"),
}
"""By what is wrong, the operations that cure it."""
NEUTRAL = {"brightness": 1.0, "contrast": 1.0, "saturation": 1.0, "adjust": 1.0}
NONSENSE = Clause((Word("unknown"),))
"""“Too dark, darken it” is not understood."""


def cured(complaint: Clause, after: Clause) -> Clause | None:
    """The one wish that a complaint and the clause after it are; None when they are not."""
    if isinstance(means(complaint), Adjust) and isinstance(means(after), Adjust):  # “too much, a bit less”
        return NONSENSE if _opposed(means(complaint), means(after)) else after
    flaw = _flaw(complaint)
    if flaw is None:
        return None
    wish = Clause(tuple(Word("inv") if word.kind == "is" else word for word in complaint.words), complaint.references)
    wanted = means(_cooled(after) if flaw == "warmth+" else after)
    if not isinstance(wanted, Declaration):
        return wish if _fixes(after, flaw) and means(wish) else None
    if wanted.name not in CURES[flaw]:
        return None
    if _opposed(means(wish), wanted):
        return NONSENSE
    after = _cooled(after) if flaw == "warmth+" else after
    return replace(after, references=after.references or complaint.references)


def _flaw(clause: Clause) -> str | None:
    """What is wrong, a key of `CURES`; None where the clause is no complaint, or about several things."""
    if not any(word.kind in STATING for word in clause.words) or any(word.kind not in STATE for word in clause.words):
        return None
    said = {word.value for word in clause.words if word.kind in ("adj", "cmp", "flaw")}
    if any(word.kind == "turns" for word in clause.words):
        said.add("upside")
    nouns = {word.value for word in clause.words if word.kind == "noun"}
    if not said and len(nouns) == 1:
        return _known(f"{nouns.pop()}{_way(clause)}")
    lacking = any(word.kind == "lack" for word in clause.words)
    if len(said) != 1:
        return None
    flaw = said.pop()
    return _known(flaw[:-1] + ("-" if flaw.endswith("+") else "+") if lacking else flaw)


def _cooled(clause: Clause) -> Clause:
    """After “too yellow”, “make it cooler” is about colours."""
    return replace(
        clause, words=tuple(replace(word, value="warmth-") if word.value == "cold-" else word for word in clause.words)
    )


def _known(flaw: str) -> str | None:
    return flaw if flaw in CURES else None


def _way(clause: Clause) -> str:
    """Whether there is too much or too little of a quality."""
    little = any(word.kind in ("lack", "down") for word in clause.words)
    return "-" if little else "+"


def _fixes(clause: Clause, flaw: str) -> bool:
    """“fix it”; and “boost them” where there was too little, “tone it down” where there was too much."""
    kinds = {word.kind for word in clause.words}
    if not kinds <= {*FIXING}:
        return False
    if "fix" in kinds:
        return not kinds & {"up", "down"}
    return "it" in kinds and (("up" in kinds and flaw.endswith("-")) or ("down" in kinds and flaw.endswith("+")))


def _opposed(wish: Result, wanted: Result) -> bool:
    if not isinstance(wish, Declaration) or not isinstance(wanted, Declaration):
        return False
    return wish.name == wanted.name and _sign(wish) != _sign(wanted)


def _sign(said: Declaration) -> int:
    value = getattr(said, said.free_argument) if said.free_argument else 0
    neutral = NEUTRAL.get(said.name, 0.0)
    return 0 if not isinstance(value, float) or value == neutral else 1 if value > neutral else -1
