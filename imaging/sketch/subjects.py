"""What the Sketchbook cannot paint, and the mood it paints instead.

Each line is "words in five languages": (scene, time, weather), so that a dragon becomes a stormy mountain at dusk
rather than a pretence of a dragon. Words outside every table are told by name, too (see `leftovers`).
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

BEYOND: dict[str, str] = {
    "lettering": (
        "logo|logotype|icon|lettering|letters|text|caption|slogan|monogram|business card|greeting card|birthday card"
        "|christmas card|wedding card|thank you card|postcard|card for|card to|card with|card|invitation|flyer|leaflet"
        "|banner|menu|certificate|book cover|album cover|label|shop sign|road sign|infographic|diagram|chart|map"
        "|t-shirt|sticker"
        "|schriftzug|schrift|buchstaben|visitenkarte|grusskarte|geburtstagskarte|weihnachtskarte|postkarte|karte fur"
        "|karte|einladung|einladungskarte|flugblatt|urkunde|aufkleber|schild|landkarte|diagramm|buchcover|beschriftung"
        "|lettrage|lettres|texte|carte de visite|carte d'anniversaire|carte de voeux|carte postale|carte pour|carte"
        "|faire-part|depliant|pancarte|etiquette|enseigne|couverture de livre"
        "|logotipo|letras|texto|tarjeta|tarjeta de visita|invitacion|folleto|cartel con|letrero|etiqueta|mapa|portada"
        "|标志|文字|名片|贺卡|卡片|请柬|请帖|传单|字母|图标|地图|图表"
    ),
    "portrait": (
        "portrait|self-portrait|selfie|headshot|face|portrat|selbstportrat|gesicht|autoportrait|visage|retrato"
        "|autorretrato|rostro|cara|肖像|自画像|人脸|头像"
    ),
    "people": (
        "person|people|man|men|woman|women|girl|boy|child|children|toddler|couple|family|crowd|king|queen|prince"
        "|princess|knight|samurai|warrior|wizard|soldier|dancer|grandmother|grandma|grandfather|grandpa|mother|father"
        "|friend|mensch|menschen|leute|mann|manner|frau|frauen|madchen|junge|kind|kinder|paar mit|familie|konig"
        "|konigin|prinzessin|ritter|oma|opa|mutter|vater|homme|hommes|femme|femmes|fille|garcon|enfant|enfants|gens"
        "|famille|roi|reine|princesse|chevalier|grand-mere|grand-pere|hombre|hombres|mujer|mujeres|nina|nino|ninos"
        "|gente|personas|familia|rey|reina|princesa|caballero|abuela|abuelo|人物|老人|女孩|男孩|女人|男人|孩子|小孩|家人|人们|公主"
        "|国王|骑士|奶奶|爷爷"
    ),
}
"""Kinds of wishes that are told before anything is painted, since a mood is not what somebody waits for.

The first kind that is found counts.
"""
