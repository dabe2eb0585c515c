"""A whole ONNX model of two nodes, written by hand: whether a pixel is red. What rembg runs like any of its own.

The fields' numbers are those of onnx.proto; there is no need for the package that writes such files.
"""

from __future__ import annotations

import struct

IR_VERSION, OPSET, FLOAT = 8, 17, 1
REDNESS = (24.0, -12.0, -12.0)
"""What a pixel's red, green and blue count; more than a little is all."""


def tiny_model(weights: tuple[float, float, float] = REDNESS, padding: int = 0) -> bytes:
    """The file: a 1 × 1 convolution and a sigmoid, for pictures of any size; `padding` bytes make it larger."""
    kernel = _ints(1, 1, 3, 1, 1) + _int(2, FLOAT) + _text(8, "weights") + _field(9, struct.pack("<3f", *weights))
    weigh = _text(1, "picture") + _text(1, "weights") + _text(2, "redness") + _text(4, "Conv")
    decide = _text(1, "redness") + _text(2, "mask") + _text(4, "Sigmoid")
    graph = _field(1, weigh) + _field(1, decide) + _text(2, "redness") + _field(5, kernel)
    graph += _field(11, _value("picture", 3)) + _field(12, _value("mask", 1))
    about = _text(6, "x" * padding) if padding else b""
    return _int(1, IR_VERSION) + about + _field(7, graph) + _field(8, _text(1, "") + _int(2, OPSET))


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
