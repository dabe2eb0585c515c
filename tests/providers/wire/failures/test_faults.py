"""A sentence with gaps went in, a fault for a person came out."""

from __future__ import annotations

import pytest

from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults, money

KEY = "hunter2-and-more-0123456789"
FAULTS = Faults(
    "Brush", KEY, "https://api.acme.example/v1", "Acme", "ACME_API_URL", "ACME_API_KEY", "https://acme.example/keys"
)
TEXT = FaultText("odd", "{provider} and {model} at {address}", "{why} Look at {setting}.  {key}{nothing}")


def test_the_gaps_are_filled_and_what_nobody_fills_is_left_out() -> None:
    fault = FAULTS.fault(TEXT, values={"why": "So."})

    assert fault.title == "Acme and Brush at https://api.acme.example/v1"
    assert fault.text == (
        "So. Look at ACME_API_URL. Put a working one into ACME_API_KEY; keys are made at https://acme.example/keys. "
        "Nothing was charged."
    )


def test_without_a_key_to_be_wanted_none_is_asked_for() -> None:
    assert "Check the settings of whatever answers there." in Faults("Brush").fault(TEXT).text


def test_a_key_that_no_page_gives_is_asked_for_without_one() -> None:
    fault = Faults("Brush", key_setting="ACME_API_KEY", personal=True).fault(TEXT)

    assert "Give it a working one under Settings → Providers." in fault.text


def test_the_key_is_hidden_wherever_it_is_echoed() -> None:
    assert FAULTS.fault(TEXT, f"Invalid key {KEY}").details == "Invalid key [key]"


@pytest.mark.parametrize(
    ("charged", "cost", "said"),
    [
        (False, None, "Nothing was charged."),
        (None, None, "You may have been charged."),
        (True, None, "You were charged for it."),
        (None, 38_700, "You were charged $0.04."),
    ],
)
def test_the_truth_about_money_is_the_last_sentence(charged: bool | None, cost: int | None, said: str) -> None:
    assert money(charged, cost) == said


@pytest.mark.parametrize(
    ("cost", "charged", "said"),
    [(38_700, True, "You were charged $0.04."), (0, False, "Nothing was charged."), (None, None, "You may have been")],
)
def test_what_it_cost_all_the_same_is_told_and_kept(cost: int | None, charged: bool | None, said: str) -> None:
    fault = FAULTS.priced(FAULTS.fault(TEXT.unsure(), "odd", wait=3), cost, 10, 20)

    assert said in fault.text and fault.text.count("charged") == 1
    assert (fault.may_have_charged, fault.spent) == (charged, (cost, 10, 20))
    assert (fault.retry_after, fault.details, fault.code) == (3, "odd", "odd")


def test_where_nothing_was_said_of_money_it_stays_as_it_is() -> None:
    fault = FAULTS.fault(TEXT)

    assert FAULTS.priced(fault, None, 0, 0) is fault


def test_what_is_free_was_never_charged() -> None:
    fault = Faults("Brush", free=True).fault(TEXT.unsure())

    assert fault.may_have_charged is False and "Nothing was charged." in fault.text
