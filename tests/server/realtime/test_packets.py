"""What a browser may say, and what is none of it."""

from __future__ import annotations

from typing import Any

import pytest

from server.realtime.packets import CONNECT, EVENT, Packet, Unreadable, read_packet, well_formed


@pytest.mark.parametrize("message", ["1", "2", "2probe", "3", "5", "40", '42["stop",{}]', b"anything", "4510-[]"])
def test_engine_io_may_have_what_it_can_read(message: str | bytes) -> None:
    assert well_formed(message)


@pytest.mark.parametrize(
    "message", ["", "x", "4", "4x", "4[1]", '4{"a":1}', "4" + "[" * 9999, "3[[", "0", "9", "²", "b64", "٤٢[]"]
)
def test_what_it_would_raise_on_it_never_gets(message: str) -> None:
    assert not well_formed(message)


@pytest.mark.parametrize(
    ("data", "packet"),
    [
        ("0", Packet(CONNECT, None, {"namespace": "/", "auth": None})),
        ('0{"token":"x"}', Packet(CONNECT, None, {"namespace": "/", "auth": {"token": "x"}})),
        ("0/admin,", Packet(CONNECT, None, {"namespace": "/admin", "auth": None})),
        ('2["stop",{"turn":"t"}]', Packet(EVENT, None, ["stop", {"turn": "t"}])),
        ('217["stop"]', Packet(EVENT, 17, ["stop"])),
        ('2/,3["stop"]', Packet(EVENT, 3, ["stop"])),
    ],
)
def test_a_packet_is_read(data: str, packet: Packet) -> None:
    assert read_packet(data) == packet


@pytest.mark.parametrize(
    ("data", "id", "attachments"),
    [
        (b"\x00\x01", None, 0),
        ("", None, 0),
        ("7", None, 0),
        ("²[]", None, 0),
        ("2", None, 0),
        ("25", 5, 0),
        ('25{"event":"stop"}', 5, 0),
        ("25[]", 5, 0),
        ("25[7]", 5, 0),
        ('25["stop",', 5, 0),
        ('25["stop",NaN]', 5, 0),
        ('25["stop",' + "9" * 5000 + "]", 5, 0),
        ('25["stop",' + "[" * 100_000, 5, 0),
        ('2/admin,5["stop"]', 5, 0),
        ("2" + "9" * 60 + '["stop"]', None, 0),
        ('51-5["stop",{"_placeholder":true,"num":0}]', 5, 1),
        ('59999999999-5["stop"]', 5, 100),
        ("61-5[]", 5, 1),
        ("5" + "9" * 30 + "-[]", None, 0),
    ],
)
def test_what_is_none_is_refused_with_the_number_that_waits_for_an_answer(
    data: Any, id: int | None, attachments: int
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_packet(data)
    assert (caught.value.id, caught.value.attachments) == (id, attachments)
    assert caught.value.text.endswith(".")
