"""What people say to name a version and to go back to one: “call this version final”, “go back to version 2”.

A name can be any word, so these are sentences, not senses: the rest of what is understood is in `grammar.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation.commands.name import Name
from conversation.commands.version import ShowVersion

LONGEST = 120
"""Characters."""
QUOTED = r"[“\"„«「『'‘]\s*[^“”\"„«»「」『』]{1,60}?\s*[”\"“»」』'’]"
BARE = r"[^\s“”\"„«»「」『』‘’.,;:!?。，！？]+(?: [^\s“”\"„«»「」『』‘’.,;:!?。，！？]+){0,3}?"
NUMERALS = {character: number for number, character in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True)
class VersionPhrase:
    """What was said about versions; where it is not `sure`, it is only meant when a version really has that name."""

    said: Name | ShowVersion
    sure: bool = True


@dataclass(frozen=True)
class Tongue:
    """One language's sentences, as regular expressions."""

    before: str
    """Politeness in front, and …"""
    after: str
    """… at the end."""
    call: str
    """Up to the name that a version is to have."""
    names_nothing: str
    """How what follows `call` begins when it is no name."""
    back: str
    """Up to a version, in a sentence that can be about nothing else when a quoted name follows."""
    show: str
    """As `back`, but other things are shown and used too."""
    version: str
    """Up to the number."""
    called: str
    """Up to the name."""
    number: str = r"\d{1,4}"


TONGUES = (
    Tongue(
        before=r"(?:(?:please|pls|ok(?:ay)?,?|now|then|can you|could you|let's|i want to|i'd like to) )*",
        after=r"(?:,? (?:please|again|now|instead|thanks|thank you))*",
        call=r"(?:(?:call|name|label|mark|tag) (?:this|the(?: current)?|that|my) version(?: as)?|save this version as"
        r"|(?:this|the current) version is(?: now)? (?:called|named))",
        names_nothing=r"(?:after|like|as|something|anything|whatever|what|how|better|again|differently|the same)\b",
        back=r"(?:(?:go|switch|return|revert|jump|change|undo|take (?:me|it|this)|bring (?:me|it|this))(?: back)?|back) to",
        show=r"(?:show|use|restore|open|load|bring back|take|pick)(?: me)?",
        version=r"(?:the )?(?:version|v)(?: ?number| ?no\.?)? ?",
        called=r"(?:the )?version (?:called|named) ",
    ),
    Tongue(
        before=r"(?:(?:bitte|ok(?:ay)?,?|jetzt|dann|kannst du|könntest du) )*",
        after=r"(?: (?:zurück|wieder her|wieder|bitte|wiederherstellen|an))*",
        call=r"(?:(?:be)?nenne? (?:diese|die(?: aktuelle| jetzige)?|meine) (?:version|fassung)(?: in)?"
        r"|(?:bezeichne|markiere?|speicher(?:e|n)?) (?:diese|die(?: aktuelle)?) (?:version|fassung) als"
        r"|diese (?:version|fassung) hei(?:ß|ss)t)",
        names_nothing=r"(?:nach|wie|so|anders|etwas|irgendwie|irgendwas|besser)\b",
        back=r"(?:(?:gehe?|kehre?|springe?|wechs(?:el|le)|bring mich|stelle?|setze?)(?: es| das bild)?(?: wieder)? )?"
        r"(?:zurück )?(?:zu|zur|zum|auf)(?: der| die)?",
        show=r"(?:zeige?|nimm|nehme|verwende|benutze|stelle?|lade|öffne)(?: mir)?(?: wieder)?(?: die)?",
        version=r"(?:version|fassung|v)(?: ?nummer| ?nr\.?)? ?",
        called=r"(?:version|fassung) (?:namens|mit dem namen) ",
    ),
    Tongue(
        before=r"(?:(?:s'il te plaît,?|s'il vous plaît,?|ok,?|maintenant|peux-tu|pouvez-vous) )*",
        after=r"(?:,? (?:s'il te plaît|s'il vous plaît|encore|maintenant|merci))*",
        call=r"(?:(?:appelle[rz]?|(?:re)?nomme[rz]?|baptise[rz]?) (?:cette|la) version(?: actuelle)?(?: en)?"
        r"|cette version s'appelle)",
        names_nothing=r"(?:comme|d'après|autrement|ainsi|mieux|quelque)\b",
        back=r"(?:(?:reviens|reven(?:ez|ir)|retourne[rz]?|repasse[rz]?|passe[rz]?|va)(?: en arrière)?|retour) à(?: la)?",
        show=r"(?:montre[rz]?|affiche[rz]?|utilise[rz]?|reprends|restaure[rz]?|ouvre[rz]?|remets)(?:-moi)?(?: la)?",
        version=r"(?:version|v)(?: ?numéro| ?n°)? ?",
        called=r"version (?:appelée|nommée|intitulée) ",
    ),
    Tongue(
        before=r"(?:(?:por favor,?|ok,?|ahora|puedes|podrías) )*",
        after=r"(?:,? (?:por favor|otra vez|de nuevo|ahora|gracias))*",
        call=r"(?:(?:llama(?:r)?|nombra(?:r)?|marca(?:r)?|guarda(?:r)?)(?: a)? (?:esta|la) versi[oó]n(?: actual)?(?: como)?"
        r"|esta versi[oó]n se llama)",
        names_nothing=r"(?:según|algo|después|mejor|así|de otra)\b",
        back=r"(?:(?:vuelve|volver|regresar?|ve|cambia(?:r)?|retorna(?:r)?)(?: atrás)?) (?:a|al)(?: la)?",
        show=r"(?:muestra|muéstrame|usa(?:r)?|restaura(?:r)?|abre|recupera(?:r)?)(?: la)?",
        version=r"(?:versi[oó]n|v)(?: ?número| ?n\.?º?)? ?",
        called=r"versi[oó]n (?:llamada|con el nombre) ",
    ),
    Tongue(
        before=r"(?:请|帮我|麻烦)*",
        after=r"(?:吧|谢谢)*",
        call=r"(?:把|将)?(?:这个|这一个?|当前|现在的|这)版本?(?:命名为|叫做|叫作|称为|取名为|标记为|保存为|存为|叫)",
        names_nothing=r"(?:什么|得|别的)",
        back=r"(?:回到|返回到?|退回到?|切换到|切回|恢复到|还原到|回)",
        show=r"(?:显示|使用|用|打开|看)",
        version=r"(?:版本|第)",
        called=r"名为",
        number=r"(?:\d{1,4}|[一二三四五六七八九十])(?:个)?(?:版本?)?",
    ),
)


def of_versions(text: str) -> VersionPhrase | None:
    """The wish, or None when the message is about something else."""
    said = re.sub(r"[’`´](?=\w)", "'", " ".join(text.split()))
    if len(said) > LONGEST:
        return None
    for tongue in TONGUES:
        found = _named(tongue, said) or _numbered(tongue, said) or _by_name(tongue, said)
        if found:
            return found
    return None


def _match(tongue: Tongue, pattern: str, said: str) -> re.Match[str] | None:
    return re.fullmatch(rf"{tongue.before}{pattern}{tongue.after}[\s.!?。！？]*", said, re.IGNORECASE)


def _named(tongue: Tongue, said: str) -> VersionPhrase | None:
    found = _match(tongue, rf"{tongue.call}\s*(?!{tongue.names_nothing})(?P<name>{QUOTED}|{BARE})", said)
    return VersionPhrase(Name(words=found["name"])) if found else None


def _numbered(tongue: Tongue, said: str) -> VersionPhrase | None:
    found = _match(tongue, rf"(?:{tongue.back}|{tongue.show})\s*{tongue.version}(?P<number>{tongue.number})", said)
    if not found:
        return None
    digits = re.match(r"\d+", found["number"])
    return VersionPhrase(ShowVersion(which=digits[0] if digits else str(NUMERALS[found["number"][0]])))


def _by_name(tongue: Tongue, said: str) -> VersionPhrase | None:
    lead = rf"(?:{tongue.back}|{tongue.show})\s*(?:{tongue.called}|{tongue.version})"
    sure = _match(tongue, rf"(?:{tongue.back}\s*|{lead})(?P<name>{QUOTED})", said)
    if sure:
        return VersionPhrase(ShowVersion(which=sure["name"]))
    perhaps = _match(
        tongue, rf"(?:{tongue.back}|{tongue.show})\s*(?:{tongue.called}|{tongue.version})?(?P<name>{BARE})", said
    )
    return VersionPhrase(ShowVersion(which=perhaps["name"]), sure=False) if perhaps else None
