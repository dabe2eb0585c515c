"""Who is next: jobs that wait and jobs that run, by the people they are for. It knows ids, and runs nothing."""

from __future__ import annotations

from collections import Counter, deque

from conversation.ports.jobs import TurnLine


class FairLine:
    """Whoever has the fewest running is next; of several, whoever was served longest ago. Of one person's the oldest.

    So a person's first job waits for one of another's to end at most, however many of those are in line.
    """

    def __init__(self, per_person: int, at_once: int) -> None:
        """How many run at once: of one person, and of all."""
        self.per_person = per_person
        self.at_once = at_once
        self.waiting: dict[str, deque[str]] = {}
        """By person, who has at least one."""
        self.running: dict[str, str] = {}
        """By job, the person."""
        self.resting: dict[str, str] = {}
        """Of those that were begun, the ones that wait for something else: they take no room. By job, the person."""
        self._of: Counter[str] = Counter()
        """How many run of each person."""
        self._served: dict[str, int] = {}
        """When each person who is in line, or has something running, was served: a count that goes on."""
        self._count = 0

    @classmethod
    def of(cls, line: TurnLine, per_person: int, at_once: int) -> FairLine:
        """As turns of a studio of several processes stand."""
        made = cls(per_person, at_once)
        made.running = {turn.id: turn.owner for turn in line.running}
        made._of = Counter(made.running.values())
        for turn in line.waiting:
            made.add(turn.id, turn.owner)
        made._served = {owner: number for number, owner in enumerate(line.served, 1)}
        made._count = len(made._served)
        return made

    def copy(self) -> FairLine:
        """One of its own that stands as this one does."""
        other = FairLine(self.per_person, self.at_once)
        other.waiting = {owner: deque(jobs) for owner, jobs in self.waiting.items()}
        other.running, other.resting = dict(self.running), dict(self.resting)
        other._of, other._served, other._count = Counter(self._of), dict(self._served), self._count
        return other

    def has_room(self, owner: str) -> bool:
        """Whether one more of theirs would begin at once."""
        return len(self.running) < self.at_once and self._of[owner] < self.per_person and owner not in self.waiting

    def add(self, job: str, owner: str) -> None:
        """At the end of its owner's."""
        self.waiting.setdefault(owner, deque()).append(job)

    def next(self) -> str | None:
        """Begins the job whose turn it is: it runs from now on. None where nothing may begin."""
        if len(self.running) >= self.at_once:
            return None
        due = [owner for owner in self.waiting if self._of[owner] < self.per_person]
        if not due:
            return None
        owner = min(due, key=self._due)
        job = self.waiting[owner].popleft()
        self._tidy(owner)
        self._count += 1
        self._served[owner] = self._count
        self._of[owner] += 1
        self.running[job] = owner
        return job

    def rest(self, job: str) -> bool:
        """It waits for something else, and gives its room to others: whether it does. Of one person no more do than may
        run, so that they cannot begin one after another without end."""
        owner = self.running.get(job)
        if owner is None or sum(each == owner for each in self.resting.values()) >= self.per_person:
            return False
        self.resting[job] = self.running.pop(job)
        self._of[owner] -= 1
        return True

    def go_on(self, job: str) -> None:
        """What rested works again, whether there is room or not: until others have ended, more run than may begin."""
        owner = self.resting.pop(job, None)
        if owner is not None:
            self.running[job] = owner
            self._of[owner] += 1

    def leave(self, job: str) -> bool:
        """It is over, or nobody wants it any more. Whether it was here."""
        if job in self.resting:
            self._tidy(self.resting.pop(job))
            return True
        owner = self.running.pop(job, None)
        if owner is not None:
            self._of[owner] -= 1
            self._tidy(owner)
            return True
        for owner, jobs in self.waiting.items():
            if job in jobs:
                jobs.remove(job)
                self._tidy(owner)
                return True
        return False

    def place(self, job: str) -> int:
        """1 for what is next; 0 for what does not wait. By who is here now: everybody's first come before anybody's
        second."""
        for owner, jobs in self.waiting.items():
            if job in jobs:
                rank = jobs.index(job) + 1
                before = sum(min(len(others), rank - 1) for others in self.waiting.values())
                return before + self._owners_of(rank).index(owner) + 1
        return 0

    def near(self, most: int) -> list[str]:
        """The first so many jobs, in the order of their places; what it costs does not depend on how many wait of each
        person."""
        found: list[str] = []
        rank = 1
        while len(found) < most and (owners := self._owners_of(rank)):
            found += [self.waiting[owner][rank - 1] for owner in owners]
            rank += 1
        return found[:most]

    def count(self, owner: str) -> int:
        """How many of theirs wait."""
        return len(self.waiting.get(owner, ()))

    def _owners_of(self, rank: int) -> list[str]:
        """Those with as many waiting, in the order in which they are served."""
        return sorted((owner for owner, jobs in self.waiting.items() if len(jobs) >= rank), key=self._due)

    def _due(self, owner: str) -> tuple[int, int]:
        return self._of[owner], self._served.get(owner, 0)

    def _tidy(self, owner: str) -> None:
        if not self.waiting.get(owner, True):
            del self.waiting[owner]
        if owner not in self.waiting and self._of[owner] <= 0:
            del self._of[owner]
            self._served.pop(owner, None)
