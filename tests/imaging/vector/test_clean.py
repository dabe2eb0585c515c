"""A drawing, whoever made it, keeps its shapes and nothing that could do anything."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imaging.refusal import Refused
from imaging.vector.allowed import ATTRIBUTES, ELEMENTS
from imaging.vector.clean import DEEPEST, MOST_SHAPES, NAMESPACE, cleaned

HEAD = f'<svg xmlns="{NAMESPACE}" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20">'
SHAPE = '<path d="M0 0H30V20H0Z" fill="#102030"/>'


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def clean(inside: str) -> str:
    return cleaned(svg(inside)).data.decode()


def test_what_is_drawn_stays_as_it_was_said() -> None:
    inside = (
        '<defs><linearGradient id="a" x1="0%" gradientUnits="userSpaceOnUse"><stop offset="0.5" stop-color="red"/>'
        '</linearGradient><clipPath id="c"><rect width="9" height="9"/></clipPath></defs>'
        '<g transform="translate(3, 4) scale(2)" clip-path="url(#c)"><circle cx="1" cy="2" r="3" fill="url(#a)"/></g>'
    )
    made = cleaned(svg(inside + SHAPE))
    assert (made.width, made.height, made.shapes, made.left_out) == (30, 20, 2, ())
    assert [*ElementTree.fromstring(made.data)][0].tag == f"{{{NAMESPACE}}}defs"
    for said in ('fill="url(#a)"', 'clip-path="url(#c)"', 'd="M0 0H30V20H0Z"', 'transform="translate(3, 4) scale(2)"'):
        assert said in made.data.decode()


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<script xlink:href="https://evil.example/a.js"/>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='a()'/></body></foreignObject>",
        '<image href="https://evil.example/pixel.png" width="9" height="9"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>',
        '<use href="#a"/>',
        '<a href="javascript:alert(1)"><path d="M0 0H9"/></a>',
        '<style>@import url("https://evil.example/a.css"); path { fill: url(https://evil.example/b) }</style>',
        '<path d="M0 0H9" onload="alert(1)" onclick="alert(1)"/>',
        '<path d="M0 0H9" fill="url(https://evil.example/a.svg#b)"/>',
        '<path d="M0 0H9" style="fill: url(//evil.example/c); background: url(x); behavior: url(y)"/>',
        '<path d="M0 0H9" fill="url(#a" clip-path="url(file:///etc/passwd#a)"/>',
        '<linearGradient id="a" href="https://evil.example/a.svg#b"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        "<text><tspan>words</tspan></text>",
        '<filter id="f"><feImage href="https://evil.example/x"/></filter>',
        '<pattern id="p"><path d="M0 0H9"/></pattern>',
        '<svg onload="alert(1)"><path d="M0 0"/></svg>',
        '<?xml-stylesheet href="https://evil.example/a.css"?>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<path xmlns="http://www.w3.org/1999/xhtml" d="M0 0H9"/>',
        '<path d="M0 0H9" stroke-dasharray="0.0001" xml:base="https://evil.example/"/>',
    ],
)
def test_what_does_anything_is_left_out_with_all_that_stands_in_it(hostile: str) -> None:
    text = clean(hostile + SHAPE)
    words = ("evil", "script", "alert", "javascript", "data:", "file:", "import", "href", "onl", "dasharray", "words")
    assert not [word for word in words if word in text]
    assert 'fill="#102030"' in text


def test_what_was_left_out_is_known() -> None:
    made = cleaned(svg(f"<text>Hello</text><g><image/></g>{SHAPE}"))
    assert made.left_out == ("image", "text")


@pytest.mark.parametrize(
    "refused",
    [
        b"",
        b"<html></html>",
        b"not xml at all",
        b"<svg>" + SHAPE.encode() + b"</svg>",
        svg(""),
        svg("<script/>"),
        svg(f"<defs>{SHAPE}</defs>"),
        svg(SHAPE)[:-4],
        f"{HEAD.replace('30 20', '0 20')}{SHAPE}</svg>".encode(),
        f"{HEAD.replace('30 20', '1e9 1e9')}{SHAPE}</svg>".encode(),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(SHAPE),
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg(SHAPE),
        svg("<g>" * (DEEPEST + 2) + SHAPE + "</g>" * (DEEPEST + 2)),
        svg("<x>" * (DEEPEST + 2) + "</x>" * (DEEPEST + 2) + SHAPE),
        svg('<path d="M0 0"/>' * (MOST_SHAPES + 1)),
    ],
)
def test_what_is_no_drawing_or_too_much_is_refused_in_words(refused: bytes) -> None:
    with pytest.raises(Refused) as told:
        cleaned(refused)
    assert str(told.value).endswith(".")


def test_what_cuts_is_cut_by_nothing_itself() -> None:
    inside = '<clipPath id="a" clip-path="url(#a)"><path d="M0 0" clip-path="url(#a)"/></clipPath>'
    assert "url(" not in clean(inside + SHAPE)


NAMES = st.sampled_from([*ELEMENTS, "script", "image", "use", "style", "a", "text"])
KEYS = st.sampled_from([*ATTRIBUTES, "style", "href", "xlink:href", "onload", "src", "class"])
VALUES = st.one_of(
    st.sampled_from(["url(#a)", "url(http://evil.example)", "javascript:a()", "#a", "red", "M0 0", "1", "\"'><&"]),
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=30),
)


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@st.composite
def elements(draw: st.DrawFn, depth: int = 2) -> str:
    name = draw(NAMES)
    said = draw(st.dictionaries(KEYS, VALUES, max_size=3))
    inside = "".join(draw(st.lists(elements(depth - 1), max_size=2))) if depth else draw(st.sampled_from(["", "a"]))
    return f"<{name}" + "".join(f' {key}="{_escaped(value)}"' for key, value in said.items()) + f">{inside}</{name}>"


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow])  # beside other tests a first draw may take seconds
@given(st.lists(elements(), max_size=2))
def test_whatever_comes_only_what_is_allowed_is_left(parts: list[str]) -> None:
    root = ElementTree.fromstring(clean("".join(parts) + SHAPE))
    for element in root.iter():
        assert element.tag.removeprefix(f"{{{NAMESPACE}}}") in ELEMENTS
        assert not (element.text or "").strip()
        for key, value in element.attrib.items():
            assert key in {*ATTRIBUTES, "href", "viewBox"}
            assert not re.search(r"url\((?!\s*['\"]?#)", value)
            assert key != "href" or value.startswith("#")


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_or_clean(data: bytes) -> None:
    for each in (data, HEAD.encode() + data + b"</svg>"):
        try:
            ElementTree.fromstring(cleaned(each).data)
        except Refused:
            continue
