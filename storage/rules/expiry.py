"""Which pictures a studio keeps no longer: the same rule, wherever they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from conversation.ports.moderation.expiry import Clearing, Expiring, ExpiringKind, KeptDays

DAY_S = 86_400
MOST_NOTED = 1_000
"""Clearings that are kept; some years of them."""


@dataclass(frozen=True)
class Aging:
    """Something that may go."""

    id: str
    owner: str
    kind: ExpiringKind
    bytes: int
    since: str
    """See `Expiring.oldest`."""


@dataclass(frozen=True)
class AgingPicture:
    """A picture that nothing protects."""

    id: str
    owner: str
    guest: bool
    uploaded: bool
    bytes: int
    changed: str
    """When its last version was made, or when it expired before."""


def expired(pictures: Iterable[AgingPicture], kept: KeptDays, before: Callable[[int], str]) -> list[Aging]:
    """Those that go. `before`: the moment so many days ago."""
    found = []
    for picture in pictures:
        kind, days = kept.of_picture(uploaded=picture.uploaded, guest=picture.guest)
        if days and picture.changed < before(days):
            found.append(Aging(picture.id, picture.owner, kind, picture.bytes, picture.changed))
    return found


def in_sum(found: Iterable[Aging]) -> tuple[Expiring, ...]:
    """By kind and person, the largest first."""
    groups: dict[tuple[ExpiringKind, str], list[Aging]] = {}
    for each in found:
        groups.setdefault((each.kind, each.owner), []).append(each)
    rows = [
        Expiring(kind, owner, len(group), sum(each.bytes for each in group), min(each.since for each in group))
        for (kind, owner), group in groups.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.bytes, -row.count, row.kind, row.owner)))


def as_clearings(found: Sequence[Aging], now: str) -> tuple[Clearing, ...]:
    """One for each kind."""
    kinds = sorted({each.kind for each in found})
    return tuple(
        Clearing(now, kind, len(group), sum(each.bytes for each in group))
        for kind in kinds
        for group in [[each for each in found if each.kind == kind]]
    )
