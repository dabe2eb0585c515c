"""Questions about what a picture shows, in all languages: “what is in #1?”, “describe it”.

They are a model's. Where none is connected `SEEING` understands them, as a question about all that is known here: what
stands in the file. What only ends in a question mark is told by `is_question`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from conversation.plain_words.file_questions import ELLE, ES, ESTA, IT, NUMBERED, ZHE
from conversation.plain_words.languages import LANGUAGES
from conversation.plain_words.vocabulary import Language

ABOUT = "ask:all"
PICTURE = r"(picture|image|photo|photograph|pic|painting|drawing|screenshot|file)"
NAMED = rf"(?= ({NUMBERED}|(the )?(first|second|third|last|other|previous)))"
"""Another picture is named next."""
ENGLISH = rf"""(what|who)('s| is| are)?( there)?( (shown|visible|pictured|depicted|seen|going on|happening))?
    (in|on|inside( of)?)( {IT}|{NAMED})
    | (what|who)('s| is| are)( {IT}|{NAMED})( (showing|about|of|supposed to (be|show)))?
    | what('s| is) {IT} (a |an )?({PICTURE} )?(of|showing|about)
    | what (do|can|could) (you|i|we|one) see( (in|on|there|here))?( {IT}|{NAMED})?
    | what (can|could) be seen( (in|on))?( {IT}|{NAMED})?
    | (what|who) (does|do|did)( {IT}|{NAMED})( (show|depict|contain|represent|look like))?
    | what am i looking at | (do|can) you (see|recogni[sz]e|know|identify) (what|who)('s| is| are)? ?({IT})?( is)?( (in|on) {IT})?
    | (describe|explain|caption|identify|analy[sz]e|interpret|recogni[sz]e)( {IT}|{NAMED})?( (to|for) me| in (detail|words))?
    | (tell|show)( me)? (what|who)('s| is| are)?( (in|on))?( {IT}|{NAMED})( (is|shows))?
    | (give me|write) a description( of( {IT}|{NAMED}))?
    | what('s| is| are) the (subject|motif|content|contents)( (of|in)( {IT}|{NAMED}))?
    | (what|which) (kind|sort|type) of (thing|{PICTURE}) is( {IT}|{NAMED})"""
ALSO_GERMAN = r"(?= ((bild|foto|nummer) ?)?#? ?\d| (dem|das|der|die) (ersten?|zweiten?|dritten?|letzten?))"
GERMAN = rf"""(was|wer) (ist|sind|gibt es|sieht man|siehst du|sehe ich|erkennst du|erkennt man|steckt|befindet sich)
    (alles |da |hier )?((auf|in)( {ES}|{ALSO_GERMAN}))?( (zu (sehen|erkennen)|abgebildet|drauf|drin|los))?
    | (was|wer) ist( {ES}|{ALSO_GERMAN})( (zu sehen|abgebildet|für ein (bild|foto|motiv)))? | was (zeigt|stellt)( {ES}|{ALSO_GERMAN})( dar)?
    | (was|wen) (kannst du|kann man|können wir) (auf|in)( {ES}|{ALSO_GERMAN}) (sehen|erkennen)
    | (was|wen) (siehst|erkennst|seht) (du|ihr)( da| hier)? | was ist da(rauf|rin)?( zu sehen)?
    | (beschreibe?|erkläre?|analysiere?)( mir)?( {ES}|{ALSO_GERMAN})? | was für ein (bild|foto|motiv) ist {ES}"""
ALSO_FRENCH = r"(?= ?((image|photo|numéro) ?)?#? ?\d| (la|le) (première|premier|deuxième|dernière|dernier))"
FRENCH = rf"""(qu'est-ce qu'il y a|qu'y a-t-il|qu'est-ce qu'on voit|que voit-on|que vois-tu|qu'est-ce que tu vois|qui est|qui voit-on|que peut-on voir)
    ((sur|dans|dans l'|sur l')( {ELLE}|{ALSO_FRENCH}))? | (que|qu'est-ce que) (montre|représente|contient)( {ELLE}|{ALSO_FRENCH})
    | qu'est-ce que (c'est|ça représente) | c'est quoi( {ELLE})? | que vois-tu | qu'est-ce( {ELLE})?
    | (décris|décrivez|décrire|analyse|explique)(-moi|-la|-le)?( {ELLE}|{ALSO_FRENCH})?
    | (quel|quelle) est (le sujet|le contenu)( (de|dans) {ELLE})?"""
ALSO_SPANISH = r"(?= ((imagen|foto|número) ?)?#? ?\d| (la|el) (primera?|segunda?|última?|último))"
SPANISH = rf"""(qué|que|quién|quiénes|quien) (hay|se ve|se ven|ves|sale|salen|aparece|aparecen|está|están|puedes ver|se puede ver)
    (en( {ESTA}|{ALSO_SPANISH}))? | (qué|que) (muestra|representa|contiene|es)( {ESTA}|{ALSO_SPANISH})
    | (describe|descríbeme|descríbela|describa|analiza|explica)( {ESTA}|{ALSO_SPANISH})? | (cuál|cual) es el (tema|contenido|motivo)( de {ESTA})?"""
ALSO_CHINESE = r"(?=#? ?\d)"
CHINESE = rf"""({ZHE})?(里面|里|上面|上|中)?(都)?(有|是|画的是|拍的是|显示的是|显示了|画了|拍了)(些)?(什么|啥|谁|哪些东西)(东西|内容|呢)?
    | 你?(能)?(看到|看见|看得到)了?(什么|啥)(呢)? | (请)?(描述|形容|介绍|解释|说明)(一下)?({ZHE}|{ALSO_CHINESE}) | {ZHE}(的)?内容(是什么)?
    | (里面|里|上面|上|中)(都)?有(些)?(什么|啥)"""
BEHIND = r"(?<=\d.)(show|depict|contain|represent|zu sehen|zu erkennen|abgebildet|dar)"
"""What may stand behind the number of a picture that is named in the middle: “what does #1 show”."""
QUESTIONS: Mapping[str, str] = {
    "English": ENGLISH,
    "Deutsch": GERMAN,
    "Français": FRENCH,
    "Español": SPANISH,
    "中文": CHINESE,
}


def _with_these(language: Language) -> Mapping[str, str]:
    fill = " | ".join(filter(None, (language.questions.get("fill"), BEHIND)))
    return {**language.questions, ABOUT: QUESTIONS[language.name], "fill": fill}


SEEING = tuple(replace(language, questions=_with_these(language)) for language in LANGUAGES)
"""The languages with these questions among those about a file."""
ASKING = re.compile(
    r"[?？]\s*$|^\W*(what|who|whose|where|when|which|why|how|is|are|was|were|does|do|did|has|have"
    r"|was|wer|wo|wann|welche[rsn]?|warum|wieso|wie|ist|sind|hat|que|qu'|qui|où|quand|quel(le)?s?|pourquoi|comment"
    r"|combien|est-ce|qué|quién|dónde|cuándo|cuál(es)?|cómo|por qué|cuántos?)\b|^\W*(什么|谁|哪|为什么|怎么)|吗\s*$|呢\s*$",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether it asks something, whatever it is."""
    return bool(ASKING.search(text.strip()))
