"""Words for colours, which every language has its own of."""

from __future__ import annotations

from imaging.sentences import say

NAMES = {
    "white": say("colour_white", "white"),
    "black": say("colour_black", "black"),
    "grey": say("colour_grey", "grey"),
    "gray": say("colour_grey", "grey"),
    "red": say("colour_red", "red"),
    "orange": say("colour_orange", "orange"),
    "yellow": say("colour_yellow", "yellow"),
    "green": say("colour_green", "green"),
    "blue": say("colour_blue", "blue"),
    "purple": say("colour_purple", "purple"),
    "pink": say("colour_pink", "pink"),
    "brown": say("colour_brown", "brown"),
    "beige": say("colour_beige", "beige"),
    "transparent": say("colour_transparent", "transparent"),
}


def in_words(name: str) -> str:
    """As it is read in a sentence; a colour of another name is called as it was said."""
    return NAMES.get(name.strip().lower(), name)
