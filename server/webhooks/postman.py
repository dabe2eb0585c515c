"""Carries what waits to be told: looks once a second, each delivery in a greenlet of its own.

What is due stands in the database, so a restart loses nothing: what was under way then is told once more, under the
same id.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from time import time

from gevent.pool import Pool

from conversation.errors import NotFound, Told
from conversation.ports.jobs import Job, Jobs
from conversation.ports.programs.webhooks import DeliveryTry, DueDelivery, Postbox, Webhooks
from server.coordination.claims import Claims
from server.periodic import Housekeeping
from server.webhooks.message import headers_of, message_of

log = logging.getLogger(__name__)
EVERY = 1.0
"""Seconds between two looks."""
AT_ONCE, OF_ONE = 16, 4
"""Deliveries under way: of all, and of one person, whose slow addresses keep nobody else waiting."""
LOOKED_AT = 200
CLAIMED_FOR = 120
"""Seconds that a delivery is one postman's at most: longer than any address may take."""


class Postman:
    """`prompt_of` tells what was said for a job, by its owner and the id of its message."""

    def __init__(
        self,
        webhooks: Webhooks,
        jobs: Jobs,
        postbox: Postbox,
        prompt_of: Callable[[str, str], str],
        clock: Callable[[], float] = time,
        claims: Claims | None = None,
        root: str = "",
    ) -> None:
        """`claims`: who carries what, where there are several postmen; `root`: the path that the studio lives below."""
        self.webhooks, self.jobs, self.postbox, self.prompt_of = webhooks, jobs, postbox, prompt_of
        self.clock = clock
        self.claims = claims
        self.root = root
        self.pool = Pool(AT_ONCE)
        self.carried: dict[str, str] = {}
        """Deliveries under way, and whose they are."""
        self.looking = Housekeeping(self.round, EVERY, EVERY)

    def round(self) -> None:
        """Begins what is due, as far as there is room."""
        before = -1
        while before < len(self.carried) < AT_ONCE:
            before = len(self.carried)
            self._begin()

    def _begin(self) -> None:
        """What waits longest, of people who have room: others are not even looked at, however much of theirs waits."""
        carries = Counter(self.carried.values())
        for due in self.webhooks.due(LOOKED_AT, [owner for owner, count in carries.items() if count >= OF_ONE]):
            if len(self.carried) >= AT_ONCE:
                return
            if due.delivery.id not in self.carried and carries[due.owner] < OF_ONE:
                if self.claims is not None and not self.claims.take(due.delivery.id, CLAIMED_FOR):
                    continue
                carries[due.owner] += 1
                self.carried[due.delivery.id] = due.owner
                self.pool.spawn(self._carry, due)

    def close(self) -> None:
        """What is under way is told by the next server."""
        self.looking.close()
        self.pool.kill()

    def _carry(self, due: DueDelivery) -> None:
        try:
            tried = self._tried(due)
            self.webhooks.settle(due.delivery.id, tried)
        except Told as told:  # the disk takes nothing: it is due again at the next look, under the same id
            log.warning("what came of delivery %s could not be saved: %s", due.delivery.id, told)
        finally:
            del self.carried[due.delivery.id]
            if self.claims is not None:
                self.claims.give_back(due.delivery.id)

    def _tried(self, due: DueDelivery) -> DeliveryTry:
        if due.secret is None:
            return DeliveryTry(error="secret_lost")
        try:
            job = self.jobs.get(due.owner, due.delivery.job)
        except NotFound:
            return DeliveryTry(error="job_gone")
        body = message_of(due, job, self._prompt(due, job), self.root)
        headers = headers_of(due.delivery.id, due.secret, body, int(self.clock()))
        return self.postbox.post(due.webhook.url, body, headers)

    def _prompt(self, due: DueDelivery, job: Job) -> str:
        if not due.webhook.prompts or job.message is None:
            return ""
        try:
            return self.prompt_of(due.owner, job.message)
        except NotFound:
            return ""
