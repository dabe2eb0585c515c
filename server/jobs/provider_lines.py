"""The lines at providers: how many calls run at once at each, for the whole studio, and who is next. A job that waits
for its provider alone gives its room in the studio's own line (`line.py`) to others meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from conversation.ports.provider_lines import OpenPlace, ProviderLines, ProviderPlace
from providers.provider import Provider
from server.jobs.forecast import Seconds, begins_in
from server.jobs.gate import FairGate


@dataclass(frozen=True)
class ProviderLimit:
    """How much a provider does at once."""

    label: str
    """Its name, as a person knows it."""
    at_once: int


def provider_limits(providers: Sequence[Provider], said: Sequence[str] = ()) -> dict[str, ProviderLimit]:
    """What holds at each provider, by its name: what is `said` (`ollama=2`), else what it declares."""
    usual = {each.name: each.at_once for each in providers}
    chosen = {name.strip(): int(count) for name, _, count in (each.partition("=") for each in said)}
    limits = usual | chosen
    return {each.name: ProviderLimit(each.label, at) for each in providers if (at := limits[each.name]) is not None}


class GateTicket(Protocol):
    """In line at a gate, then inside: `GatePlace`, or `RedisPlace` where several processes share it."""

    @property
    def ticket(self) -> str: ...

    def wait(self, seconds: float) -> bool: ...

    def leave(self) -> None: ...


class ProviderGate(Protocol):
    """Lets so many in at once: `FairGate`, or `RedisGate`."""

    def place(self, owner: str) -> GateTicket: ...

    def is_empty(self) -> bool: ...


@dataclass(eq=False)
class CallPlace(ProviderPlace):
    """The place of one call."""

    lines: StudioProviderLines
    line: tuple[str, str]
    provider: str
    job: str
    place: GateTicket
    inside: bool = False
    waits: bool = False
    """It was told to wait."""

    def wait(self, seconds: float) -> bool:
        """See `ProviderPlace`."""
        if not self.inside and not self.place.wait(0):
            self.lines.waits(self)
            self.place.wait(seconds)
        if not self.inside and self.place.wait(0):
            self.lines.enters(self)
        return self.inside

    def leave(self) -> None:
        """See `ProviderPlace`."""
        self.place.leave()
        self.lines.left(self)


@dataclass
class StudioProviderLines(ProviderLines):
    """Of a whole studio."""

    limits: Mapping[str, ProviderLimit]
    """By the providers' names; of others as much runs at once as there is."""
    rests: Callable[[str, bool], object] = lambda job, rests: None
    """Told of a job that does nothing but wait for a provider, and once it goes on."""
    gate_of: Callable[[str, int], ProviderGate] = lambda line, at_once: FairGate(at_once)
    """The gate of a line, by its name: one that all processes share, where there are several."""
    gates: dict[tuple[str, str], ProviderGate] = field(default_factory=dict)
    """By the provider, and by the person where the key is their own; those that are used."""
    waiting: dict[str, list[CallPlace]] = field(default_factory=dict)
    """By job, its calls that wait."""
    calls: dict[tuple[tuple[str, str], str], CallPlace] = field(default_factory=dict)
    """All that wait or are at work, by their line and their place in it."""
    inside: Counter[str] = field(default_factory=Counter)
    """By job, how many of its calls are at work."""

    def join(self, model: str, owner: str, job: str, *, own: bool = False) -> ProviderPlace:
        """See `ProviderLines`."""
        name = model.partition("/")[0]
        limit = self.limits.get(name)
        if limit is None:
            return OpenPlace()
        line = name, owner if own else ""
        gate = self.gates.get(line) or self.gates.setdefault(line, self.gate_of(":".join(line), limit.at_once))
        place = gate.place(owner)
        call = self.calls[line, place.ticket] = CallPlace(self, line, limit.label, job, place)
        return call

    def waits_for(self, job: str) -> str:
        """The provider that a job waits for; empty where it works, or waits for something else."""
        calls = self.waiting.get(job)
        return calls[0].provider if calls and not self.inside[job] else ""

    def begins(self, job: str, left: Seconds, takes: Seconds) -> float | None:
        """Seconds until a job that waits for its provider goes on; None where nobody knows, or it does not wait. See
        `begins_in`."""
        if not self.waits_for(job):
            return None
        call = self.waiting[job][0]
        gate = self.gates[call.line]
        if not isinstance(gate, FairGate):  # who is before it in other processes is not known here
            return None

        def of(seconds: Seconds) -> Seconds:
            return lambda ticket: seconds(self.calls[call.line, ticket].job)

        return begins_in(gate.line, call.place.ticket, of(left), of(takes))

    def waits(self, call: CallPlace) -> None:
        """It is not its turn yet."""
        if not call.waits and call.job:
            call.waits = True
            self._changed(call.job, lambda: self.waiting.setdefault(call.job, []).append(call))

    def enters(self, call: CallPlace) -> None:
        """Its turn has come."""
        call.inside = True
        self._changed(call.job, lambda: self._enters(call))

    def left(self, call: CallPlace) -> None:
        """It is over, or was given up."""
        self.calls.pop((call.line, call.place.ticket), None)
        gate = self.gates.get(call.line)
        if gate is not None and gate.is_empty():
            del self.gates[call.line]
        if call.inside:
            call.inside = False
            self._changed(call.job, lambda: self._leaves(call.job))
        else:
            self._changed(call.job, lambda: self._waits_no_more(call))

    def _enters(self, call: CallPlace) -> None:
        self._waits_no_more(call)
        self.inside[call.job] += 1

    def _leaves(self, job: str) -> None:
        self.inside[job] -= 1
        if self.inside[job] <= 0:
            del self.inside[job]

    def _waits_no_more(self, call: CallPlace) -> None:
        calls = self.waiting.get(call.job, [])
        if call in calls:
            calls.remove(call)
        if not calls:
            self.waiting.pop(call.job, None)

    def _changed(self, job: str, change: Callable[[], object]) -> None:
        if not job:
            return
        before = bool(self.waits_for(job))
        change()
        after = bool(self.waits_for(job))
        if before != after:
            self.rests(job, after)
