"""Between Engine.IO and Socket.IO: every packet of a browser passes here, is counted, and is answered or refused.

Socket.IO trusts what it is sent: it raises on a packet that is none, keeps a binary one that nobody waits for, runs
every event at once, and says nothing to one that it does not know. Here a person has `AT_ONCE` events at work, so that
nobody waits for another's; the limit on requests counts them; who sends more than any page would is sent away.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

import gevent
from gevent.lock import Semaphore

from conversation.errors import BadRequest, Told
from conversation.sentences import say
from endpoints.envelope import as_data
from server.realtime.packets import ACK, CONNECT, DISCONNECT, Packet, Unreadable, read_packet
from server.realtime.sessions import Callers, SocketSession

AT_ONCE = 4
"""Events of one person that are at work; the next ones wait, unread."""
BYTES_A_PACKET = 16_384
"""How much of a large packet costs as much as a small one."""
LARGE = 65_536
"""Bytes of a packet that takes its turn among all such."""
WRONG = 5
"""What a packet costs that is none."""
RESERVED = {"connect", "disconnect"}
"""Events that Socket.IO calls itself."""
NOBODY = "nobody"


class Switchboard:
    """Takes the place of Socket.IO's own handler of messages."""

    def __init__(self, server: Any, callers: Callers, wait_of: Callable[[str], Told | None]) -> None:
        """`wait_of` counts one event of a person, and gives the refusal where it is one too many."""
        self.server = server
        self.callers = callers
        self.wait_of = wait_of
        self.lanes: WeakValueDictionary[str, Semaphore] = WeakValueDictionary()
        """By person, while something of theirs is at work."""
        self.large = Semaphore(1)
        server.eio.on("message", self.message)

    def message(self, session: str, data: Any) -> None:
        """A packet of Socket.IO, or what should be one."""
        caller = self.callers.get(session)
        if caller is None or not self._affords(caller, 1 + len(data) / BYTES_A_PACKET):
            return
        if caller.attachments and isinstance(data, bytes):  # of an event that was refused
            caller.attachments -= 1
            return
        try:
            self._take(caller, self._read(data))
        except Unreadable as refused:
            caller.attachments = refused.attachments
            if self._affords(caller, WRONG):
                self._refuse(session, refused)

    def _read(self, data: Any) -> Packet:
        """Large ones one after the other, of everybody's: taking one apart lasts as long as a thousand small ones."""
        if len(data) < LARGE:
            return read_packet(data)
        with self.large:
            gevent.sleep(0)
            return read_packet(data)

    def _affords(self, caller: SocketSession, cost: float) -> bool:
        if caller.budget.spend(cost):
            return True
        self.callers.end(caller.session, patience=0)
        return False

    def _take(self, caller: SocketSession, packet: Packet) -> None:
        session = caller.session
        if packet.kind == CONNECT:
            with self._lane(NOBODY):
                self.server._handle_connect(session, packet.data["namespace"], packet.data["auth"])
            self.callers.came_in(session)
        elif packet.kind == DISCONNECT:
            self.server._handle_disconnect(session, "/", self.server.reason.CLIENT_DISCONNECT)
            self.callers.left(session)
        elif self.callers.sid(session) is None:
            raise Unreadable("Nobody is signed in on this socket.", packet.id)
        elif packet.kind != ACK:  # nothing that is said here asks for one
            self._event(caller, packet)

    def _event(self, caller: SocketSession, packet: Packet) -> None:
        name = packet.data[0]
        if name in RESERVED or name not in self.server.handlers["/"]:
            raise Unreadable(f"There is no event “{name[:50]}” here.", packet.id)
        person = caller.opener or NOBODY
        if told := self.wait_of(person):
            self._answer(caller.session, packet.id, told)
            return
        lane = self._lane(person)
        lane.acquire()  # so that no more is read from who has enough at work
        gevent.spawn(self._work, lane, caller.session, packet)

    def _work(self, lane: Semaphore, session: str, packet: Packet) -> None:
        try:
            self.server._handle_event(session, "/", packet.id, packet.data)
        finally:
            lane.release()

    def _lane(self, person: str) -> Semaphore:
        lane = self.lanes.get(person)
        if lane is None:
            lane = self.lanes[person] = Semaphore(AT_ONCE)
        return lane

    def _refuse(self, session: str, refused: Unreadable) -> None:
        told = BadRequest(say("bad_message", "This message can’t be understood"), refused.text, code="bad_request")
        self._answer(session, refused.id, told)

    def _answer(self, session: str, id: int | None, told: Told) -> None:
        """As the acknowledgement that was asked for, else as an event; before the login as Socket.IO's own."""
        body = {"ok": False, "error": as_data(told)}
        if self.callers.sid(session) is None:
            packet = "4" + json.dumps({"message": str(told), "data": body})
        elif id is not None:
            packet = f"3{id}{json.dumps([body])}"
        else:
            packet = "2" + json.dumps(["refused", body])
        self.server.eio.send(session, packet)
