"""What the Sketchbook says about itself."""

from __future__ import annotations

from conversation.sentences import say

ANEW = say("sketch_anew", "It cannot look at a picture or change one, so this was painted anew from the words.")
NO_CHAT = (
    "No chat model is connected, so I cannot talk about that. Without one I can paint: say `/image a lake at dawn`, "
    "or “paint a lake at dawn”. Editing and finishing work too, here on this machine: "
    "“rotate left”, “20 % brighter”, “crop to a square”; type `/` to see everything. "
)


def how_to_connect() -> str:
    """The way out, in one sentence."""
    return say("connect_in_settings", "Connect one in Settings.")
