"""Words that are to be written on a picture, which are rarely quoted: “write Happy Birthday at the bottom in red”."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.tokenizing.items import SpokenWords

HAN = ("\u3040", "\u9fff")
"""Words of these characters end at a blank."""
PLACES = ("focus", "side")
LEADS = (
    "n",
    "it",
    "pic",
    "pics",
    "focus",
    "side",
    "colour",
    "deg",
    "adj",
    "colon",
    "textsize",
    "to",
    "up",
    "for",
    "is",
    "comma",
)
"""What may stand between “write” and the words."""
SAYING = ("saying", "reading", "that says", "which says", "that reads", "to say", "to read")
ORDERS = ("act", "cmp", "do", "repair", "rid")


def with_caption(items: Sequence[SpokenWords], text: str) -> list[SpokenWords]:
    """The items, those that are to be written as one `quote`."""
    said = list(items)
    if any(item.kind == "quote" for item in said):
        return said
    for place, item in enumerate(said):
        if item.sense("act") == "text" or (_sets(item) and _named(said, place, text)):
            if _there_already(said, place):
                continue
            span = _before_verb(said, place, text) or _span(said, place, text)
            if span and not _vague(said, *span, text) and not all(each.has(*PLACES) for each in said[slice(*span)]):
                begin, end = span
                act = SpokenWords((("act", "text"),), item.text, item.start, item.end)
                size = item.sense("textsize")  # “小字 …”
                sized = [SpokenWords((("textsize", size),), "", item.end, item.end)] if size else []
                if end <= place:
                    return [
                        *said[:begin],
                        act,
                        *sized,
                        _quoted(said, begin, end, text),
                        *said[end:place],
                        *said[place + 1 :],
                    ]
                between = said[place + 1 : begin]
                return [*said[:place], act, *sized, *between, _quoted(said, begin, end, text), *said[end:]]
    named = _behind_colon(said)
    if named:
        begin, end = named
        act = SpokenWords((("act", "text"),), "", said[0].start, said[0].start)
        how = [item for item in said[: begin - 1] if item.has("focus", "side", "colour", "textsize", "comma")]
        return [act, *how, _quoted(said, begin, end, text), *said[end:]]
    end = _placed_name(said, text)
    if end:
        act = SpokenWords((("act", "text"),), "", said[0].start, said[0].start)
        return [act, _quoted(said, 0, end, text), *said[end:]]
    return said


def _behind_colon(items: Sequence[SpokenWords]) -> tuple[int, int] | None:
    """“our name in the bottom right corner, small: Studio Nord”: from where to where the words stand; None without."""
    at = next((place for place, item in enumerate(items) if item.kind == "colon"), 0)
    before = items[:at]
    told = [item for item in before if not item.has("n", "comma", "it", "is", "wants", "to", "joint", "unknown")]
    placed = any(item.has("focus") for item in before)
    if not at or not placed or not all(item.has(*NAMED_BEFORE) for item in told):
        return None
    end = next((place for place in range(at + 1, len(items)) if _told_behind(items, place, at)), len(items))
    while end > at + 1 and items[end - 1].kind in ("comma", "stop"):
        end -= 1
    strange = any(item.has("unknown", "num", "n") for item in items[at + 1 : end])
    return (at + 1, end) if end > at + 1 and strange else None


NAMED_BEFORE = ("focus", "side", "colour", "textsize", "deg", "adj", "vaguewords", "edgeword", "for", "of")
"""What may stand before such a colon: how and where the words are to stand, and what they are called."""


def _told_behind(items: Sequence[SpokenWords], place: int, colon: int) -> bool:
    """Whether what stands here says how the words are to look: “, small”, “, in red”."""
    return place > colon + 1 and items[place].has("textsize", "colour") and items[place - 1].kind == "comma"


SETTING = ("n", "vaguewords", "wants", "make", "unknown")
"""Behind such a word, and before a place, a name is to be written: “set Miller & Sons bottom right”."""
VAGUE = frozenset(
    (
        "the",
        "my",
        "our",
        "his",
        "her",
        "their",
        "your",
        "a",
        "an",
        "some",
        "todays",
        "today's",
        "this",
        "that",
        "these",
        "its",
    )
)
"""What opens words that were not said, but called something: “the title of my post”."""


def _quoted(items: Sequence[SpokenWords], begin: int, end: int, text: str) -> SpokenWords:
    words = text[items[begin].start : items[end - 1].end]
    return SpokenWords((("quote", words),), words, items[begin].start, items[end - 1].end)


GENERIC = frozenset(
    (
        "words",
        "text",
        "texts",
        "title",
        "titles",
        "name",
        "names",
        "date",
        "address",
        "number",
        "price",
        "prices",
        "caption",
        "line",
    )
    + (
        "lines",
        "quote",
        "verse",
        "greeting",
        "heading",
        "headline",
        "slogan",
        "motto",
        "message",
        "address",
        "website",
        "phone",
    )
    + (
        "number",
        "place",
        "year",
        "month",
        "label",
        "details",
        "info",
        "tagline",
        "credit",
        "watermark",
        "wording",
        "one",
        "thing",
    )
)
"""Words for what could be written."""


def _there_already(items: Sequence[SpokenWords], place: int) -> bool:
    """“there is a watermark at the bottom, cut it off” writes nothing."""
    before = next((item for item in reversed(items[:place]) if item.kind != "n" or item.has("is")), None)
    after = items[place + 1] if place + 1 < len(items) else None
    ends = after is None or after.kind in ("comma", "stop", "n")
    return ends and before is not None and before.has("is") and before.kind != "act"


ENDING = ("stop", "n")


def _before_verb(items: Sequence[SpokenWords], place: int, text: str) -> tuple[int, int] | None:
    """“unten mittig Herzlich willkommen hinschreiben”: with the verb at the end, the words stand before it."""
    item = items[place]
    if any(each.kind not in ENDING for each in items[place + 1 :]) or not item.text.lower().endswith("en"):
        return None
    end = place
    while end and items[end - 1].kind == "n":
        end -= 1
    begin = next((at for at in range(end) if _is_name(items, at, text) and not items[at].has(*PLACES, "colour")), end)
    strange = any(each.kind == "unknown" for each in items[begin:end])
    placed = any(each.has(*PLACES) for each in items[:begin])
    return (begin, end) if strange and placed and begin < end else None


def _sets(item: SpokenWords) -> bool:
    if item.kind in SETTING and len(item.text) > 1 and item.text.isupper():
        return False  # “LET AGREED across the middle”
    return item.sense("act") in ("put", "overlay", "text") or (item.kind in SETTING and item.text[-1:].isalpha())


def _vague(items: Sequence[SpokenWords], begin: int, end: int, text: str) -> bool:
    """“the usual words”, “todays date”: in small letters behind an article, with nothing that is a name or a figure."""
    said = text[items[begin].start : items[end - 1].end]
    if not said.islower() or any(item.kind == "num" for item in items[begin:end]):
        return False
    words = said.split()
    called = begin > 0 and items[begin - 1].text.lower() in VAGUE and words[-1] in GENERIC
    return words[0] in VAGUE or called or all(word in GENERIC for word in words)


def _named(items: Sequence[SpokenWords], place: int, text: str) -> bool:
    """“put Miller & Sons bottom right”: a name, and where it is to stand."""
    rest = items[place + 1 :]
    if not rest or not any(item.has("focus") for item in rest[1:MOST_IN_A_NAME]):
        return False
    if not _begins_a_name(rest[0], text) or rest[0].kind not in ("unknown", "num", "n"):
        return False
    return rest[0].kind != "n" or _is_name(items, place + 1, text)


MOST_IN_A_NAME = 12


def _begins_a_name(item: SpokenWords, text: str) -> bool:
    first = text[item.start]
    named = item.has(
        "number", "nth", "file", "colour", "picno", "fmt", "focus", "side", "all", "both", "act", "group", "subj"
    )
    return (first.isupper() or first in "©£$€@#" or item.kind == "num") and not named


def _placed_name(items: Sequence[SpokenWords], text: str) -> int:
    """Up to where a message is a name that is to be written, when a place, a colour or a size is all that follows: “£45
    ONO bottom right, bold yellow”; 0 for other messages."""
    end = next((at for at, item in enumerate(items) if item.has("focus") or item.kind in ("stop", "colon")), 0)
    if not end or not items[end].has("focus") or not _begins_a_name(items[0], text):
        return 0
    name, behind = items[:end], items[end:]
    strange = all(item.has("unknown", "num", "n", "joint", "comma") for item in name)
    shouted = (
        name[0].kind == "num"
        or text[name[0].start] in "©£$€@"
        or all(not text[item.start].isalpha() or text[item.start].isupper() for item in name)
    )
    told = all(item.has("focus", "colour", "textsize", "deg", "n", "comma", "stop", "it", "adj") for item in behind)
    if not (strange and shouted and told):
        return 0
    while end > 1 and items[end - 1].kind in ("comma", "n"):
        end -= 1
    return end


def _span(items: Sequence[SpokenWords], place: int, text: str) -> tuple[int, int] | None:
    """Where the words begin and end."""
    begin, placed = _begin(items, place, text)
    end = begin
    if begin < len(items) and text[items[begin].start].islower() and _no_words(items[begin]):
        return None  # “text larger please”, “put the words in the middle instead”
    if begin < len(items) and _turns_away(items, place, begin, text):
        return None
    if begin < len(items) and items[begin].has("vaguewords") and not _is_name(items, begin, text):
        return None
    if begin < len(items) and HAN[0] <= text[items[begin].start] <= HAN[1]:
        while end < len(items) and (
            end == begin or (items[end].start == items[end - 1].end and items[end].kind not in ("comma", "stop"))
        ):
            end += 1
        return begin, end
    while end < len(items) and not _ends(items, begin, end, text, placed):
        end += 1
    if end + 1 < len(items) and items[end].kind == "stop" and items[end + 1].has("focus") and not placed:
        return begin, end + 1  # “Open from 6 am! in the corner”
    while end > begin + 1 and (_trails(items, end - 1) or items[end - 1].text.lower() in LEADING):
        end -= 1
    return (begin, _before_place(items, begin, end)) if end > begin else None


def _before_place(items: Sequence[SpokenWords], begin: int, end: int) -> int:
    """Where the words end before “in the corner” and “on it”, which say where they are to stand."""
    at = end - 1
    if at > begin and items[at].kind == "n" and items[at].text.split()[0] in LEADING and " " in items[at].text:
        return at  # “on it”
    if items[at].has("edgeword", "it") and items[at].text.islower():
        while at > begin + 1 and items[at - 1].text in ("the", "a", "one"):
            at -= 1
        if at > begin + 1 and items[at - 1].text in LEADING:
            return at - 1
    return end


def _no_words(item: SpokenWords) -> bool:
    return (item.sense("cmp") or "").startswith("size") or item.has("instead")


LEADING = (
    *("on", "in", "at", "along", "across", "over", "onto", "to", "for", "into", "down", "up", "with"),
    *("auf", "mit", "am", "im", "en", "con", "sur", "dans", "au", "avec"),
)
"""What leads from the words to where they stand."""


def _turns_away(items: Sequence[SpokenWords], place: int, begin: int, text: str) -> bool:
    """“make the label white, you cannot read it”: behind how the words are to look and a comma others speak."""
    looks = any(item.has("colour", "adj", "textsize", "cmp") for item in items[place + 1 : begin])
    return looks and items[begin - 1].kind == "comma" and not text[items[begin].start].isupper()


def _trails(items: Sequence[SpokenWords], at: int) -> bool:
    """What stands behind the words: a mark, or how large they are to be."""
    if items[at].kind in ("comma", "stop", "colon", "joint") or items[at].has("instead"):
        return True
    if items[at].has("corr") and items[at].text.islower():
        return True  # “take that text away again”
    if items[at].has("textsize") and items[at].text.islower() and items[at - 1].text.isupper():
        return True  # “GIVEAWAY big across the middle”
    return items[at].has("textsize", "focus") and items[at - 1].kind in ("comma", "n", "to")


def _begin(items: Sequence[SpokenWords], place: int, text: str) -> tuple[int, bool]:
    """Behind what may stand between; whether a place was said there."""
    begin, placed = place + 1, False
    colon = next((at for at in range(place + 1, min(len(items), place + 8)) if items[at].kind == "colon"), None)
    if colon is not None and all(item.kind in LEADS for item in items[place + 1 : colon]):
        return colon + 1, True
    while (
        begin < len(items)
        and (items[begin].has(*LEADS) or items[begin].text in SAYING)
        and not _apart(items, begin, text)
        and not _is_name(items, begin, text)
    ):
        placed = placed or items[begin].has(*PLACES)
        begin += 1
    return begin, placed


def _apart(items: Sequence[SpokenWords], at: int, text: str) -> bool:
    """Whether characters behind a blank are what is to be written: “加一行字 感谢观看”."""
    before = items[at - 1]
    blank = before.kind == "comma" and text[before.start : before.start + 1].isspace()
    return blank and text[items[at].start] > HAN[0] and not items[at].has(*PLACES, "colour", "textsize")


def _is_name(items: Sequence[SpokenWords], at: int, text: str) -> bool:
    """A capital in the middle of a sentence begins a name, and so does ©."""
    if text[items[at].start] in "©®@":
        return True
    return (
        text[items[at].start].isupper()
        and at > 0
        and (text[items[at - 1].start].islower() or items[at - 1].sense("act") == "text")
    )


COLOURED = ("in", "en", "de")


def _shouted(items: Sequence[SpokenWords], begin: int, end: int, text: str) -> bool:
    """“ATTENTION en rouge” is written in red, “La vie en rose” is not."""
    while end > begin and items[end - 1].text.lower() in COLOURED:
        end -= 1
    return end > begin and text[items[begin].start : items[end - 1].end].isupper()


def _ends(items: Sequence[SpokenWords], begin: int, at: int, text: str, placed: bool) -> bool:
    item, following = items[at], items[at + 1] if at + 1 < len(items) else None
    if at == begin:
        return False
    if item.has("instead") and item.text.islower():
        return True  # “make it say SOLD instead please, somebody just bought it”
    if item.has("focus") and not placed:
        return True
    if item.has("side") and not placed and item.text.count(" "):
        return True
    if item.kind in ("comma", "joint", "stop") and following is not None:
        behind = items[at + 2] if at + 2 < len(items) else None
        if following.has("up", "down", "n") and behind is not None and behind.has("focus", "side", "colour"):
            return True  # “BEFORE, up in the left corner”
        return following.has("focus", "colour", "textsize", "deg", "side", *ORDERS) or (
            item.kind == "stop" and following.has("n")
        )
    if item.has("colour", "textsize") and item.text.lower().startswith("in "):
        return True
    led = item.text.lower().startswith("en ") or items[at - 1].text.lower() in COLOURED
    if item.has("colour") and led and _shouted(items, begin, at, text):
        return True
    return item.has("for", "all", "both") and False
