"""Light beyond a screen's white came in; the tones of an ordinary screen came out, by the standards' formulas."""

from __future__ import annotations

import colorsys

import numpy as np
import pytest

from imaging.colour.cicp import HLG, PQ, Cicp
from imaging.colour.light import hlg_scene, pq_code, pq_light
from imaging.colour.tone import Toning, brightness, eetf, peak_of
from tests.imaging.colour.truth import TO_SRGB, colours, difference, eight, srgb_code, srgb_light

WIDE = 9
"""BT.2020's lights."""


def in_pq(light: np.ndarray) -> np.ndarray:
    """Sixteen-bit codes of light (cd/m²), by SMPTE ST 2084, 5.1."""
    y = np.clip(light, 0, 10_000) / 10_000
    power = y**0.1593017578125
    return np.rint(((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375 * 65_535).astype(np.uint16)


def in_hlg(light: np.ndarray) -> np.ndarray:
    """Of light on a screen of 1,000 cd/m² (BT.2100, tables 5 and 9)."""
    luminance = np.maximum(light @ [0.2627, 0.6780, 0.0593], 1e-6)[..., None]
    scene = light / 1000 * (luminance / 1000) ** (-0.2 / 1.2)
    log = 0.17883277 * np.log(np.maximum(12 * scene - 0.28466892, 1e-9)) + 0.55991073
    return np.rint(np.clip(np.where(scene <= 1 / 12, np.sqrt(3 * scene), log), 0, 1) * 65_535).astype(np.uint16)


def on_paper(pixels: np.ndarray) -> np.ndarray:
    """An ordinary picture as part of an HDR one: its white has 203 cd/m²; in BT.2020's lights."""
    return 203 * np.clip(srgb_light(pixels / 255) @ np.linalg.inv(np.array(TO_SRGB["rec2020"])).T, 0, None)


def toned(codes: np.ndarray, told: Cicp) -> np.ndarray:
    return Toning(told, peak_of(brightness(codes, told))).toned(codes)


def test_known_codes_are_the_light_that_the_standards_say() -> None:
    codes = np.array([0.5080784, 0.5806889, 0.7518271, 1.0])
    assert pq_light(codes) == pytest.approx([100, 203, 1000, 10_000], rel=1e-4)  # BT.2408, table 1, and ST 2084
    assert pq_code(np.array([100.0, 203, 1000, 10_000])) == pytest.approx(codes, abs=1e-5)
    assert hlg_scene(np.array([0.0, 0.5, 1.0])) == pytest.approx([0, 1 / 12, 1], abs=1e-6)


@pytest.mark.parametrize(("transfer", "coded"), [(PQ, in_pq), (HLG, in_hlg)])
def test_an_ordinary_picture_in_an_hdr_file_stays_what_it_was(transfer: int, coded: object) -> None:
    meant = colours()
    seen = toned(coded(on_paper(meant)), Cicp(WIDE, transfer))  # type: ignore[operator]
    assert difference(seen, meant) < 0.6


def test_the_curve_is_that_of_the_report() -> None:
    """BT.2390-11, 5.4.1, step by step, for a peak of 1,000 cd/m²."""
    top, most = float(pq_code(np.array(1000.0))), float(pq_code(np.array(203.0)))
    least = most / top
    knee = 1.5 * least - 0.5
    code = np.linspace(0, top, 50)
    for asked, given in zip(code, eetf(code, 1000.0), strict=True):
        e1 = asked / top
        if e1 < knee:
            assert given == pytest.approx(asked)
            continue
        t = (e1 - knee) / (1 - knee)
        e2 = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * least
        assert given == pytest.approx(e2 * top)


@pytest.mark.parametrize("peak", [400.0, 1000.0, 4000.0, 10_000.0])
def test_brighter_stays_brighter_and_the_brightest_is_white(peak: float) -> None:
    light = np.geomspace(0.05, peak, 400)
    grey = np.repeat(in_pq(light)[None, :, None], 3, axis=2)
    seen = Toning(Cicp(WIDE, PQ), peak).toned(grey)[0].astype(int)
    assert np.ptp(seen, axis=1).max() <= 1  # grey stays grey
    assert (np.diff(seen[:, 0]) >= 0).all()
    assert seen[-1, 0] == 255
    assert seen[light < 10, 0] == pytest.approx(np.rint(255 * srgb_code(light[light < 10] / 203)), abs=1)
    assert 190 <= np.interp(203, light, seen[:, 0]) <= 254  # paper is light, and there is something left above it


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_hues_stay(transfer: int) -> None:
    hues = [colorsys.hsv_to_rgb(each / 24, 0.6, 1.0) for each in range(24)]
    light = np.array([hues]) @ np.linalg.inv(np.array(TO_SRGB["rec2020"])).T
    coded = in_pq if transfer == PQ else in_hlg
    seen = Toning(Cicp(WIDE, transfer), 900.0).toned(coded(800 * np.clip(light, 0, 1)))[0] / 255
    for given, meant in zip(srgb_light(seen), hues, strict=True):
        turned = abs(colorsys.rgb_to_hsv(*given)[0] - colorsys.rgb_to_hsv(*meant)[0])
        assert min(turned, 1 - turned) < 0.02
        assert colorsys.rgb_to_hsv(*given)[1] == pytest.approx(0.6, abs=0.05)


def test_what_a_screen_does_not_have_keeps_its_lightness() -> None:
    pure = np.array([[[203.0, 0, 0], [0, 203.0, 0], [0, 0, 203.0]]])
    seen = srgb_light(Toning(Cicp(WIDE, PQ), 203.0).toned(in_pq(pure))[0] / 255) @ [0.2126, 0.7152, 0.0722]
    assert seen == pytest.approx([0.2627, 0.6780, 0.0593], abs=0.01)


def test_a_few_stray_lights_do_not_darken_a_picture() -> None:
    codes = in_pq(on_paper(colours(200, 100)))
    alone = toned(codes, Cicp(WIDE, PQ))
    codes[50, 50:55] = 65_535
    seen = toned(codes, Cicp(WIDE, PQ))
    assert seen[50, 52].tolist() == [255, 255, 255]
    seen[50, 50:55] = alone[50, 50:55]
    assert np.abs(seen.astype(int) - alone).max() <= 1


def test_a_black_picture_stays_black() -> None:
    for transfer in (PQ, HLG):
        assert not toned(np.zeros((4, 4, 3), np.uint16), Cicp(WIDE, transfer)).any()


def test_eight_bits_are_toned_alike() -> None:
    codes = in_pq(on_paper(colours()))
    rough = eight(codes / 65_535).astype(np.uint16) * 257
    assert difference(toned(rough, Cicp(WIDE, PQ)), toned(codes, Cicp(WIDE, PQ))) < 2
