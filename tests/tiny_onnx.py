"""A whole ONNX model of two nodes, written by hand: whether a pixel is red. What rembg runs like any of its own.

The fields' numbers are those of onnx.proto; there is no need for the package that writes such files.
"""

from __future__ import annotations

import struct

IR_VERSION, OPSET, FLOAT, INTS = 8, 17, 1, 7
REDNESS = (24.0, -12.0, -12.0)
"""What a pixel's red, green and blue count; more than a little is all."""


WIDE = 64
"""Channels of a layer that only takes time."""


def tiny_model(weights: tuple[float, float, float] = REDNESS, padding: int = 0, layers: int = 0) -> bytes:
    """The file: a 1 × 1 convolution and a sigmoid, for pictures of any size.

    `padding` bytes make it larger, `layers` slower: each is a 3 × 3 convolution of 64 channels, 3.8 thousand million
    multiplications at 320 × 320, and changes nothing of the answer.
    """
    kernels = _kernel("weights", (1, 3, 1, 1), weights)
    nodes = _node("Conv", ("picture", "weights"), "redness")
    decided = "redness"
    if layers:
        kernels += _kernel("widen", (WIDE, 3, 1, 1), (0.3,) * (WIDE * 3))
        kernels += _kernel("layer", (WIDE, WIDE, 3, 3), (1 / (WIDE * 9),) * (WIDE * WIDE * 9))
        kernels += _kernel("forget", (1, WIDE, 1, 1), (0.0,) * WIDE)
        nodes += _node("Conv", ("picture", "widen"), "wide0")
        same = _field(5, _text(1, "pads") + _ints(8, 1, 1, 1, 1) + _int(20, INTS))
        for number in range(layers):
            nodes += _node("Conv", (f"wide{number}", "layer"), f"wide{number + 1}", same)
        nodes += _node("Conv", (f"wide{layers}", "forget"), "nothing") + _node("Add", ("redness", "nothing"), "sum")
        decided = "sum"
    nodes += _node("Sigmoid", (decided,), "mask")
    graph = nodes + _text(2, "redness") + kernels
    graph += _field(11, _value("picture", 3)) + _field(12, _value("mask", 1))
    about = _text(6, "x" * padding) if padding else b""
    return _int(1, IR_VERSION) + about + _field(7, graph) + _field(8, _text(1, "") + _int(2, OPSET))


def _node(what: str, takes: tuple[str, ...], gives: str, attributes: bytes = b"") -> bytes:
    inputs = b"".join(_text(1, each) for each in takes)
    return _field(1, inputs + _text(2, gives) + _text(4, what) + attributes)


def _kernel(name: str, shape: tuple[int, ...], values: tuple[float, ...]) -> bytes:
    data = struct.pack(f"<{len(values)}f", *values)
    return _field(5, _ints(1, *shape) + _int(2, FLOAT) + _text(8, name) + _field(9, data))


def _value(name: str, channels: int) -> bytes:
    """A tensor of 1 × channels × height × width."""
    sides = (_int(1, 1), _int(1, channels), _text(2, "height"), _text(2, "width"))
    shape = b"".join(_field(1, side) for side in sides)
    tensor = _int(1, FLOAT) + _field(2, shape)
    return _text(1, name) + _field(2, _field(1, tensor))


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _int(field: int, number: int) -> bytes:
    return _varint(field << 3) + _varint(number)


def _ints(field: int, *numbers: int) -> bytes:
    return b"".join(_int(field, number) for number in numbers)


def _field(field: int, data: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _text(field: int, text: str) -> bytes:
    return _field(field, text.encode())
