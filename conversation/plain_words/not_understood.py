"""Words that are not understood here, and no chat model to ask: nothing is changed, and what could be done is said.

Only what is surely ordered as a new picture is painted. A painter that cannot look at a picture would paint something
else over it, so a change of one is never guessed. What a picture shows nobody here can tell; what stands in its file is
shown instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from conversation.command import PictureVersion, Turn
from conversation.commands.image import Paint
from conversation.commands.info import Info
from conversation.editing.dispatch import perform
from conversation.errors import BadRequest
from conversation.events import Choice, Event, NoteAdded, QuestionAsked, TextDelta
from conversation.llm.no_model import HOW, TALKING, way_out
from conversation.phrases.image_requests import Commission, commissioned, repeated, varied
from conversation.plain_words.aim import aimed
from conversation.plain_words.certainty.alternatives import MOST as MOST_READINGS
from conversation.plain_words.edits import Edit, parse_edit, possible_edits
from conversation.plain_words.grammar import NOMINAL
from conversation.plain_words.offers import as_is_likely, as_understood
from conversation.plain_words.picture_questions import SEEING, is_question
from conversation.sentences import all_of, both, say
from conversation.slash import to_slash
from conversation.target import resolve, resolve_all
from conversation.versions.lineage import style_behind, words_behind
from imaging.operations.operation import Operation

UNCHANGED = all_of(
    (
        say("no_model_to_change", "Nothing was changed. That takes a model, and none is connected."),
        HOW,
        say(
            "what_works_without",
            "Without one I can still crop, turn, resize, change light and colours, write on a "
            "picture, cut it out and make it smaller, all here and free. Type `/` to see everything.",
        ),
    )
)
UNANSWERED = both(say("no_model_to_answer", "Answering that takes a model, and none is connected."), HOW)
UNSEEN = both(
    say("no_model_to_look", "Saying what a picture shows takes a model that can see, and none is connected."), HOW
)
IN_ITS_FILE = say(
    "what_its_file_says",
    "Without one I can tell you what its file says: size, date, camera, place, colours, who made it.",
)
OR_THIS = say("ask_or_this", "Or did you mean this?")
THIS = say("ask_this", "I did not follow all of that, so nothing was changed yet. Did you mean this?")
OR_ONE_OF_THESE = say("ask_or_one_of_these", "Or did you mean one of these?")
ONE_OF_THESE = say(
    "ask_one_of_these", "I did not follow all of that, so nothing was changed yet. Did you mean one of these?"
)
NO_PICTURE = {"no_picture": True}
LONGEST_LABEL = 60
"""Characters."""


def unaided(turn: Turn) -> Iterator[Event]:
    """A new picture where one is ordered, or else what can be done instead. Raises `Told`."""
    shown = _shown_instead(turn)
    if shown:
        yield from shown
        return
    pictures, ordered = _meant(turn), commissioned(turn.message.text)
    if again := _again(turn, pictures):
        yield from perform(turn, again)
        return
    if ordered and (ordered.sure or not pictures):
        yield from perform(turn, Paint(ordered.prompt))
        return
    if not pictures:
        yield QuestionAsked(both(TALKING, HOW), (way_out(turn),))
        return
    read = as_understood(turn) or _phrased(turn, pictures)
    alike = as_is_likely(turn)[: MOST_READINGS - len(read)] if len(read) < MOST_READINGS else []
    alike = [choice for choice in alike if choice.label not in {each.label for each in read}]
    offers = [*read, *alike, *_new_ones(turn, pictures, ordered)]
    files = _files(pictures) if is_question(turn.message.text) and not offers else []
    question = both(UNANSWERED, IN_ITS_FILE) if files else _question(understood=bool(read), offers=len(offers))
    yield QuestionAsked(question, (*offers, *files, way_out(turn)))


def _question(*, understood: bool, offers: int) -> str:
    if understood:
        return THIS if offers == 1 else ONE_OF_THESE
    return both(UNCHANGED, "" if not offers else OR_THIS if offers == 1 else OR_ONE_OF_THESE)


def _shown_instead(turn: Turn) -> Iterator[Event] | None:
    """What stands in the files of the pictures of which it is asked what they show. Raises `Told`."""
    asked = parse_edit(turn.message.text, SEEING)
    if not isinstance(asked, Edit) or not all(isinstance(each, Info) for each in asked.said(NOMINAL)):
        return None
    pictures = resolve_all(turn, asked.references)
    if isinstance(pictures, QuestionAsked):
        return iter((pictures,))
    return _sheets(turn, pictures) if pictures else None


def _sheets(turn: Turn, pictures: Sequence[PictureVersion]) -> Iterator[Event]:
    yield TextDelta(both(UNSEEN, say("in_the_file", "Here is what its file says.")))
    for picture in pictures:
        yield TextDelta("\n\n")
        yield from perform(replace(turn, picture=picture), Info())
    yield NoteAdded(say("note_read_here", "Read here, free"), (way_out(turn),))


def _files(pictures: Sequence[PictureVersion | None]) -> list[Choice]:
    """The sheets of their files, to be shown."""
    return [
        Choice(
            say("choice_file_of", "What is in the file of #{number}", number=picture.image.number),
            f"/{Info.name}",
            picture.image.id,
            picture.version.id,
        )
        for picture in pictures
        if picture
    ]


def _meant(turn: Turn) -> Sequence[PictureVersion | None]:
    """The picture that the words would be about; None stands for several that they might be about."""
    named = aimed(turn)
    if named.untouched:
        sure = named.picture is not None and named.picture.image.number not in named.untouched
        return (named.picture if sure else None,)
    try:
        picture = resolve(turn, None)
    except BadRequest:
        return ()
    return () if picture is None else (None,) if isinstance(picture, QuestionAsked) else (picture,)


def _again(turn: Turn, pictures: Sequence[PictureVersion | None]) -> Paint | None:
    """What “the same at night” paints, where the picture came of words alone and is painted from words here."""
    picture = pictures[0] if len(pictures) == 1 else None
    if picture is None or turn.studio.models.image(turn.options.image_model).abilities.edit:
        return None
    words = words_behind(picture.image, picture.version)
    prompt = repeated(words, turn.message.text) if words else ""
    return Paint(prompt, style=style_behind(picture.image, picture.version)) if prompt else None


def _phrased(turn: Turn, pictures: Sequence[PictureVersion | None]) -> list[Choice]:
    """What phrases in the words stand for, each done to the whole picture."""
    return [
        Choice(said.done(), to_slash(said), picture.image.id, picture.version.id)
        for picture in pictures
        if picture
        for said in possible_edits(turn.message.text)
        if isinstance(said, Operation)
    ]


def _new_ones(turn: Turn, pictures: Sequence[PictureVersion | None], ordered: Commission | None) -> list[Choice]:
    """A new picture from what was ordered, or from the words of the one that is there with the change in them."""
    prompts = [ordered.prompt] if ordered else []
    for picture in pictures:
        words = words_behind(picture.image, picture.version) if picture else ""
        prompts += [changed] if words and (changed := varied(words, turn.message.text)) else []
    return [
        Choice(
            say("choice_paint_a_new_picture", "Paint a new picture: {prompt}", prompt=_short(prompt)),
            f"/image {prompt}",
            options=NO_PICTURE,
        )
        for prompt in dict.fromkeys(prompts)
    ]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"
