"""English phrases: the ways in which people say what can be done to a picture, and what each of them does."""

from __future__ import annotations

from conversation.words import effects as does
from conversation.words.english_slots import PICTURE
from conversation.words.language import Effect, Phrase

MAKE = "(make|get|turn|have|want|need|i_want|i_need|i_would_like|i'd_like)"
BE = "(should|could|must|has_to|needs_to|can|should_probably)_be"
MORE = "(increase|raise|boost|strengthen|up|bump_up|turn_up|crank_up|push|enhance|intensify|bring_up|add_to)"
LESS = "(decrease|reduce|lower|lessen|weaken|drop|turn_down|bring_down|tone_down|cut)"
OF_IT = "((of|in|on|for)_{it})?"


def quality(up: str, down: str, base: str, opposite: str, noun: str, more: Effect, less: Effect) -> tuple[Phrase, ...]:
    """All the ways to ask for more or less of something: comparatives, adjectives with `as`, and its noun."""
    return (
        Phrase((*_comparatives(up), f"{MAKE}? {{it}}? (less|not_so|not_as) {opposite} {{by}}?", *_more_of(noun)), more),
        Phrase((*_comparatives(down), f"{MAKE}? {{it}}? {{degree}}? less {base} {{by}}?", *_less_of(noun)), less),
        Phrase((f"{MAKE}? {{it}}? {{as}} {base}", *_set(noun)), more),
        Phrase((f"{MAKE}? {{it}}? {{as}} {opposite}",), less),
    )


def _comparatives(word: str) -> tuple[str, ...]:
    return (
        f"{MAKE} {{it}}? {{degree}}? {word} {{by}}?",
        f"{MAKE} {{it}} look {{degree}}? {word}",
        f"{{degree}}? {word} {{by}}?",
        f"{{it}} {BE} {{degree}}? {word}",
        f"(can|could) {{it}} be {{degree}}? {word}",
    )


def _verbs(word: str, after: str = "") -> tuple[str, ...]:
    end = f" {after}" if after else ""
    return (f"{word} {{it}}?{end} {{by}}?", f"{{degree}} {word} {{it}}?{end}")


def _more_of(noun: str) -> tuple[str, ...]:
    return (
        f"{MORE} (the|its)? {noun} {OF_IT} {{by}}?",
        f"{{degree}}? (more|higher|stronger) {noun} {OF_IT}",
        f"(add|give_it|with|use|{MAKE}_it) {{degree}}? (some|more|some_more|higher|stronger)? {noun} {OF_IT}",
        f"{{it}} (needs|could_use) {{degree}}? more {noun}",
        f"(turn|bring) the {noun} up {{by}}?",
        f"{noun} up {{by}}?",
    )


def _less_of(noun: str) -> tuple[str, ...]:
    return (
        f"{LESS} (the|its)? {noun} {OF_IT} {{by}}?",
        f"{{degree}}? (less|lower|weaker) {noun} {OF_IT}",
        f"(give_it|with|use) {{degree}}? (less|lower|weaker) {noun} {OF_IT}",
        f"{{it}} needs {{degree}}? less {noun}",
        f"(turn|bring) the {noun} down {{by}}?",
        f"{noun} down {{by}}?",
    )


def _set(noun: str) -> tuple[str, ...]:
    return (
        f"(set|put|change|bring|turn|increase|raise|decrease|reduce|lower) (the|its)? {noun} {OF_IT} to {{to}}",
        f"(the)? {noun} {{signed}}",
    )


COLOURS = "(colou?rs?)"
QUALITIES = (
    *quality(
        "(brighter|lighter)", "(darker|dimmer)", "bright", "dark", "(brightness|exposure)", does.BRIGHTER, does.DARKER
    ),
    *quality("(more_contrasty)", "(flatter)", "contrasty", "flat", "(contrast|contrasts)", does.STRONGER, does.FLATTER),
    *quality(
        "more (saturated|colou?rful|vivid|vibrant)",
        "less (vivid|vibrant)",
        "(saturated|colou?rful)",
        "(pale|washed_out)",
        f"(saturation|vibrance|{COLOURS}_saturation)",
        does.RICHER,
        does.PALER,
    ),
    *quality(
        "warmer", "(cooler|colder)_(in_tone|in_colou?r)", "warm", "cool_in_tone", "warmth", does.WARMER, does.COOLER
    ),
)
LIGHT = (
    Phrase(
        (*_verbs("(brighten|lighten)"), *_verbs("(brighten|lighten)", "up"), "brighten up {it} {by}?"), does.BRIGHTER
    ),
    Phrase((*_verbs("(darken|dim)"),), does.DARKER),
)
COLOUR = (
    Phrase(
        (
            f"{MORE} the {COLOURS} {OF_IT} {{by}}?",
            f"{{degree}}? (stronger|richer|more_vivid) {COLOURS}",
            f"{MAKE} the {COLOURS} {{degree}}? (stronger|richer|more_vivid|more_vibrant|more_saturated)",
            "saturate {it}? {by}?",
        ),
        does.RICHER,
    ),
    Phrase(
        (
            f"(mute|tone_down|weaken|fade) the {COLOURS} {OF_IT} {{by}}?",
            f"{{degree}}? (weaker|paler|more_muted) {COLOURS}",
            f"{MAKE} the {COLOURS} {{degree}}? (weaker|paler|more_muted|less_saturated|less_vivid)",
            "desaturate {it}? {by}",
        ),
        does.PALER,
    ),
    Phrase(
        (
            f"{{degree}}? warmer ({COLOURS}|tones?|colou?r_tones?)",
            f"{MAKE} the ({COLOURS}|tones?) {{degree}}? warmer {{by}}?",
            "warm {it} up {by}?",
            f"warm up (the_{COLOURS}|the_tones?|{{it}}) {{by}}?",
        ),
        does.WARMER,
    ),
    Phrase(
        (
            f"{MAKE}? {{it}}? {{degree}}? (cooler|colder) ({COLOURS}|tones?|colou?r_tones?)",
            f"{MAKE} the ({COLOURS}|tones?) {{degree}}? (cooler|colder) {{by}}?",
            f"cool down the ({COLOURS}|tones?) {{by}}?",
        ),
        does.COOLER,
    ),
)
LOOKS = (
    Phrase(
        (
            f"{MAKE}? {{it}}? (in|into|to|all)? a? (bw|gr[ae]yscale|monochrome) (version|{PICTURE})?",
            "(convert|change|turn|switch|set) {it}? (in|into|to) a? (bw|gr[ae]yscale|monochrome) (photo|image)?",
            f"(remove|take_out|drop|get_rid_of) (all_the|all|the)? {COLOURS} {OF_IT}",
            "desaturate {it}? (completely|fully)",
        ),
        does.greyed,
    ),
    Phrase(
        (
            f"{MAKE}? {{it}}? (in|into)? sepia (tones?|toned)?",
            "(convert|change|turn) {it}? (in|into|to) sepia (tones?)?",
        ),
        does.toned,
    ),
    Phrase(
        (f"invert {{it}}? (the_{COLOURS})?", f"invert the {COLOURS} {OF_IT}", f"{MAKE} {{it}} a? negative"),
        does.inverted,
    ),
    Phrase(
        (
            "blur {it}? {pixels}",
            *_verbs("blur"),
            f"{MAKE} {{it}}? {{degree}}? (blurry|blurrier|more_blurry)",
            "{degree}? (blurrier|more_blurry|more_blur)",
        ),
        does.blurred,
    ),
    Phrase(
        (
            *_verbs("sharpen"),
            *_verbs("sharpen", "up"),
            f"{MAKE} {{it}}? {{degree}}? (sharper|crisper|more_sharp)",
            "{degree}? (sharper|crisper)",
            f"(more|{MORE}) (the)? sharpness {{by}}?",
        ),
        does.sharpened,
    ),
)
TURN = "(rotate|spin)"
GEOMETRY = (
    Phrase(
        (
            f"{TURN} {{it}}? (by)? {{angle}}? {{side}}",
            "turn {it} (by)? {angle}? {side}",
            f"{TURN} {{it}}? {{side}} (by)? {{angle}}",
            "turn {it} {side} by {angle}",
            f"{TURN} {{it}}? (by)? {{angle}}",
            "turn {it} (by)? {angle}",
            "(rotate|turn|spin|give) {it}? (by)? {turns} {side}?",
            "(turn|rotate|put) {it} upside down",
        ),
        does.rotated,
    ),
    Phrase(
        ("rotate {it}?",),
        does.unsure(
            "Which way?",
            ("Left", "rotate it left"),
            ("Right", "rotate it right"),
            ("Upside down", "rotate it 180 degrees"),
        ),
    ),
    Phrase(
        (
            "(flip|mirror|reflect) {it}? (horizontally|sideways|left_to_right|left-right|horizontal)",
            "mirror {it}?",
            "(flip|mirror) {it}? (from_left_to_right|along_the_vertical_axis)",
            "(horizontal_flip|mirror_image)",
            f"{MAKE} {{it}} a mirror image",
        ),
        does.flipped("horizontal"),
    ),
    Phrase(
        (
            "(flip|mirror|reflect) {it}? (vertically|top_to_bottom|top-bottom|from_top_to_bottom|vertical)",
            "vertical flip",
        ),
        does.flipped("vertical"),
    ),
    Phrase(
        ("flip {it}?",),
        does.unsure("Which way?", ("Left to right", "flip it horizontally"), ("Top to bottom", "flip it vertically")),
    ),
    Phrase(
        ("flip {it} (upside_down|over)",),
        does.unsure(
            "Mirrored or turned?",
            ("Mirror top to bottom", "flip it vertically"),
            ("Turn by 180°", "rotate it 180 degrees"),
        ),
    ),
    Phrase(
        (
            "(crop|trim|cut) {it}? (to|into|as|in|down_to)? (a|an|the)? {ratio} (ratio|format|aspect|shape)?",
            "(a)? {ratio} crop",
            "crop {it}? (to|with) (a|an) aspect ratio of {ratio}",
            f"{MAKE} {{it}} (a)? square",
            f"{MAKE} {{it}} (into|to) a square",
        ),
        does.cropped,
    ),
    Phrase(
        ("crop {it}?",),
        does.unsure(
            "To which shape?",
            ("Square", "crop it to a square"),
            ("4:3", "crop it to 4:3"),
            ("3:2", "crop it to 3:2"),
            ("16:9", "crop it to 16:9"),
        ),
    ),
)
LAST = "(change|changes|edit|step|one|thing|operation|action)"
BACK = (
    Phrase(
        (
            "undo (everything|all|all_changes|all_of_it|all_edits|all_the_changes)",
            "(revert|reset) (everything|all|all_changes|{it})",
            "(go|revert|return|reset|switch|bring|take|restore|change)? {it}? back? to the"
            " (original|first_version|original_version|beginning|start)"
            f" (version|one|{PICTURE}|state)?",
            f"(restore|bring_back|get_back) the original (version|one|{PICTURE}|state)? {OF_IT}",
        ),
        does.undone_all,
    ),
    Phrase(
        (
            "undo {it}? {count}?",
            f"undo (the|my|that) last? {LAST} (of|on|to)? {{it}}?",
            "undo (of|on|for) {it}",
            "(revert|reverse) (it|that|this)",
            f"(revert|reverse) (the|that|my) last? {LAST}",
            "go back",
            "go back {count}",
            "(go|one|take)? (a|one)? (step|version) back",
            "go back (a|one) (step|version)",
            "take (that|it|this) back",
            "undo (that|it|this) please",
            "(go_back|back|return|revert|switch_back) to the (previous|last|earlier) (version|state|one)",
            "(the)? previous version",
        ),
        does.undone,
    ),
    Phrase(
        (
            "redo {it}? {count}?",
            f"redo (the|my|that) last? {LAST}",
            "undo (the|that) undo",
            "(go|step) forward (again)?",
        ),
        does.redone,
    ),
)

PHRASES = (*QUALITIES, *LIGHT, *COLOUR, *LOOKS, *GEOMETRY, *BACK)
