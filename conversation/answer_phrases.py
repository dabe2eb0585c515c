"""Words that models write around an answer, in the languages that people use here and their neighbours.

Data for `answer_text.py`: a language is a few words in each list.
"""

from __future__ import annotations

import re

_THINGS = (
    r"prompts?|titles?|summary|description|caption|answer|output|result|response|titel|zusammenfassung|beschreibung|antwort"
    r"|ergebnis|titre|résumé|réponse|résultat|invite|título|titulo|resumen|resumo|respuesta|resposta|resultado|descripción"
    r"|titolo|riassunto|risposta|descrizione|samenvatting|antwoord|tytuł|opis|odpowiedź|промпт|запрос|заголовок|название"
    r"|описание|ответ|резюме|提示词?|提示詞|标题|標題|描述|摘要|答案|总结|プロンプト|タイトル|要約|回答|프롬프트|제목|요약"
)
_WHICH = (
    r"(?:(?:the|your|my|a|an|here(?:'s| is)?|this|that|is|final|refined|improved|enhanced|rewritten|updated|new|image"
    r"|generation|visual|concrete|suggested|possible|conversation|running|merged"
    r"|der|die|das|dein|ihr|mein|neuer?|neue|finaler?|verfeinerter?|verbesserter?|überarbeiteter?|bild"
    r"|le|la|votre|ton|final|affinée?|amélioré|image|d['’]image|pour|el|tu|su|un|una|para|final|refinado|mejorado|imagen|de|o|seu|il|tuo"
    r"|优化后的|优化|最终|精炼后的|改进后的|图像|图片|绘画|生成的?|的|最終|画像の?|이미지|최종)\W*)*"
)
LABEL = re.compile(
    rf"\W{{0,4}}{_WHICH}(?:{_THINGS})\s*(?:\([^)\n]{{0,60}}\)\s*)?[*_]{{0,2}}\s*[:：=]\s*[*_]{{0,2}}", re.IGNORECASE
)
"""`Refined prompt:`, `**Titel:**`, `标题：` before the words."""
HEADING = re.compile(rf"{_WHICH}(?:{_THINGS})", re.IGNORECASE)
"""A line that is a label and nothing else."""
_OPENERS = (
    r"sure(?: thing)?|certainly|of course|absolutely|okay|ok|alright|got it|understood|here(?:'s| is| are| you go)|below is"
    r"|klar|gerne?|natürlich|selbstverständlich|sicher|alles klar|hier (?:ist|kommt|sind)|bien sûr|certainement|d['’]accord|voici|voilà"
    r"|claro|por supuesto|desde luego|aquí (?:está|tienes|tiene|va)|aqui (?:está|vai)|certo|ecco|natuurlijk|hier is|oczywiście|oto"
    r"|конечно|хорошо|вот|好的?|当然|當然|没问题|以下是|这是|這是|わかりました|もちろん|はい|以下は|こちら|네|물론|다음은"
)
OPENING = re.compile(rf"(?:{_OPENERS})(?=\W)[^\n:：]{{0,120}}[:：](?!//)\s*", re.IGNORECASE)
"""`Sure! Here is the prompt:` before the words, on one line with them."""
COURTESY = re.compile(
    rf"(?:{_OPENERS})(?!\w)[\s!.,，。！、]*(?:\Z|[^\n]{{0,80}}[!.:：。！]\s*\Z)"
    r"|(?:let me know|feel free|i hope|hope this|would you like|do you want|if you(?:'d| would| want| need| have)|shall i"
    r"|lass(?:en sie)? mich wissen|ich hoffe|möchtest du|möchten sie|wenn du|falls du|sag (?:mir )?bescheid|n['’]hésite|j['’]espère|dites-moi|voulez-vous"
    r"|souhaite[sz]|espero|avísame|¿?quieres|¿?te gustaría|si (?:quieres|deseas|necesitas)|fammi sapere|spero|дайте знать|надеюсь|если (?:вы|хотите)"
    r"|希望|如果(?:你|您)|请告诉|需要我|いかが|ご希望|必要であれば|원하시면|필요하시면)",
    re.IGNORECASE,
)
"""A paragraph that is only polite."""
REMARK = re.compile(
    r"\W{0,4}(?:note|notes|explanation|rationale|reasoning|why this|this (?:prompt|title|version|description|refined)|the (?:prompt|title) (?:above|now|is|keeps)"
    r"|i(?:'ve| have|'ll| will)? (?:kept|added|chose|choose|included|used|focused|made|refined|removed)|changes|key (?:changes|elements)|negative prompt|parameters|tips?"
    r"|hinweis|anmerkung|erklärung|erläuterung|dieser (?:prompt|titel)|ich habe|remarque|explication|ce (?:prompt|titre)|cette (?:invite|description)|j['’]ai"
    r"|nota|explicación|este (?:prompt|título)|esta (?:descripción|versión)|he (?:añadido|mantenido)|spiegazione|questo (?:prompt|titolo)"
    r"|примечание|пояснение|этот|注[:：意]|说明|解释|这个(?:提示|标题)|该提示|補足|説明|このプロンプト|참고|설명)",
    re.IGNORECASE,
)
"""A paragraph about the answer."""
REFUSAL = re.compile(
    r"(?:i['’]?m (?:really |so |very |truly )?sorry|sorry[,.]|i apologi[sz]e|apologies|unfortunately,? (?:i|we)|i (?:cannot|can['’]?t|can not|won['’]?t|will not"
    r"|am (?:not able|unable)|must decline)|i['’]?m (?:not able|unable|afraid)|as an? (?:ai|large language|language model)|i do not (?:feel comfortable|have)"
    r"|es tut mir (?:sehr )?leid|tut mir leid|entschuldigung|leider|ich (?:kann|darf|möchte|werde)\b[^.\n]{0,60}\bnicht|ich bin nicht in der lage|als (?:ki|sprachmodell)"
    r"|(?:je suis )?désolée?|malheureusement|je ne (?:peux|suis|dois)|en tant qu['’](?:ia|assistant)"
    r"|lo siento|lamento|lamentablemente|no puedo|no me es posible|como (?:ia|modelo)"
    r"|mi dispiace|purtroppo|non posso|desculpe|sinto muito|infelizmente|não posso|nao posso|het spijt me|helaas|ik kan\b[^.\n]{0,40}\bniet"
    r"|przykro mi|niestety|nie mogę|извините|к сожалению|я не могу|простите"
    r"|抱歉|很抱歉|对不起|對不起|我(?:无法|不能|無法)|作为(?:一个)?(?:人工智能|AI)|申し訳|すみません|できません|죄송|할 수 없)",
    re.IGNORECASE,
)
"""How an answer begins that is none."""
