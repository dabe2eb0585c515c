"""The words the Sketchbook knows, in English, German, French, Spanish and Chinese.

Each table maps what it means to the words that mean it, written without accents (prompts are folded the same way).
Latin words match whole, with an optional plural; Chinese ones match anywhere. Counterpart of `reading`.
"""

Words = dict[str, str]

SCENES: Words = {
    "night_sky": (
        "night sky|starry night|starry sky|milky way|galaxy|nebula|cosmos|universe|outer space|aurora"
        "|northern lights|sternenhimmel|nachthimmel|milchstrasse|polarlicht|nordlicht|ciel etoile|nuit etoilee"
        "|voie lactee|aurore boreale|cielo estrellado|cielo nocturno|via lactea|noche estrellada|星空|夜空|银河|极光"
    ),
    "still_life": "still life|still-life|stillleben|nature morte|bodegon|naturaleza muerta|静物",
    "mountains": (
        "mountain|mountainside|mountainscape|peak|summit|alps|alpine|himalaya|hill|hillside|valley|fjord"
        "|glacier|landscape|countryside|scenery|berg|berge|gebirge|alpen|hugel|tal|landschaft|berglandschaft"
        "|gletscher|montagne|sommet|colline|vallee|alpes|paysage|montana|cumbre|sierra|colina|valle|paisaje"
        "|山|山脉|山水|风景|丘"
    ),
    "sea": (
        "sea|seascape|ocean|beach|coast|coastline|shore|seaside|wave|harbour|harbor|bay|island|cliff|meer|ozean"
        "|strand|kuste|welle|hafen|insel|mer|plage|cote|vague|ile|mar|playa|costa|ola|oceano|isla|海|大海|海洋|沙滩|海滩|岛"
        "|浪"
    ),
    "forest": (
        "forest|wood|woods|woodland|jungle|grove|pine tree|fir tree|birch|wald|regenwald|foret|bois|bosque|selva|森林"
        "|树林|丛林"
    ),
    "desert": "desert|dune|sahara|canyon|mesa|wuste|dune|dunen|schlucht|desierto|duna|沙漠|沙丘",
    "city": (
        "city|skyline|cityscape|town|village|street|downtown|metropolis|skyscraper|rooftop|new york|tokyo|paris"
        "|london|cyberpunk|stadt|dorf|grossstadt|strasse|hochhaus|ville|village|rue|gratte-ciel|ciudad|pueblo|calle"
        "|rascacielos|城市|都市|街道|村庄|小镇"
    ),
    "flowers": (
        "flower|floral|meadow|bouquet|blossom|garden|wildflower|poppy|poppies|tulip|daisy|daisies|sunflower"
        "|lavender field|lavender|peony|peonies|blume|blumen|wiese|strauss|garten|mohn|mohnblume|tulpe|tulpen"
        "|sonnenblume|sonnenblumen|fleur|prairie|jardin|coquelicot|tulipe|tournesol|marguerite|flor|flores|prado"
        "|ramo|amapola|tulipan|girasol|margarita|花|花朵|花园|草地|向日葵|郁金香"
    ),
    "abstract": "abstract|abstraction|abstrakt|abstrait|abstraite|abstracto|abstracta|geometric|pattern|抽象",
}

STYLES: Words = {
    "watercolour": "watercolour|watercolor|aquarelle|aquarell|aquarellbild|acuarela|gouache|水彩|水彩画",
    "oil": (
        "oil painting|oil paint|in oil|oil on canvas|oil|impasto|impressionist|impressionism|van gogh|monet|acrylic"
        "|painterly|olgemalde|olbild|olmalerei|in ol|ol|peinture a l'huile|a l'huile|huile|oleo|al oleo|油画"
    ),
    "ink": (
        "ink wash|ink drawing|ink|sumi-e|sumi e|sumie|pen and ink|brush and ink|tusche|tuschezeichnung|encre"
        "|encre de chine|lavis|tinta|tinta china|水墨|水墨画|墨"
    ),
    "pixel": (
        "pixel art|pixel-art|pixelart|pixel|8-bit|8 bit|16-bit|16 bit|retro game|pixelkunst|arte de pixeles|pixeles"
        "|像素|像素画|像素风"
    ),
    "low_poly": (
        "low poly|low-poly|lowpoly|polygonal|polygon|facetted|faceted|triangulated|polygones|poligonal|低多边形|多边形"
    ),
    "flat": (
        "flat|flat design|flat illustration|flat style|screen print|screenprint|screen-print|vector|poster"
        "|minimalist|minimal|linocut|travel poster|siebdruck|plakat|flach|serigraphie|affiche|plat|serigrafia"
        "|cartel|plano|扁平|海报|丝网"
    ),
}

TIMES: Words = {
    "golden hour": (
        "golden hour|golden light|late afternoon|evening sun|goldene stunde|abendsonne|heure doree|hora dorada|黄金时刻"
    ),
    "dawn": (
        "dawn|sunrise|daybreak|early morning|morning|morgendammerung|sonnenaufgang|morgen|aube|aurore"
        "|lever du soleil|matin|amanecer|alba|manana|黎明|日出|清晨|早晨"
    ),
    "sunset": (
        "sunset|sundown|setting sun|evening|sonnenuntergang|abend|abendrot|coucher de soleil|coucher du soleil|soir"
        "|atardecer|puesta de sol|puesta del sol|ocaso|日落|夕阳|傍晚"
    ),
    "dusk": (
        "dusk|twilight|blue hour|nightfall|abenddammerung|dammerung|blaue stunde|crepuscule|heure bleue|crepusculo"
        "|anochecer|hora azul|黄昏|暮色"
    ),
    "night": (
        "night|midnight|moonlit|moonlight|nighttime|nocturne|nacht|mitternacht|mondlicht|nuit|minuit|clair de lune"
        "|noche|medianoche|claro de luna|夜|夜晚|午夜|月光"
    ),
    "noon": "noon|midday|daylight|daytime|mittag|mittags|midi|mediodia|中午|正午",
}

WEATHERS: Words = {
    "storm": (
        "storm|stormy|thunderstorm|thunder|lightning|tempest|hurricane|gewitter|sturm|sturmisch|blitz|orage|orageux"
        "|tempete|eclair|tormenta|tempestad|rayo|暴风雨|雷|风暴"
    ),
    "rain": (
        "rain|rainy|raining|drizzle|downpour|shower|regen|regnerisch|verregnet|pluie|pluvieux|pluvieuse|lluvia"
        "|lluvioso|lluviosa|雨"
    ),
    "snow": "snow|snowfall|snowing|blizzard|snowstorm|snowflake|schnee|schneefall|schneesturm|neige|nieve|nevada|雪",
    "fog": (
        "fog|foggy|mist|misty|haze|hazy|nebel|neblig|dunst|brouillard|brume|brumeux|brumeuse|niebla|bruma|neblina|雾"
        "|薄雾"
    ),
    "clear": (
        "clear sky|clear|sunny|cloudless|bright sun|klar|sonnig|wolkenlos|ensoleille|ensoleillee|degage|soleado"
        "|soleada|despejado|despejada|晴|晴朗"
    ),
}

PALETTE: Words = {
    "warm": "warm|warme|chaud|chaude|calido|calida|暖色|暖",
    "cool": "cool|cold|icy|kuhl|kalt|froid|froide|frio|fria|冷色|冷",
    "pastel": "pastel|pastell|soft colour|soft color|粉彩|柔和",
    "muted": "muted|desaturated|subdued|faded|gedampft",
    "vivid": "vivid|vibrant|colourful|colorful|saturated|bunt|farbenfroh|colore|coloree|colorido|colorida|鲜艳|多彩",
    "monochrome": (
        "monochrome|monochromatic|black and white|black-and-white|greyscale|grayscale|schwarzweiss|schwarz-weiss"
        "|noir et blanc|blanco y negro|黑白"
    ),
    "sepia": "sepia",
    "earthy": "earthy|earth tone|earth tones|erdig|terreux|terroso",
    "neon": "neon|fluorescent|synthwave|vaporwave|霓虹",
    "red": "red|scarlet|rot|rote|roter|rotes|rouge|rojo|roja|红|红色",
    "crimson": "crimson",
    "orange": "orange|naranja|橙|橙色",
    "amber": "amber",
    "gold": "gold|golden|dore|doree|dorado|dorada|金|金色",
    "yellow": "yellow|gelb|gelbe|jaune|amarillo|amarilla|黄色",
    "green": "green|grun|grune|vert|verte|verde|绿|绿色",
    "emerald": "emerald",
    "olive": "olive",
    "sage": "sage",
    "teal": "teal|petrol",
    "turquoise": "turquoise|aqua|turkis|turquesa|青色",
    "cyan": "cyan",
    "blue": "blue|azure|cobalt|blau|blaue|blauer|blaues|bleu|bleue|azul|蓝|蓝色",
    "navy": "navy",
    "indigo": "indigo",
    "purple": "purple|lila|morado|morada|紫|紫色",
    "violet": "violet|violett|violette|violeta",
    "lavender": "lavender",
    "lilac": "lilac",
    "magenta": "magenta",
    "pink": "pink|rosa|粉色|粉红",
    "rose": "rose",
    "coral": "coral",
    "peach": "peach",
    "brown": "brown|braun|marron|marron|棕色",
    "ochre": "ochre|ocher|ocker",
    "rust": "rust",
    "terracotta": "terracotta",
    "cream": "cream",
    "mint": "mint",
    "burgundy": "burgundy",
    "white": "white|weiss|weisse|blanc|blanche|blanco|blanca|白色",
    "grey": "grey|gray|grau|graue|gris|灰|灰色",
    "black": "black|schwarz|schwarze|noir|noire|negro|negra|黑色",
}

# What can be added to a scene, and the scene it makes when no other is named.
ELEMENTS: Words = {
    "moon": "moon|full moon|crescent|mond|vollmond|lune|luna|月亮|月",
    "sun": "sun|sonne|soleil|sol|太阳",
    "stars": "star|stars|starry|stern|sterne|etoile|etoiles|estrella|estrellas|星星|星",
    "lightning": "lightning|blitz|eclair|relampago|闪电",
    "meteor": "meteor|shooting star|comet|sternschnuppe|etoile filante|estrella fugaz|流星",
    "aurora": "aurora|northern lights|polarlicht|nordlicht|aurore boreale|极光",
    "milky way": "milky way|galaxy|nebula|milchstrasse|voie lactee|via lactea|银河",
    "clouds": "cloud|clouds|cloudy|wolke|wolken|bewolkt|nuage|nuages|nube|nubes|nublado|云",
    "rainbow": "rainbow|regenbogen|arc-en-ciel|arcoiris|arco iris|彩虹",
    "birds": "birds|seagull|gull|geese|flock of birds|vogel|voegel|oiseaux|mouettes|pajaros|aves|gaviotas|鸟",
    "lake": (
        "lake|pond|river|reflection|reflections|water|bergsee|waldsee|am see|im see|ein see|der see|mit see|und see"
        "|teich|fluss"
        "|spiegelung|lac|etang|riviere|fleuve|reflet"
        "|lago|rio|estanque|reflejo|湖|河|倒影"
    ),
    "trees": (
        "tree|trees|pines|pine|fir|firs|conifer|baum|baume|tanne|tannen|kiefer|arbre|arbres|sapin|sapins|arbol"
        "|arboles|pino|pinos|树|松树"
    ),
    "cabin": "cabin|hut|cottage|house|lodge|barn|chalet|hutte|haus|almhutte|cabane|maison|cabana|casa|小屋|房子",
    "lighthouse": "lighthouse|leuchtturm|phare|faro|灯塔",
    "boat": (
        "boat|sailboat|sailing boat|ship|yacht|sail|boot|segelboot|schiff|bateau|voilier|navire|barco|velero|bote|船"
        "|帆船"
    ),
    "mountains": "mountain|mountains|peak|berg|berge|montagne|montana|山",
    "hills": "hill|hills|countryside|rolling|hugel|colline|collines|colina|colinas|丘",
    "path": "path|trail|road|weg|pfad|strasse|chemin|sentier|route|camino|sendero|小路|路",
    "flowers": "flower|flowers|wildflower|blume|blumen|fleur|fleurs|flor|flores|花",
    "meadow": "meadow|field|wiese|feld|prairie|champ|prado|campo|草地|田野",
    "cactus": "cactus|cacti|kaktus|kakteen|saguaro|仙人掌",
    "dunes": "dune|sand dune|sahara|dunen|dunas|duna|沙丘",
    "mesa": "mesa|butte|canyon|monument valley|schlucht|tafelberg|canon",
    "island": "island|insel|ile|isla|岛",
    "cliff": "cliff|cliffs|headland|klippe|klippen|falaise|acantilado|悬崖",
    "beach": "beach|shore|strand|plage|playa|沙滩|海滩",
    "wave": "wave|waves|welle|wellen|vague|vagues|ola|olas|浪",
    "village": "village|town|dorf|pueblo|小镇|村庄",
    "neon": "neon|cyberpunk|霓虹",
    "snowy": (
        "snowy|winter|wintry|snow-capped|snow capped|snow-covered|verschneit|enneige|enneigee|hiver|nevado|nevada"
        "|invierno|冬|冬天|雪山"
    ),
    "autumn": "autumn|autumnal|fall foliage|fall colours|fall colors|herbst|herbstlich|automne|otono|秋|秋天",
    "spring": "spring|fruhling|printemps|primavera|cherry blossom|樱花|春|春天",
    "birch": "birch|birches|birke|birken|bouleau|bouleaux|abedul|白桦",
    "poppy": "poppy|poppies|mohn|mohnblume|coquelicot|coquelicots|amapola|amapolas|罂粟",
    "tulip": "tulip|tulips|tulpe|tulpen|tulipe|tulipes|tulipan|tulipanes|郁金香",
    "daisy": "daisy|daisies|chamomile|ganseblumchen|marguerite|marguerites|margarita|margaritas|雏菊",
    "sunflower": "sunflower|sunflowers|sonnenblume|sonnenblumen|tournesol|tournesols|girasol|girasoles|向日葵",
    "lavender": "lavender field|lavenders|lavender|lavendel|lavande|lavanda|薰衣草",
    "rose": "roses|a rose|rosen|rosas|玫瑰|peony|peonies|牡丹",
    "vase": "vase|bouquet|strauss|blumenstrauss|jarron|florero|ramo|花瓶",
    "apple": "apple|apples|apfel|pomme|pommes|manzana|manzanas|苹果",
    "pear": "pear|pears|birne|birnen|poire|poires|pera|peras|梨",
    "orange fruit": "oranges|an orange|orangen|naranjas|橙子",
    "lemon": "lemon|lemons|zitrone|zitronen|citron|citrons|limon|limones|柠檬",
    "grapes": "grape|grapes|traube|trauben|raisin|raisins|uva|uvas|葡萄",
    "fruit": "fruit|fruits|obst|fruchte|fruta|frutas|水果",
    "bottle": "bottle|wine|flasche|wein|bouteille|vin|botella|vino|瓶子",
    "bowl": "bowl|schale|schussel|bol|cuenco|tazon|碗",
    "candle": "candle|candles|kerze|kerzen|bougie|vela|蜡烛",
}
