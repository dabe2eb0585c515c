"""Questions about a file are understood in five languages, and nothing that is asked about the picture itself is."""

from __future__ import annotations

import pytest

from conversation.commands.info import GROUPS_OF, Info
from conversation.plain_words.edits import Edit, parse_edit
from conversation.target import PictureReference
from imaging.operations.strip import Strip

ASKED = """
all|what is this file?
all|What file is this?
all|what's this file?
all|everything about this photo
all|Was ist das für eine Datei?
all|was ist diese Datei?
all|c'est quoi, ce fichier ?
all|quel fichier est-ce ?
all|¿qué archivo es este?
all|¿qué es este archivo?
all|这是什么文件？
all|这个文件是什么
metadata|what is in this file?
metadata|What's in this file?
metadata|what is hidden in this photo?
metadata|show the metadata
metadata|show me the exif
metadata|show all metadata
metadata|show me the EXIF data of #2
metadata|what metadata does it have?
metadata|what does this file say about me?
metadata|what exif data is in this photo?
metadata|list the metadata
metadata|is there anything private in this picture?
metadata|does it still contain GPS data?
metadata|does it contain personal data?
metadata|read the exif data
metadata|can you show me the metadata please
place|where was this taken?
place|Where was this photo taken?
place|where was it shot
place|where did I take this?
place|where is this photo from?
place|what are the GPS coordinates?
place|show me the location
place|in which city was this taken?
place|at what location was this picture taken?
place|does it have GPS coordinates?
place|show the gps
place|what's the location of this photo
place|where was #2 taken?
camera|what camera was this taken with?
camera|which camera was used?
camera|what camera took this?
camera|which lens did I use?
camera|what lens was used for this photo?
camera|what was the shutter speed?
camera|what ISO was used?
camera|show the camera settings
camera|what settings were used?
camera|was the flash used?
camera|what aperture was this shot at?
camera|what is the focal length?
camera|with what camera was this photo taken?
camera|what phone was it taken with
camera|did the flash fire?
date|when was this taken?
date|when did I take this photo?
date|what day was this shot
date|how old is this photo?
date|on which day was it taken?
date|what is the date of this picture
credit|who took this photo?
credit|who is the photographer?
credit|who owns the copyright?
credit|what are the keywords?
credit|what is the copyright notice?
credit|whose photo is this?
credit|is this photo copyrighted?
profile|what colour profile does it have?
profile|what color space is this?
profile|is it sRGB?
profile|what is the bit depth?
profile|is this HDR?
origin|is this AI generated?
origin|was this made by AI?
origin|was this picture made with AI?
origin|is this a real photo?
origin|does it have content credentials?
origin|show the workflow
metadata|Was ist in dieser Datei?
metadata|was steckt in der Datei?
metadata|zeig die Metadaten
metadata|zeig mir die EXIF-Daten
metadata|welche Metadaten hat das Foto?
metadata|sind persönliche Daten in diesem Bild?
place|Wo wurde das aufgenommen?
place|wo wurde dieses Foto gemacht?
place|wo habe ich das fotografiert?
place|woher stammt dieses Bild?
place|zeig mir die GPS-Koordinaten
place|was ist der Aufnahmeort?
place|wo ist das aufgenommen?
camera|welche Kamera?
camera|welche Kamera wurde benutzt?
camera|mit welcher Kamera wurde das aufgenommen?
camera|welches Objektiv wurde verwendet?
camera|welche Blende?
camera|wie war die Belichtungszeit?
camera|wurde der Blitz ausgelöst?
date|wann wurde das aufgenommen?
date|wann wurde dieses Foto gemacht?
date|wie alt ist das Foto?
credit|wer hat das fotografiert?
credit|wer hat dieses Foto gemacht?
credit|wer ist der Urheber?
credit|wem gehört das Bild?
profile|welches Farbprofil hat das Bild?
profile|ist das sRGB?
origin|ist das KI-generiert?
origin|wurde das mit KI erzeugt?
origin|ist das ein echtes Foto?
metadata|qu'est-ce qu'il y a dans ce fichier ?
metadata|que contient ce fichier ?
metadata|montre les métadonnées
metadata|montre-moi les données EXIF
metadata|affiche les métadonnées
place|où a été prise cette photo ?
place|Où cette photo a-t-elle été prise ?
place|où ai-je pris cette photo ?
place|d'où vient cette photo ?
place|quelles sont les coordonnées GPS ?
place|dans quelle ville a été prise cette photo ?
camera|quel appareil ?
camera|quel appareil photo a été utilisé ?
camera|avec quel appareil cette photo a-t-elle été prise ?
camera|avec quel appareil a été prise cette photo ?
camera|quel objectif ?
camera|quelle est l'ouverture ?
camera|quelle ouverture ?
date|quand a été prise cette photo ?
date|quand cette photo a-t-elle été prise ?
date|de quand date cette photo ?
credit|qui a pris cette photo ?
credit|qui est l'auteur ?
credit|quel est le copyright ?
profile|quel profil colorimétrique ?
profile|quel est l'espace de couleur ?
origin|est-ce une vraie photo ?
origin|cette image a-t-elle été générée par IA ?
metadata|¿qué hay en este archivo?
metadata|¿qué contiene este archivo?
metadata|muestra los metadatos
metadata|muéstrame los datos EXIF
metadata|que hay en este archivo
place|¿dónde fue tomada esta foto?
place|¿dónde se tomó esta foto?
place|donde se hizo esta foto
place|¿cuáles son las coordenadas?
place|¿de dónde es esta foto?
camera|¿qué cámara?
camera|¿qué cámara se usó?
camera|¿con qué cámara se hizo esta foto?
camera|¿qué objetivo se usó?
camera|¿cuál es la apertura?
date|¿cuándo se tomó esta foto?
date|¿cuándo fue tomada?
credit|¿quién hizo esta foto?
credit|¿quién es el autor?
profile|¿qué perfil de color tiene?
origin|¿está hecha con IA?
origin|¿es una foto real?
metadata|这个文件里有什么？
metadata|文件里有什么信息
metadata|显示元数据
metadata|看看exif信息
place|这张照片在哪里拍的？
place|这是在哪里拍的
place|拍摄地点是哪里
place|在哪儿拍的？
camera|用什么相机拍的？
camera|这张照片是用什么相机拍的？
camera|光圈是多少
camera|什么镜头
date|这张照片是什么时候拍的？
date|什么时候拍的
credit|这张照片是谁拍的？
credit|版权属于谁
profile|色彩空间是什么
origin|这是AI生成的吗？
origin|这张图片是AI画的吗
"""
ABOUT_THE_PICTURE = """
where was the dog?
what is in this picture?
what is in the photo
what do you see?
what is in the background?
show the camera to the left
make it look like an old camera photo
take the picture
who is in this photo?
where is the cat?
is this a cat?
what date is it today?
when was the eiffel tower built?
write the date on it
was ist auf diesem Bild?
wo ist der Hund?
wer ist auf dem Foto?
que vois-tu sur cette photo ?
qué se ve en la imagen
图里有什么
where should I put the text?
give me a camera
paint a camera
show me a lens flare
what colour is the car?
what kind of lens would suit this?
was ist das?
what is this?
这是什么
quel est ce lieu ?
was ist das für ein Foto?
who made you?
what model are you using?
what phone is in the picture?
what is iso?
what does the sign say?
what does this photo say?
quel appareil me conseilles-tu ?
is it real?
what is the best camera?
"""
NAMED = (
    ("where was #2 taken?", "place"),
    ("what camera was #2 taken with?", "camera"),
    ("when was picture 2 taken?", "date"),
    ("who took #2?", "credit"),
    ("show me the metadata of #2", "metadata"),
    ("wo wurde #2 aufgenommen?", "place"),
    ("wann wurde Bild 2 gemacht?", "date"),
    ("mit welcher Kamera wurde #2 aufgenommen?", "camera"),
    ("où a été prise #2 ?", "place"),
    ("¿dónde se tomó #2?", "place"),
    ("图2是在哪里拍的", "place"),
)


def topics(text: str) -> list[str] | None:
    found = parse_edit(text)
    if not isinstance(found, Edit):
        return None
    return [said.what if isinstance(said, Info) else said.name for said in found.said(1_000)]


@pytest.mark.parametrize(("topic", "text"), [line.split("|", 1) for line in ASKED.strip().splitlines()])
def test_a_question_about_the_file_is_answered_by_its_sheet(topic: str, text: str) -> None:
    assert topics(text) == [topic]


@pytest.mark.parametrize("text", ABOUT_THE_PICTURE.strip().splitlines())
def test_what_is_asked_about_the_picture_is_not_about_its_file(text: str) -> None:
    assert topics(text) is None


@pytest.mark.parametrize(("text", "topic"), NAMED)
def test_another_picture_can_be_named(text: str, topic: str) -> None:
    found = parse_edit(text)

    assert isinstance(found, Edit)
    assert found.references == (PictureReference("number", 2),)
    assert topics(text) == [topic]


@pytest.mark.parametrize(
    "text", ["remove the metadata", "entferne die Metadaten", "supprime les métadonnées", "删除元数据"]
)
def test_taking_it_out_is_still_taking_it_out(text: str) -> None:
    found = parse_edit(text)

    assert isinstance(found, Edit)
    assert found.said(1_000) == [Strip()]


def test_every_topic_can_be_asked_for_in_words() -> None:
    asked = {line.split("|", 1)[0] for line in ASKED.strip().splitlines()}

    assert asked == {*GROUPS_OF}
