"""Where no model is there that could do it: whether that is so, and the answer to click that leads to one."""

from __future__ import annotations

from conversation.command import Turn
from conversation.errors import Told
from conversation.events import Choice
from conversation.sentences import say

HOW = say("connect_a_model", "Connect one in Settings → Providers.")
TALKING = say(
    "no_model_to_talk",
    "No chat model is connected, so I can’t talk about that. Without one I can paint: say "
    "`/image a lake at dawn`, or “paint a lake at dawn”. Editing and finishing work too, "
    "here on this machine: “rotate left”, “20% brighter”, “crop to a square”; type `/` to "
    "see everything.",
)
"""What is answered to talk; `HOW` belongs behind it."""


def without_model(turn: Turn) -> bool:
    """Whether no chat model is connected, only what stands in for one."""
    try:
        return turn.studio.models.chat(turn.options.chat_model).abilities.stand_in
    except Told:
        return False


def way_out(turn: Turn) -> Choice:
    """A page opens what its `settings` name; said as words it is answered with the way there."""
    if without_model(turn):
        return Choice(
            say("choice_connect_a_model", "Connect a model"),
            "How do I connect a model?",
            options={"settings": "providers"},
        )
    return Choice(
        say("choice_choose_another_model", "Choose another model"),
        "Which models can change a picture?",
        options={"settings": "models"},
    )
