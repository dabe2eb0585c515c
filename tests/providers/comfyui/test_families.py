"""What the names of files tell of models."""

from __future__ import annotations

import pytest

from providers.comfyui.families import (
    FLUX,
    QUICK,
    QUICK_XL,
    SCHNELL,
    SD3,
    SD15,
    SDXL,
    Z_IMAGE,
    Checkpoint,
    Family,
    paints,
    split_models,
)


@pytest.mark.parametrize(
    ("file", "family"),
    [
        ("v1-5-pruned-emaonly.safetensors", SD15),
        ("dreamshaper_8.safetensors", SD15),
        ("sd_xl_base_1.0.safetensors", SDXL),
        ("sdxl\\juggernautXL_v9.safetensors", SDXL),
        ("ponyDiffusionV6.safetensors", SDXL),
        ("sd_xl_turbo_1.0_fp16.safetensors", QUICK_XL),
        ("dreamshaper_8LCM.safetensors", QUICK),
        ("sd3.5_medium.safetensors", SD3),
        ("flux1-dev-fp8.safetensors", FLUX),
        ("flux1-schnell-fp8.safetensors", SCHNELL),
    ],
)
def test_the_family_of_a_checkpoint(file: str, family: Family) -> None:
    assert Checkpoint(file).family == family


@pytest.mark.parametrize("file", ["svd_xt.safetensors", "sd_xl_refiner_1.0.safetensors", "stable-audio.safetensors"])
def test_what_makes_no_pictures_of_words_is_not_offered(file: str) -> None:
    assert not paints(file)


READERS = ("clip_l.safetensors", "t5xxl_fp8_e4m3fn.safetensors", "qwen_3_4b.safetensors")


def test_a_model_in_several_files_is_put_together() -> None:
    z_image, flux = split_models(
        ("z_image_turbo_bf16.safetensors", "flux/flux1-dev.safetensors"), READERS, ("other.pt", "ae.safetensors")
    )

    assert (z_image.family, z_image.encoders, z_image.kind) == (Z_IMAGE, ("qwen_3_4b.safetensors",), "lumina2")
    assert (flux.family, flux.encoders, flux.decoder) == (FLUX, READERS[:2], "ae.safetensors")


@pytest.mark.parametrize(
    ("painter", "readers", "decoders"),
    [
        ("z_image_turbo.safetensors", ("clip_l.safetensors",), ("ae.safetensors",)),
        ("z_image_turbo.safetensors", READERS, ("vae-ft-mse.safetensors",)),
        ("flux1-fill-dev.safetensors", READERS, ("ae.safetensors",)),
        ("wan2.2_t2v.safetensors", READERS, ("ae.safetensors",)),
    ],
)
def test_one_without_all_its_files_is_not_offered(
    painter: str, readers: tuple[str, ...], decoders: tuple[str, ...]
) -> None:
    assert split_models((painter,), readers, decoders) == []
