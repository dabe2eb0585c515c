"""Words that are never a subject: how people ask, praise and arrange, without accents, in five languages."""

from __future__ import annotations

_ENGLISH = """
a an the of in on at by to with and or for from into over under above below behind before near next between through
across around along against beside within without it its is are be was were this that these those there here some
any few many several one two three four five i me my we our you your he she his her they their please can could
would should want wants need like let make makes made making draw drawing drawn paint painting painted sketch
sketched picture image art artwork illustration illustrated render rendered rendering create generate generated show
showing shows depict depicting depicts scene view style mood moody feeling atmosphere atmospheric light lighting lit
shadow shadows background foreground middle distance horizon left right top bottom side center centre front back bit
more less very much slightly too also again now instead add added put place give change turn remove keep use using
same other another different new old big bigger small smaller large huge tiny little tall short long wide high low
deep soft softer sharp gentle bold thick thin beautiful pretty lovely nice cute great stunning gorgeous majestic
serene calm calmer peaceful quiet tranquil dramatic epic dreamy magical mysterious lonely lone romantic cozy cosy
wild rugged lush green dense sparse distant far away close up closeup detail detailed highly quality masterpiece
colour color colours colors tone tones palette hue hues brush brushes brushstroke brushstrokes stroke strokes
texture textured paper canvas wash washes layer layers layered edge edges wet dry line lines shape shapes form forms
composition aspect ratio portrait-format landscape-format square format resolution hd 4k 8k time day weather season
summer air wind windy breeze glow glowing bright brighter dark darker dim dimmer darkness lighter tranquility beauty
nature natural sky skies ground earth rock rocks rocky stone stones grass grassy leaf leaves foliage branch branches
plant plants snowcapped ridge ridges slope slopes cloud reflect reflecting reflected cast casting rising setting
shining towering rolling crashing falling floating drifting standing sitting seen looking surrounded covered filled
inspired based subtle simple clean classic modern vintage traditional chinese japanese western contemporary
expressive loose delicate fine rich faint warm-toned cool-toned no not but as so just only then than ones thing
things something anything everything nothing world version variant take try seed random surprise whatever window
windows lights building buildings petal petals stem stems table cloth linen wooden glass shadowy misted sunlit
windswept heaven heavens space open wide-open sense depth contrast high-contrast low-contrast blend blended blending
offline stuff kind sort lot first last amount bunch touch hint look feel night-time grain visible sure
sandy dusty muddy mossy hilly woody pebbly bushy leafy stony shady shiny silvery fiery sleepy empty happy sunny hazy
piece words word saying says said reads written called
without nor none while where when like such both each every all own its' it's i'd i'm let's don't there's
scenic idyllic picturesque charming cheerful joyful striking vast immense endless infinite gigantic massive enormous
"""
_GERMAN = """
der die das den dem des ein eine einen einem einer eines und oder aber mit ohne in im ins an am auf aus bei von vom zu
zum zur fur uber unter vor hinter neben zwischen durch um ist sind wird haben es sie er ich mir mich uns wir du
dir bitte mal doch noch auch nur sehr mehr weniger etwas ganz so wie als nicht kein da dort hier nun jetzt dann statt
male mal zeichne zeichnen malen mach mache machen zeig zeige gib erstelle erstellen erzeuge hatte gern gerne mochte will
wunsche bild bilder gemalde zeichnung skizze motiv szene stil licht schatten himmel vordergrund hintergrund mitte links
rechts oben unten nahe weit ferne gras wiese stein steine fels felsen blatt blatter farbe farben ton tone
schon gross klein hoch lang breit alt neu ruhig still wild sanft weich zart leicht stark tief dunkel hell schon hubsch
einsam friedlich romantisch dramatisch vertraumt malerisch schlicht einfach zwei drei vier funf einige viele paar
"""
_FRENCH = """
le la les l un une des du de d et ou mais avec sans dans en sur sous a au aux par pour vers chez entre devant derriere
pres loin est sont c ce cet cette ces il elle je j me m moi nous tu te vous s se on y qui que qu plus moins tres un peu
peins peindre peignez dessine dessiner dessinez fais faites faire montre donne cree creer genere voudrais veux aimerais
plait image tableau peinture dessin scene style lumiere ombre ciel fond premier plan gauche droite haut bas milieu
herbe pierre pierres rocher rochers feuille feuilles couleur couleurs ton tons
beau belle beaux joli petit grand gros long large vieux vieil nouveau calme paisible doux leger profond sombre
seul solitaire tranquille romantique dramatique simple deux trois quatre cinq quelques plusieurs maintenant alors
"""
_SPANISH = """
el la los las un una unos unas de del al a y e o u pero con sin en sobre bajo por para hacia entre ante tras cerca lejos
es son esta este esto esa ese lo le se me mi yo tu te nos que mas menos muy poco algo tambien ahora
pinta pintar pinte dibuja dibujar dibuje haz hacer hazme muestra dame crea crear genera quiero quisiera favor
imagen cuadro pintura dibujo escena estilo luz sombra cielo fondo primer plano izquierda derecha arriba abajo medio
hierba piedra piedras roca rocas hoja hojas color colores tono tonos
bello bella hermoso hermosa bonito bonita pequeno grande largo ancho viejo nuevo tranquilo sereno suave ligero fuerte
profundo solitario romantico dramatico simple sencillo dos tres cuatro cinco varios algunos
"""
FILLERS = frozenset(f"{_ENGLISH} {_GERMAN} {_FRENCH} {_SPANISH}".split())
_ENDINGS = ("en", "em", "er", "es", "as", "os", "e", "s", "a", "n")

CHINESE_FILLERS = (
    "风格|时候|图片|照片风|一个|一下|远处|近处|旁边|美丽|漂亮|天空|下面|上面|非常|一点|同样|请|给|我|你|想|要|来|画|幅|张|图|只|座|条"
    "|朵|棵|个|片|一|二|两|三|四|五|的|了|着|和|与|在|上|下|里|中|有|是|边|旁|前|后|左|右|风|色|大|小|高|低|很|更|把|它|那|这|地|光"
    "|用|成|为|做|样|些|以|及|带|时"
)
"""Of writing without blanks: pieces that say nothing of a subject, the longer first."""


def is_filler(word: str) -> bool:
    """Whether a folded Latin word says nothing of a subject, with or without an ending: "schoner", "petites"."""
    if len(word) < 3 or word in FILLERS:
        return True
    return any(word.endswith(ending) and word[: -len(ending)] in FILLERS for ending in _ENDINGS if len(word) > 4)
