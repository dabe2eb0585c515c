"""An SVG drawing, whoever made it, written anew with what is allowed in it and nothing else (`allowed.py`).

It is read as a stream by Expat. Where a document type is declared the drawing is refused, so that there are no
entities. Each element and attribute that is allowed is written; everything else is left out, with all that stands in
it. What comes out names nothing outside of itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from imaging.refusal import Refused
from imaging.sentences import say
from imaging.vector.allowed import DRAWN, ELEMENTS, PRESENTATION, allowed, length, numbers

NAMESPACE, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
MOST_BYTES = 8_000_000
"""Of a drawing, as it comes and as it is kept."""
MOST_SHAPES, DEEPEST = 20_000, 40
MOST_ELEMENTS = 2 * MOST_SHAPES
LARGEST_SIDE = 1_000_000.0
"""Units a side."""
_BETWEEN = "\x1f"
"""Between an element's namespace and its name: no character of XML."""


@dataclass(frozen=True)
class Drawing:
    """A drawing as it is kept."""

    data: bytes
    """SVG, UTF-8."""
    width: float
    """As it wants to be shown, in pixels, as `height`."""
    height: float
    shapes: int
    """That are drawn."""
    left_out: tuple[str, ...] = ()
    """Elements that are not allowed and were there: `script`, `image`, `text` …; sorted."""


def cleaned(svg: bytes) -> Drawing:
    """Raises `Refused` for what is no drawing, shows nothing, or is too much."""
    if len(svg) > MOST_BYTES:
        raise _too_much()
    writer = _Writer()
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler, parser.EndElementHandler = writer.start, writer.end
    parser.StartDoctypeDeclHandler = _declared
    parser.buffer_text = True
    try:
        parser.Parse(svg, True)
    except expat.ExpatError as error:
        raise _broken(str(error)) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise _broken(str(error)) from error
    return writer.drawing()


@dataclass
class _Writer:
    """Writes what is allowed of what is read."""

    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    skipped: int = 0
    """Elements that are open and left out."""
    elements: int = 0
    shapes: int = 0
    size: tuple[float, float] = (0.0, 0.0)
    left_out: set[str] = field(default_factory=set)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(_BETWEEN)
        self.elements += 1
        if self.elements > MOST_ELEMENTS or len(self.open) + self.skipped > DEEPEST:
            raise _too_much()
        if self.elements == 1:
            self._root(space, name, attributes)
            return
        if self.skipped or space != NAMESPACE or name not in ELEMENTS or name == "svg":
            if not self.skipped and space == NAMESPACE:
                self.left_out.add(name[:40])
            self.skipped += 1
            return
        if name in DRAWN and not {"clipPath", "defs"} & set(self.open):
            self.shapes += 1
            if self.shapes > MOST_SHAPES:
                raise _too_much()
        self.open.append(name)
        self.out.append(f"<{name}{self._said(name, attributes)}>")

    def end(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif self.open:
            self.out.append(f"</{self.open.pop()}>\n")

    def drawing(self) -> Drawing:
        if not self.shapes:
            raise Refused(say("empty_drawing", "There is nothing to be seen in this drawing."), "broken_picture")
        data = "".join(self.out).encode()
        if len(data) > MOST_BYTES:
            raise _too_much()
        return Drawing(data, *self.size, self.shapes, tuple(sorted(self.left_out)))

    def _root(self, space: str, name: str, attributes: dict[str, str]) -> None:
        if name != "svg" or space != NAMESPACE:
            raise _broken(name[:40])
        size = length(attributes.get("width", "")), length(attributes.get("height", ""))
        box = numbers(attributes.get("viewBox", ""))
        if len(box) != 4:
            box = (0.0, 0.0, *size)
        self.size = size if all(size) else (box[2], box[3])
        if not all(0 < side <= LARGEST_SIDE for side in (*self.size, *box[2:])):
            raise _broken("viewBox")
        shown = " ".join(f"{each:g}" for each in box)
        about = self._said("g", {key: value for key, value in attributes.items() if key in (*PRESENTATION, "style")})
        self.open.append("svg")
        self.out.append(f'<svg xmlns="{NAMESPACE}" {_sides(self.size)} viewBox="{shown}"{about}>\n')

    def _said(self, element: str, attributes: dict[str, str]) -> str:
        """What it may say of what it says; a `style` as attributes, which it goes before."""
        said: dict[str, str] = {}
        for key, value in attributes.items():
            space, _, name = key.rpartition(_BETWEEN)
            if space in ("", XLINK) and (not space or name == "href") and allowed(element, name, value):
                said[name] = value
        for each in attributes.get("style", "").split(";"):
            name, _, value = (part.strip() for part in each.partition(":"))
            if name in PRESENTATION and allowed(element, name, value):
                said[name] = value
        if "clipPath" in self.open or element == "clipPath":
            said.pop("clip-path", None)  # what cuts is cut by nothing: the work would multiply
        return "".join(f" {name}={quoteattr(value)}" for name, value in said.items())


def _sides(size: tuple[float, float]) -> str:
    return f'width="{size[0]:g}" height="{size[1]:g}"'


def _declared(*_: object) -> NoReturn:
    raise _broken("DOCTYPE")


def _broken(why: str) -> Refused:
    return Refused(say("broken_drawing", "This is no SVG drawing that can be read ({why}).", why=why), "broken_picture")


def _too_much() -> Refused:
    return Refused(
        say(
            "drawing_too_large",
            "This drawing has more than {shapes} shapes or {megabytes} MB. Make the picture simpler first, with fewer "
            "colours or smaller.",
            shapes=MOST_SHAPES,
            megabytes=MOST_BYTES // 1_000_000,
        ),
        "picture_too_large",
    )
