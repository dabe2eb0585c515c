"""What a route says about itself, in one declaration beside it; `document.py` makes the OpenAPI document of them.

```python
@routes.post("/images/<image>/undo")
@declared("One version back", takes=Steps, gives=Image, refuses=("nothing_to_undo",))
def undo(image: str) -> Response:
```

Shapes are dataclasses: a field without a default must be given, the sentence under a field is its description.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeVar

from conversation.ports.accounts import Scope

View = TypeVar("View", bound=Callable[..., Any])
ATTRIBUTE = "declared"
READING = ("GET", "HEAD", "OPTIONS")


def limits(**keywords: Any) -> tuple[tuple[str, Any], ...]:
    """JSON Schema's keywords for a type: `Annotated[int, limits(minimum=1)]`."""
    return tuple(keywords.items())


@dataclass(frozen=True)
class AsSaid:
    """`Annotated[Mapping[str, Any], AsSaid(OperationOrder)]`: asked to be of that shape, and given as it was said: with
    what stands beside the fields, and without what was left out."""

    shape: type


class MayBeSaid:
    """`Annotated[str, MayBeSaid]`: text that may be a sentence of the studio's, whose code then stands in `said`."""


@dataclass(frozen=True)
class Refusals:
    """The codes with which a body is refused. A wrong type is a `bad_request` always."""

    unknown: str = ""
    """For a field that is not known; where this is empty such a field is passed over."""
    amount: str = "bad_request"
    """For what is missing or empty, and for more than there may be of something."""
    outside: str = "bad_request"
    """For a value outside its limits."""


Shape = TypeVar("Shape", bound=type)


def refuses(**codes: str) -> Callable[[Shape], Shape]:
    """Says of a shape with which codes it is refused: see `Refusals`. Those that inherit from it do as it does."""

    def said(shape: Shape) -> Shape:
        shape.refusals = Refusals(**codes)  # type: ignore[attr-defined]
        return shape

    return said


def refusals_of(shape: type) -> Refusals:
    return getattr(shape, "refusals", Refusals())


Id = Annotated[str, limits(format="uuid")]
When = Annotated[str, limits(format="date-time")]
FILLED = limits(pattern=r"\S")
"""Of a text that is more than blanks."""
Title = Annotated[str, MayBeSaid]
"""That somebody gave, or the studio."""
Size = Annotated[int, limits(minimum=0)]
"""Bytes."""
Side = Annotated[int, limits(minimum=1)]
"""Pixels."""
File = Annotated[str, limits(contentMediaType="application/octet-stream", format="binary")]
"""A file in a form."""
PIXELS = (
    *("version_not_kept", "picture_too_large", "too_slow", "out_of_memory", "worker_died", "closing", "disk_full"),
    "stopped",
)
"""What can go wrong wherever a picture is computed and kept."""
ELSEWHERE = ("unsafe_address", "address_too_large", "address_refused", "address_unreachable", "address_failed")
"""What can go wrong wherever a picture is fetched from an address."""


def maybe() -> Any:
    """A field that an answer may be without."""
    return field(default=None, metadata={"maybe": True})


@dataclass(frozen=True)
class CallDeclaration:
    """A call. Everything not said is as usual: the envelope, JSON, somebody who is signed in, a limit on requests."""

    summary: str
    gives: Any = None
    """The type of `data` in the envelope; None for an empty object."""
    status: int = 200
    takes: type | None = None
    """The JSON body."""
    form: type | None = None
    """The body as multipart/form-data."""
    raw: str = ""
    """Media type of a body that is only bytes."""
    asks: type | None = None
    """The query string."""
    sends: type | None = None
    """Headers of the request; `_` in a field's name stands for `-`."""
    tells: type | None = None
    """Headers of the answer."""
    also: tuple[tuple[int, str, str], ...] = ()
    """Other good answers: status, media type (empty for no body), and when."""
    refuses: tuple[str, ...] = ()
    """Codes beside those that follow from the rest: see `document.usual`."""
    about: str = ""
    """More than the summary, in Markdown."""
    bare: bool = False
    """`gives` is the whole answer, without the envelope; there is no body where it is None."""
    files: tuple[str, ...] = ()
    """Media types of an answer that is bytes."""
    envelope: Literal["v1", "form", "openai"] = "v1"
    """What a failure looks like."""
    anybody: bool = False
    """Nobody has to be signed in."""
    counted: bool = True
    """It counts towards the limit on requests."""
    scope: Scope | tuple[Scope, ...] = ()
    """What a token has to be good for; of several one suffices. Where nothing is said, what only reads wants `read`."""
    method: str = ""
    """Which one it is about, where a view answers to several."""

    def scopes(self, method: str) -> tuple[Scope, ...]:
        """The same for one method; none where any token does, or where it was forgotten: a test looks for that."""
        said = (self.scope,) if isinstance(self.scope, str) else self.scope
        return said or (("read",) if method in READING and not self.anybody else ())


def declared(summary: str, gives: Any = None, **more: Any) -> Callable[[View], View]:
    """Says what a view takes and gives; for a view with several methods once for each, by `method`."""

    def said(view: View) -> View:
        setattr(view, ATTRIBUTE, (CallDeclaration(summary, gives, **more), *getattr(view, ATTRIBUTE, ())))
        return view

    return said


def found(view: Callable[..., Any], method: str) -> CallDeclaration | None:
    """The declaration of a call, or None where it has none."""
    said: tuple[CallDeclaration, ...] = getattr(view, ATTRIBUTE, ())
    return next((each for each in said if each.method in (method, "")), None)


def scopes_of(view: Callable[..., Any], method: str) -> tuple[Scope, ...]:
    """What a token has to be good for to make a call, one of them; none where any token does."""
    said = found(view, method)
    return said.scopes(method) if said else ()
