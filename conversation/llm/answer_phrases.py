"""Words that models write around an answer, in the languages that people use here and their neighbours.

Data for `answer_text.py`: a language is a few words in each list.
"""

from __future__ import annotations

import re

from conversation.llm.late_pattern import LatePattern

_THINGS = (
    r"[\w-]{0,14}prompts?|titles?|summary|description|caption|answer|output|result|response|titel|zusammenfassung|beschreibung|antwort"
    r"|ergebnis|titre|résumé|réponse|résultat|invite|título|titulo|resumen|resumo|respuesta|resposta|resultado|descripción"
    r"|titolo|riassunto|risposta|descrizione|samenvatting|antwoord|tytuł|opis|odpowiedź|промпт|запрос|заголовок|название"
    r"|описание|ответ|резюме|提示词?|提示詞|标题|標題|描述|摘要|答案|总结|プロンプト|タイトル|要約|回答|프롬프트|제목|요약"
)
_WHICH = (
    r"(?:(?:the|your|my|a|an|here(?:'s| is)?|this|that|is|final|refined|improved|enhanced|chat|rewritten|updated|new|image"
    r"|generation|visual|concrete|suggested|possible|conversation|running|merged"
    r"|der|die|das|dein|ihr|mein|neuer?|neue|finaler?|verfeinerter?|verbesserter?|überarbeiteter?|bild"
    r"|le|la|votre|ton|final|affinée?|amélioré|image|d['’]image|pour|el|tu|su|un|una|para|final|refinado|mejorado|imagen|de|o|seu|il|tuo"
    r"|优化后的|优化|最终|精炼后的|改进后的|图像|图片|绘画|生成的?|的|最終|画像の?|이미지|최종)\W{0,3}){0,8}"
)
_MORE = r"(?:\s+(?:is|visual|visuelle|lautet|ist|est|es|è|é|concrète|amélioré|mejorad[oa]|refinad[oa]|final|finale|melhorado))*"
LABEL = LatePattern(
    rf"\W{{0,4}}{_WHICH}(?:{_THINGS}){_MORE}\s*(?:\([^)\n]{{0,60}}\)\s*)?[*_]{{0,2}}(?:\s*[:：=]|\s+[-–—]\s)\s*[*_]{{0,2}}",
    re.IGNORECASE,
)
"""`Refined prompt:`, `**Titel:**`, `标题：` before the words."""
PROMPT_LABEL = LatePattern(
    r"\W{0,4}(?:[^\s:：,，.。]{1,20}\s){0,2}[^\s:：,，.。]{0,14}(?:prompts?|промпт|提示词|提示詞|プロンプト|프롬프트)[^\s:：,，.。]{0,6}"
    r"(?:\s[^\s:：,，.。]{1,14}){0,2}\s*[:：]\s*[*_]{0,2}\s*",
    re.IGNORECASE,
)
"""The same in words that no list has: hardly a picture begins so. `TITLE_LABEL`: nor does a title."""
TITLE_LABEL = LatePattern(
    r"\W{0,4}(?:[^\s:：,，.。]{1,20}\s){0,2}[^\s:：,，.。]{0,14}(?:titles?|titel|titre|título|titolo|tytuł|заголовок|название|标题|標題|タイトル|제목)"
    r"(?:\s[^\s:：,，.。]{1,14}){0,2}\s*[:：]\s*[*_]{0,2}\s*",
    re.IGNORECASE,
)
HEADING = LatePattern(rf"{_WHICH}(?:{_THINGS})", re.IGNORECASE)
"""A line that is a label and nothing else."""
_OPENERS = (
    r"sure(?: thing)?|certainly|of course|absolutely|okay|ok|alright|got it|understood|here(?:'s| is| are| you go)|below is"
    r"|klar|gerne?|natürlich|selbstverständlich|sicher|alles klar|hier (?:ist|kommt|sind)|bien sûr|certainement|d['’]accord|voici|voilà"
    r"|claro|por supuesto|desde luego|aquí (?:está|tienes|tiene|va)|aqui (?:está|vai)|certo|ecco|natuurlijk|hier is|oczywiście|oto"
    r"|конечно|хорошо|вот|好的?|当然|當然|没问题|以下是|这是|這是|わかりました|もちろん|はい|以下は|こちら|네|물론|다음은"
)
INTERJECTION = LatePattern(rf"(?:{_OPENERS})\s?[!！。.]\s*", re.IGNORECASE)
"""`Sure!` before the words, on one line with them."""
OPENING = LatePattern(rf"(?:{_OPENERS})(?=\W)[^\n:：]{{0,120}}[:：](?!//)\s*", re.IGNORECASE)
"""`Sure! Here is the prompt:` before the words, on one line with them."""
COURTESY = LatePattern(
    rf"(?:{_OPENERS})(?:(?:\s?[!.。！、…]+|[,，]?\s+(?:i|i['’]\w+|ich|je|puedo|posso|here|hier)\b)\s*(?:\Z|[^\n]{{0,80}}[!.:：。！]\s*\Z)"
    rf"|\s?[,，]\s*(?:\Z|[^\n]{{0,80}}[!:：！]\s*\Z))"
    r"|(?:enjoy|happy (?:painting|creating)[!.]|viel (?:spaß|freude)|bonne création|disfruta|¡disfruta|que lo disfrutes|let me know|feel free|i hope|hope (?:this|that|it)|would you like|do you want|if you(?:'d| would| want| need| have)|shall i"
    r"|lass(?:en sie)? mich wissen|ich hoffe|möchtest du|möchten sie|wenn du|falls du|sag (?:mir )?bescheid|n['’]hésite|j['’]espère|dites-moi|voulez-vous"
    r"|souhaite[sz]|espero|avísame|¿?quieres|¿?te gustaría|si (?:quieres|deseas|necesitas)|fammi sapere|spero|дайте знать|надеюсь|если (?:вы|хотите)"
    r"|希望|如果(?:你|您)|请告诉|需要我|いかが|ご希望|必要であれば|원하시면|필요하시면)",
    re.IGNORECASE,
)
"""A paragraph that is only polite."""
REMARK = LatePattern(
    r"\W{0,4}(?:(?:person|studio|user|human|assistant)\s?:|\(?word count|why (?:it|this|that)|that should|alternativ\w*(?:\s\w+)?\s?:|or,? if you|traduction|translation|übersetzung|traducción|note|notes|explanation|rationale|reasoning|why this|this (?:prompt|title|version|description|refined)|the (?:prompt|title) (?:above|now|is|keeps)"
    r"|i(?:'ve| have|'ll| will)? (?:kept|added|chose|choose|included|used|focused|made|refined|removed)|changes|key (?:changes|elements)|negative prompt|parameters|tips?"
    r"|hinweis|anmerkung|erklärung|erläuterung|dieser (?:prompt|titel)|ich habe|remarque|explication|ce (?:prompt|titre)|cette (?:invite|description)|j['’]ai"
    r"|nota|explicación|este (?:prompt|título)|esta (?:descripción|versión)|he (?:añadido|mantenido)|spiegazione|questo (?:prompt|titolo)"
    r"|примечание|пояснение|этот|注[:：意]|说明|解释|这个(?:提示|标题)|该提示|補足|説明|このプロンプト|참고|설명)",
    re.IGNORECASE,
)
"""A paragraph about the answer."""
REFUSAL = LatePattern(
    r"(?:i['’]?m (?:really |so |very |truly )?sorry|sorry[,.!]|unfortunately,? (?:that|this)|i['’]?m (?:just |only )?an? (?:ai|language)|error\s?:|please (?:provide|describe|specify|tell|share|clarify|give)|bitte (?:beschreib|gib|teil|nenn|sag)|veuillez|por favor,? (?:proporcion|describ|indi)|请(?:提供|描述|告诉|说明)|i apologi[sz]e|apologies|unfortunately,? (?:i|we)|as an? (?:ai|large language|language model)"
    r"|i do not (?:feel comfortable|have)|es tut mir (?:sehr )?leid|tut mir (?:sehr )?leid|entschuldigung|leider,? (?:kann|darf|ist|muss|nicht|habe)"
    r"|ich bin nicht in der lage|als (?:ki|sprachmodell)|(?:je suis )?(?:vraiment )?désolée?|malheureusement|je ne (?:peux|suis|dois)|en tant qu['’](?:ia|assistant)"
    r"|(?:lo )?(?:siento|lamento)\b|perdón|lamentablemente|no puedo|no me es posible|como (?:ia|modelo)|mi dispiace|purtroppo|non posso|desculpe|sinto muito"
    r"|infelizmente|n[ãa]o posso|het spijt me|helaas[,\s]+(?:kan|is|mag)|przykro mi|niestety|przepraszam|nie mogę|извините|простите|к сожалению|я не могу|вибачте|на жаль"
    r"|抱歉|很抱歉|非常抱歉|对不起|對不起|我(?:无法|不能|無法)|作为(?:一个)?(?:人工智能|AI)|申し訳|すみません|ごめん|죄송|üzgünüm|maalesef|عذر|آسف|لا أستطيع|لا يمكنني"
    r"|(?:jeg )?beklager|desværre|tyvärr|jag kan (?:inte|tyvärr)|valitettavasti|bohužel|omlouvám|sajnálom|sajnos|îmi pare rău|din păcate|maaf\b|xin lỗi|rất tiếc"
    r"|λυπάμαι|συγγνώμη|क्षमा|माफ|ขออภัย|ขอโทษ|מצטער)",
    re.IGNORECASE,
)
"""How an answer begins that is none."""
REFUSED = LatePattern(
    r"\bI(?:['’]?m| am)? (?:cannot|can['’]?t|can not|won['’]?t|will not|not able|unable|afraid|not comfortable|must (?:\w+ )?decline|have to (?:\w+ )?decline)\b"
    r"|\b(?:this|that|your|the) (?:request|prompt|content|message)\b[^.\n]{0,60}\b(?:violat\w+|flagged|not allowed|inappropriate|against|declined|blocked)"
    r"|\bich (?:kann|darf|möchte|werde)\b[^.\n]{0,60}\b(?:nicht|keine?n?)\b|\b(?:kann|darf|möchte|mache) ich\b[^.\n]{0,40}\b(?:nicht|keine?n?)\b|verstößt gegen"
    r"|\b(?:not something|nothing) I can (?:help|do|assist)|\b(?:against|violates?|violating) (?:my|our|the|content) (?:guidelines|polic\w+|rules)|enfreint|contraire (?:aux?|à)\b"
    r"|\bje ne (?:peux|suis|dois) pas\b|\bno puedo (?:ayud|cre|gener|escrib|hac)|\bnon posso (?:aiut|cre|gener)|\bnão posso (?:ajud|cri|ger)|\bik kan\b[^.\n]{0,40}\bniet\b"
    r"|\bне могу (?:помочь|созда|выполн)|(?:无法|無法|不能)(?:协助|協助|帮助|幫助|生成|提供|满足|滿足|创建|創建|完成)|违反|違反|お応え(?:する(?:こと)?は)?(?:できません|でき[かな])|お手伝いできません"
    r"|(?:처리|생성|제공|지원|작성)할 수 없|도와드릴 수 없|yardımcı olamam|لا أستطيع|لا يمكنني|kan (?:jeg )?ikke hjelpe|kan inte hjälpa|en voi (?:auttaa|luoda)",
    re.IGNORECASE,
)
"""What says so further on, in the first sentences."""
NOTHING = LatePattern(
    r"\W*(?:no (?:title|prompt|answer|summary|response)|none|n\s?/?\s?a|null|nil|nothing|undefined|unknown|keiner?|nichts|aucune?|rien|ninguno|nada|无|無|没有|なし)\W*",
    re.I,
)
"""No answer, in a word."""
MUSING = LatePattern(
    r"\W{0,4}(?:thinking(?: process)?|thoughts?(?: process)?|reasoning|analysis|überlegung(?:en)?|gedanken|réflexion|razonamiento|思考(?:过程)?|分析)\**\s?[:：]"
    r"|(?:(?:ok(?:ay)?|alright|right|well|so|hm+|gut|also|d['’]accord|bon|vale|bien|好的?|嗯|那么|さて)\W{1,3}){0,3}"
    r"(?:let(?:['’]s| me) (?:think|see|analy[sz]e|break|start|consider|craft|figure)"
    r"|(?:the|this) (?:user|person|human) (?:wants?|is asking|asks?|asked|said|says|has|would|needs?|requests?|provided|gave|mentioned|just)"
    r"|we (?:need to|have to|should|must|are asked to) (?:produce|write|create|generate|craft|output|turn|refine|give|provide|respond|answer|make|name)|we need a (?:title|prompt|summary)"
    r"|i(?:['’]ve been| was| am|['’]m) (?:asked|given|supposed)|i (?:need to|have to|should|must|will|'ll) (?:turn|write|create|craft|produce|generate|make|come|think|refine|give|name)"
    r"|first,? (?:i|the user|let)|step 1\b"
    r"|(?:der|die) (?:nutzer(?:in)?|benutzer(?:in)?|user|person) (?:möchte|will|fragt|hat|wünscht|bittet)|ich (?:soll|muss|sollte)"
    r"|l['’]utilisat(?:eur|rice) (?:veut|demande|souhaite|a)|je dois|(?:el|la) usuari[oa] (?:quiere|pide|ha|desea)|necesito|o usuário|l['’]utente|debo"
    r"|пользователь (?:хочет|просит)|мне нужно|用户|使用者(?:想|要)|我(?:需要|应该|先)|(?:zuerst|d['’]abord|primero)[ ,]+(?:sollte|muss|je|debo)|analy[sz]e the|首先，|ユーザー(?:は|が)|사용자(?:는|가)|المستخدم)",
    re.IGNORECASE,
)
"""How thinking aloud begins that no mark sets apart."""
