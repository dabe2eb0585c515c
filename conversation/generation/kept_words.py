"""What a refined prompt must still say: its language, numbers, names, quoted text, pictures, and what must not be seen.

Read from the words alone, in the five languages of the page. It is strict where a loss would paint something else, and
lets spelling, case and endings differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from conversation.generation.kept_vocabulary import (
    DIGITS_IN_WORDS,
    FILLERS,
    FUNCTION_WORDS,
    MENTION,
    NAMED_BY,
    NEGATORS,
    NEGATORS_IN_CHINESE,
    NO_NAMES,
    OF_THE_PICTURE,
    OR,
)

QUOTED = re.compile(r"[“„\"«「『]([^”“\"»」』\n]{1,200})[”“\"»」』]")
NUMBER = re.compile(r"(?<![\w#])\d+(?:[.,:/×x]\d+)*")
COUNTED = re.compile(r"([二两三四五六七八九十])[只个张条棵朵座位名匹头辆本幅种]")
SENTENCE = re.compile(r"[.;!?。；！？\n]+(?=\s|$|[^\d\s])")
PIECE = re.compile(r"[.;!?。；！？\n]+(?=\s|$|[^\d\s])|,\s|[，、]")
LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
HAN = re.compile(r"[\u4e00-\u9fff]")
WINDOW = 4
"""Words between a no and what it is about."""
FAR = 8
"""Characters of it in Chinese."""
STEM = 4
SURE = 3
"""Small words of another language that make an answer one of that language."""


@dataclass(frozen=True)
class Lost:
    """Something of the person's words that an answer does not have."""

    kind: str
    """`language`, `picture`, `number`, `name`, `quote` or `negative`."""
    words: str
    """As they said it; the language's code where it is another one."""


def lost_words(prompt: str, answer: str, *, seen: bool = False) -> tuple[Lost, ...]:
    """What the answer lost, in this order: pictures, numbers, quotes, names, what must not be seen; the language first.

    `seen`: pictures are sent along, so that “the photo” is one of them.
    """
    if language := _translated(prompt, answer):
        return (Lost("language", language),)
    return tuple(
        dict.fromkeys(
            (
                *_pictures(prompt, answer, seen=seen),
                *_numbers(prompt, answer),
                *_quotes(prompt, answer),
                *_names(prompt, answer),
                *_negatives(prompt, answer),
            )
        )
    )


def language_of(text: str) -> str:
    """`en`, `de`, `fr`, `es`, `zh`, the name of another writing (`cyrillic`), or empty where too little tells it."""
    script = _script(text)
    if script and script != "latin":
        return "zh" if script == "cjk" else script
    scores = _scores(text)
    (first, most), (_, second) = scores.most_common(2)
    return first if most > second else ""


def _script(text: str) -> str:
    found = Counter(unicodedata.name(letter, "?").split()[0].lower() for letter in text if letter.isalpha())
    if found["hiragana"] or found["katakana"]:
        return "kana"
    return found.most_common(1)[0][0] if found else ""


def _scores(text: str) -> Counter[str]:
    said = [word.casefold() for word in LETTERS.findall(text)]
    return Counter({name: sum(word in small for word in said) for name, small in FUNCTION_WORDS.items()})


def _translated(prompt: str, answer: str) -> str:
    """The prompt's language where the answer is surely in another one."""
    asked, got = (QUOTED.sub(" ", each) for each in (prompt, answer))
    if _script(asked) and _script(got) and _script(asked) != _script(got):
        return language_of(asked) or _script(asked)
    before, after = language_of(asked), language_of(got)
    if before not in FUNCTION_WORDS or after not in FUNCTION_WORDS or before == after:
        return ""
    scores = _scores(got)
    return before if scores[after] >= SURE and scores[after] > 2 * scores[before] else ""


def _pictures(prompt: str, answer: str, *, seen: bool) -> Iterator[Lost]:
    said = _plain(answer)
    for piece in PIECE.split(prompt):
        about = MENTION.search(piece) or (seen and OF_THE_PICTURE.search(piece))
        if about and _plain(piece) not in said:
            yield Lost("picture", piece.strip(" ,"))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[.,;:!?。，；！？“”\"()]+", " ", text.casefold()).split())


def _numbers(prompt: str, answer: str) -> Iterator[Lost]:
    spelt = {word.casefold() for word in LETTERS.findall(answer)}
    there = Counter(NUMBER.findall(answer))
    for number in NUMBER.findall(MENTION.sub(" ", prompt)):
        words = DIGITS_IN_WORDS.get(number, frozenset())
        if not there[number] and not words & spelt and not any(HAN.match(word) and word in answer for word in words):
            yield Lost("number", number)
    for word in LETTERS.findall(prompt):
        number = next((digits for digits, words in DIGITS_IN_WORDS.items() if word.casefold() in words), "")
        if number not in ("", "1") and not there[number] and not DIGITS_IN_WORDS[number] & spelt:
            yield Lost("number", word)
    for sign in COUNTED.findall(prompt):
        number = next((digits for digits, words in DIGITS_IN_WORDS.items() if sign in words), "")
        if not there[number] and not any(each in answer for each in DIGITS_IN_WORDS[number]):
            yield Lost("number", sign)


def _quotes(prompt: str, answer: str) -> Iterator[Lost]:
    said = " ".join(answer.split())
    yield from (Lost("quote", text) for text in QUOTED.findall(prompt) if " ".join(text.split()) not in said)


def _names(prompt: str, answer: str) -> Iterator[Lost]:
    said = answer.casefold()
    yield from (Lost("name", name) for name in names_in(prompt) if _bare(name) not in said)


def names_in(prompt: str) -> list[str]:
    """Words that are surely names: capitals where none have to be. In German only those that are announced as names,
    stand side by side, or are written in capitals, since all nouns have one."""
    found: list[str] = []
    german = language_of(prompt) == "de"
    words = LETTERS.findall(prompt)
    if not words or sum(word[0].isupper() for word in words) * 2 > len(words) + 2:
        return found  # a title, or shouting: capitals say nothing there
    for sentence in SENTENCE.split(prompt):
        said = LETTERS.findall(QUOTED.sub(" ", sentence))
        for place, word in enumerate(said):
            if word.casefold() in NO_NAMES or not word[0].isupper():
                continue
            before = said[place - 1] if place else ""
            after = said[place + 1] if place + 1 < len(said) else ""
            beside = _side_by_side(prompt, before, word, after)
            announced = before.casefold() in NAMED_BY or word[1:] != word[1:].lower() or word.endswith(("'s", "’s"))
            if announced or beside or (place > 0 and not german):
                found.append(word)
    return list(dict.fromkeys(found))


def _side_by_side(prompt: str, before: str, word: str, after: str) -> bool:
    """“Anna Müller”, and not “ein Hund, Bäume”."""
    return (_capital(before) and f"{before} {word}" in prompt) or (_capital(after) and f"{word} {after}" in prompt)


def _capital(word: str) -> bool:
    return bool(word) and word[0].isupper() and word.casefold() not in NO_NAMES


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name).casefold()


def _negatives(prompt: str, answer: str) -> Iterator[Lost]:
    said = _words(answer)
    for words, wanted in negatives_in(prompt):
        if not any(_negated(said, place) for place, word in enumerate(said) if _same(word, wanted)):
            yield Lost("negative", words)
    for sign in NEGATORS_IN_CHINESE:
        for found in re.finditer(f"{sign}([\u4e00-\u9fff]{{1,4}})", prompt):
            about = found[1].lstrip("有任何出现其他")[:2]
            places = [match.start() for match in re.finditer(re.escape(about), answer)] if about else []
            if about and not any(_negated_in_chinese(answer, place) for place in places):
                yield Lost("negative", found[0])


def negatives_in(prompt: str) -> list[tuple[str, str]]:
    """What must not be there: the words as they stand, and the one that counts, of writing with blanks."""
    found: list[tuple[str, str]] = []
    for sentence in SENTENCE.split(prompt):
        said = _words(sentence)
        place = 0
        while place < len(said):
            if said[place] not in NEGATORS:
                place += 1
                continue
            begin, about = place, _next(said, place + 1)
            while about is not None:
                found.append((" ".join(said[begin : about + 1]), said[about]))
                place = about
                more = about + 1 < len(said) and said[about + 1] in OR
                about = _next(said, about + 2) if more else None
            place += 1
    return found


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.casefold())]


def _next(said: list[str], place: int) -> int | None:
    """Where the next word is that says something."""
    return next((at for at in range(place, min(place + 5, len(said))) if said[at] not in FILLERS), None)


def _same(word: str, wanted: str) -> bool:
    """With another ending too."""
    if word == wanted:
        return True
    stem = max(STEM, min(len(word), len(wanted)) - 2)
    return min(len(word), len(wanted)) >= STEM and word[:stem] == wanted[:stem]


def _negated(said: list[str], place: int) -> bool:
    """By a word before it, with others that are not to be seen between them; or by one behind it, as in “text-free”."""
    return any(word in NEGATORS for word in said[max(0, place - WINDOW) : place]) or said[place + 1 : place + 2] == [
        "free"
    ]


def _negated_in_chinese(answer: str, place: int) -> bool:
    before = re.split(r"[，。；！？]", answer[max(0, place - FAR) : place])[-1]
    return any(sign in before for sign in NEGATORS_IN_CHINESE)
