"""A lexicon that forgets what only one voice says, so that its lines are read as those of somebody new.

The lexicon was widened for the lines that teach: of their readings 89 % are right, of the odd halves' 76 %. What learns
from the former believes too much. Without what only their own voice says 80 % of them are right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from conversation.plain_words.tokenizing.items import items_of
from conversation.plain_words.tokenizing.lexicon import GAP, Lexicon, LexiconEntry, lexicon
from conversation.plain_words.tokenizing.tokens import WordToken, tokens_of
from tests.conversation.phrases.hearing import scene_of
from tests.conversation.phrases.phrase import Phrase

NEVER = ("unknown", "quote")
"""Items that stand in no lexicon."""


class ForgetfulLexicon(Lexicon):
    """The whole one but for the phrases that are `forgotten`, whose tables it shares."""

    def __init__(self, whole: Lexicon) -> None:
        self.__dict__.update(whole.__dict__)
        self.forgotten: frozenset[str] = frozenset()

    def at(self, tokens: Sequence[WordToken], start: int) -> list[LexiconEntry]:
        found = super().at(tokens, start)
        return [each for each in found if _phrase(tokens[start : each.end]) not in self.forgotten]


class Unheard:
    """Gives each line the lexicon that its voice would meet."""

    def __init__(self, said: Iterable[Phrase]) -> None:
        self._lexicon = ForgetfulLexicon(lexicon())
        self._phrases: dict[str, set[str]] = {}
        self._voices: dict[str, set[str]] = defaultdict(set)
        for phrase in said:
            self._phrases[phrase.id] = {*self._known(phrase)}
            for each in self._phrases[phrase.id]:
                self._voices[each].add(voice_of(phrase))

    def _known(self, phrase: Phrase) -> Iterable[str]:
        for item in items_of(self._lexicon, phrase.text, frozenset(scene_of(phrase).names)):
            if item.kind not in NEVER:
                yield _phrase(tokens_of(item.text, self._lexicon.variants))

    def lexicon_for(self, phrase: Phrase) -> Lexicon:
        """Without what no other voice says; until it is asked for another line."""
        said = self._phrases.get(phrase.id, set())
        self._lexicon.forgotten = frozenset(each for each in said if len(self._voices[each]) == 1)
        return self._lexicon


def voice_of(phrase: Phrase) -> str:
    """Of all collections and languages."""
    return f"{phrase.collection} {phrase.language} {phrase.voice}"


def _phrase(tokens: Sequence[WordToken]) -> str:
    return GAP.join(token.text for token in tokens)
