"""English slots: what stands in the places of a phrase that vary."""

from __future__ import annotations

import re

from conversation.words.english_values import LEVELS

NUMBER = r"\d+(?:\.\d+)?"
LEVEL = "|".join(sorted(LEVELS, key=len, reverse=True))
PICTURE = "picture|image|photo|photograph|pic|painting|drawing|sketch|illustration"
NTH = "first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|latest|newest"
FRACTION = "half|a third|a quarter|a fifth|a tenth"

PICTURES = re.compile(
    rf"it|this|that|everything|(?:the|this|that|my|our)(?: whole| entire)? (?:{PICTURE})|this one|that one"
    rf"|(?:{PICTURE} |number |(?:the )?(?:{PICTURE}) number )?#\d+|(?:{PICTURE}|number) \d+"
    rf"|the (?:{NTH}) (?:one|{PICTURE})|the (?:one|{PICTURE}) before|the previous (?:one|{PICTURE})"
)
SLOTS = {
    # checked against PICTURES afterwards: 200 copies of that would take long to compile
    "it": r"(?:(?:picture|image|photo|number) )?#?\d+|\S.*?",
    "degree": rf"{LEVEL}|{NUMBER}%|{NUMBER} ?(?:x|times)|twice",
    "by": rf"(?:by )?(?:about |around )?{NUMBER}%|{LEVEL}|by (?:{FRACTION})",
    "to": rf"{NUMBER}%|[0-2]?\.\d+",
    "as": rf"(?:twice|half|{NUMBER} ?(?:x|times)) as",
    "signed": rf"[+−-] ?{NUMBER}%",
    "angle": rf"{NUMBER} ?(?:°|degrees?|deg)?",
    "turns": r"a quarter turn|a quarter|half a turn|a half turn|180",
    "side": r"(?:to the |towards the |toward the )?(?:left|right)|clockwise|cw|anti-?clockwise|counter-?clockwise|ccw",
    "ratio": r"squared?|\d{1,2}(?:\.\d+)? ?(?:[:/x×]|by|to) ?\d{1,2}(?:\.\d+)?",
    "pixels": rf"(?:by |with )?(?:a radius of )?{NUMBER} ?(?:px|pixels?)(?: radius)?",
    "count": r"twice|\d{1,2} times|\d{1,2} steps|\d{1,2} versions|(?:the |my )?last \d{1,2} (?:changes|edits|steps)",
}
