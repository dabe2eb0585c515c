"""With which letters a phrase may begin, so that only those that can match are compiled and tried."""

from __future__ import annotations

ANY = ""
"""Stands for “any letter”: where that cannot be told from the pattern."""
MARKS = frozenset(r"\.[]{}*+?^$|)")


def initials(pattern: str) -> frozenset[str]:
    """The first letters of what the regular expression matches, or `{ANY}`."""
    if not pattern:
        return frozenset({ANY})
    if pattern[0] == "(":
        return _of_group(pattern)
    if pattern[0] in MARKS:
        return frozenset({ANY})
    if pattern[1:2] == "?":
        return frozenset({pattern[0]}) | initials(pattern[2:])
    return frozenset({ANY if pattern[1:2] in ("*", "{") else pattern[0]})


def _of_group(pattern: str) -> frozenset[str]:
    end = _closing(pattern)
    if pattern.startswith("(?") or end < 0:
        return frozenset({ANY})
    rest = pattern[end + 1 :]
    optional = rest[:1] in ("?", "*")
    after = rest[1:] if optional else rest
    found: frozenset[str] = initials(after) if optional else frozenset()
    for alternative in _alternatives(pattern[1:end]):
        found |= initials(alternative + after)
    return found


def _closing(pattern: str) -> int:
    """Where the group that the pattern begins with ends; -1 when it does not."""
    depth = 0
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place
    return -1


def _alternatives(inside: str) -> list[str]:
    """What stands between the bars of a group, inner groups left whole."""
    found, depth = [""], 0
    for letter in inside:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return found
