"""Connections with those of their models that may be used here; the others are not listed, and not found by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from conversation.ports.models import ChatModel, ImageModel
from providers.provider import Connection, LocalConnection, Specialised

Allow = Callable[[str], bool]
"""Whether a model may be used, by its whole id."""


class AllowedModels:
    """Implements `Connection` over another one."""

    def __init__(self, connection: Connection, allow: Allow) -> None:
        self._connection = connection
        self._allow = allow

    @property
    def whole(self) -> Connection:
        """Without the rule: for what is no question of which models may be used."""
        return self._connection

    def images(self) -> Sequence[ImageModel]:
        return [model for model in self._connection.images() if self._allow(model.id)]

    def chats(self) -> Sequence[ChatModel]:
        return [model for model in self._connection.chats() if self._allow(model.id)]

    def specialists(self) -> Sequence[ImageModel]:
        inner = self._connection
        known = inner.specialists() if isinstance(inner, Specialised) else ()
        return [model for model in known if self._allow(model.id)]

    def image(self, name: str) -> ImageModel | None:
        found = self._connection.image(name)
        return found if found is not None and self._allow(found.id) else None

    def chat(self, name: str) -> ChatModel | None:
        found = self._connection.chat(name)
        return found if found is not None and self._allow(found.id) else None

    def forbids(self, name: str) -> bool:
        """Whether that is a model which is there and may not be used."""
        found = self._connection.image(name) or self._connection.chat(name)
        return found is not None and not self._allow(found.id)

    def close(self) -> None:
        self._connection.close()


class AllowedLocalModels(AllowedModels):
    """The same over a `LocalConnection`."""

    def __init__(self, connection: LocalConnection, allow: Allow) -> None:
        super().__init__(connection, allow)  # type: ignore[arg-type]  # both are one
        self._local = connection

    def answers(self) -> bool:
        return self._local.answers()

    def look(self) -> None:
        self._local.look()


class AllowedConnections(Mapping[str, Connection]):
    """Shared connections, wrapped; as long as this lives, what it wraps is held."""

    def __init__(self, connections: Mapping[str, Connection], allow: Allow) -> None:
        self._held = connections
        self._wrapped = {name: _wrapped(connection, allow) for name, connection in connections.items()}

    def __getitem__(self, name: str) -> Connection:
        return self._wrapped[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._wrapped)

    def __len__(self) -> int:
        return len(self._wrapped)


def _wrapped(connection: Connection, allow: Allow) -> Connection:
    kind = AllowedLocalModels if isinstance(connection, LocalConnection) else AllowedModels
    return kind(connection, allow)  # type: ignore[arg-type]
