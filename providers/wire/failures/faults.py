"""Makes faults for a person of what went wrong with one model's calls. Each provider adds what it alone says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from conversation.errors import ProviderFault, Remedy
from conversation.sentences import Sentence, both, say
from providers.wire.content.money import dollars
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.redaction import masked


@dataclass(frozen=True)
class Faults:
    """Of one model at one provider."""

    model: str
    """As the person knows it."""
    key: str = ""
    """Never shown, even when the provider echoes it."""
    address: str = ""
    """Where the provider is called."""
    provider: str = "the provider"
    setting: str = "its address"
    """What holds that address: `OPENROUTER_API_URL`."""
    key_setting: str = ""
    """What holds the key: `OPENROUTER_API_KEY`; empty where none is wanted."""
    key_link: str = ""
    """Where keys are made."""
    credits_link: str = ""
    """Where credits are added; empty where nobody knows."""
    painting: bool = False
    """Whether a picture is asked for: then there is no conversation that could be too long."""
    longer: str = ""
    """The setting that lets the model be silent for longer; empty where there is none."""
    personal: bool = False
    """Whether the key is the person's own, who gave it in the page."""
    free: bool = False
    """Whether nothing ever costs anything there, whatever goes wrong."""

    def fault(
        self,
        said: FaultText,
        details: str = "",
        *,
        charged: bool | None = None,
        wait: float | None = None,
        values: Mapping[str, str] = MappingProxyType({}),
        flagged: str = "",
        others: Sequence[str] = (),
    ) -> ProviderFault:
        """The failure for a person. `charged` overrides what `said` knows; `values` fill in its other placeholders.
        `flagged`, `others`: see `Remedy`."""
        spent = False if self.free else said.charged if charged is None else charged
        named = defaultdict(str, values)  # what nobody fills in is left out
        named |= {"model": self.model, "provider": self.provider, "setting": self._place(), "key": self._new_key()}
        named["address"] = self.address or "its address"
        named["credits_page"] = named["credits_page"] or self.credits_link
        named["keys_page"] = named["keys_page"] or self.key_link
        return ProviderFault(
            said.titled(named),
            both(said.told(named), money(spent)),
            code=said.code,
            retry_after=wait,
            details=masked(details, self.key),
            may_have_charged=spent,
            remedy=Remedy(said.page(named), masked(flagged, self.key), others=tuple(others)),
        )

    def _place(self) -> str:
        """Where its address stands, in a sentence."""
        return say("fault_own_address", "its address under Settings → Providers") if self.personal else self.setting

    def _new_key(self) -> str:
        """How to give another key, in a sentence."""
        if not self.key_setting:
            return say("fault_key_elsewhere", "Check the settings of whatever answers there.")
        if not self.key_link and self.personal:
            return say("fault_own_working_key", "Give it a working one under Settings → Providers.")
        if not self.key_link:
            return say("fault_new_key", "Put a working one into {setting}.", setting=self.key_setting)
        if self.personal:
            return say(
                "fault_own_key",
                "Give it another one under Settings → Providers; keys are made at {link}.",
                link=self.key_link,
            )
        return say(
            "fault_new_key_from",
            "Put a working one into {setting}; keys are made at {link}.",
            setting=self.key_setting,
            link=self.key_link,
        )

    def priced(self, fault: ProviderFault, cost: int | None, tokens_in: int, tokens_out: int) -> ProviderFault:
        """The same fault with what the provider said it cost, in micro-dollars; as it is where it said nothing."""
        if cost is None and not tokens_in and not tokens_out:
            return fault
        charged = fault.may_have_charged if cost is None else cost > 0
        return ProviderFault(
            fault.title,
            _priced(fault, money(charged, cost)),
            code=fault.code,
            retry_after=fault.retry_after,
            details=fault.details,
            may_have_charged=charged,
            spent=(cost, tokens_in, tokens_out),
            remedy=fault.remedy,
        )


def money(charged: bool | None, cost: int | None = None) -> str:
    """Whether money was spent, in a sentence; how much, where that is known (micro-dollars)."""
    if cost:
        return say("charged_so_much", "You were charged {dollars}.", dollars=dollars(cost))
    if charged is None:
        return say("charged_perhaps", "You may have been charged.")
    return say("charged", "You were charged for it.") if charged else say("charged_nothing", "Nothing was charged.")


def _priced(fault: ProviderFault, spent: str) -> str:
    """Its text with this about money in place of what it said."""
    text, before = fault.text, money(fault.may_have_charged)
    if isinstance(text, Sentence) and text.code == "both" and text.params["then"] == before:
        return both(str(text.params["first"]), spent)
    return both(text.removesuffix(before).rstrip(), spent)
