"""Whole ONNX models of a few nodes, written by hand: whether a pixel is red, as a model that cuts out; and
networks with the inputs and outputs of those that enlarge, erase and select.

The fields' numbers are those of onnx.proto; there is no need for the package that writes such files.
"""

from __future__ import annotations

import struct

IR_VERSION, OPSET, FLOAT, INT64, INT, INTS = 8, 17, 1, 7, 2, 7
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


def tiny_upscaler() -> bytes:
    """As Real-ESRGAN: `input` 1 × 3 × height × width of 0 to 1, four times as many pixels a side; each becomes a block
    of its own colour."""
    each_again = tuple(float(out % 3 == into) for out in range(48) for into in range(3))
    graph = _node("Conv", ("input", "weights"), "many")
    graph += _node("DepthToSpace", ("many",), "output", _attribute("blocksize", 4))
    graph += _text(2, "blocks") + _kernel("weights", (48, 3, 1, 1), each_again)
    return _model(graph + _field(11, _value("input", 3)) + _field(12, _tensor("output", (1, 3, "tall", "wide"))))


def tiny_lama(colour: tuple[float, float, float] = (1.0, 0.5, 0.0)) -> bytes:
    """As LaMa: `image` of 0 to 1 and `mask`, both of 512 × 512, give the `output` of 0 to 255: that colour where the
    mask is 1, and half as light elsewhere, so that it is seen when anything else of it is used."""
    graph = _node("Sub", ("one", "mask"), "rest") + _node("Mul", ("image", "rest"), "kept")
    graph += _node("Mul", ("kept", "half"), "dark") + _node("Mul", ("mask", "colour"), "filled")
    graph += _node("Add", ("dark", "filled"), "both") + _node("Mul", ("both", "levels"), "output")
    for name, value in (("one", 1.0), ("half", 0.5), ("levels", 255.0)):
        graph += _kernel(name, (1,), (value,))
    graph += _text(2, "fill") + _kernel("colour", (1, 3, 1, 1), colour)
    graph += _field(11, _tensor("image", (1, 3, 512, 512))) + _field(11, _tensor("mask", (1, 1, 512, 512)))
    return _model(graph + _field(12, _tensor("output", (1, 3, 512, 512))))


def tiny_encoder() -> bytes:
    """As EfficientSAM's: `batched_images` of 0 to 1 give `image_embeddings`: how red each pixel is."""
    graph = _node("Conv", ("batched_images", "weights"), "image_embeddings") + _text(2, "look")
    graph += _kernel("weights", (1, 3, 1, 1), (2.0, -1.0, -1.0)) + _field(11, _value("batched_images", 3))
    return _model(graph + _field(12, _value("image_embeddings", 1)))


def tiny_decoder() -> bytes:
    """As EfficientSAM's: of the three `output_masks` (1 × 1 × 3 × height × width) the first is what is red where a
    place with label 1 or more was named, and nothing without one; the others are everything."""
    flat = _attribute("keepdims", 0)
    graph = _node("ReduceMax", ("batched_point_labels",), "named", flat)
    graph += _node("Mul", ("image_embeddings", "named"), "wanted") + _node("Sub", ("wanted", "doubt"), "red")
    graph += _node("Abs", ("red",), "all")
    graph += _node("Concat", ("red", "all", "all"), "three", _attribute("axis", 1))
    graph += _node("Unsqueeze", ("three", "front"), "output_masks")
    over = _field(5, _text(1, "axes") + _ints(8, 3, 4) + _int(20, INTS))
    graph += _node("ReduceMean", ("output_masks",), "iou_predictions", over + flat)
    graph += _text(2, "choose") + _kernel("doubt", (1,), (0.5,)) + _whole("front", 0)
    taken = (_value("image_embeddings", 1), _tensor("batched_point_coords", (1, 1, "points", 2)))
    taken += (_tensor("batched_point_labels", (1, 1, "points")), _tensor("orig_im_size", (2,), INT64))
    given = _tensor("output_masks", (1, 1, 3, "height", "width")), _tensor("iou_predictions", (1, 1, 3))
    graph += b"".join(_field(11, each) for each in taken)
    return _model(graph + b"".join(_field(12, each) for each in given))


def _attribute(name: str, value: int) -> bytes:
    return _field(5, _text(1, name) + _int(3, value) + _int(20, INT))


def _model(graph: bytes) -> bytes:
    return _int(1, IR_VERSION) + _field(7, graph) + _field(8, _text(1, "") + _int(2, OPSET))


def _tensor(name: str, shape: tuple[int | str, ...], kind: int = FLOAT) -> bytes:
    sides = (_text(2, side) if isinstance(side, str) else _int(1, side) for side in shape)
    return _text(1, name) + _field(2, _field(1, _int(1, kind) + _field(2, b"".join(_field(1, each) for each in sides))))


def _whole(name: str, *values: int) -> bytes:
    """A list of whole numbers."""
    data = struct.pack(f"<{len(values)}q", *values)
    return _field(5, _ints(1, len(values)) + _int(2, INT64) + _text(8, name) + _field(9, data))


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
