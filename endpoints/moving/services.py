"""What endpoints of this folder may use; a part of `endpoints/services.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from conversation.archive.archives import Archives
from conversation.archive.imports import Imports
from conversation.moderation.reporting import Reporting
from conversation.ports.moderation.expiry import Expiry
from conversation.ports.moderation.refusals import RefusedCalls
from conversation.ports.moving.departures import Departures
from conversation.ports.moving.shares import Share
from conversation.services.sharing import Sharing


class ShareDoor(Protocol):
    """Who may look at what is shared: whoever has its address and, where it has one, its password."""

    def address(self, share: str) -> str:
        """What stands in the address of the share with that id."""

    def find(self, address: str) -> Share:
        """Raises `NotFound` for whatever was not made here, was revoked or is over."""

    def opens(self, share: Share, shown: str) -> bool:
        """Whether nobody has to say a password, or who asks showed what `unlock` gave them."""

    def unlock(self, share: Share, password: str, address: str) -> str:
        """What a browser shows from now on. Raises `Told` for a wrong one, and for too many tries."""

    def count_report(self, address: str) -> None:
        """A stranger at that address of the network reports something. Raises `Told` for too many."""


@dataclass(frozen=True)
class MovingServices:
    """What leaves as files or for good, comes from files, and is shown to others."""

    archives: Archives
    imports: Imports
    sharing: Sharing
    door: ShareDoor
    departures: Departures
    reporting: Reporting
    refusals: RefusedCalls
    expiry: Expiry
