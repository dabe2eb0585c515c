"""From the senses of a clause to what it wants: the senses are sorted by kind, and everything has to be used up.

What acts and qualities do is said in `actions.py`, `geometry.py` and `qualities.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

from conversation.commands.adjust import Adjust
from conversation.commands.compress import Compress
from conversation.plain_words.actions import FLAWS, answer
from conversation.plain_words.geometry import SMALLEST_SIDE, box
from conversation.plain_words.meaning import Amount, Parts, Result, Unsure
from conversation.plain_words.qualities import quality, taken_amount
from conversation.plain_words.reading.bare import balanced, bare, exposed, shifted_gamma, sized
from conversation.plain_words.reading.shaping import quality_said
from conversation.plain_words.reading.spans import PICTURES
from conversation.plain_words.reading.verbs import VERBS
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.lexicon import Sense
from conversation.plain_words.vocabulary import Word
from conversation.sentences import say
from imaging.declaration import Impossible
from imaging.operations.exposure import Exposure
from imaging.operations.flip import Flip

NOMINAL = 1024
"""Pixels of the long side when it does not matter yet."""
MOST_CHOICES = 96
"""Ways to choose a sense for each word that are tried."""
SAYS_NOTHING = frozenset(
    (
        "askfor",
        "n",
        "of",
        "for",
        "like",
        "joint",
        "comma",
        "stop",
        "colon",
        "only",
        "sothat",
        "keepratio",
        "numand",
        "counter",
        "make",
        "meta",
    )
)
CLASSES = frozenset(("make", "bad", "meta"))
"""What only tells how a clause is built: an order that changes how it looks, a quality that nobody wants."""
FREE = (
    "beforehand",
    "beforedoing",
    "afterdoing",
    "ratioword",
    "fix",
    "instead",
    "wants",
    "it",
    "pic",
    "pics",
    "is",
    "to",
    "as",
    "by",
    "vague",
    "edgeword",
    "rise",
    "sink",
    "gap",
    "picno",
    "between",
    "uncut",
)
"""What may be left over beside a wish."""
UNSURE = 1.0
"""What it costs to have to ask where another sense of a word is clear: “flip” rather than “turn” for “上下翻转”."""
STRONGER, WEAKER = 1.5, 0.5
"""“more” and “less” of the last edit."""
WEAK = ("turn", "save", "convert", "resize", "select", "crop", "cutoff", "text", "put", "overlay", "rotate", "download")
"""Acts that may only lead up to another one, the weakest last: “turn it into a negative”."""


def readings(
    items: Sequence[SpokenWords], long_side: int, named: bool = False
) -> tuple[Result, float, tuple[Sense, ...]] | None:
    """What the items want together, what that costs, and the senses that were chosen; None for nothing. `named`: pictures
    are named beside them."""
    choices = [_choices(item) for item in items]
    acts = any(sum(kind == "act" for kind, _ in item.senses) > 1 for item in items)
    best: tuple[Result, float, tuple[Sense, ...]] | None = None
    for chosen in islice(product(*choices), MOST_CHOICES):
        cost = sum(0.05 * rank for rank, _ in chosen)
        if best is not None and cost >= best[1]:
            continue
        senses = tuple(sense for _, sense in chosen if sense[0] not in SAYS_NOTHING and sense[0] not in PICTURES)
        meant = meaning(senses, long_side, named or any(sense[0] in PICTURES for _, sense in chosen))
        cost += UNSURE * (isinstance(meant, Unsure) and acts)
        if meant is not None and (best is None or cost < best[1]):
            best = meant, cost, senses
    return best


def _choices(item: SpokenWords) -> list[tuple[int, Sense]]:
    """The senses of a word with their ranks; of those that say nothing one is enough."""
    silent = next((sense for sense in item.senses if sense[0] in SAYS_NOTHING), None)
    return [
        (rank, sense)
        for rank, sense in enumerate(item.senses)
        if sense[0] not in CLASSES and (sense[0] not in SAYS_NOTHING or sense == silent)
    ] or [(0, ("n", ""))]


def meaning(senses: Sequence[Sense], long_side: int, named: bool = False) -> Result:
    """What these senses want together; None when they make no sense, or not all of them."""
    parts = Parts.of(Word("inv" if kind == "too" else kind, value) for kind, value in senses)
    if named:
        parts.by_kind["named"].append("")
    if parts.has("inv", "lack", "corr", "turns", "flaw"):
        parts.drop("is")
    try:
        meant = _meant(parts, long_side)
    except Impossible:
        return None
    parts.drop("named", *FREE)
    return meant if parts.empty() else None


def _meant(parts: Parts, long_side: int) -> Result:
    if parts.has("ask") and not (parts.has("colours") and parts.has("act", "to")):
        return _answered(parts)
    if parts.has("colours", "dither") and "posterise" not in parts.by_kind.get("act", ()):
        return VERBS["palette"](parts, long_side)
    if parts.has("kb", "mb"):
        return _smaller(parts)
    if parts.has("scale"):
        return sized(parts)
    return _wronged(parts, long_side) if parts.has("flaw") else _done(parts, long_side)


def _wronged(parts: Parts, long_side: int) -> Result:
    """What is wrong, by itself or beside what is to be done: “the letters run backwards”, “it leans, by 2°”."""
    flaws = parts.by_kind["flaw"]
    if flaws == ["straighten"] and parts.has("angle") and not parts.has("act"):
        parts.drop("flaw", "fix", "is")
        return VERBS["straighten"](parts, long_side)
    if parts.has("act", "cmp", "noun", "side", "angle"):
        mirrored = flaws == ["mirror"] and {*parts.by_kind.get("act", ())} <= TURNED
        if mirrored and not parts.has("axis", "angle", "turns"):
            parts.drop("act", "flaw", "fix", "is", "side", "vaguewords", "neg", "not", "to")
            return Flip(direction="horizontal")
        parts.drop("flaw", "fix", "is")
        return _done(parts, long_side)
    flaw = parts.take("flaw")
    parts.drop("fix", "deg", "inv")
    return FLAWS[flaw]() if flaw in FLAWS else None


def _done(parts: Parts, long_side: int) -> Result:
    """What is to be done, with a verb or without one."""
    if parts.has("stops"):
        return exposed(parts)
    act = _act(parts)
    if act:
        return VERBS[act](parts, long_side) if act in VERBS else None
    return _unled(parts, long_side)


TURNED = {"flip", "mirror", "turn", "rotate"}
"""What somebody may call the cure of letters that run backwards."""


def _answered(parts: Parts) -> Result:
    about = {*parts.by_kind.pop("ask")}
    parts.drop("pct", "px", "kb", "mb", "num", "small", "fmt", "q", "dim", "deg", "inv", "adj", "sides", "ratio")
    return answer(about.pop()) if len(about) == 1 else None


def _unled(parts: Parts, long_side: int) -> Result:
    """What is wanted without a verb."""
    if _measures(parts):
        _by_a_share(parts)
        parts.by_kind["cmp"] = [each for each in parts.by_kind.get("cmp", ()) if not each.startswith("size")]
        return VERBS["resize"](parts, long_side)
    if parts.has("purpose") and {*parts.by_kind.get("cmp", ())} == {"size-"}:
        parts.drop("cmp", "deg", "up", "down")
        return Compress(preset=parts.take("purpose") or "")
    if parts.by_kind.get("rangeof", ()) == parts.by_kind.get("noun", []):
        parts.drop("rangeof")  # “the glare in the bright areas”
    if parts.has("rangeof") or (parts.has("up", "down") and parts.has("colour") and not parts.has("noun", "act", "px")):
        return balanced(parts)
    return _of_light(parts, long_side) if parts.has("cmp", "adj", "noun", "fmt") else _of_shape(parts, long_side)


def _measures(parts: Parts) -> bool:
    """“1200 px wide”, “a bit smaller, 600 px”, “max 2000 px”."""
    if parts.has(
        "dim", "dpi", "cm", "sidescm", "sidesmm", "sidesinch", "mm", "inch", "mp", "widepx", "highpx", "paper"
    ):
        return True
    if parts.has("small") and parts.has("px") and not parts.has("cmp", "noun", "side"):
        parts.drop("small", "to", "deg")
        parts.by_kind["dim"] = ["long"]
        return True
    sized = parts.has("cmp") and parts.by_kind["cmp"][0].startswith("size")
    return sized and parts.has("px", "sides", "sidespx", "pct", "frac")


def _by_a_share(parts: Parts) -> None:
    """“20 % smaller” leaves 80, “half as large again” is 150; “smaller, to 20 %” is 20."""
    ways = {each[4:] for each in parts.by_kind.get("cmp", ()) if each.startswith("size")}
    shares = [*parts.by_kind.get("pct", ()), *(f"{100 * float(each):g}" for each in parts.by_kind.get("frac", ()))]
    if len(ways) != 1 or len(shares) != 1 or parts.has("to", "as", "px") or not shares[0].replace(".", "").isdigit():
        return
    share = float(shares[0])
    if share < WHOLE:
        parts.by_kind["frac"] = []
        parts.by_kind["pct"] = [f"{WHOLE + share if ways == {'+'} else WHOLE - share:g}"]


WHOLE = 100
"""Per cent."""


def _of_light(parts: Parts, long_side: int) -> Result:
    if parts.by_kind.get("noun") == ["gamma"]:
        return shifted_gamma(parts)
    if parts.by_kind.get("noun") == ["corners"]:
        if parts.by_kind.get("cmp") != ["brightness-"]:
            return None
        parts.drop("noun", "cmp")
        return VERBS["vignette"](parts, long_side)  # “the corners 30 % darker”
    if parts.by_kind.get("noun") == ["quality"] or parts.has("fmt"):
        return VERBS["convert"](parts, long_side)
    return _quality(parts, long_side)


def _of_shape(parts: Parts, long_side: int) -> Result:
    if parts.has("down") and parts.has("side") and parts.has("pct", "px") and not parts.has("corr", "up"):
        return VERBS["cutoff"](parts, long_side)  # “5 % less on the left”
    if parts.has("ratio", "colour", "side", "it") and parts.has("px", "num", "pct"):
        found = bare(parts)
        if found:
            return found
    if parts.has("corr", "up", "down", "inv", "lack"):
        return _corrected(parts)
    if parts.has("layout") and (parts.has("gap", "nogap") or not parts.has("px")):
        return VERBS["collage"](parts, long_side)
    if parts.has("quote") and parts.has("side", "focus", "textsize"):
        return VERBS["text"](parts, long_side)  # “"Summer 24" at the top”
    angles = parts.by_kind.get("angle", ())
    if len(angles) == 1 and parts.has("side") and float(angles[0]) >= LEAST_TURN:
        return VERBS["rotate"](parts, long_side)  # “ninety degrees to the right”
    if parts.has("turns", "upright"):
        return VERBS["rotate"](parts, long_side) if parts.has("it", "named", "turns") else None
    if parts.has("sides", "sidespx", "ratio"):
        pair = parts.by_kind.get("sides") or parts.by_kind.get("sidespx") or ["0"]
        pixels = parts.has("sidespx") or any(float(side) >= SMALLEST_SIDE for side in pair[0].split())
        return VERBS["resize" if pixels else "crop"](parts, long_side)
    return None


def _act(parts: Parts) -> str | None:
    """What is done; weak verbs only lead up to it: “cut the contrast” lowers it, “turn it into a negative”."""
    acts = list(dict.fromkeys(parts.by_kind.pop("act", [])))
    gone = None if "text" in acts and parts.has("thing") else _rid(parts, acts)  # “write the address”
    if gone:
        return gone
    if parts.has("cmp") or parts.has("noun") and not parts.has("side", "px", "angle"):
        tonal = {*parts.by_kind.get("noun", ())} - {"quality", "dpi", "opacity", "size"} or parts.has("cmp")
        if tonal and {*acts} <= {*WEAK} - {"download", "save"}:
            if {"crop", "cutoff"} & {*acts}:
                parts.by_kind["down"].append("")
            acts = []
    act = _led_up_to(parts, acts)
    if act in ADDED:
        parts.drop("up")
    return act


def _led_up_to(parts: Parts, acts: list[str]) -> str | None:
    """The one of several verbs that says what is done."""
    if {*acts} in ({"border", "cutoff"}, {"border", "crop"}):
        return None  # of “cut off the border at the top” the border is a side
    if {*acts} == {"pad", "border"}:
        acts = ["pad"]  # “append a border on the left”
    if parts.drop("uncut") and parts.has("ratio", "sides") and {*acts} <= {*WEAK}:
        acts = ["pad"]  # “make it 16:9 without cropping”
    for weak in WEAK:
        if len(acts) > 1 and weak in acts:
            acts.remove(weak)
    return acts[0] if len(acts) == 1 else None


ADDED = (
    "vignette",
    "border",
    "rounded",
    "text",
    "pad",
    "blur",
    "sharpen",
    "auto",
    "sepia",
    "greyscale",
    "grain",
    "circle",
) + ("soften", "pixelate", "posterise", "invert", "put", "denoise", "collage", "overlay", "trim", "nobg", "ground")
"""What one may “add”, or have “more” of."""
RID = {"trim": "trim", "strip": "strip", "location": "stripgps", "cast": "whitebalance"}


def _rid(parts: Parts, acts: list[str]) -> str | None:
    """“delete … the metadata”, the verb and what is to go wherever they stand."""
    things = {*parts.by_kind.get("thing", ())}
    cut = {*acts} & {"cutoff", "crop"} and not parts.has("ratio", "sides", "px", "pct", "num", "frac")
    if "trim" in things and not parts.has("rid", "down") and not cut:
        return None
    if things:
        parts.drop("thing", "rid", "down", "up", "small", "corr", "side")
        return next(RID[thing] for thing in RID if thing in things)
    return _gone(parts, acts) if parts.has("rid") else None


def _gone(parts: Parts, acts: list[str]) -> str | None:
    """What takes away what is named beside “remove”."""
    nouns = parts.by_kind.get("noun", [])
    if not acts and ({*nouns} & {"noise", "grain"} or nouns == ["colour"]):
        parts.drop("noun", "rid")
        return "greyscale" if nouns == ["colour"] else "denoise"
    if {*acts} & {"border"}:
        parts.drop("rid", "colour")
        return "trim"
    if {*acts} & {"text", "put", "overlay", "border", "vignette", "grain"}:
        return "nothing"  # what is there already can only be taken back
    sided = parts.has("side", "focus")
    if acts == ["pad"] and sided and parts.has("px", "pct", "frac"):
        acts = []  # “remove a strip of 60 px at the bottom”
    if sided or (acts and acts != ["cutoff"]):
        parts.drop("rid")
        return acts[0] if acts else "cutoff"
    return "nothing" if acts == ["cutoff"] else None


def _quality(parts: Parts, long_side: int) -> Result:
    """More or less of something; a figure without a unit counts as percent."""
    signed = parts.by_kind.pop("signed", [])
    numbers = parts.by_kind.pop("num", []) if not parts.has("px") else []
    if any(float(value) < LEAST_PERCENT and float(value) == int(float(value)) for value in numbers) and not parts.has(
        "by", "to", "noun"
    ):
        return None  # “2 darker” is a picture rather than two percent
    for value in (*signed, *numbers):
        sign, figure = value[:1] if value[:1] in "+-" else "", float(value.lstrip("+-"))
        if not sign and not parts.has("by", "to", "up", "down") and figure < 5 and figure != int(figure):
            parts.by_kind["to"].append("")
            figure *= 100
        parts.by_kind["pct"].append(f"{sign} {figure:g}".strip())
    parts.by_kind["pct"] = [
        f"{each[0]} {each[1:]}" if each[:1] in "+-" and each[1:2] != " " else each for each in parts.by_kind["pct"]
    ]
    if parts.by_kind.get("noun") == ["exposure"] and len(parts.by_kind["pct"]) == 1 and (signed or numbers):
        figure = float(parts.by_kind["pct"][0].replace(" ", ""))
        if abs(figure) <= MOST_STOPS:
            down = parts.drop("down", "sink")
            parts.drop("noun", "pct", "up", "rise", "by", "to")
            return Exposure(stops=-abs(figure) if down else figure)
    if _against(parts):
        return _by_or_to(parts)
    if parts.has("by"):
        parts.drop("to", "by")
    return quality(parts, long_side)


LEAST_TURN = 45
"""Degrees: fewer, without a verb, might straighten."""
LEAST_PERCENT = 5
MOST_STOPS = 5
"""Up to here a bare figure behind “exposure” counts stops."""


def _by_or_to(parts: Parts) -> Result:
    """Asks which of the two was meant; the figure as it was said is in both answers."""
    share = parts.by_kind["pct"][0]
    name = next((each.rstrip("+-") for kind in ("noun", "cmp") for each in parts.by_kind.get(kind, ())), "")
    if name not in FACTORED:
        return None
    sign = "-" if parts.has("down") else ""
    parts.by_kind.clear()
    choices = (
        (say("choice_by", "By {share}%", share=share), f"/{name} {sign}{share}%"),
        (say("choice_to", "To {share}%", share=share), f"/{name} {float(share) / 100:g}"),
    )
    return Unsure(say("ask_by_or_to", "By {share}%, or to {share}%?", share=share), choices)


FACTORED = ("brightness", "contrast", "saturation")


def _against(parts: Parts) -> bool:
    """“raise it to 40 %” says two things: more, and less than there is."""
    if not parts.has("to") or len(parts.by_kind["pct"]) != 1 or parts.by_kind["pct"][0][:1] in "+-":
        return False
    share = float(parts.by_kind["pct"][0])
    up = parts.has("up") or any(each.endswith("+") for each in parts.by_kind.get("cmp", ()))
    down = parts.has("down") or any(each.endswith("-") for each in parts.by_kind.get("cmp", ()))
    return (up and share < 100) or (down and share > 100)


def _smaller(parts: Parts) -> Result:
    """“under 300 KB”, “compress it to 300 KB”."""
    acts = {*parts.by_kind.pop("act", [])} - {"convert", "download"}
    quality = quality_said(parts)
    said = bool(acts) or parts.has("small", "to", "down", "cmp", "inv", "is")
    parts.drop("small", "to", "down", "inv", "is", "rid", "up")
    parts.by_kind["cmp"] = [value for value in parts.by_kind.get("cmp", ()) if not value.startswith("size")]
    parts.by_kind["noun"] = [value for value in parts.by_kind.get("noun", ()) if value != "size"]
    kilobytes = parts.number("kb")
    target = f"{kilobytes:g}KB" if kilobytes is not None else f"{parts.number('mb') or 0:g}MB"
    kind, purpose, size = parts.take("fmt") or "", parts.take("purpose") or "", box(parts)
    if not said or not acts <= SIZING:
        return None
    return Compress(preset=purpose, target=target, size=size, format=kind, quality=quality)


SIZING = {"compress", "small", "resize", "crop", "cutoff", "limit"}


def _corrected(parts: Parts) -> Result:
    """The last edit again: more, less, or the other way. “a bit more” is a fifth more, “much less” a quarter of it."""
    ways = {*parts.by_kind.pop("corr", [])}
    if len(ways) > 1:
        ways -= {"again"}
    way = ways.pop() if len(ways) == 1 else None
    vague = parts.has("it", "to") and not parts.has("pct", "frac", "times", "deg")
    if ways or way == "again" or (way is None and vague):
        return None
    if way == "opposite":
        return Adjust(by=-1.0)
    if way and way[0].isdigit():  # “half as much”
        parts.drop("up", "down")
        return Adjust(by=float(way))
    up, down = parts.drop("up", "lack") or way == "more", parts.drop("down", "inv") or way == "less"
    amount, fine = taken_amount(parts)
    return _stronger(amount, up) if up != down and fine else None


def _stronger(amount: Amount | None, up: bool) -> Result:
    if amount is None:
        return Adjust(by=STRONGER if up else WEAKER)
    if amount.kind == "times":
        return Adjust(by=amount.n if up or amount.n < 1 else 1 / amount.n)
    if amount.kind != "by":
        return None
    by = amount.n if amount.exact else amount.n * 2
    return Adjust(by=round(1 + by if up else max(0.1, 1 - by), 3))
