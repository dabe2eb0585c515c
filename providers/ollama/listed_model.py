"""What Ollama says about a model it has: an entry of `GET /api/tags`, completed by `POST /api/show`.

Where the fields come from: `docs/openapi.yaml` and `api/types.go` of ollama/ollama, August 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from conversation.ports.kept_models import KeptModel
from conversation.ports.models import ChatAbilities, Price
from providers.provider import Given
from providers.wire.http.json_objects import look_up

USUAL_CONTEXT = 4_096
"""Tokens that Ollama gives a model where nothing is asked for."""
ABILITIES = ("completion", "vision", "tools", "thinking", "image", "embedding")
"""Those that a person may want to know of."""
_VISION = frozenset({"clip", "mllama"})
"""Families of models that see, for servers that list no capabilities."""
_EMBEDDING = frozenset({"bert", "nomic-bert"})


@dataclass(frozen=True)
class OllamaModel:
    """One of them."""

    name: str
    """With its tag: `llama3.2:3b`."""
    digest: str = ""
    size: int = 0
    """Bytes on the disk."""
    parameters: str = ""
    """`3.2B`."""
    quantization: str = ""
    """`Q4_K_M`."""
    capabilities: frozenset[str] | None = None
    """`completion`, `tools`, `vision`, `thinking`, `embedding`, `image`; None while the server has not said."""
    families: frozenset[str] = frozenset()
    length: int | None = None
    """Tokens it can read, where that is known."""
    remote: bool = False
    """It is only named here, and runs at somebody else's: what is written leaves this machine."""
    longest: int = Given.context
    """Tokens that are asked for at most."""

    @classmethod
    def from_list(cls, data: Mapping[str, Any]) -> Self | None:
        """An entry of `models`; None when it has no name."""
        name = data.get("model") or data.get("name")
        if not isinstance(name, str) or not name:
            return None
        details = data.get("details")
        details = details if isinstance(details, Mapping) else {}
        return cls(
            name=name,
            digest=_text(data.get("digest")),
            size=_whole(data.get("size")) or 0,
            parameters=_text(details.get("parameter_size")),
            quantization=_text(details.get("quantization_level")),
            capabilities=_names(data.get("capabilities")) or None,
            families=_names(details.get("families")) | _names([details.get("family")]),
            length=_whole(details.get("context_length")),
            remote=bool(data.get("remote_host") or data.get("remote_model")),
        )

    def shown(self, data: Mapping[str, Any]) -> Self:
        """With what `/api/show` answers about it."""
        about = data.get("model_info")
        about = about if isinstance(about, Mapping) else {}
        lengths = [_whole(value) for name, value in about.items() if str(name).endswith(".context_length")]
        return replace(
            self,
            capabilities=self.capabilities or _names(data.get("capabilities")) or None,
            length=self.length or next((length for length in lengths if length), None),
            remote=self.remote or bool(look_up(data, "remote_host")),
        )

    def completed(self, other: OllamaModel) -> Self:
        """With what another name of the same model is known to be."""
        return replace(
            self,
            capabilities=self.capabilities or other.capabilities,
            length=self.length or other.length,
            remote=self.remote or other.remote,
        )

    @property
    def label(self) -> str:
        return self.name.removesuffix(":latest")

    @property
    def talks(self) -> bool:
        if self.capabilities is None:
            return not self.families & _EMBEDDING
        return "completion" in self.capabilities

    @property
    def paints(self) -> bool:
        """Whether it says so. That proves nothing: see `image_support`."""
        return "image" in (self.capabilities or ())

    @property
    def thinks(self) -> bool:
        return "thinking" in (self.capabilities or ())

    @property
    def asked_context(self) -> int | None:
        """Tokens to ask for; None where Ollama's own number stands."""
        return min(self.length, self.longest) if self.length and not self.remote else None

    @property
    def price(self) -> Price:
        """Of those at somebody else's nobody says one: they are part of a subscription."""
        return Price() if self.remote else Price(0, 0, 0)

    @property
    def kept(self) -> KeptModel:
        """As it lies on the disk."""
        names = {"completion": "talks", "thinking": "thinks", "image": "paints", "embedding": "embeds"}
        able = self.capabilities or (frozenset({"completion"}) if self.talks else frozenset({"embedding"}))
        known = [names.get(each, each) for each in ABILITIES if each in able]
        return KeptModel(self.name, 0 if self.remote else self.size, self.parameters, tuple(known), not self.remote)

    @property
    def chat_abilities(self) -> ChatAbilities:
        able = self.capabilities or frozenset()
        sees = "vision" in able if self.capabilities is not None else bool(self.families & _VISION)
        context = self.asked_context or (self.length if self.remote and self.length else USUAL_CONTEXT)
        return ChatAbilities(
            vision=sees,
            tools="tools" in able,
            context=context,
            local=not self.remote,
            thinks=self.thinks,
            price=self.price,
        )


def full_name(name: str) -> str:
    """As Ollama lists it: a name without a tag means `latest`."""
    return name if ":" in name.rpartition("/")[2] else f"{name}:latest"


def _names(value: object) -> frozenset[str]:
    return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, list) else frozenset()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
