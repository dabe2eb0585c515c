"""What services say in words, where their codes say nothing: the same few things, in everybody's own way."""

from __future__ import annotations

import re
from functools import cache

from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.refusal_texts import (
    ANSWER_TOO_LONG,
    BAD_PICTURE,
    DECLINED,
    PICTURE_FORMAT_SENT,
    PICTURE_GONE,
    PICTURE_TOO_LARGE_SENT,
    PICTURE_TOO_SMALL_SENT,
    PROMPT_TOO_LONG,
    QUOTA,
    REGION,
    TOO_LONG,
    TOO_MANY_PICTURES,
    UNVERIFIED,
)

_PICTURE = r"(?:image|picture|photo|media)s?"
_PHRASES: tuple[tuple[str, FaultText], ...] = (
    (r"organi[sz]ation must be verified|verify (?:your )?organi[sz]ation|unverified organi[sz]ation", UNVERIFIED),
    (r"unsupported_country|(?:country|region|territory|location)[^.]{0,40}(?:not|n['’]t|un)[ -]?(?:available|supported"
     r"|allowed|served)|(?:not|n['’]t) (?:available|supported|allowed|offered)[^.]{0,30}(?:country|region|territory"
     r"|location)|region[- ](?:restricted|locked|blocked)|geo-?(?:blocked|restricted)", REGION),
    (r"insufficient_quota|exceeded your current quota|billing_hard_limit|billing hard limit|quota (?:is )?exhausted"
     r"|insufficient (?:account )?balance|credit balance is too low", QUOTA),
    (r"moderation_blocked|safety system|content[ _](?:policy|filter|management)|prohibited[ _]content|image_safety"
     r"|responsible ai|flagged (?:as|by|for)|violat\w+ (?:of )?(?:our|the|its|usage|content)|nsfw"
     r"|blocked (?:by|due to|for) (?:\w+ ){0,3}(?:safety|moderation|polic)", DECLINED),
    (rf"too many {_PICTURE}|(?:at most|maximum(?: of)?|up to|more than|exceeds?) \d+ (?:input |reference )?{_PICTURE}"
     rf"|number of (?:input |reference )?{_PICTURE}", TOO_MANY_PICTURES),
    (rf"(?:download|fetch|retrieve|access|load)\w* (?:the |your |an? )?(?:input |remote )?{_PICTURE}"
     rf"|{_PICTURE}(?: \S+){{0,4}} (?:was |were |could )?(?:not|n['’]t) (?:be )?(?:found|downloaded|fetched|retrieved)",
     PICTURE_GONE),
    (rf"(?:unsupported|invalid|unknown|not supported) (?:input )?{_PICTURE} (?:format|type|mime)"
     rf"|{_PICTURE} (?:format|type|mime)[^.]{{0,40}}(?:not|un)[ -]?supported|unsupported[^.]{{0,20}}mime"
     rf"|unsupported {_PICTURE}\b", PICTURE_FORMAT_SENT),
    (rf"{_PICTURE}[^.]{{0,60}}(?:too small|at least \d|below the minimum|smaller than)", PICTURE_TOO_SMALL_SENT),
    (rf"{_PICTURE}[^.]{{0,60}}(?:too (?:large|big)|exceeds?|larger than|above the maximum|maximum (?:size|allowed))"
     rf"|(?:too large|oversized) (?:an? )?{_PICTURE}", PICTURE_TOO_LARGE_SENT),
    (rf"(?:could not|cannot|can['’]t|unable to|failed to) (?:process|decode|read|parse|open|identify)"
     rf" (?:the |your |an? |input )*{_PICTURE}"
     rf"|(?:invalid|corrupt\w*|damaged|malformed|broken) (?:input |base64 )?{_PICTURE}"
     rf"|{_PICTURE}(?: data)? (?:is|are|seems?) (?:invalid|corrupt\w*|damaged|not valid)", BAD_PICTURE),
    (r"max_(?:completion_|output_)?tokens[^.]{0,60}(?:too large|exceed|at most|maximum|less than)"
     r"|at most \d+ (?:completion|output) tokens", ANSWER_TOO_LONG),
    (r"context[_ -](?:length|window|size)|maximum context|context_length_exceeded|input token count[^.]{0,40}exceed"
     r"|reduce the length of the messages|too many (?:input )?tokens|tokens > \d", TOO_LONG),
    (r"(?:prompt|instructions?|string|text|input|description)[^.]{0,50}(?:characters?|chars|is too long|too long"
     r"|maximum length|exceeds? (?:the )?(?:max|limit))|string_above_max_length|too_big.{0,20}prompt", PROMPT_TOO_LONG),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], FaultText], ...]:
    """Compiled at the first failure: most runs of a command have none."""
    return tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in _PHRASES)


def recognise(text: str, *, painting: bool) -> FaultText | None:
    """What these words are about, None where they say nothing known. `painting`: a prompt was sent, no conversation."""
    for pattern, said in _patterns():
        if pattern.search(text):
            return for_request(said, painting=painting)
    return None


def for_request(said: FaultText, *, painting: bool) -> FaultText:
    """Where a picture was asked for, there is no conversation that could be too long: the prompt is."""
    return PROMPT_TOO_LONG if painting and said is TOO_LONG else said
