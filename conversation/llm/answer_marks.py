"""What models put around and into their answers: thinking in all its spellings, marks of formats, pictures as text.

The spellings were collected from the chat templates of open models and from public reports of such text in titles and
prompts: DeepSeek, Qwen, GLM, MiniMax (`<think>`), Mistral (`[THINK]`), Kimi (`◁think▷`), Seed (`<seed:think>`),
OpenThinker (`<|begin_of_thought|>`), Command A (`<|START_THINKING|>`), Gemma (`<|channel>thought`), Granite (a
sentence), Ollama's command line (`Thinking...`), gpt-oss (channels of its "harmony" format, also with marks lost).
"""

from __future__ import annotations

import re

from conversation.llm.late_pattern import LatePattern

_KIND = (
    r"(?:think(?:ing)?|thoughts?|reason(?:ing)?|reflection|analysis|rationale|deliberation|scratch_?pad|monologue"
    r"|chain_?of_?thought|gedanken|denken|überlegung(?:en)?|pens[ée]es?|r[ée]flexion|raisonnement|pensamientos?|razonamiento"
    r"|pensiero|ragionamento|思考|推理|思维)"
)
_TAG = rf"(?:\w{{1,12}}:|ant|internal_?|inner_?)?{_KIND}(?:_(?:process|content))?"
_LEFT, _RIGHT = r"(?:<\|?|＜|&lt;)\s?", r"\s?(?:\|?>|＞|&gt;)"
_SOMEBODY = r"(?:user|system|human|tool)"
_FINAL = r"(?:<\|start\|>\s*assistant\s*)?<\|channel\|>\s*final[^<\n]{0,40}<\|message\|>"
OPENS = (
    rf"{_LEFT}{_TAG}(?:\s[^<>\n]{{0,80}})?{_RIGHT}|\[{_TAG}\]|◁{_TAG}▷|<\|(?:begin_of|start)_{_KIND}\|>"
    r"|<unused94>(?:\s?thought)?|<details\s[^<>\n]{0,80}\btype=[\"']?reasoning[^<>\n]{0,80}>"
    r"|(?:<\|start\|>\s*assistant\s*)?<\|channel\|>\s*(?:analysis|commentary)[^<\n]{0,80}(?:<\|constrain\|>\s*\w+\s*)?<\|message\|>"
    r"|<\|?channel\|?>\s*thought"
)
"""Begins thinking, where it begins an answer or a line."""
BEGINS = LatePattern(r"Here(?: i|['’])s my thought process:|Thinking\.\.\.\n|analysis(?=[A-Z])")
"""Begins thinking where an answer begins, and only there."""
BEGINNINGS = (
    "assistantfinal",
    "Here is my thought process:",
    "Here's my thought process:",
    "Thinking...\n",
    "analysis",
)
CLOSES = (
    rf"{_LEFT}/\s?{_TAG}{_RIGHT}|\[/{_TAG}\]|◁/{_TAG}▷|<\|end_(?:of_)?{_KIND}\|>|<channel\|>|<unused95>"
    rf"|(?:<\|(?:end|return)\|>\s*){_FINAL}"
)
"""Ends it. Where nothing began it, all before it was thinking: some templates put the first mark into the question."""
ENDS = LatePattern(
    rf"{CLOSES}|{_FINAL}|</details>|<\|(?:end|call)\|>|Here(?: i|['’])s my response:|\.\.\.done thinking\."
    r"|assistant\s?final(?=\W|[A-Z])",
    re.IGNORECASE,
)
"""Ends thinking that has begun."""
OVER = (
    rf"<\|(?:im_)?start\|>\s*{_SOMEBODY}|<\|start_header_id\|>\s*{_SOMEBODY}|<start_of_turn>{_SOMEBODY}"
    rf"|<[|｜]{_SOMEBODY}[|｜]>|</s>\s*(?:<s>|\[INST\])"
    r"|<\|end_?of_?text\|>|<[|｜]end▁of▁sentence[|｜]>"
)
"""Goes on as somebody else, who speaks after the answer: small models do, where a service does not stop them."""
SPECIAL = (
    rf"{_FINAL}|<\|(?:im_)?start\|>\s*assistant|<\|start_header_id\|>\s*assistant\s*<\|end_header_id\|>|<[|｜][^<>|｜\n]{{1,40}}[|｜]>"
    r"|</?s>|<(?:bos|eos|pad|unk|end_of_turn|eot_id)>|<start_of_turn>(?:model)?|\[/?INST\]"
    r"|</?(?:answer|final_answer|response|output|solution|result)>"
)
"""Marks of a chat format, which say nothing to a person."""
WRAPPED = r"!\[[^\]\n]{0,300}\]\(\s*<?(?=data:)|<img\b[^<>]{0,300}?\bsrc\s*=\s*[\"']?(?=data:)"
BARE = r"(?=data:image/[\w.+-]{1,20};base64,)"
MARK = LatePattern(
    rf"(?P<wrapped>{WRAPPED})|(?P<bare>{BARE})|(?P<open>{OPENS})|(?P<close>{CLOSES})|(?P<over>{OVER})"
    rf"|(?P<special>{SPECIAL})"
    r"|(?P<fence>```)|(?P<quoted>`[^`\n]+`)",
    re.IGNORECASE,
)
"""Whatever is not simply passed on. Words in backticks are quoted as they are."""
DATA_ENDS = {True: LatePattern(r"[^A-Za-z0-9+/_=\s-]"), False: LatePattern(r"[^A-Za-z0-9+/_=-]")}
"""The first character behind base64, by whether something is written around it: then it may have line breaks."""
BEFORE_DATA = LatePattern(r"data:[^,]{0,200},", re.IGNORECASE)
MAYBE = LatePattern(
    rf"(?:(?:<|＜|&(?:l(?:t;?)?)?)(?:[|｜/]?\s?[\w:|｜ ▁]{{0,60}}(?:>|＞|&(?:g(?:t;?)?)?)?"
    rf"|{_TAG}\s[^<>\n]{{0,80}}|details\s[^<>\n]{{0,160}}|unused94>\s?\w{{0,7}}|/s>\s*(?:<s?|\[\w{{0,4}})?"
    r"|\|(?:(?:im_)?start|start_header_id)\|>\s*\w{0,10}(?:<\|?\w{0,14}\|?)?"
    r"|\|channel\|>[\w .=:-]{0,80}(?:<\|constrain\|>\s*\w{0,10})?(?:<\|?\w{0,10}\|?)?"
    r"|\|?channel\|?>\s*\w{0,8}|start_of_turn>\w{0,5}"
    r"|\|(?:end|return)\|>\s*(?:<[|\w]{0,10}>?\s*\w{0,10}){0,3}|img\b[^<>]{0,300})"
    r"|\[/?\w{0,20}|◁[^▷\n]{0,20}|!(?:\[[^\]\n]{0,300}(?:\](?:\(\s*<?d?a?t?a?)?)?)?"
    r"|\bd(?:a(?:t(?:a(?::[\w/.+;=-]{0,60})?)?)?)?|`[^`\n]{0,80}|``)$",
    re.IGNORECASE,
)
"""What may be the beginning of a mark: held back until more has come."""
PLAIN = LatePattern(r"(?!.*\bd(?:a(?:t(?:a(?::.*)?)?)?)?$)[^<＜&\[◁!`]+", re.IGNORECASE | re.DOTALL)
"""What holds no mark and begins none."""
LONGEST = 400
"""Characters that are held back at most."""
