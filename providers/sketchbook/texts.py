"""What the Sketchbook says about itself."""

from __future__ import annotations

from conversation.sentences import say

ANEW = say("sketch_anew", "It cannot look at a picture or change one, so this was painted anew from the words.")


def how_to_connect() -> str:
    """The way out, in one sentence."""
    return say("connect_in_settings", "Connect a model in Settings.")
