"""What the Sketchbook says about itself."""

from __future__ import annotations

from conversation.sentences import say

ANEW = say("sketch_anew", "It can’t look at a picture or change one, so this is a new picture from your words.")


def how_to_connect() -> str:
    """The way out, in one sentence."""
    return say("connect_in_settings", "Connect a model in Settings.")
