"""A person's few words and their context into the prompt that is sent: by the cheap model, or put together plainly."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from conversation.context.prompt_context import Context, ContextPlace, gather_conversation_context
from conversation.edit_context import PictureVersion
from conversation.errors import CallNotMade, ProviderFault
from conversation.events import Event, PromptRefined, StatusChanged
from conversation.generation.picture_numbers import in_order, numbers_in, without_numbers
from conversation.llm.answer_text import prompt_in
from conversation.llm.ledger import Ledger
from conversation.llm.question import AS_DATA, ModelQuestion, ask, tagged
from conversation.llm.reading_budget import reading_budget
from conversation.llm.tokens import clipped, tokens
from conversation.options import Options
from conversation.phrases.picture_mentions import points_at_picture
from conversation.sentences import both, say
from conversation.studio import Studio

MOST = 2_000
"""Characters of a refined prompt. One to four sentences have a quarter of that."""

SYSTEM = f"""\
You turn a person's request into the prompt for an image model: one concrete visual description of 1 to 4 sentences.
- Say what is to be seen: subject, style, mood, light, composition. Where the request leaves something open, decide as a
  painter would; never change, drop or contradict what the person asked for. Keep names, numbers and quoted text.
- Take from the context only what this request refers to ("the same", "her", "that style"). Ignore the rest of it.
- Names of pictures (#1, #2 …) stay exactly as they are. Where pictures are sent along, the image model sees them and
  you do not: say what is to change and that all else stays; describe nothing of them that you are not told.
- Leave out greetings, politeness, questions and talk about the conversation. Do not mention the person or the studio.
- Write in the language of the request. No headings, no quotation marks around the prompt, no comment.
{AS_DATA} Answer with the prompt alone."""

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


def refine_prompt(
    studio: Studio, ledger: Ledger, prompt: str, context: Context, *, better: bool, seen: bool = False
) -> Generator[Event, None, Refined]:
    """The prompt to send. Never fails: without a cheap model, or when it fails, context and prompt are put together.

    `seen`: the image model gets the pictures that it is about, so that words about them are not needed.
    """
    if not better:
        return Refined(prompt)
    model, other = studio.models.cheap(), studio.models.substitution("cheap")
    if model is None:
        plain = Refined(prompt) if seen else _without_model(prompt, context)
        return replace(plain, note=plain.note or other)
    sent = "\n\nPictures are sent along." if seen else ""
    longest = reading_budget(model.abilities.context) // 4
    text = f"{context.quoted()}\n\n{tagged('request', clipped(prompt, longest))}{sent}".strip()
    question = ModelQuestion("refine", SYSTEM, text, temperature=0.4, max_tokens=500)
    try:
        said = yield from ask(ledger, model, question, studio.clock)
        answer = prompt_in(said, MOST, asked=prompt)
    except (CallNotMade, ProviderFault) as fault:
        return together(
            prompt,
            context,
            say("could_not_refine", "{label} could not refine it ({title})", label=model.label, title=fault.title),
        )
    if not answer:
        return together(prompt, context, say("gave_no_prompt", "{label} gave no refined prompt", label=model.label))
    lost = [number for number in numbers_in(prompt) if number not in numbers_in(answer)]
    if lost:
        return Refined(
            prompt,
            say(
                "note_left_out",
                "{label} left out #{number}, so your own words are used.",
                label=model.label,
                number=lost[0],
            ),
        )
    cut = say("note_words_shortened", "{label} read your words shortened in the middle.", label=model.label)
    return Refined(answer, both(other, cut if tokens(prompt) > longest else ""))


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
) -> Generator[Event, None, Refined]:
    """The prompt to send; each step is a status, and the prompt itself an event. Never fails for lack of a model.

    Pictures that are `sent` along need no words for what they show; behind a prompt that names them stands which is
    which.
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
    result = yield from refine_prompt(studio, ledger, prompt, context, better=options.better_context, seen=bool(sent))
    if sent and (len(sent) > 1 or numbers_in(prompt)):
        result = replace(result, text=f"{result.text}\n\n{in_order(sent)}")
    if result.note:
        yield StatusChanged("refine", result.note)
    yield PromptRefined(prompt, result.text, result.note)
    return result
