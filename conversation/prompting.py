"""The first two steps of every picture made from words: gather the context, refine the prompt."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from conversation.context.prompt_context import Place, gather_conversation_context
from conversation.edit_context import Aim
from conversation.events import Event, PromptRefined, StatusChanged
from conversation.llm.ledger import Ledger
from conversation.naming import in_order, numbers_in
from conversation.options import Options
from conversation.refine import Refined, refined
from conversation.studio import Studio


def prompted(
    studio: Studio, ledger: Ledger, place: Place, prompt: str, options: Options, sent: Sequence[Aim] = ()
) -> Generator[Event, None, Refined]:
    """The prompt to send; each step is a status, and the prompt itself an event. Never fails for lack of a model.

    Pictures that are `sent` along need no words for what they show; which is which stands behind a prompt that names
    them.
    """
    yield StatusChanged("context", "Gathering context")
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
        yield StatusChanged("refine", "Refining the prompt")
    result = yield from refined(studio, ledger, prompt, context, better=options.better_context, seen=bool(sent))
    if sent and (len(sent) > 1 or numbers_in(prompt)):
        result = replace(result, text=f"{result.text}\n\n{in_order(sent)}")
    if result.note:
        yield StatusChanged("refine", result.note)
    yield PromptRefined(prompt, result.text, result.note)
    return result
