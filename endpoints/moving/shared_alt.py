"""What the pictures of a shared page show, in the language of whoever looks: as the page of the studio says it, too."""

from __future__ import annotations

from collections.abc import Mapping

from conversation.sentences import Sentence

ALTS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "listed": "{first}, {then}",
        "alt_blurred": "verschwommen",
        "alt_changed": "geändert: {wish}",
        "alt_changed_in_part": "teilweise geändert",
        "alt_changed_otherwise": "geändert",
        "alt_cropped": "zugeschnitten",
        "alt_cut_out": "vom Hintergrund freigestellt",
        "alt_drawn_on": "mit einer Zeichnung darauf",
        "alt_greyscale": "in Schwarz-Weiß",
        "alt_inverted": "in umgekehrten Farben",
        "alt_lettered": "mit den Worten „{words}“",
        "alt_new_background": "vor einem anderen Hintergrund",
        "alt_overlaid": "mit einem anderen Bild darauf",
        "alt_photograph": "Foto, {width} × {height}",
        "alt_picture": "Bild, {width} × {height}",
        "alt_pixelated": "verpixelt",
        "alt_sepia": "in Sepia",
        "alt_taken": "aufgenommen am {day}",
        "alt_uploaded": "Hochgeladenes Bild, {width} × {height}",
    },
    "fr": {
        "listed": "{first}, {then}",
        "alt_blurred": "floutée",
        "alt_changed": "modifiée : {wish}",
        "alt_changed_in_part": "modifiée en partie",
        "alt_changed_otherwise": "modifiée",
        "alt_cropped": "recadrée",
        "alt_cut_out": "détourée de son arrière-plan",
        "alt_drawn_on": "avec un dessin par-dessus",
        "alt_greyscale": "en noir et blanc",
        "alt_inverted": "en couleurs inversées",
        "alt_lettered": "avec les mots « {words} »",
        "alt_new_background": "sur un autre arrière-plan",
        "alt_overlaid": "avec une autre image par-dessus",
        "alt_photograph": "Photo, {width} × {height}",
        "alt_picture": "Image, {width} × {height}",
        "alt_pixelated": "pixélisée",
        "alt_sepia": "en sépia",
        "alt_taken": "prise le {day}",
        "alt_uploaded": "Image importée, {width} × {height}",
    },
    "es": {
        "listed": "{first}, {then}",
        "alt_blurred": "desenfocada",
        "alt_changed": "cambiada: {wish}",
        "alt_changed_in_part": "cambiada en parte",
        "alt_changed_otherwise": "cambiada",
        "alt_cropped": "recortada",
        "alt_cut_out": "separada de su fondo",
        "alt_drawn_on": "con un dibujo encima",
        "alt_greyscale": "en blanco y negro",
        "alt_inverted": "con los colores invertidos",
        "alt_lettered": "con las palabras «{words}»",
        "alt_new_background": "sobre otro fondo",
        "alt_overlaid": "con otra imagen encima",
        "alt_photograph": "Fotografía, {width} × {height}",
        "alt_picture": "Imagen, {width} × {height}",
        "alt_pixelated": "pixelada",
        "alt_sepia": "en sepia",
        "alt_taken": "tomada el {day}",
        "alt_uploaded": "Imagen subida, {width} × {height}",
    },
    "zh": {
        "listed": "{first}，{then}",
        "alt_blurred": "已模糊",
        "alt_changed": "已修改：{wish}",
        "alt_changed_in_part": "局部已修改",
        "alt_changed_otherwise": "已修改",
        "alt_cropped": "已裁剪",
        "alt_cut_out": "已抠出背景",
        "alt_drawn_on": "上面有绘画",
        "alt_greyscale": "黑白",
        "alt_inverted": "反色",
        "alt_lettered": "带有文字“{words}”",
        "alt_new_background": "换了背景",
        "alt_overlaid": "上面叠有另一张图片",
        "alt_photograph": "照片，{width} × {height}",
        "alt_picture": "图片，{width} × {height}",
        "alt_pixelated": "已打马赛克",
        "alt_sepia": "棕褐色",
        "alt_taken": "拍摄于 {day}",
        "alt_uploaded": "上传的图片，{width} × {height}",
    },
}
"""By language and code; a test holds them to the studio's own."""


def in_language(text: str, language: str) -> str:
    """A sentence of `alt_text.py` in that language; what somebody wrote stays as it is."""
    if not isinstance(text, Sentence) or text.code not in (said := ALTS.get(language, {})):
        return str(text)
    told = {name: in_language(each, language) if isinstance(each, str) else each for name, each in text.params.items()}
    return said[text.code].format_map(told)
