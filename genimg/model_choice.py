"""Which model is meant by what was typed, and whose key was given for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conversation.errors import BadRequest
from conversation.ports.models import ChatModel, ImageModel
from providers import PROVIDERS
from providers.provider import Provider

MOST = 5
"""Names that are offered where several are meant."""


def keys_for(api_key: str, model: str, provider: str = "") -> Mapping[str, str]:
    """The key under the name of the need that it is for: the model's provider's, or the first one's that has a need.

    Raises `BadRequest` where that needs no key.
    """
    if not api_key:
        return {}
    named = provider_named(provider or model.partition("/")[0])
    found = named or next(each for each in PROVIDERS if each.needs)
    if not found.needs:
        raise BadRequest(f"{found.label} needs no key", "Leave --api-key out.", code="bad_arguments")
    return {found.needs[0].name: api_key}


def provider_named(name: str) -> Provider | None:
    """By its name, as it stands before its models' ids."""
    return next((each for each in PROVIDERS if each.name == name.strip().lower()), None)


def chosen(typed: str, provider: str, models: Sequence[ImageModel] | Sequence[ChatModel]) -> str:
    """The id that is meant: the id itself, or the only one that has the words in its id or name; empty for `auto`.

    A provider alone means its first model. What none of the models is called is handed on as it is: a provider may
    have more models than it lists. Raises `BadRequest` where several are meant, or there is no such provider.
    """
    if provider and provider_named(provider) is None:
        names = ", ".join(each.name for each in PROVIDERS)
        raise BadRequest(f"There is no provider {provider}", f"There are {names}.", code="unknown_provider")
    if typed in ("", "auto"):
        first = next((each.id for each in models if each.id.startswith(f"{provider}/")), "") if provider else ""
        if provider and not first:
            raise BadRequest(
                f"{provider} is not connected, or has no such models",
                "Set its key or address in the environment or .env, or choose another one; see genimg models.",
                code="missing_api_key",
            )
        return first
    words = typed.lower().split()
    here = [each for each in models if not provider or each.id.startswith(f"{provider}/")]
    exact = [each.id for each in here if typed in (each.id, each.id.partition("/")[2])]
    found = exact or [each.id for each in here if all(word in f"{each.id} {each.label}".lower() for word in words)]
    if len(found) > 1:
        more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
        raise BadRequest(
            f"“{typed}” can be several models", f"Say which: {', '.join(found[:MOST])}{more}.", code="several_models"
        )
    if found:
        return found[0]
    return f"{provider}/{typed}" if provider and not typed.startswith(f"{provider}/") else typed
