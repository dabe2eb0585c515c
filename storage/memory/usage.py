"""`Usage` of `conversation/ports/usage.py`, in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import groupby
from uuid import uuid4

from conversation.ports.usage import (
    HOLDS,
    CallRecord,
    DailyUse,
    KeptUsage,
    LimitReached,
    PendingCall,
    PlannedCall,
    SpendingLimits,
    Spent,
)
from storage.memory.state import RecordedUsage, State
from storage.rules.limits_reached import SpentSoFar, bounds, moment, reached


class MemoryUsage(KeptUsage):
    """Usage in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def reserve(self, call: PlannedCall, limits: SpendingLimits) -> str | LimitReached:
        """See `Usage`."""
        with self._state.lock:
            identity, until = str(uuid4()), self._state.now(HOLDS)
            now = moment(self._state.now())
            since = bounds(now)
            mine = [each for each in self._state.used if each.call.owner == call.owner]
            guests = [each for each in self._state.used if each.shared and each.created >= since["month"]]
            standing = SpentSoFar(
                sum(self._counted(each) for each in mine if each.created >= since["month"]),
                sum(self._counted(each) for each in guests),
                sum(each.call.pictures for each in mine if each.created >= since["day"]),
                sum(each.created > since["minute"] and each.call.basis != "free" for each in mine),
            )
            refused = reached(call, limits, standing, now)
            if refused is not None:
                return refused
            planned = CallRecord(
                call.owner, call.turn, call.model, call.purpose, reservation=identity, pictures=call.pictures
            )
            self._keep(planned, since["now"], call.most or 0, until, shared=call.shared)
            return identity

    def record(self, call: CallRecord) -> None:
        """See `Usage`. A turn that is not known is recorded as well: money is never lost."""
        with self._state.lock:
            found = self._find(call.reservation)
            if found is None:
                self._keep(call, self._state.now())
            else:
                found.call, found.until = replace(call, owner=found.call.owner), None

    def note(self, reservation: str, receipt: str) -> None:
        """See `Usage`."""
        with self._state.lock:
            found = self._find(reservation)
            if found is not None:
                found.call = replace(found.call, receipt=receipt, basis="pending")

    def release(self, reservation: str) -> None:
        """See `Usage`."""
        with self._state.lock:
            self._state.used[:] = [each for each in self._state.used if each.call.reservation != reservation]

    def of_turn(self, turn: str) -> Spent:
        """See `Usage`."""
        return self._sum(lambda used: used.call.turn == turn)

    def of_conversation(self, conversation: str, but: Collection[str] = ()) -> Spent:
        """See `KeptUsage`."""
        return self._sum(lambda used: used.conversation == conversation and used.call.turn not in but)

    def of_user(self, owner: str) -> Spent:
        """What a person has spent so far."""
        return self._sum(lambda used: used.call.owner == owner)

    def of_month(self, owner: str, month: str) -> Spent:
        """See `Usage`."""
        return self._sum(lambda used: used.call.owner == owner and used.created.startswith(month))

    def of_guests(self, month: str) -> Spent:
        """See `Usage`."""
        return self._sum(lambda used: used.shared and used.created.startswith(month))

    def calls(self, turn: str) -> Sequence[CallRecord]:
        """See `Usage`."""
        with self._state.lock:
            mine = [each.call for each in self._state.used if each.call.turn == turn]
        return [replace(call, reservation="", receipt="", pictures=0) for call in mine]

    def daily(self, owner: str, month: str) -> Sequence[DailyUse]:
        """See `Usage`."""
        with self._state.lock:
            mine = [each for each in self._state.used if each.call.owner == owner and each.created.startswith(month)]
        ordered = sorted(mine, key=_day)
        return [_daily(*key, [each.call for each in calls]) for key, calls in groupby(ordered, _day)]

    def pending(self, since: str) -> Sequence[PendingCall]:
        """See `Usage`."""
        with self._state.lock:
            now = self._state.now()
            return [
                PendingCall(call.reservation, call.owner, call.model, call.receipt, each.created)
                for each in self._state.used
                if (call := each.call).basis == "pending"
                and each.created >= since
                and (each.until is None or each.until <= now)
            ]

    def learn(self, call: str, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        """See `Usage`."""
        with self._state.lock:
            found = self._find(call)
            if found is not None and found.call.basis == "pending":
                basis = "unknown" if cost is None else "provider"
                found.call = replace(found.call, cost=cost, basis=basis, tokens_in=tokens_in, tokens_out=tokens_out)
                found.until = None

    def _keep(
        self,
        call: CallRecord,
        created: str,
        reserved: int | None = None,
        until: str | None = None,
        *,
        shared: bool = False,
    ) -> None:
        message = self._state.messages.get(call.turn)
        self._state.used.append(
            RecordedUsage(call, message.conversation if message else None, created, reserved, until, shared)
        )

    def _find(self, reservation: str) -> RecordedUsage | None:
        return next((each for each in self._state.used if reservation and each.call.reservation == reservation), None)

    def _counted(self, used: RecordedUsage) -> int:
        return self._held(used) if used.call.cost is None else used.call.cost

    def _held(self, used: RecordedUsage) -> int:
        """Counts as it was reserved: a call that goes on, or one that was cut off."""
        stands = used.call.cost is None and (used.until is None or used.until > self._state.now())
        return used.reserved or 0 if stands else 0

    def _sum(self, where: Callable[[RecordedUsage], bool]) -> Spent:
        with self._state.lock:
            found = [used for used in self._state.used if where(used)]
            held = sum(self._held(used) for used in found)
        calls = [used.call for used in found]
        known = [call.cost for call in calls if call.cost is not None]
        tokens_in, tokens_out = sum(call.tokens_in for call in calls), sum(call.tokens_out for call in calls)
        return Spent(sum(known), len(calls) - len(known), len(calls), tokens_in, tokens_out, held)


def _day(used: RecordedUsage) -> tuple[str, str, str]:
    return used.created[:10], used.call.model, used.call.purpose


def _daily(day: str, model: str, purpose: str, calls: Sequence[CallRecord]) -> DailyUse:
    known = [call.cost for call in calls if call.cost is not None]
    return DailyUse(
        day,
        model,
        purpose,
        len(calls),
        sum(known),
        sum(call.basis == "computed" for call in calls),
        len(calls) - len(known),
        sum(call.basis == "pending" for call in calls),
        sum(call.tokens_in for call in calls),
        sum(call.tokens_out for call in calls),
        sum(call.pictures for call in calls),
    )
