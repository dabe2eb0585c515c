"""How large a picture may be beside a model, by what the process may have in all."""

from __future__ import annotations

from imaging.cutout.models import BY_NAME
from server.cutout.pool import LEAST
from server.workers.cutout_tasks import BESIDE_A_MODEL, beside_a_model

MB = 1 << 20
ISNET = "isnet-general-use"


def test_a_picture_gets_what_a_model_leaves_also_before_it_is_loaded() -> None:
    assert beside_a_model(1700 * MB, 2048 * MB, ISNET) == (2048 - BY_NAME[ISNET].memory) * MB


def test_it_gets_no_more_than_is_free_and_no_more_than_any_picture_may_have() -> None:
    assert beside_a_model(100 * MB, 2048 * MB, "u2net") == 100 * MB
    assert beside_a_model(15_000 * MB, 16_000 * MB, "u2net") == BESIDE_A_MODEL


def test_where_the_model_finds_no_room_the_picture_is_not_to_blame() -> None:
    assert beside_a_model(800 * MB, 1024 * MB, ISNET) == 800 * MB


def test_a_process_of_the_least_size_runs_all_models_but_the_largest() -> None:
    refused = {name for name, model in BY_NAME.items() if model.memory > LEAST}
    assert refused == {"birefnet-general", "birefnet-general-lite"}
