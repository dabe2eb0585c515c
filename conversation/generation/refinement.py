"""A person's few words and their context into the prompt that is sent: by the cheap model, or put together plainly."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from conversation.context.prompt_context import Context, ContextPlace, gather_conversation_context
from conversation.edit_context import PictureVersion
from conversation.errors import CallNotMade, ProviderFault
from conversation.events import Event, PromptRefined, StatusChanged
from conversation.generation.kept_words import Lost, lost_words
from conversation.generation.picture_numbers import in_order, numbers_in, without_numbers
from conversation.llm.answer_cache import answer_key
from conversation.llm.answer_text import prompt_in
from conversation.llm.ledger import Ledger
from conversation.llm.question import AS_DATA, ModelQuestion, ask, tagged
from conversation.llm.reading_budget import reading_budget
from conversation.llm.tokens import clipped, tokens
from conversation.options import Options
from conversation.phrases.picture_mentions import points_at_picture
from conversation.ports.models import ChatModel
from conversation.sentences import both, say
from conversation.studio import Studio

MOST = 2_000
"""Characters of a refined prompt. One to four sentences have a quarter of that."""

SYSTEM = f"""\
You turn a person's request into the prompt for an image model: one concrete visual description of 1 to 4 sentences.
- Say what is to be seen: subject, style, mood, light, composition. Where the request leaves something open, decide as a
  painter would; never change, drop or contradict what the person asked for. Keep names, numbers and quoted text as they
  are written.
- What must not be seen stays said as such: “no people” remains “no people”.
- Take from the context only what this request refers to ("the same", "her", "that style"). Ignore the rest of it.
- Names of pictures (#1, image 2, the second photo …) stay exactly as they are, and every part of a sentence that names
  one is copied word for word. Where pictures are sent along, the image model sees them and you do not: say what is to
  change and that all else stays; describe nothing of them that you are not told.
- Leave out greetings, politeness, questions and talk about the conversation. Do not mention the person or the studio.
- Write in the language of the request. No headings, no quotation marks around the prompt, no comment.
{AS_DATA} Answer with the prompt alone."""

REPAIR = "Answer once more. That answer lost what the person said, which must stand in it word for word:"

REFERS_BACK = re.compile(
    r"\b(?:same|again|another|other|before|earlier|previous|instead|also|too|it|its|that|those|this|these|them|their|he|him"
    r"|his|she|her|like|more|less|now|back|version|variation|continue|next)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Refined:
    """The prompt that will be sent. `note` is empty, or says why it was only put together, or by another model."""

    text: str
    note: str = ""
    known: bool = False
    """It was asked before, and not paid for again."""
    rewritten: bool = False
    """A person wrote it anew where they saw it: what is painted is called by it, and not by their first words."""


@dataclass(frozen=True)
class SecondWish:
    """A person saw a proposal and wants another one."""

    before: str
    """That proposal."""
    wish: str = ""
    """What is to be different; empty for anything."""

    def quoted(self) -> str:
        """For the model."""
        wished = f"\n\n{tagged('wish', clipped(self.wish, 500))}" if self.wish else ""
        kept = tagged("proposal", clipped(self.before, 1_000))
        return f"{kept}{wished}\n\nThe person wants another prompt than that proposal{', as they wish' * bool(wished)}."


def refine_prompt(
    studio: Studio,
    ledger: Ledger,
    prompt: str,
    context: Context,
    *,
    better: bool,
    seen: str = "",
    again: SecondWish | None = None,
) -> Generator[Event, None, Refined]:
    """The prompt to send. Never fails: without a cheap model, or when it fails, context and prompt are put together.

    `seen`: stands for the pictures that the image model gets and the prompt is about, so that words about them are not
    needed; empty for none. What was asked before is not asked again, except with `again`.
    """
    if not better:
        return Refined(prompt)
    model, other = studio.models.cheap(), studio.models.substitution("cheap")
    if model is None:
        plain = Refined(prompt) if seen else _without_model(prompt, context)
        return replace(plain, note=plain.note or other)
    longest = reading_budget(model.abilities.context) // 4
    cut = say("note_words_shortened", "{label} read your words shortened in the middle.", label=model.label)
    note = both(other, cut if tokens(prompt) > longest else "")
    question = _question(prompt, context, longest, pictures=bool(seen))
    answers, key = ledger.wallet.answers, _key(model, question, seen)
    known = answers.get(key) if again is None else None
    if known is not None:
        return Refined(known, note, known=True)
    asked = question if again is None else replace(question, text=f"{question.text}\n\n{again.quoted()}")
    try:
        answer, lost = yield from _complete_answer(studio, ledger, model, asked, prompt, seen=bool(seen))
    except (CallNotMade, ProviderFault) as fault:
        return together(
            prompt,
            context,
            say("could_not_refine", "{label} could not refine it ({title})", label=model.label, title=fault.title),
        )
    if not answer:
        return together(prompt, context, say("gave_no_prompt", "{label} gave no refined prompt", label=model.label))
    if lost:
        return Refined(prompt, _told_of_loss(model, lost[0]))
    answers.keep(key, answer)
    return Refined(answer, note)


def _question(prompt: str, context: Context, longest: int, *, pictures: bool) -> ModelQuestion:
    sent = "\n\nPictures are sent along." if pictures else ""
    text = f"{context.quoted()}\n\n{tagged('request', clipped(prompt, longest))}{sent}".strip()
    return ModelQuestion("refine", SYSTEM, text, temperature=0.4, max_tokens=500)


def _key(model: ChatModel, question: ModelQuestion, seen: str) -> str:
    return answer_key(model.id, question.system, question.text, seen)


def _complete_answer(
    studio: Studio, ledger: Ledger, model: ChatModel, question: ModelQuestion, prompt: str, *, seen: bool
) -> Generator[Event, None, tuple[str, tuple[Lost, ...]]]:
    """The prompt in the answer, and what it lost of the person's words even after it was asked once more for that."""
    answer, lost = "", tuple[Lost, ...]()
    for _ in range(2):
        said = yield from ask(ledger, model, question, studio.clock)
        answer = prompt_in(said, MOST, asked=prompt)
        lost = lost_words(prompt, answer, seen=seen) if answer else ()
        if not lost:
            break
        missing = "\n".join(f"- {_missing(each)}" for each in lost)
        question = replace(question, text=f"{question.text}\n\n{tagged('answer', answer)}\n\n{REPAIR}\n{missing}")
    return answer, lost


def _missing(lost: Lost) -> str:
    return "the language of the request: answer in it" if lost.kind == "language" else f"“{lost.words}”"


def _told_of_loss(model: ChatModel, lost: Lost) -> str:
    if lost.kind == "language":
        return say(
            "note_translated", "{label} answered in another language, so your own words are used.", label=model.label
        )
    return say(
        "note_words_left_out",
        "{label} left out “{words}”, so your own words are used.",
        label=model.label,
        words=clipped(lost.words, 30),
    )


def together(prompt: str, context: Context, why: str) -> Refined:
    """Plain concatenation, and why."""
    said = clipped(context.said(), 500)
    prompt = without_numbers(prompt) if context.picture else prompt
    if not said:
        return Refined(prompt, say("note_own_words", "{why}, so your own words are used.", why=why))
    note = say("note_put_together", "{why}, so your words were joined with the earlier ones.", why=why)
    return Refined(f"{prompt.rstrip('.')}. {said}", note)


def _without_model(prompt: str, context: Context) -> Refined:
    """Words that refer to nothing before them stand for themselves: others' words would only blur them."""
    about_it = bool(context.picture) and (bool(numbers_in(prompt)) or points_at_picture(prompt))
    if not context.said() or not (REFERS_BACK.search(prompt) or about_it):
        return Refined(prompt)
    return together(prompt, context, say("no_language_model", "No language model is connected"))


def prepare_prompt(
    studio: Studio,
    ledger: Ledger,
    place: ContextPlace,
    prompt: str,
    options: Options,
    sent: Sequence[PictureVersion] = (),
    again: SecondWish | None = None,
) -> Generator[Event, None, Refined]:
    """The prompt to send, see `addressed`; each step is a status. Never fails for lack of a model.

    Pictures that are `sent` along need no words for what they show.
    """
    yield StatusChanged("context", say("gathering_context", "Gathering context"))
    context = yield from gather_conversation_context(
        studio,
        ledger,
        place,
        prompt,
        include_summary=options.include_summary,
        include_messages=options.include_messages,
        include_memory_pad=options.include_memory_pad,
        deep_context=options.deep_context,
        history_count=options.history_count,
    )
    if options.better_context:
        yield StatusChanged("refine", say("refining", "Refining the prompt"))
    better, seen = options.better_context, pictures_key(sent)
    result = yield from refine_prompt(studio, ledger, prompt, context, better=better, seen=seen, again=again)
    if result.note:
        yield StatusChanged("refine", result.note)
    return result


def pictures_key(sent: Sequence[PictureVersion]) -> str:
    """Stands for the pictures that are sent along, by what their files hold; empty for none."""
    return answer_key(*(picture.version.filename for picture in sent)) if sent else ""


def addressed(
    original: str, prompt: str, refined: Refined, sent: Sequence[PictureVersion] = ()
) -> Generator[Event, None, Refined]:
    """The words as the image model gets them, which is told: behind a prompt that names pictures stands which is which.
    `original`: what the person said, which may be more than the `prompt`."""
    if sent and (len(sent) > 1 or numbers_in(prompt)):
        refined = replace(refined, text=f"{refined.text}\n\n{in_order(sent)}")
    yield PromptRefined(original, refined.text, refined.note)
    return refined
