"""Whether the words of a prompt are about a picture that is there: “the same but at night”, “add a hat”.

`interface/web/src/conversation/pointing.ts` reads the same lists, written into `wire.ts`, for what the chip says;
`tests/fixtures/pointing.json` runs through both.
"""

from __future__ import annotations

import re
import unicodedata

ANYWHERE = (
    "the same", "same but", "as before", "like before", "last one", "previous one", "one before", "like this",
    "like that", "like it", "this one", "that one", "this picture", "this image", "this photo", "that picture",
    "that image", "that photo", "of it", "of this", "of him", "of her", "of them",
    "das gleiche", "der gleiche", "die gleiche", "die gleichen", "das selbe", "dasselbe", "derselbe", "dieselbe",
    "dieselben", "denselben", "dieses bild", "dieses foto", "davon", "wie vorher",
    "le meme", "la meme", "les memes", "meme chose", "cette image", "cette photo", "ce dessin", "comme avant",
    "lo mismo", "el mismo", "la misma", "los mismos", "las mismas", "esta imagen", "esta foto", "como antes",
)  # fmt: skip
"""Phrases that point at it wherever they stand, as `folded` writes them."""
OPENING = (
    "add", "put", "remove", "erase", "delete", "replace", "change", "swap", "take away", "make it", "make this",
    "make that", "make him", "make her", "make them", "make the", "turn it", "turn this", "turn him", "turn her",
    "turn them", "turn the", "give it", "give him", "give her", "give them", "give the", "let it", "paint over",
    "draw over", "but", "again", "more", "less", "without", "instead", "it", "now", "also",
    "fuge", "entferne", "losche", "ersetze", "andere", "verandere", "tausche", "mach es", "mach ihn", "mach sie",
    "mach das", "mach den", "mach die", "mache es", "mache ihn", "mache sie", "mache das", "mache den", "mache die",
    "setz", "setze", "gib ihm", "gib ihr", "nimm", "aber", "nochmal", "noch einmal", "jetzt", "ohne",
    "ajoute", "ajoutez", "rajoute", "enleve", "enlevez", "supprime", "supprimez", "retire", "efface", "remplace",
    "remplacez", "change", "changez", "mets", "mettez", "rends", "rendez", "fais le", "fais la", "transforme",
    "encore", "mais", "maintenant", "sans",
    "anade", "anadele", "agrega", "agregale", "quita", "quitale", "elimina", "borra", "reemplaza", "sustituye",
    "cambia", "cambiale", "pon", "ponle", "ponlo", "ponla", "hazlo", "hazla", "haz que", "convierte", "pero",
    "otra vez", "ahora", "sin",
)  # fmt: skip
"""How an order to change something begins, after what is only polite."""
POLITE = (
    "please", "ok", "okay", "hey", "and", "then", "so", "can", "could", "would", "will", "you", "just",
    "bitte", "kannst", "konntest", "du", "und", "dann", "mal", "peux", "pouvez", "tu", "vous", "s", "il", "te",
    "plait", "et", "puis", "por", "favor", "puedes", "podrias", "y", "luego",
)  # fmt: skip
"""Words that may stand before it and say nothing."""
SOLID = (
    "同样", "一样", "相同", "同一", "这张", "那张", "这幅", "那幅", "上一张", "刚才", "加上", "加一", "加个", "添加",
    "添上", "增加", "去掉", "去除", "删除", "删掉", "移除", "换成", "改成", "变成", "把", "让它", "给他", "给她",
    "给它",
)  # fmt: skip
"""Of writing without blanks: pieces of a text."""


def points_at_picture(text: str) -> bool:
    """Whether these words are about a picture that is there, rather than about a new one alone."""
    if any(piece in text for piece in SOLID):
        return True
    said = folded(text).split()
    whole = f" {' '.join(said)} "
    while said and said[0] in POLITE:
        said.pop(0)
    begun = f"{' '.join(said)} "
    return any(f" {phrase} " in whole for phrase in ANYWHERE) or any(begun.startswith(f"{each} ") for each in OPENING)


def folded(text: str) -> str:
    """Small letters without accents, and blanks for everything that is neither letter nor digit."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    return re.sub(r"[\W_]+", " ", bare).strip()
