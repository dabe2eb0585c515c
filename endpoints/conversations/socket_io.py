"""Flask-SocketIO, without what python-socketio loads beside it if it is installed: clients of message queues, half a
second of a start, and what its own client needs, 4 MB. Ours has a line of its own to Redis (`server/realtime/`).
"""

from __future__ import annotations

import sys

_HIDDEN = [name for name in ("redis", "valkey", "kombu", "websocket", "requests") if name not in sys.modules]
sys.modules.update(dict.fromkeys(_HIDDEN))  # type: ignore[arg-type]  # None is what nobody can import

from flask_socketio import ConnectionRefusedError, SocketIO, join_room, leave_room  # noqa: E402
from socketio.base_manager import BaseManager  # noqa: E402
from socketio.manager import Manager  # noqa: E402
from socketio.pubsub_manager import PubSubManager  # noqa: E402

for _name in _HIDDEN:
    del sys.modules[_name]

__all__ = ["BaseManager", "ConnectionRefusedError", "Manager", "PubSubManager", "SocketIO", "join_room", "leave_room"]
