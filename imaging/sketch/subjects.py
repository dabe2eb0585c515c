"""What the Sketchbook cannot paint, and the mood it paints instead.

Each line is "words in five languages": (scene, time, weather), so that a dragon becomes a stormy mountain at dusk
rather than a pretence of a dragon. Words outside every table are told by name, too (see `reading`).
"""

UNPAINTABLE: dict[str, tuple[str, str, str]] = {
    "dragon|drache|drachen|dragon|龙|龍": ("mountains", "dusk", "storm"),
    "unicorn|fairy|elf|einhorn|licorne|unicornio|hada|独角兽": ("forest", "dawn", "fog"),
    "monster|ghost|demon|zombie|skull|skeleton|witch|gespenst|geist|hexe|fantome|sorciere|fantasma|bruja|鬼": (
        "forest",
        "night",
        "fog",
    ),
    "astronaut|rocket|spaceship|spacecraft|planet|alien|ufo|satellite|astronaute|fusee|astronauta|cohete|raumschiff"
    "|rakete|宇航员|火箭|行星": ("night_sky", "night", ""),
    "robot|android|car|truck|bus|train|bicycle|bike|motorcycle|auto|zug|fahrrad|voiture|coche|tren|机器人|汽车|火车": (
        "city",
        "dusk",
        "rain",
    ),
    "fish|whale|shark|dolphin|mermaid|octopus|turtle|submarine|fisch|wal|delfin|poisson|baleine|requin|pez|ballena"
    "|tiburon|鱼|鲸": ("sea", "day", ""),
    "koi|crab|jellyfish|seal": ("sea", "dawn", ""),
    "wolf|bear|fox|deer|stag|owl|rabbit|squirrel|fuchs|hirsch|eule|hase|loup|ours|renard|cerf|hibou|lobo|oso"
    "|zorro|ciervo|狼|熊|狐狸|鹿": ("forest", "dawn", "fog"),
    "lion|tiger|elephant|giraffe|zebra|camel|snake|lizard|lowe|elefant|kamel|schlange|chameau|leon|tigre|elefante"
    "|camello|狮子|老虎|大象|骆驼": ("desert", "golden hour", ""),
    "horse|cow|sheep|goat|pig|chicken|pferd|kuh|schaf|cheval|vache|mouton|caballo|vaca|oveja|马|牛|羊": (
        "mountains",
        "golden hour",
        "",
    ),
    "eagle|hawk|swan|duck|parrot|bird|adler|schwan|aigle|cygne|oiseau|aguila|cisne|pajaro|鹰|天鹅": (
        "mountains",
        "dawn",
        "",
    ),
    "butterfly|bee|ladybug|dragonfly|insect|hummingbird|schmetterling|biene|papillon|abeille|mariposa|abeja|蝴蝶|蜂": (
        "flowers",
        "day",
        "",
    ),
    "cat|kitten|dog|puppy|hamster|katze|hund|chat|chien|gato|perro|猫|狗": ("flowers", "golden hour", ""),
    "castle|palace|temple|cathedral|church|tower|bridge|windmill|schloss|burg|kirche|turm|brucke|chateau|eglise"
    "|pont|castillo|iglesia|puente|城堡|桥": ("mountains", "dusk", ""),
    "bamboo|bamboos|bambus|bambou|bambu|竹": ("forest", "dawn", "fog"),
    "palm|palm tree|palme|palmen|palmier|palmera|棕榈": ("sea", "golden hour", ""),
    "volcano|vulkan|volcan|火山": ("mountains", "sunset", ""),
    "waterfall|wasserfall|cascade|cascada|瀑布": ("mountains", "day", "fog"),
    "tent|campfire|fire|zelt|feuer|feu|fuego|tienda|帐篷": ("night_sky", "night", ""),
    "portrait|person|people|man|woman|girl|boy|child|children|baby|face|couple|family|king|queen|knight|samurai"
    "|warrior|wizard|soldier|dancer|self-portrait|selfie|mensch|mann|frau|madchen|junge|kind|gesicht|ritter|homme"
    "|femme|fille|garcon|enfant|visage|chevalier|hombre|mujer|nina|nino|retrato|caballero|人|女孩|男孩|肖像": (
        "abstract",
        "",
        "",
    ),
    "cake|pizza|coffee|bread|burger|sushi|cheese|food|cup|mug|teapot|tea|kuchen|kaffee|brot|tasse|gateau|cafe|pain"
    "|pastel de|taza|蛋糕|咖啡|茶": ("still_life", "", ""),
    "book|lamp|chair|guitar|piano|violin|clock|sofa|room|kitchen|buch|lampe|stuhl|livre|chaise|guitare|libro|silla"
    "|guitarra|书|椅子|吉他": ("still_life", "", ""),
    "logo|icon|text|letters|lettering|sign|diagram|chart|map|poster of|logotipo|标志|文字": ("abstract", "", ""),
    "photograph|photo|photorealistic|realistic photo|fotografie|foto|photographie|照片": ("", "", ""),
    "anime|manga|comic|cartoon|3d render|动漫|漫画": ("", "", ""),
}

# Words that are never a subject: how people ask, praise and arrange.
_PLAIN_ENGLISH = """
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
offline stuff kind sort lot first last amount bunch touch hint look feel night-time
"""
PLAIN = frozenset(_PLAIN_ENGLISH.split())
