"""The words by which `kept_words` reads a prompt, in the languages of the page."""

from __future__ import annotations

import re


def words_of(line: str) -> frozenset[str]:
    """Those of a line."""
    return frozenset(line.split())


FUNCTION_WORDS = {
    "en": words_of(
        "the a an and of with in on at to is are was for from by under over no not without it its this that his her "
        "their there as into through behind near while one"
    ),
    "de": words_of(
        "der die das den dem des ein eine einen einem einer und mit im am auf von vom zu zum zur ist sind ohne kein "
        "keine keinen nicht in für aus bei über unter vor hinter neben als durch sein seine ihre"
    ),
    "fr": words_of(
        "le la les un une des du de et avec dans sur sous au aux à est sont sans pas en par pour qui que ses son sa "
        "leur derrière devant près"
    ),
    "es": words_of(
        "el la los las un una unos unas del de y con en sobre bajo al es son sin no por para que su sus detrás "
        "delante junto"
    ),
}
"""Small words that tell a language. Some are in several of them; the most decide."""

DIGITS_IN_WORDS = {
    "1": words_of("one a an ein eine einen einem un une una 一"),
    "2": words_of("two zwei deux dos 二 两"),
    "3": words_of("three drei trois tres 三"),
    "4": words_of("four vier quatre cuatro 四"),
    "5": words_of("five fünf cinq cinco 五"),
    "6": words_of("six sechs seis 六"),
    "7": words_of("seven sieben sept siete 七"),
    "8": words_of("eight acht huit ocho 八"),
    "9": words_of("nine neun nueve 九"),
    "10": words_of("ten zehn dix diez 十"),
    "11": words_of("eleven onze"),
    "12": words_of("twelve zwölf douze doce"),
}

_NOUN = (
    r"(?:images?|pictures?|pics?|photos?|photographs?|references?|bild(?:er)?|fotos?|referenz|vorlage|référence|reference"
    r"|imagen(?:es)?|referencia)"
)
_WHICH = (
    r"(?:first|second|third|fourth|last|previous|1st|2nd|3rd|erste[nmrs]?|zweite[nmrs]?|dritte[nmrs]?|letzte[nmrs]?"
    r"|premi[eè]re?|deuxième|seconde?|troisième|dernière?|primera?|segunda?|tercera?|última)"
)
MENTION = re.compile(
    rf"(?<![\w&])#[1-9]\d{{0,3}}\b|\b{_NOUN}\s*(?:no\.?|nr\.?|n°|number|nummer|número|numéro)?\s*#?[1-9]\d{{0,2}}\b"
    rf"|\b{_WHICH}\s+(?:reference\s+)?{_NOUN}\b|图片?\s*[1-9一二三四五]|第[1-9一二三四五]张",
    re.IGNORECASE,
)
"""One of several pictures, by its number or place."""
OF_THE_PICTURE = re.compile(
    r"\b(?:the|this|that|my|attached|uploaded|reference|das|dem|dieses|diesem|mein(?:em)?|la|le|l'|cette|ma|esta|mi)\s*"
    rf"(?:attached\s+|uploaded\s+|reference\s+)?{_NOUN}\b|参考图|这张|原图|照片里|图片里",
    re.IGNORECASE,
)
"""A picture that is sent along, where one is."""

NEGATORS = words_of(
    "no not without never none nor don't dont doesn't isn't aren't avoid except "
    "kein keine keinen keinem keiner keinerlei ohne nicht nie niemals "
    "sans pas aucun aucune jamais ni "
    "sin ningún ninguna ningun nunca nada"
)
NEGATORS_IN_CHINESE = ("没有", "不要", "不带", "不含", "不能有", "不出现", "无", "别")
OR = words_of("or nor oder noch ou ni o u and und et y e")
"""What goes on with a list of what must not be seen."""
FILLERS = words_of(
    "any a an the other more single visible of to be too very so at all show showing include including contain "
    "irgendeine irgendwelche ein eine einen der die das den andere anderen weitere weiteren zu sehr so im "
    "de d des du la le les l un une autre autres trop "
    "el los las unos unas otro otra otros otras ningún ninguna demasiado"
)
"""Between a no and what it is about."""
NAMED_BY = words_of(
    "named called namens genannt heißt heisst nommé nommée appelé appelée llamado llamada von by from mit nach"
)
"""Before a name."""
NO_NAMES = words_of(
    "i i'm i'd please bitte the a an der die das ein eine le la les el los las un une una ich du sie er es je il elle "
    "english german french spanish chinese"
)
"""With a capital, and no name."""
