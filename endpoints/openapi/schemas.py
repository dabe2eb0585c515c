"""JSON Schema of types, written from the dataclasses themselves. `conversation/wire.py` does the same in TypeScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from conversation.archive.imports import ImportResult
from conversation.events import PromptRefined
from conversation.field_docs import notes_of
from conversation.image import Version
from conversation.message import Message
from conversation.ports.gallery import GalleryPicture, Outline
from conversation.ports.library import Conversation, Listed
from conversation.ports.uploads import Refusal
from conversation.recipe import FIXED, KINDS, Recipe, RecipeValues
from conversation.reply import TELLING, Picture, Reply
from conversation.serialization import Written
from conversation.services.areas.alt_texts import AltText
from conversation.services.job_desk import JobStanding
from conversation.versions.receipt import ReceiptStep, Repetition
from endpoints.openapi.declaration import AsSaid, MayBeSaid, refusals_of
from endpoints.openapi.shared_shapes import Coded, KeyNeeded, ProviderShown

Schema = dict[str, Any]
SAYING = (AltText, ImportResult, Refusal, KeyNeeded, ProviderShown, ReceiptStep, Repetition)
"""Beside those of a reply, what holds sentences with codes."""
SIMPLE: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


@dataclass(frozen=True)
class ReplyPicture:
    """A picture that was made in a reply."""

    filename: str
    url: str
    """Its address on this studio."""


SHARPER: dict[tuple[type, str], Any] = {
    (Picture, "version"): Version | None,
    (Reply, "prompt"): PromptRefined | None,
    (Reply, "state"): Literal["running", "done", "failed", "stopped", "interrupted"],
}
"""Fields whose type is a plain mapping or string, although the wire promises more."""
ADDED: dict[type, dict[str, Any]] = {
    Message: {"content": str, "generated_images": tuple[ReplyPicture, ...]},
}
"""What `to_dict` adds to the fields."""
TITLED = (Conversation, Listed, GalleryPicture, Outline, JobStanding)
"""What may have a title that the studio gave."""
PLACE = "#/components/schemas/"


class Schemas:
    """Schemas of types; dataclasses among them stand once, under their names."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}
        self._types: dict[str, tuple[type, bool]] = {}

    def of(self, hint: Any, *, given: bool = False) -> Schema:
        """The schema of a type. `given`: a program sends it, so that what has a default may be left out."""
        if isinstance(hint, type) and hint in SIMPLE:
            return {"type": SIMPLE[hint]}
        if hint is Any:
            return {}
        if isinstance(hint, type) and is_dataclass(hint):
            return {"$ref": PLACE + self._name(hint, given)}
        return self._composed(hint, given)

    def _composed(self, hint: Any, given: bool) -> Schema:
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            sharper = next((each.shape for each in inner[1:] if isinstance(each, AsSaid)), inner[0])
            limits = {name: value for each in inner[1:] if isinstance(each, tuple) for name, value in each}
            return {**self.of(sharper, given=given), **limits}
        if origin is Literal:
            return {"type": SIMPLE[type(inner[0])], "enum": list(inner)}
        if origin in (Union, UnionType):
            return _either([self.of(each, given=given) for each in inner])
        if origin in (tuple, list, Sequence):
            exactly = {} if len(inner) == 1 or Ellipsis in inner else {"minItems": len(inner), "maxItems": len(inner)}
            return {"type": "array", "items": self.of(inner[0], given=given), **exactly}
        if origin in (dict, Mapping):
            rest = self.of(inner[1], given=given)
            return {"type": "object", **({"additionalProperties": rest} if rest else {})}
        raise TypeError(f"{hint} has no schema: extend endpoints/openapi/schemas.py")

    def _name(self, cls: type, given: bool) -> str:
        name = cls.__name__
        if self._types.setdefault(name, (cls, given)) != (cls, given):
            raise TypeError(f"two shapes are called {name}, or one both comes and goes")
        if name not in self.named:
            self.named[name] = {}  # it may hold itself
            self.named[name] = self._recipe() if cls is Recipe else self._object(cls, given)
        return name

    def _recipe(self) -> Schema:
        """One of its kinds, each under a name of its own."""
        places = {kind.kind: PLACE + self._recipe_of(kind) for kind in KINDS}
        return {
            "description": _flat(Recipe),
            "oneOf": [{"$ref": place} for place in places.values()],
            "discriminator": {"propertyName": "kind", "mapping": places},
        }

    def _recipe_of(self, kind: type[RecipeValues]) -> str:
        name = kind.__name__.removesuffix("Values") + "Recipe"
        fixed = next((by for by, each in FIXED.items() if each is kind), "")
        free = issubclass(kind, Written)  # what is in it, no dataclass of ours says
        properties = {
            "kind": {"const": kind.kind},
            "by": {"type": "string", **({"const": fixed} if fixed else {})},
            "values": {"type": "object"} if free else self.of(kind),
            "parents": _noted(self.of(tuple[str, ...]), notes_of(Recipe)["parents"]),
            "software": _noted(self.of(str), notes_of(Recipe)["software"]),
        }
        self.named[name] = {
            "type": "object",
            "description": _flat(kind),
            "properties": properties,
            "required": [each for each in properties if each != "software"],
        }
        return name

    def _object(self, cls: type, given: bool) -> Schema:
        hints, notes = get_type_hints(cls, include_extras=True), notes_of(cls)
        properties = {}
        for item in fields(cls):
            hint = SHARPER.get((cls, item.name), hints[item.name])
            properties[item.name] = _noted(self.of(hint, given=given), notes.get(item.name, ""))
        coded = any(MayBeSaid in getattr(hint, "__metadata__", ()) for hint in hints.values())
        if coded or cls in (*TELLING, *SAYING, *TITLED) or issubclass(cls, RecipeValues):
            properties["said"] = _noted(
                self.of(Mapping[str, Coded], given=given), "Codes of the sentences among these."
            )
        added = {name: self.of(hint, given=given) for name, hint in ADDED.get(cls, {}).items()}
        required = [item.name for item in fields(cls) if not (_may_lack(item) or (given and _has_default(item)))]
        required += added
        schema: Schema = {"type": "object", "description": _flat(cls), "properties": {**properties, **added}}
        only = {"additionalProperties": False} if refusals_of(cls).unknown else {}
        return {**schema, **({"required": required} if required else {}), **only}


def _either(schemas: list[Schema]) -> Schema:
    """One of these; types that say nothing but their type are written in short."""
    plain = [schema for schema in schemas if set(schema) == {"type"}]
    if len(plain) == len(schemas):
        return {"type": [schema["type"] for schema in plain]}
    return {"anyOf": schemas}


def _flat(cls: type) -> str:
    return " ".join((cls.__doc__ or "").split())


def _noted(schema: Schema, note: str) -> Schema:
    return {**schema, "description": note} if note else schema


def _has_default(item: Field[Any]) -> bool:
    return item.default is not MISSING or item.default_factory is not MISSING


def _may_lack(item: Field[Any]) -> bool:
    """Whether an answer may be without it: see `maybe`."""
    return bool(item.metadata.get("maybe"))
