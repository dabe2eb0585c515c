"""Figures and number words with their signs and units: “+20 %”, “two thirds”, “einhundertfünfzig Pixel”, “百分之五”, “2 × 3”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.plain_words.tokenizing.lexicon import LexiconEntry
from conversation.plain_words.tokenizing.numerals import german, han, ordinal
from conversation.plain_words.tokenizing.tokens import WordToken

EVERY = frozenset(("every",))
"""Of no language in particular."""
FACTORS = {100: 100, 1000: 1000}
SIGNS = {"+": "+", "-": "-"}
BETWEEN = (":", "/", "x", "×", "*")
Known = Sequence[Sequence[LexiconEntry]]
"""What the lexicon knows to begin at each token."""


@dataclass(frozen=True)
class Figure:
    """A number that was said, up to a token; `whole`: written in digits."""

    end: int
    value: float
    digits: bool = True
    languages: frozenset[str] = EVERY


def figure_at(known: Known, tokens: Sequence[WordToken], start: int) -> Figure | None:
    """The number that begins here: in digits, or in words of one language."""
    if start < len(tokens) and tokens[start].kind == "figure":
        return _half_more(known, tokens, Figure(start + 1, _digits(tokens[start].text)))
    spoken = _spoken(known, tokens, start)
    return _half_more(known, tokens, spoken) if spoken else None


def _at(known: Known, place: int) -> Sequence[LexiconEntry]:
    return known[place] if place < len(known) else ()


def _digits(text: str) -> float:
    """`1,5` and `1.5`; `1,200` is a thousand and two hundred."""
    for mark in ",.":
        whole, found, rest = text.partition(mark)
        if found:
            thousands = len(rest) == 3 and whole not in ("", "0") and len(whole) <= 3
            return float(whole + rest) if thousands else float(f"{whole}.{rest}")
    return float(text)


def _half_more(known: Known, tokens: Sequence[WordToken], figure: Figure) -> Figure:
    """“two and a half”."""
    for entry in _at(known, figure.end):
        if entry.sense[0] == "andahalf":
            return Figure(entry.end, figure.value + float(entry.sense[1]), figure.digits, figure.languages)
    return figure


def _spoken(known: Known, tokens: Sequence[WordToken], start: int) -> Figure | None:
    """Number words that belong together: “two hundred and fifty”, “quatre-vingt-dix”."""
    total, current, last, at = 0.0, 0.0, 10_000.0, start
    language: frozenset[str] | None = None
    while at < len(tokens):
        entry = _number_word(known, tokens, at, language)
        skipped = at
        if entry is None and at > start:
            skipped = _joined(known, tokens, at)
            entry = _number_word(known, tokens, skipped, language) if skipped > at else None
        if entry is None:
            break
        value = float(entry.sense[1])
        if value in FACTORS:
            if skipped != at or last < value and current == 0 and at > start:
                break
            current = max(1.0, current) * value
            if value == 1000:
                total, current = total + current, 0.0
        elif value == 20 and current % 100 == 4:
            current += 76.0
        elif at > start and not _fits_behind(last, current, value):
            break
        else:
            current += value
        last, at = value, entry.end
        language = entry.languages if language is None else language & entry.languages
    return Figure(at, total + current, False, language or EVERY) if at > start else None


def _fits_behind(last: float, current: float, value: float) -> bool:
    """“twenty” and “five” are one number; “five” and “twenty”, or “one” and “three”, are two."""
    if last in FACTORS:
        return value < last
    if current in (60, 80) and 10 <= value < 20:  # soixante-dix, quatre-vingt-dix
        return True
    return current % 100 >= 20 and current % 10 == 0 and value < 10


def _number_word(
    known: Known, tokens: Sequence[WordToken], at: int, language: frozenset[str] | None
) -> LexiconEntry | None:
    found = [
        entry
        for entry in _at(known, at)
        if entry.sense[0] == "num" and not entry.typed and (language is None or entry.languages & language)
    ]
    said = max(found, key=lambda entry: entry.end, default=None)
    compound = _compound(tokens, at)
    return compound if compound and (said is None or compound.end > said.end) else said


def _compound(tokens: Sequence[WordToken], at: int) -> LexiconEntry | None:
    """“zweihundertfünfzig”, “一百二十”."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == "han":
        found = han(tokens, at)
        return LexiconEntry(found[0], ("num", f"{found[1]:.10g}"), frozenset(("chinese",))) if found else None
    value = german(tokens[at].text) if tokens[at].kind == "word" else None
    return LexiconEntry(at + 1, ("num", str(value)), frozenset(("german",))) if value else None


def _ordinal(known: Known, tokens: Sequence[WordToken], start: int) -> list[LexiconEntry]:
    """“das zwölfte Bild”, “la vingt-deuxième photo”."""
    if tokens[start].kind != "word":
        return []
    tens = figure_at(known, tokens, start) if start + 2 < len(tokens) and tokens[start + 1].text == "-" else None
    tied = tens is not None and tens.end < len(tokens) and tokens[tens.end].text == "-"
    last = tens.end + 1 if tens is not None and tied else start
    found = ordinal(tokens[last].text) if last < len(tokens) else None
    ones = [entry.sense[1] for entry in _at(known, last) if entry.sense[0] == "nth"] if tied else []
    if tens is not None and tied and ones:
        found = (int(ones[0]), "french")
    if not found or found[0] <= 0:
        return []
    value = found[0] + (tens.value if tens is not None and tied else 0)
    ends = [more.end for more in _at(known, last + 1) if more.sense[0] in ("counter", "pic")]
    return [LexiconEntry(max(ends, default=last + 1), ("nth", f"{value:g}"), frozenset((found[1],)))]


def _joined(known: Known, tokens: Sequence[WordToken], at: int) -> int:
    """Behind “and” or a hyphen within a number."""
    if tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end:
        return at + 1
    ends = [entry.end for entry in _at(known, at) if entry.sense[0] == "numand"]
    return max(ends, default=at)


def entries_at(known: Known, tokens: Sequence[WordToken], start: int) -> list[LexiconEntry]:
    """Every amount, size, ratio or picture's number that begins here."""
    kinds = {entry.sense[0] for entry in known[start]}
    counted = [] if kinds.isdisjoint(OPENERS) else _counted(known, tokens, start)
    if "pctword" in kinds:
        counted += _percent(known, tokens, start)
    counted += _ordinal(known, tokens, start)
    if "frac" in kinds:
        counted += _parts_of_a_unit(known, start)
    sign, at = _sign(known, tokens, start)
    figure = figure_at(known, tokens, at)
    if figure is None:
        return counted
    value = -figure.value if sign == "-" else figure.value
    said = f"{sign}{figure.value:g}"
    found = [*counted, *_pairs_of_lengths(known, tokens, figure)]
    found += [
        LexiconEntry(
            figure.end, ("num" if not sign else "signed", said if sign else f"{figure.value:.10g}"), figure.languages
        )
    ]
    found += _with_unit(known, tokens, figure, sign, value)
    if not sign:
        found += _pairs(known, tokens, figure)
    return found


def _counted(known: Known, tokens: Sequence[WordToken], start: int) -> list[LexiconEntry]:
    """What opens a number: “picture 3”, “the last two”, “第三张”."""
    found = []
    for entry in _at(known, start):
        if entry.sense[0] not in OPENERS or entry.typed:
            continue
        figure = figure_at(known, tokens, entry.end + _abbreviated(tokens, entry))
        if figure is None or figure.value != int(figure.value):
            continue
        if entry.sense[0] == "picart" and (not figure.digits or _measured(known, figure.end)):
            continue
        ends = [more.end for more in _at(known, figure.end) if more.sense[0] == "counter"]
        thru = _behind_thru(known, tokens, max(ends, default=figure.end))
        again = [more.end for more in _at(known, thru) if more.sense[0] in NAMING]  # “la 10 à *la* 14”
        until = figure_at(known, tokens, max(again, default=thru))
        if until is not None and until.end > figure.end + 1 and until.value > figure.value:
            last = [more.end for more in _at(known, until.end) if more.sense[0] == "counter"]
            pair = f"{figure.value:g} {until.value:g}"
            if not _measured(known, until.end):
                found.append(LexiconEntry(max(last, default=until.end), ("range", pair), entry.languages))
        if ends or entry.sense[0] != "ordinal":
            sense = OPENERS[entry.sense[0]], f"{figure.value:g}"
            found.append(LexiconEntry(max(ends, default=figure.end), sense, entry.languages))
    return found


def _abbreviated(tokens: Sequence[WordToken], opener: LexiconEntry) -> int:
    """Marks behind “Nr.” and “no.”."""
    at = opener.end
    marked = opener.sense[0] == "picno" and at < len(tokens) and tokens[at].text == "." and len(tokens[at - 1].text) < 4
    return int(marked and _tied_to(tokens, at))


def _percent(known: Known, tokens: Sequence[WordToken], start: int) -> list[LexiconEntry]:
    """“百分之二十” names the percent before the number."""
    found = []
    for entry in _at(known, start):
        figure = figure_at(known, tokens, entry.end) if entry.sense[0] == "pctword" else None
        if figure:
            found.append(LexiconEntry(figure.end, ("pct", f"{figure.value:g}"), entry.languages))
    return found


def _measured(known: Known, at: int) -> bool:
    return any(entry.sense[0] == "unit" for entry in _at(known, at))


def _behind_thru(known: Known, tokens: Sequence[WordToken], at: int) -> int:
    """Behind the hyphen or the word of “3 to 7”; past the end where there is none."""
    if at < len(tokens) and tokens[at].text == "-":
        return at + 1
    return max((entry.end for entry in _at(known, at) if entry.sense[0] == "thru"), default=len(tokens))


OPENERS = {
    "picart": "number",
    "picno": "number",
    "ordinal": "nth",
    "lastof": "last",
    "firstof": "first",
    "allofn": "allof",
    "otherof": "other",
}
"""What opens a number, and what is named by both."""
NAMING = ("picart", "picno", "ordinal")


def _sign(known: Known, tokens: Sequence[WordToken], start: int) -> tuple[str, int]:
    """A sign stands at its figure, behind a blank; “plus” and “minus” are words."""
    text = tokens[start].text
    if text in SIGNS and start + 1 < len(tokens):
        tied = tokens[start + 1].start == tokens[start].end
        apart = start == 0 or tokens[start - 1].end < tokens[start].start or tokens[start - 1].kind in ("han", "word")
        return (SIGNS[text], start + 1) if apart and (tied or text == "+") else ("", start)
    for entry in _at(known, start):
        if entry.sense[0] == "sign":
            return entry.sense[1], entry.end
    return "", start


def _with_unit(
    known: Known, tokens: Sequence[WordToken], figure: Figure, sign: str, value: float
) -> list[LexiconEntry]:
    found = []
    tied = figure.digits and figure.end < len(tokens) and tokens[figure.end].text == "-"  # “16-colour”
    for entry in (*_at(known, figure.end), *(_at(known, figure.end + 1) if tied else ())):
        kind, unit = entry.sense
        if kind == "unit" and not figure.digits and tokens[entry.end - 1].text == "in":
            continue  # “the first three in black and white”
        if kind == "unit":
            found.append(LexiconEntry(entry.end, (unit, f"{sign}{figure.value:.10g}"), entry.languages))
        elif kind == "part" and not sign:  # “two thirds”
            found.append(LexiconEntry(entry.end, ("frac", f"{figure.value / float(unit):.4g}"), entry.languages))
        elif kind == "th" and _counts(figure, sign) and _tied_to(tokens, figure.end) and _goes_on(tokens, entry.end):
            found.append(LexiconEntry(entry.end, ("nth", f"{figure.value:g}"), entry.languages))
    return found


def _counts(figure: Figure, sign: str) -> bool:
    """Whether it may be which one of several: “1.2” is none of them."""
    return figure.digits and not sign and figure.value == int(figure.value)


def _goes_on(tokens: Sequence[WordToken], at: int) -> bool:
    """“Qualität 80.” at the end of a message is no eightieth."""
    return at < len(tokens) or tokens[at - 1].text != "."


def _tied_to(tokens: Sequence[WordToken], at: int) -> bool:
    return tokens[at].start == tokens[at - 1].end


def _parts_of_a_unit(known: Known, start: int) -> list[LexiconEntry]:
    """“half a meg”, “a quarter of a megabyte”, “ein halbes Megabyte”."""
    found = []
    for part in _at(known, start):
        at = part.end
        if part.sense[0] != "frac" or part.typed:
            continue
        for _ in range(MOST_BETWEEN):
            at = max(
                (entry.end for entry in _at(known, at) if entry.sense[0] in SILENT and not entry.typed), default=at
            )
        for entry in _at(known, at):
            if entry.sense[0] == "unit" and entry.sense[1] in DIVIDED:
                found.append(LexiconEntry(entry.end, (entry.sense[1], part.sense[1]), part.languages & entry.languages))
    return [entry for entry in found if entry.languages]


SILENT = ("n", "of")
MOST_BETWEEN = 2
DIVIDED = ("mb", "mp", "cm", "inch", "stops")
"""Units of which parts are said."""
LENGTHS = ("px", "cm", "mm", "inch")


def _pairs_of_lengths(known: Known, tokens: Sequence[WordToken], first: Figure) -> list[LexiconEntry]:
    """“3.5 cm by 4.5 cm”, “800px x 600px”: both with the same unit."""
    found = []
    for unit in _at(known, first.end):
        if unit.sense[0] != "unit" or unit.sense[1] not in LENGTHS or unit.end >= len(tokens):
            continue
        marked = tokens[unit.end].text in ("x", "×", "*")
        ends = [unit.end + 1] if marked else [each.end for each in _at(known, unit.end) if each.sense[0] == "between"]
        second = figure_at(known, tokens, max(ends, default=len(tokens)))
        if second is None or _far(first.value, second.value):
            continue
        pair = f"{first.value:g} {second.value:g}"
        for entry in _at(known, second.end):
            if entry.sense == unit.sense:
                found.append(LexiconEntry(entry.end, (f"sides{unit.sense[1]}", pair), entry.languages))
    return found


MOST_APART = 10


def _far(one: float, other: float) -> bool:
    """“five to 1200 wide” are no sides of one picture."""
    return not one or not other or max(one, other) / min(one, other) > MOST_APART


def _pairs(known: Known, tokens: Sequence[WordToken], first: Figure) -> list[LexiconEntry]:
    """“16:9”, “800 × 600 px”, “3/4”, “13 by 18 cm”, “1-10”."""
    if first.end >= len(tokens):
        return []
    mark, at = tokens[first.end].text, first.end + 1
    words = [entry.end for entry in _at(known, first.end) if entry.sense[0] == "between"]
    if mark not in (*BETWEEN, "-") and not words:
        return []
    if any(entry.sense == ("unit", "pct") for entry in _at(known, first.end)):
        return []  # “diez por ciento” is no 10 × 100
    second = figure_at(known, tokens, at if mark in (*BETWEEN, "-") else max(words))
    if second is None or (mark not in BETWEEN and mark != "-" and _far(first.value, second.value)):
        return []
    pair = f"{first.value:g} {second.value:g}"
    if mark == "-":
        return [LexiconEntry(second.end, ("range", pair), EVERY)] if first.value < second.value else []
    found = [LexiconEntry(second.end, ("sides", pair), EVERY)]
    if mark == "/" and first.value < second.value:
        found.append(LexiconEntry(second.end, ("frac", f"{first.value / second.value:.4g}"), EVERY))
    for entry in _at(known, second.end):
        if entry.sense[0] == "unit" and entry.sense[1] in ("px", "cm", "mm", "inch"):
            found.append(LexiconEntry(entry.end, (f"sides{entry.sense[1]}", pair), entry.languages))
    return found
