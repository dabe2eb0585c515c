"""Styles that a picture can be asked for in: each is a name and a phrase that is put behind the prompt.

The phrases are English: image models, the Sketchbook among them, know these words best, and what is shown is what is
sent. A person may write a phrase anew, or have styles of their own; `conversation/services/personal_styles.py` keeps
them. `style_words.py` hears a style in a prompt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from conversation.sentences import say


@dataclass(frozen=True)
class Style:
    """One that comes with the studio."""

    name: str
    """As it is typed: letters and underscores."""
    title: str
    """As it is read."""
    phrase: str
    """What is put behind the prompt."""
    words: str
    """How it is called in four languages, small and without accents, as an alternation of a regular expression."""
    signs: str
    """And in Chinese."""


STYLES = (
    Style(
        "photo",
        say("style_title_photo", "Photo"),
        "photograph, natural light, true to life",
        "photo(?:graph)?|foto(?:grafie)?|fotografia",
        "照片|摄影",
    ),
    Style(
        "film",
        say("style_title_film", "Analogue film"),
        "35 mm film photograph, fine grain, muted colours",
        "analogue? (?:photo|film)|film photo(?:graph)?|analogfoto|photo argentique|foto analogica",
        "胶片",
    ),
    Style(
        "black_and_white",
        say("style_title_black_and_white", "Black and white"),
        "black-and-white photograph, deep shadows",
        "black[- ]and[- ]white photo(?:graph)?|schwarz-?wei(?:ss|ß)-?foto|photo (?:en )?noir et blanc"
        "|foto (?:en )?blanco y negro",
        "黑白照片",
    ),
    Style(
        "portrait",
        say("style_title_portrait", "Studio portrait"),
        "studio portrait photograph, soft key light, blurred backdrop",
        "studio portrait|studioportr[aä]t|portrait (?:de|en) studio|retrato de estudio",
        "影棚人像",
    ),
    Style(
        "product",
        say("style_title_product", "Product shot"),
        "product photograph, plain backdrop, soft even light",
        "product (?:shot|photo)|produktfoto|photo (?:de )?produit|foto de producto",
        "产品图",
    ),
    Style(
        "cinematic",
        say("style_title_cinematic", "Film still"),
        "cinematic still, dramatic light, shallow focus",
        "(?:film|movie|cinematic) still|filmszene|image de film|fotograma",
        "电影剧照",
    ),
    Style(
        "watercolour",
        say("style_title_watercolour", "Watercolour"),
        "watercolour, loose washes, grain of the paper",
        "watercolou?r|aquarell(?:bild)?|aquarelle|acuarela",
        "水彩画?",
    ),
    Style(
        "gouache",
        say("style_title_gouache", "Gouache"),
        "gouache, opaque matte colours",
        "gouache",
        "水粉画?",
    ),
    Style(
        "oil",
        say("style_title_oil", "Oil"),
        "oil painting, visible brush strokes",
        "oils?|oil painting|ol(?:gemalde|bild)?|(?:peinture a l')?huile|oleo",
        "油画",
    ),
    Style(
        "ink",
        say("style_title_ink", "Ink"),
        "ink drawing, sure black lines",
        "ink|ink drawing|tusche(?:zeichnung)?|encre(?: de chine)?|tinta(?: china)?",
        "水墨画?",
    ),
    Style(
        "pencil",
        say("style_title_pencil", "Pencil"),
        "pencil drawing, fine hatching",
        "pencil|pencil (?:drawing|sketch)|bleistift(?:zeichnung)?|(?:dessin au )?crayon|(?:dibujo a )?lapiz",
        "铅笔画?",
    ),
    Style(
        "charcoal",
        say("style_title_charcoal", "Charcoal"),
        "charcoal drawing, smudged shadows",
        "charcoal|charcoal drawing|kohle(?:zeichnung)?|fusain|carboncillo",
        "炭笔画?",
    ),
    Style(
        "pastel",
        say("style_title_pastel", "Pastel"),
        "soft pastel drawing, chalky strokes",
        "pastels?|pastell(?:zeichnung)?",
        "色粉画?",
    ),
    Style(
        "linocut",
        say("style_title_linocut", "Linocut"),
        "linocut print, bold carved lines",
        "linocut|linolschnitt|linogravure|linograbado",
        "版画",
    ),
    Style(
        "comic",
        say("style_title_comic", "Comic"),
        "comic book art, bold outlines, halftone dots",
        "comic(?: book)?|comic-?bild|bande dessinee|bd|comic|tebeo",
        "漫画",
    ),
    Style(
        "anime",
        say("style_title_anime", "Anime"),
        "anime illustration, clean lines, soft shading",
        "anime|manga",
        "动漫|动画",
    ),
    Style(
        "storybook",
        say("style_title_storybook", "Storybook"),
        "children’s book illustration, gentle colours",
        "(?:storybook|children's book)(?: illustration)?|kinderbuch(?:illustration)?|livre (?:pour enfants|d'images)"
        "|cuento ilustrado",
        "绘本",
    ),
    Style(
        "isometric",
        say("style_title_isometric", "Isometric"),
        "isometric illustration, small and tidy",
        "isometric(?: illustration)?|isometrisch(?:e illustration)?|isometrique|isometric[oa]",
        "等距",
    ),
    Style(
        "pixel",
        say("style_title_pixel", "Pixel art"),
        "pixel art, few colours",
        "pixel[- ]?art|pixelkunst|arte? (?:de )?pixel(?:es)?",
        "像素(?:画|艺术)?",
    ),
    Style(
        "low_poly",
        say("style_title_low_poly", "Low poly"),
        "low poly, faceted shapes",
        "low[- ]?poly",
        "低多边形",
    ),
    Style(
        "render",
        say("style_title_render", "3D render"),
        "3D render, smooth materials, soft shadows",
        "3d(?:[- ](?:render(?:ing)?|bild|image))?|rendu 3d|render(?:izado)? 3d",
        "3d渲染",
    ),
    Style(
        "clay",
        say("style_title_clay", "Clay"),
        "modelled in clay, as in stop motion",
        "clay(?:mation)?|knete|knetfigur|pate a modeler|plastilina",
        "粘土",
    ),
    Style(
        "paper",
        say("style_title_paper", "Paper cut"),
        "paper cut-out, layers of coloured card",
        "paper[- ]?cut(?:[- ]?out)?|scherenschnitt|papier decoupe|papel recortado",
        "剪纸",
    ),
    Style(
        "poster",
        say("style_title_poster", "Poster"),
        "flat poster, bold shapes",
        "(?:flat )?poster|plakat|affiche|cartel",
        "海报",
    ),
    Style(
        "travel_poster",
        say("style_title_travel_poster", "Travel poster"),
        "travel poster of the 1930s, flat colours",
        "(?:vintage |retro )?travel poster|reiseplakat|affiche de voyage|cartel de viaje",
        "旅行海报",
    ),
    Style(
        "vector",
        say("style_title_vector", "Vector"),
        "vector illustration, clean curves",
        "vector(?: illustration| art)?|vektor(?:grafik)?|vectoriel(?:le)?|(?:ilustracion )?vectorial",
        "矢量(?:图|插画)?",
    ),
    Style(
        "line",
        say("style_title_line", "Line drawing"),
        "one continuous line, plain paper",
        "line (?:drawing|art)|strichzeichnung|dessin au trait|dibujo de lineas",
        "线描|线稿",
    ),
    Style(
        "logo",
        say("style_title_logo", "Logo"),
        "minimal logo mark, one plain colour behind it",
        "logo",
        "标志",
    ),
    Style(
        "art_nouveau",
        say("style_title_art_nouveau", "Art nouveau"),
        "art nouveau, flowing lines, ornamental frame",
        "art nouveau|jugendstil|modernista",
        "新艺术",
    ),
    Style(
        "woodblock",
        say("style_title_woodblock", "Woodblock print"),
        "Japanese woodblock print, ukiyo-e",
        "ukiyo-?e|(?:japanese )?woodblock(?: print)?|(?:japanischer )?holzschnitt|estampe(?: japonaise)?"
        "|grabado japones",
        "浮世绘",
    ),
    Style(
        "synthwave",
        say("style_title_synthwave", "Synthwave"),
        "synthwave, glowing lines in magenta and cyan",
        "synthwave|retrowave",
        "合成波",
    ),
    Style(
        "stained_glass",
        say("style_title_stained_glass", "Stained glass"),
        "stained glass, leaded outlines",
        "stained[- ]glass|buntglas|glasmalerei|vitrail|vitral",
        "彩色玻璃",
    ),
    Style(
        "embroidery",
        say("style_title_embroidery", "Embroidery"),
        "embroidery, visible stitches on cloth",
        "embroidery|stickerei|broderie|bordado",
        "刺绣",
    ),
)
"""All that come with the studio, in the order people see them."""
BY_NAME: Mapping[str, Style] = {style.name: style for style in STYLES}
LONGEST_NAME = 40
LONGEST_PHRASE = 300
"""Characters."""


LEARNT = re.compile(r"recraft/recraftv[0-9a-z_]{1,20}/[0-9a-f]{8}-[0-9a-f-]{27}")
"""What a style has in its phrase's place that a provider learnt: the model that paints in it."""


def named(said: str) -> str:
    """A style's name as it is compared: `Oil painting`, `oil-painting` and `oil_painting` are one."""
    return re.sub(r"[\s_-]+", "_", said.strip()).casefold()


def model_of(said: str, own: Mapping[str, str]) -> str:
    """The id of the model that paints in a style that a provider learnt; empty for every other one."""
    found = next((phrase for name, phrase in own.items() if named(name) == named(said)), "") if said else ""
    return found if LEARNT.fullmatch(found) else ""


def phrase_of(said: str, own: Mapping[str, str]) -> str:
    """What is put behind the prompt for a style that somebody named: `own` phrases count first, then those that come
    with the studio. Whatever is no name is a phrase itself. `own` is by `named`."""
    name = named(said)
    if name in own:
        return "" if LEARNT.fullmatch(own[name]) else own[name]
    style = BY_NAME.get(name) or _called(said)
    return style.phrase if style else said.strip()


def _called(said: str) -> Style | None:
    """By its word in any of the five languages."""
    return next((style for style in STYLES if re.fullmatch(f"{style.words}|{style.signs}", plain(said.strip()))), None)


def plain(text: str) -> str:
    """Small letters without accents, one character for each."""
    return "".join(_PLAIN.get(each, each) for each in text.lower()) if not text.isascii() else text.lower()


_PLAIN = dict(zip("áàâäãéèêëíìîïóòôöõúùûüçñ’", "aaaaaeeeeiiiiooooouuuucn'", strict=True))


def in_style(prompt: str, phrase: str) -> str:
    """The prompt with the phrase at its end: whichever model paints reads it there."""
    return f"{prompt.rstrip(' .,;')}, {phrase}" if prompt and phrase else prompt
