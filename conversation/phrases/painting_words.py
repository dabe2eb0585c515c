"""How a picture is ordered in five languages: expressions over small letters, which ask rather than guess."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class PaintingWords:
    """Expressions of one language. `new` matches from the beginning of what was said up to the subject."""

    new: re.Pattern[str]
    frame: re.Pattern[str]
    """“a picture of …”: is no part of the prompt, where it says nothing of how it is painted."""
    tail: re.Pattern[str]
    """What stands behind the subject and belongs to the verb: “… malen”."""
    some: re.Pattern[str]
    """How a subject begins that surely is a new one: “a …”, “three …”."""
    pointing: re.Pattern[str]
    """A subject that is no subject: “it”, “that again”."""
    about_one: re.Pattern[str]
    """Words that may mean what a picture shows already: “… on the man”."""
    open_one: re.Pattern[str]
    """A beginning that may mean: on the picture that is there."""
    same: re.Pattern[str]
    """“The same, but”: what follows is a change of the picture before."""
    question: re.Pattern[str]
    asked_politely: re.Pattern[str]
    """A question that is an order."""


def _of(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_NEVER = _of(r"(?!)")

_EN_POLITE = (
    r"(?:please|hey|ok|okay|now|and|then|so|can you|could you|would you|will you|i want you to|i'd like you to)"
)
_EN_PICTURE = r"(?:picture|image|painting|drawing|sketch|illustration|watercolou?r|photo)"
_EN_MAKE = r"(?:paint|draw|sketch|illustrate|imagine|generate|create|make|show|give|do)"
_EN_SCENERY = (
    r"(?:sea|ocean|water|river|lake|beach|shore|coast|sand|snow|ice|grass|meadow|field|hills?|mountains?|horizon|moon"
    r"|road|street|ground|table|desk|windowsill|waves|rocks?|cliffs?|clouds?|stars?)"
)
ENGLISH = PaintingWords(
    new=_of(
        rf"^(?:{_EN_POLITE}[\s,]+)*"
        rf"(?:(?:paint|draw|sketch|illustrate)(?:\s+(?:me|us))?\s+(?=\S)"
        rf"|(?:{_EN_MAKE})(?:\s+(?:me|us))?\s+(?=(?:an?|another|some)\s+(?:[\w-]+\s+){{0,3}}{_EN_PICTURE}\b)"
        rf"|(?:i want|i'd like|i would like)\s+(?=(?:an?|another)\s+(?:[\w-]+\s+){{0,3}}{_EN_PICTURE}\b))"
    ),
    frame=_of(rf"^(?:an?|the|another|some)\s+{_EN_PICTURE}\s+(?:of|with|showing)\s+"),
    tail=_NEVER,
    some=_of(r"^(?:an?|some|another|one|two|three|four|five|six|seven|eight|nine|ten|many|several|\d+)\s"),
    pointing=_of(r"^(?:it|this|that|these|them|him|her|over|the same|again)\b"),
    about_one=_of(
        r"^(?:the|his|its|their|my|your|our|on|onto|in|around|behind|next)\b"
        r"|\b(?:on|onto|over|around|behind|beside|above|under|below|next to|in front of|into)\s+"
        rf"(?:him|her|them|it|this|that|these|those|(?:his|her|its|their|my|our|your|this|that)\s"
        rf"|the\s+(?!{_EN_SCENERY}\b))"
    ),
    open_one=_of(rf"^(?:{_EN_POLITE}[\s,]+)*(?:draw|sketch)\s+$"),
    same=_of(
        r"^(?:(?:please|now|and|ok|okay)[\s,]+)*(?:(?:paint|draw|make|do)\s+)?"
        r"(?:(?:the\s+)?(?:very\s+)?same(?:\s+(?:one|thing|picture|image|"
        r"scene|painting))?|(?:that|this|it)\s+again|again|once more)[\s,]+(?:but\s+)?(?=\S)"
    ),
    question=_of(r"^(?:what|why|who|when|where|which|how|is|are|was|does|do|did)\b|\?\s*$"),
    asked_politely=_of(r"^(?:can|could|would|will) you\b"),
)

_DE_POLITE = (
    r"(?:bitte|hey|ok|okay|jetzt|nun|und|dann|also|mal|kannst du|könntest du|würdest du|kannst du mal|ich möchte"
    r"|ich will|ich hätte gern(?:e)?|ich wünsche mir)"
)
_DE_PICTURE = r"(?:bild|gemälde|zeichnung|skizze|illustration|aquarell|foto|ölbild|ölgemälde|poster|plakat)"
_DE_ONE = r"(?:ein(?:e[nmrs]?)?|noch ein(?:e[nmrs]?)?)"
GERMAN = PaintingWords(
    new=_of(
        rf"^(?:{_DE_POLITE}[\s,]+)*"
        r"(?:(?:male|mal(?=\s+(?:mir|uns|ein))|zeichne|skizziere|illustriere)(?:\s+(?:mir|uns|mal|bitte))*\s+(?=\S)"
        rf"|(?:erstelle|erzeuge|generiere|mach|mache|zeig|zeige|gib)(?:\s+(?:mir|uns|mal|bitte))*\s+"
        rf"(?={_DE_ONE}\s+(?:[\w-]+\s+){{0,3}}{_DE_PICTURE}\b)"
        rf"|(?:(?:mir|uns|mal|bitte)\s+)*(?={_DE_ONE}\s+(?:[\w-]+\s+){{0,3}}{_DE_PICTURE}\b)"
        r"|(?:(?:mir|uns|mal|bitte)\s+)*(?=.{3,}\s(?:malen|zeichnen|skizzieren)\W*$))"
    ),
    frame=_of(
        rf"^{_DE_ONE}\s+(?:bild|gemälde|zeichnung|skizze|illustration|foto)\s+(?:vo[nm]|mit|de[rs]|einer|eines)\s+"
    ),
    tail=_of(r"\s+(?:malen|zeichnen|skizzieren|erstellen|erzeugen|machen|haben)\s*$"),
    some=_of(rf"^(?:{_DE_ONE}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|viele|mehrere|einige|\d+)\s"),
    pointing=_of(r"^(?:es|ihn|dies)\b|^(?:sie|das|diese[nsr]?|noch ?mal|nochmals|dasselbe|das gleiche)\s*$"),
    about_one=_of(
        r"^(?:de[nrms]|das|die|sein|ihr|mein|dein|unser|euer|sein|auf|in|um|hinter|neben)\w*\b"
        r"|\b(?:auf|über|um|hinter|neben|vor|unter|an)\s+(?:ihn|ihm|sie|ihr|es|dies\w*|sein\w*|mein\w*|den mann"
        r"|die frau|das bild|dem bild|das foto|dem foto|die wand|der wand)\b"
    ),
    open_one=_of(rf"^(?:{_DE_POLITE}[\s,]+)*(?:zeichne|skizziere)\s+$"),
    same=_of(
        r"^(?:(?:bitte|jetzt|nun|und)[\s,]+)*(?:(?:male?|zeichne|mache?)\s+)?"
        r"(?:das ?selbe|das gleiche|nochmals?|noch ?mal|noch einmal|wieder)"
        r"(?:\s+bild)?[\s,]+(?:aber\s+|nur\s+)?(?=\S)"
    ),
    question=_of(r"^(?:was|warum|wer|wann|wo|welche[rsn]?|wie|ist|sind|war|hat|hast)\b|\?\s*$"),
    asked_politely=_of(r"^(?:kannst|könntest|würdest|magst) du\b"),
)

_FR_POLITE = (
    r"(?:s'il (?:te|vous) pla[iî]t|stp|svp|ok|maintenant|et|puis|alors|peux-tu|tu peux|pourrais-tu|tu pourrais"
    r"|pouvez-vous|pourriez-vous|je (?:veux|voudrais)(?: que tu)?|j'aimerais)"
)
_FR_PICTURE = r"(?:image|peinture|tableau|dessin|illustration|aquarelle|esquisse|photo|affiche)"
_FR_ME = r"(?:[- ](?:moi|nous))?"
FRENCH = PaintingWords(
    new=_of(
        rf"^(?:{_FR_POLITE}[\s,]+)*(?:me\s+|nous\s+)?"
        rf"(?:(?:peins|peindre|peignez|dessine|dessiner|dessinez|illustre|esquisse){_FR_ME}\s+(?=\S)"
        rf"|(?:fais|faire|faites|cr[eé]e|cr[eé]er|cr[eé]ez|g[eé]n[eè]re|g[eé]n[eé]rer|montre|donne|imagine){_FR_ME}\s+"
        rf"(?=une?\s+(?:[\w-]+\s+){{0,3}}{_FR_PICTURE}\b)"
        rf"|(?=une?\s+(?:[\w-]+\s+){{0,2}}{_FR_PICTURE}\s+(?:d[e'u]|avec)))"
    ),
    frame=_of(
        r"^une?\s+(?:image|peinture|tableau|dessin|illustration|esquisse|photo)\s+"
        r"(?:de la|de l'|des|de|du|d'|avec|montrant)\s*"
    ),
    tail=_of(r"[\s,]+s'il (?:te|vous) pla[iî]t\s*$"),
    some=_of(r"^(?:une?|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|quelques|\d+)\s"),
    pointing=_of(r"^(?:le|la|les|ça|cela|celui-ci|encore|pareil)\s*$"),
    about_one=_of(
        r"^(?:l[ea]s?|l'|son|sa|ses|mon|ma|mes|ton|ta|tes|notre|votre|leur|sur|dans|autour|derrière)\b"
        r"|\b(?:sur|derrière|devant|autour de|à côté de)\s+(?:lui|elle|eux|ça|cet?t?e?|son|sa|mon|ma|l'homme|la femme"
        r"|l'image|la photo|le mur)\b"
    ),
    open_one=_of(rf"^(?:{_FR_POLITE}[\s,]+)*(?:dessine|dessinez|dessiner|esquisse)\s+$"),
    same=_of(
        r"^(?:(?:maintenant|et|ok)[\s,]+)*(?:(?:fais|peins|dessine)\s+)?"
        r"(?:(?:la|le) même(?:\s+(?:chose|image|scène|tableau))?|pareil(?:le)?"
        r"|encore(?: une fois)?|à nouveau)[\s,]+(?:mais\s+)?(?=\S)"
    ),
    question=_of(r"^(?:qu|que|quoi|pourquoi|quand|où|quel|comment|est-ce|combien)\b|\?\s*$"),
    asked_politely=_of(r"^(?:peux-tu|tu peux|pourrais-tu|tu pourrais|pouvez-vous|pourriez-vous)\b"),
)

_ES_POLITE = (
    r"(?:por favor|ok|vale|ahora|y|luego|entonces|puedes|podrías|podrias|puede|quiero(?: que)?|quisiera"
    r"|me gustaría|me gustaria)"
)
_ES_PICTURE = r"(?:imagen|cuadro|pintura|dibujo|ilustraci[oó]n|acuarela|boceto|foto|cartel|óleo)"
SPANISH = PaintingWords(
    new=_of(
        rf"^¿?(?:{_ES_POLITE}[\s,]+)*"
        r"(?:(?:p[ií]nta(?:me|nos|r|rme|rnos)?|pinte|dib[uú]ja(?:me|nos|r|rme|rnos)?|dibuje|ilustra|esboza|bosqueja)\s+"
        r"(?=\S)"
        rf"|(?:haz(?:me|nos)?|hacer(?:me)?|crea(?:me|r|rme)?|créame|genera(?:me|r|rme)?|genérame|muéstrame|dame)\s+"
        rf"(?=(?:una?|otra?)\s+(?:[\w-]+\s+){{0,3}}{_ES_PICTURE}\b)"
        rf"|(?=una?\s+(?:[\w-]+\s+){{0,2}}{_ES_PICTURE}\s+(?:de|con)\b))"
    ),
    frame=_of(
        r"^(?:una?|otra?)\s+(?:imagen|cuadro|pintura|dibujo|ilustraci[oó]n|boceto|foto)\s+(?:del|de|con|mostrando)\s+"
    ),
    tail=_of(r"[\s,]+por favor\s*$"),
    some=_of(r"^(?:una?s?|otra?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varios|varias|muchos|\d+)\s"),
    pointing=_of(r"^(?:lo|la|los|las|eso|esto|otra vez|de nuevo)\s*$"),
    about_one=_of(
        r"^(?:el|la|los|las|su|sus|mi|mis|tu|tus|nuestr\w+|sobre|en|detrás|alrededor)\b"
        r"|\b(?:sobre|en|detrás de|delante de|alrededor de|junto a)\s+(?:él|ella|ellos|est[aeo]|es[aeo]|su|mi|el hombre"
        r"|la mujer|la imagen|la foto|la pared)\b"
    ),
    open_one=_of(rf"^¿?(?:{_ES_POLITE}[\s,]+)*(?:dibuja|dibuje|dibujar|esboza|bosqueja)\s+$"),
    same=_of(
        r"^(?:(?:ahora|y|ok|vale)[\s,]+)*(?:(?:haz|pinta|dibuja)\s+)?"
        r"(?:lo mismo|la misma(?:\s+\w+)?|el mismo(?:\s+\w+)?|igual|otra vez"
        r"|de nuevo)[\s,]+(?:pero\s+)?(?=\S)"
    ),
    question=_of(r"^(?:¿?(?:qué|por qué|quién|cuándo|dónde|cuál|cómo|cuánto))\b|\?\s*$"),
    asked_politely=_of(r"^¿?(?:puedes|podrías|podrias|puede)\b"),
)

_ZH_PICTURE = r"(?:图片|图画|图像|图|画|照片|插画|水彩画?|油画|海报)"
CHINESE = PaintingWords(
    new=_of(
        r"^(?:(?:请|麻烦|帮我|给我|帮忙|为我|你?能不能|可以|能|我想要?|我要|再|来)\s*)*"
        rf"(?:(?:画|绘制|绘|描绘)(?:(?:出|个|一下)(?=\S))?(?=\S)|(?:生成|创作|制作|做|来|要)(?=一?[张幅个].*{_ZH_PICTURE}))"
    ),
    frame=_of(r"^(?:一|两|三|几)?[张幅](?:关于|有)?(?=.)"),
    tail=_of(r"(?:的(?:图片|图画|图像|图|画|照片))?(?:吧|吗|呢|好吗|可以吗)?\s*$"),
    some=_of(r"^(?:一|两|三|四|五|六|七|八|九|十|几|许多|\d)"),
    pointing=_of(r"^(?:它|这个|那个|上|在|同样的?|一样的?)"),
    about_one=_of(r"^(?:这|那|他|她|它|我的|你的)|(?:在|给|往)(?:他|她|它|这|那|图|照片|画面|墙)"),
    open_one=_of(r"^画$"),
    same=_of(
        r"^(?:请|再|现在)?(?:画|来)?(?:一?[张幅个])?(?:同样的?|一样的?|相同的?)(?:画面|画|图片|图|场景)?[，,、\s]*(?:但是?|不过|只是|改成|换成)?(?=.)"
    ),
    question=_of(r"^(?:什么|为什么|谁|哪|怎么|多少|是不是)|[?？]\s*$|(?:吗|呢)[?？]?\s*$"),
    asked_politely=_of(r"^(?:请|麻烦|帮|你?能不能|可以|能)"),
)
LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, CHINESE)
