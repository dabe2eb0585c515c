"""From tokens to items: the cheapest way to cover a message with what is known, each stretch with all of its senses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from conversation.plain_words.tokenizing.figures import EVERY, entries_at
from conversation.plain_words.tokenizing.lexicon import SHARED, Lexicon, LexiconEntry, Sense
from conversation.plain_words.tokenizing.tokens import WordToken, tokens_of

UNKNOWN = ("unknown", "")
COST_UNKNOWN, COST_TYPED, COST_FOREIGN = 4.0, 1.2, 1.5
SMALL = frozenset(
    (
        "n",
        "it",
        "joint",
        "of",
        "for",
        "to",
        "by",
        "as",
        "is",
        "subj",
        "num",
        "unit",
        "why",
        "sothat",
        "like",
        "repair",
        "neg",
    )
)
"""Kinds of words that are short everywhere: one of another language is not believed."""
LENDING = frozenset(("english",))
"""Languages whose words people mix into others."""
LEAST_LENT = 3
"""Letters up to which such a word is rather one of the language that is spoken."""
LAST = ("topic", "askfor", "do", "local", "subj")
"""Senses that count only where no other does."""
GUESSED_NEVER = frozenset(("act", value) for value in ("put", "overlay", "select", "turn", "text", "collage"))
"""What a mistyped word is never taken for: these take anything behind them."""
STRUCTURE = frozenset(
    (
        "picno",
        "picart",
        "ordinal",
        "pctword",
        "lastof",
        "firstof",
        "allofn",
        "otherof",
        "th",
        "unit",
        "part",
        "sign",
        "andahalf",
        "numand",
    )
    + ("between", "counter", "thru")
)
"""What only numbers are built with."""
MARKS = {",": ("comma", ""), ";": ("comma", ""), ".": ("stop", ""), "!": ("stop", ""), "?": ("stop", "?")}
MARKS |= {
    "。": ("stop", ""),
    "！": ("stop", ""),
    "？": ("stop", "?"),
    ":": ("colon", ""),
    "…": ("stop", ""),
    "&": ("joint", ""),
    "+": ("joint", ""),
}


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """A stretch of the message with its senses, the likeliest first."""

    senses: tuple[Sense, ...]
    text: str
    start: int
    """Place in the message."""
    end: int
    typed: bool = False
    kinds: frozenset[str] = field(init=False, compare=False, repr=False)
    """Of all its senses: it is asked for them a hundred times."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", frozenset([kind for kind, _ in self.senses]))

    @property
    def kind(self) -> str:
        return self.senses[0][0]

    @property
    def value(self) -> str:
        return self.senses[0][1]

    def sense(self, *kinds: str) -> str | None:
        """The value of the sense of one of these kinds; None without."""
        return next((value for kind, value in self.senses if kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)


def items_of(lexicon: Lexicon, text: str, names: frozenset[str] = frozenset()) -> list[SpokenWords]:
    """The whole message. `names` are those of files, in lower case without their ending."""
    tokens = tokens_of(text, lexicon.variants)
    known, spoken = _heard(lexicon, tokens, names)
    apart = lexicon.apart(tokens, spoken)
    if len(apart) > len(tokens):
        tokens = apart
        known, spoken = _heard(lexicon, tokens, names)
    for at in range(len(tokens)):
        for particle, verb in lexicon.particles(tokens, at):
            known[at] = [entry for entry in known[at] if entry.end > at + 1] + [verb]
            known[particle] = [LexiconEntry(particle + 1, ("n", ""), verb.languages)]
    weighed = [_weighed(entries, spoken, len(token.text)) for entries, token in zip(known, tokens, strict=True)]
    return _counted(_whole_words(_cheapest(tokens, text, weighed)))


def _whole_words(items: list[SpokenWords]) -> list[SpokenWords]:
    """A character beside one that is not known is part of a word that is not: “剪影” has nothing to do with cutting."""
    found = list(items)
    for place, item in enumerate(items):
        if len(item.text) > 1 or not HAN[0] <= item.text <= HAN[1] or not item.has(*MISTAKEN) or item.has(*KEPT_ALONE):
            continue
        beside = [*items[max(0, place - 1) : place], *items[place + 1 : place + 2]]
        if item.sense("act") == "text":
            beside = beside[:1] if place else []  # behind “写” stand the words that are to be written
        tied = [each for each in beside if each.start == item.end or each.end == item.start]
        if any(each.kind == "unknown" and HAN[0] <= each.text[0] <= HAN[1] for each in tied):
            found[place] = replace(item, senses=(UNKNOWN,))
    return found


HAN = ("\u3400", "\u9fff")
MISTAKEN = ("act", "cmp", "adj", "colour", "rid", "up", "down", "num", "dim", "deg", "too", "textsize", "is")
KEPT_ALONE = ("neg", "not", "without", "except", "only", "side", "n")


def _heard(
    lexicon: Lexicon, tokens: Sequence[WordToken], names: frozenset[str]
) -> tuple[list[list[LexiconEntry]], frozenset[str]]:
    """What is known to begin at each token, and the language of most of them."""
    entries = [lexicon.at(tokens, at) for at in range(len(tokens))]
    known = [_known(entries, tokens, at, names) for at in range(len(tokens))]
    return known, _spoken(known)


def _counted(items: list[SpokenWords]) -> list[SpokenWords]:
    """“photos 1, 2 and 3”: every figure of the list names a picture."""
    found: list[SpokenWords] = []
    listing = False
    for place, item in enumerate(items):
        if item.has("to", "by") and place + 1 < len(items) and items[place + 1].kind in AMOUNTS:
            kept = [sense for sense in item.senses if sense[0] != "sothat"]  # “um 90 Grad” is no purpose
            item = replace(item, senses=tuple(sorted(kept, key=lambda sense: sense[0] not in ("to", "by"))))
        behind_same = place and items[place - 1].has("same") and items[place - 1].text.lower().split()[-1] in ONTO
        if item.kind == "num" and item.value.isdigit() and item.text.isdigit() and behind_same:
            item = replace(item, senses=(("number", item.value),))  # “do that to 1 and 2”
        if item.kind == "num" and _names_a_picture(items, place):
            item = replace(item, senses=(("number", item.value),))
        elif item.kind == "sides" and any(each.has("pics") for each in items[:place]) and _ascends(item):
            item = replace(item, senses=(("range", item.value),))
        if item.kind in ("number", "range"):
            listing = True
        elif listing and item.kind == "num" and item.value.isdigit() and found[-1].kind in LISTED:
            item = replace(item, senses=(("number", item.value),))
        elif item.kind not in ("joint", "comma", "n"):
            listing = False
        found.append(item)
    return found


def _names_a_picture(items: Sequence[SpokenWords], place: int) -> bool:
    """“8 is crooked”, “only 4 warmer”."""
    item, after = items[place], items[place + 1] if place + 1 < len(items) else None
    if after is None or not item.value.isdigit() or not item.text.isdigit():
        return False
    before = items[place - 1] if place else None
    if before is None or before.kind in ("comma", "stop", "joint"):
        return after.has("is", "flaw") and not after.has("n")
    return before.has("only") and after.has("cmp", "flaw", "is")


def _ascends(item: SpokenWords) -> bool:
    """“3 to 9” behind “the outdoor ones”."""
    low, high = (float(each) for each in item.value.split())
    return low < high and low == int(low) and high == int(high) and not {*":/x×*"} & {*item.text.lower()}


ONTO = ("to", "for", "on", "with")
AMOUNTS = ("pct", "num", "px", "frac", "kb", "mb", "times", "angle", "stops", "cm", "mp")
"""Before these “auf” and “à” say up to where."""
LISTED = ("joint", "comma", "number", "range", "n")


def _known(
    entries: Sequence[list[LexiconEntry]], tokens: Sequence[WordToken], at: int, names: frozenset[str]
) -> list[LexiconEntry]:
    token = tokens[at]
    if token.kind in ("quote", "hex", "file", "emoji"):
        sense = {"emoji": ("n", ""), "hex": ("colour", token.text)}.get(token.kind, (token.kind, token.text))
        return [LexiconEntry(at + 1, sense, EVERY)]
    if token.text == "#" and at + 1 < len(tokens) and tokens[at + 1].kind == "figure":
        return [LexiconEntry(at + 2, ("number", tokens[at + 1].text), EVERY)]  # “#2 in” is not two inches
    found = [*entries[at], *entries_at(entries, tokens, at)]
    if token.kind == "mark":
        found.append(LexiconEntry(at + 1, MARKS.get(token.text, ("n", "")), EVERY))
    if names:
        known = any(not entry.typed for entry in found)
        found += [name for name in _file(tokens, at, names) if name.end > at + 1 or not known]
    return [entry for entry in found if entry.sense[0] not in STRUCTURE]


def _file(tokens: Sequence[WordToken], at: int, names: frozenset[str]) -> list[LexiconEntry]:
    """“DSC_0412” where a file is called so; a word that means something by itself is none: “the dog” is in the picture."""
    said = ""
    for end in range(at, min(at + 7, len(tokens))):
        if end > at and tokens[end].start != tokens[end - 1].end:
            break
        said += tokens[end].text
        if said in names:
            return [LexiconEntry(end + 1, ("file", said), EVERY)]
    return []


def _spoken(known: Sequence[Sequence[LexiconEntry]]) -> frozenset[str]:
    """The language that most words are of; several where that is open."""
    counts: Counter[str] = Counter()
    covered: dict[str, int] = defaultdict(int)
    for at, entries in enumerate(known):
        reach: dict[str, int] = {}
        for entry in entries:
            if not entry.typed:
                for language in entry.languages:
                    reach[language] = max(reach.get(language, 0), entry.end)
        for language, end in reach.items():
            if end > covered[language]:
                counts[language] += end - max(at, covered[language])
                covered[language] = end
    counts.pop(SHARED, None)
    counts.pop("every", None)
    most = max(counts.values(), default=0)
    return frozenset(language for language, count in counts.items() if count == most)


def _weighed(entries: Sequence[LexiconEntry], spoken: frozenset[str], letters: int) -> list[tuple[float, LexiconEntry]]:
    """What each costs; a small word of another language is no word, nor is one of few `letters` (“bin ehrlich”)."""
    weighed = []
    for entry in entries:
        if entry.typed and entry.sense in GUESSED_NEVER:
            continue
        foreign = not entry.languages & spoken and not entry.languages & {SHARED, "every"}
        lent = entry.languages & LENDING and (letters > LEAST_LENT or entry.sense[0] == "fmt")
        if foreign and (entry.sense[0] in SMALL or entry.typed or not lent):
            continue
        cost = 1.0 + COST_TYPED * entry.typed + COST_FOREIGN * foreign
        weighed.append((cost, entry))
    return weighed


def _cheapest(
    tokens: Sequence[WordToken],
    text: str,
    weighed: Sequence[Sequence[tuple[float, LexiconEntry]]],
) -> list[SpokenWords]:
    """From the end backwards: at every token the cheapest step and what the rest costs."""
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(tokens) + 1)
    for at in range(len(tokens) - 1, -1, -1):
        best[at] = (COST_UNKNOWN + best[at + 1][0], at + 1)
        for cost, entry in weighed[at]:
            total = cost + best[entry.end][0]
            if total < best[at][0]:
                best[at] = (total, entry.end)
    items: list[SpokenWords] = []
    at = 0
    while at < len(tokens):
        end = best[at][1]
        steps = sorted(_reaching(weighed[at], end), key=lambda step: step[0])
        items += _item(tokens, text, at, end, steps)
        at = end
    return items


def _reaching(weighed: Sequence[tuple[float, LexiconEntry]], end: int) -> list[tuple[float, LexiconEntry]]:
    return [(cost, entry) for cost, entry in weighed if entry.end == end]


def _item(
    tokens: Sequence[WordToken],
    text: str,
    at: int,
    end: int,
    steps: list[tuple[float, LexiconEntry]],
) -> list[SpokenWords]:
    start, stop = tokens[at].start, tokens[end - 1].end
    if steps:
        least = steps[0][0]
        senses = dict.fromkeys(entry.sense for cost, entry in steps if cost <= least + 0.01)
        states = "'" in text[start:stop] or "’" in text[start:stop]
        ranked = sorted(senses, key=lambda sense: (sense[0] in LAST, states and sense[0] != "is"))
        return [SpokenWords(tuple(ranked), text[start:stop], start, stop, steps[0][1].typed)]
    return [SpokenWords((UNKNOWN,), text[start:stop], start, stop)]
