"""The queues of workers, by Celery: what waits stands in the database, an order only says that something may begin.

So an order that is lost, or comes twice, does no harm: whoever gets it takes the next turn by fairness, if there is
one.
"""

from __future__ import annotations

import logging
from typing import Any

from celery import Celery
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)
TURNS = "turns"
"""The queue, and the task of running the next turn."""
UPKEEP = "upkeep"
"""The task of what is done again and again; its name is its argument."""
MOST = 50
"""Orders at once: whoever runs one turn goes on with the next."""
PATIENCE = 2.0
"""Seconds that the broker has to answer."""
ENDED_WITHIN = 3600
"""Seconds after which an order that was taken and not ended is somebody else's."""


def configuration(broker: str) -> dict[str, Any]:
    """Celery's, of both sides."""
    return {
        "broker_url": broker,
        "broker_connection_retry_on_startup": True,
        "broker_transport_options": {
            "visibility_timeout": ENDED_WITHIN,
            "socket_timeout": PATIENCE,
            "socket_connect_timeout": PATIENCE,
            "health_check_interval": 20,
        },
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_ignore_result": True,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_default_queue": TURNS,
        "worker_prefetch_multiplier": 1,
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        "worker_hijack_root_logger": False,
        "worker_send_task_events": False,
        "worker_enable_remote_control": False,
    }


class TurnOrders:
    """From a process with people to the workers."""

    def __init__(self, broker: str) -> None:
        self.celery = Celery("atelier", set_as_current=False)
        self.celery.conf.update(configuration(broker))

    def order(self, count: int) -> None:
        """So many turns more may begin. Where the broker is away it is said again later: see `look_after`."""
        try:
            for _ in range(min(count, MOST)):
                self.celery.send_task(TURNS, queue=TURNS, retry=False)
        except (OperationalError, OSError) as error:
            log.error("the workers cannot be told that a turn waits: %s", error)

    def close(self) -> None:
        self.celery.close()
