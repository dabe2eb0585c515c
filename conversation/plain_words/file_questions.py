"""Questions about a picture's file, in all languages: “what is in this file?”, “where was this taken?”.

They answer with `/info` and its topics; a question is never taken for an edit. Each language's vocabulary takes its own
in: senses as in `grammar.py`, written as there.
"""

from __future__ import annotations

PIC = r"(picture|image|photo|photograph|pic|shot|file)"
NUMBERED = r"((picture|image|photo|number|bild|foto|imagen|图片|图|照片) ?)?#? ?\d"
"""How another picture is named that the question is about: its number is read by itself."""
IT = rf"((the|this|that|my)( (original|uploaded|whole|current))? {PIC}|it|this|that)"
SHOW = r"(show|tell|give|list|read|display|print)( me| us)?( all( of)?)?( the| its)?"
DATA = r"(metadata|meta data|exif( data| info(rmation)?)?|(image|photo|picture|file|camera) (data|info(rmation)?|details|properties))"
ENGLISH = {
    "ask:all": r"""what('s| is) (this|that|the|my) file | (what|which) file is (this|that|it) | what is (in )?(this|that|it) for a file | (tell|show)( me)? (everything )?(about|what('s| is)( known)? about) (this|the|that|my) file
        | (everything|all|what you know) about (this|the|that|my) (file|picture|photo|image) | open the (sheet|data ?sheet)( of (this|the|that|my) (file|picture|photo|image))?""",
    "ask:metadata": rf"""what('s| is| are)?( all)?( is)? (in|inside( of)?) (this|the|that|my) (file|(photo|picture|image) file|(file|photo|picture|image)('s)? (metadata|exif)) | what('s| is| are)?( all)? (hidden|stored|embedded) in (this|the|that|my) (file|photo|picture|image)
        | what (metadata|exif( data)?|private data|personal data) (is|are|does) ((there |stored |hidden |embedded )*in (this|the|that|my) (file|photo|picture|image)|{IT} (have|hold|contain|carry)|(stored|hidden|embedded)( in {IT})?)
        | {SHOW} {DATA}( (of|for|in|from|about) {IT})? | (what|which) {DATA} (does|has|is in) {IT}( have| contain| hold)? | {DATA}\?
        | what does (this|the|that|my) (file|(photo|picture|image)('s)? (metadata|exif)) (say|tell|know|contain|reveal)( (about )?(itself|me))?
        | is (there )?(anything|something) (private|personal|hidden)( data)? in {IT} | (what|which) (private|personal) (data|information|info|details) (is|are) in {IT}
        | (does|is) {IT} (contain|have|hold|carry|any)( any)? (private|personal|hidden) (data|information|info|details)
        | (what|which) (serial numbers?|serials?)( are| is)? in {IT} | about this (file|photo|picture|image) | (file|image|photo) information""",
    "fill": r"(?<=\d.)(taken|shot|made|photographed)( (with|by|on|at|in))?",
    "ask:place": rf"""where (was|were|is)(?= {NUMBERED}) | where (was|were|is|did) ((i|we|you|they) (take|shoot|photograph) {IT}|{IT}( {PIC})? (taken|shot|made|photographed|from)|{IT} (photo|picture|image)? ?(taken|shot))
        | (at )?what (place|location|coordinates|gps( (position|coordinates|location))?|city|country) (was|is|does) {IT}( from| taken( (in|at))?| shot( (in|at))?| have| show)?
        | in (which|what) (city|country|place|town) was {IT} (taken|shot) | (what's|what is|what are|which is|which are) (the|its) (gps )?(coordinates|location|position|place)( of {IT})?
        | {SHOW} (gps( data| coordinates| position| location)?|location( data)?|coordinates|place|position)( (of|for|in|from) {IT}| where {IT} was (taken|shot))?
        | (does|has) {IT} (have|contain|got|say|know)( a| any| the)? (gps( data| coordinates| position)?|location|coordinates|place)( in it| where it was taken)? | (gps|location|coordinates)\?
        | is {IT} geo-?tagged | from where is {IT} | how high (up )?(was|is) {IT} taken | (in )?(which|what) direction (was|is|does) (the camera|{IT}) (facing|pointing|looking|face|look|taken)""",
    "ask:camera": rf"""(what|which)( kind of| type of| model of)? (camera|lens|phone|smartphone|device|cell ?phone) (was|did|took|shot|made)( used| this| that| (i|we|you) use)?( (to take|for|with|take|shoot))? ?({IT})?( (taken|shot|photographed|made) (with|on|by)?)?( used)?
        | (with )?(what|which) (camera|lens|phone|device|settings|focal length|aperture|shutter( speed)?|iso|exposure( time)?) (was|were|did|does)( (i|we|you) use (for|on))? ?({IT})?( (taken|shot|used|have|made)( with| at| on)?)?( (for|on|at) {IT})?
        | what (is|was|were|are) (the|its) (aperture|shutter( speed)?|iso|focal length|exposure( time)?|camera( model| settings)?|lens|camera and lens|f-?stop|f-?number)( (of|for|in|on|used for) {IT})?
        | what (aperture|shutter( speed)?|iso|focal length|lens|camera|f-?stop) (does|has|did) {IT} (have|use)
        | {SHOW} (camera( (settings|model|data))?|lens|aperture|shutter( speed)?|iso|exposure( data| settings)?|shooting (data|info(rmation)?|settings))( (of|for|in|from) {IT})?
        | was (the |a )?flash (used|on|fired)( (for|in|on) {IT})? | did the flash (fire|go off) | (camera|lens|aperture|iso|shutter speed|focal length)\?
        | how was {IT} (shot|exposed)""",
    "ask:date": rf"""when (was|were)(?= {NUMBERED}) | when (was|were|did|is) ((i|we|you|they) (take|shoot) {IT}|{IT}( {PIC})? (taken|shot|made|photographed|from))
        | (on )?(what|which) (day|date|year|time|month)( and time)? (was|is|did) ({IT} (taken|shot|made|from)|(i|we) take {IT})
        | how old is {IT} | what (is|was)( the| its) (date|time|capture date|shooting date)( (of|for) {IT}| {IT} was taken)? | {SHOW} (date|time|capture date)( (of|for) {IT}| {IT} was taken)?
        | (at )?what time (of day )?was {IT} (taken|shot)""",
    "ask:credit": rf"""who (took|shot|made|photographed)(?= {NUMBERED}) | who (took|shot|made|photographed|owns|created) {IT} | who is the (author|photographer|artist|creator|owner|copyright holder)( of {IT})?
        | whose (picture|photo|photograph|image|work|copyright) is (this|that|it) | who (has|holds|owns) the (copyright|rights)( (of|to|in|on|for) {IT})?
        | (is|does) {IT} (copyrighted|under copyright|protected by copyright|have (a |any )?copyright( notice)?)
        | (what|which) (is|are) (the|its) (copyright|credit( line)?|caption|keywords|author|by-?line|licen[cs]e)( notice)?( (of|for|in) {IT})?
        | {SHOW} (copyright|credit( line)?|caption|keywords|author|by-?line|licen[cs]e)( notice)?( (of|for|in) {IT})? | (copyright|author|caption|keywords)\?
        | (which|what) (keywords|tags|caption|title|copyright|author) (does|has|are in|is in) {IT}( have| say)?""",
    "ask:profile": rf"""(what|which) (colou?r (profile|space)|icc( profile)?|gamut|bit depth|colou?r depth) (is|does|has|do)( embedded( in)?)? ?({IT})?( in| have| use| using| embedded)?
        | what('s| is) (the|its) (colou?r (profile|space)|icc profile|gamut|bit depth|colou?r depth)( (of|for|in) {IT})? | is {IT} (srgb|adobe rgb|display p3|p3|hdr|cmyk|in (srgb|adobe rgb|display p3|cmyk)|an hdr {PIC})
        | (does|has) {IT} (have|contain|got)( a| an| any)? (icc profile|colou?r profile|gain map) | (colou?r profile|colou?r space|bit depth)\? | how many bits( per channel| a channel)?( does {IT} have| has {IT})?""",
    "ask:origin": rf"""(is|was) {IT}( {PIC})? (made|generated|created|painted|drawn) (by|with|using) (an |a )?(ai|artificial intelligence|machine|computer|model|generator)( model)?
        | is {IT} (an )?(ai[- ]generated|ai[- ]made|ai|artificial|synthetic|a fake|a real (photo|photograph|picture)|a deepfake)( (image|picture|photo))?
        | (does|has) {IT} (have|contain|got|carry)( any| a)? (c2pa|content credentials|ai (label|mark|tag)|watermark data|prompt( in it)?)
        | (what|which) (prompt|model|generator|workflow|seed) (is in|made|was used (for|to make)|is stored in|did|was|generated) {IT}( made with| use)? | {SHOW} (prompt|workflow|content credentials|generation (data|settings))( (of|in|for|from|stored in) {IT})?
        | who or what made {IT}""",
}
BILD = r"(bild|foto|photo|aufnahme|datei)(es|s)?"
ES = rf"((das|dieses|dies|mein|die|diese|meine|der|dieser|diesem|dem) {BILD}|es|das|dies)"
ZEIG = r"(zeig|zeige|nenn|nenne|sag|sage|gib|lies)( mir| uns)?( alle)?( die| den| das)?"
GERMAN = {
    "ask:all": r"""was ist (das|dies) für eine datei | was für eine datei ist (das|dies|es) | was ist diese datei | (sag|zeig|zeige|erzähl)( mir)? alles (über|zu) (die|diese|dieser) datei | alles über (diese datei|dieses bild|dieses foto)""",
    "ask:metadata": rf"""was (ist|steht|steckt|verbirgt sich)( alles)? in (dieser|der|meiner) datei
        | was (weiß|sagt|verrät) (die|diese) datei( alles)?( über (sich|mich))? | {ZEIG} (metadaten|exif(-| )?daten|exif|bilddaten|dateiinfos?|dateiinformationen|bildinformationen)( (von|zu|des|der|aus) ({ES}|{BILD}))?
        | (was für|welche) (metadaten|exif(-| )?daten|private daten|persönliche daten) (hat|enthält|stehen in|sind in|stecken in) {ES}( drin)? | (enthält|hat) {ES}( noch)?( irgendwelche)? (private|persönliche) (daten|angaben|informationen)
        | (sind|stehen|stecken) (private|persönliche) (daten|angaben|informationen) in {ES} | metadaten\? | exif(-daten)?\? | welche seriennummern? (steht|stehen|ist|sind) in {ES} | über (diese datei|dieses bild|dieses foto)""",
    "fill": r"(?<=\d.)(aufgenommen|gemacht|fotografiert|entstanden|geschossen)",
    "ask:place": rf"""wo (wurde|war|ist)(?= {NUMBERED}) | wo (wurde|war|habe ich|haben wir|hab ich|ist) {ES}( (aufgenommen|gemacht|fotografiert|entstanden|geschossen|her))? | woher (stammt|kommt|ist) {ES} | (an|in) (welchem|welcher) (ort|stadt|land) (wurde|ist|war) {ES} (aufgenommen|gemacht|entstanden)
        | (was|welche|wie) (ist|sind|lauten) (der|die) (aufnahmeort|ort|gps(-| )?(koordinaten|daten|position)|koordinaten|standort|position)( (von|des|der|vom) ({ES}|{BILD}))? | {ZEIG} (aufnahmeort|ort|gps(-| )?(koordinaten|daten|position)|koordinaten|standort)( (von|des|der) ({ES}|{BILD}))?
        | welche (gps(-| )?daten|koordinaten|gps(-| )?koordinaten) (hat|enthält|stehen in) {ES} | (enthält|hat|verrät) {ES}( noch)?( einen| den| die)? (ort|aufnahmeort|standort|koordinaten|gps(-| )?koordinaten) | (gps|aufnahmeort|koordinaten|standort)\?
        | in welche richtung (wurde|schaut|blickt|zeigt) ({ES}|die kamera)( fotografiert| aufgenommen)?""",
    "ask:camera": rf"""mit (welcher kamera|welchem objektiv|welchem handy) (wurde|ist)(?= {NUMBERED}) | (mit )?(welche|welcher|welches|welchem|was für eine|was für einer|was für ein)r? (kamera|objektiv|handy|smartphone|telefon|gerät|blende|belichtung(szeit)?|verschlusszeit|iso|brennweite|einstellungen)( (wurde|ist|war|hat|habe ich|haben))?( {ES})?( (verwendet|benutzt|aufgenommen|gemacht|fotografiert|geschossen|genommen))?( für {ES})?
        | (mit|bei) (welcher|welchem|welchen|was für einer) (kamera|objektiv|handy|smartphone|telefon|gerät|blende|belichtung(szeit)?|verschlusszeit|iso|brennweite|einstellungen|kameraeinstellungen) (wurde|ist|war|habe ich|hab ich|haben wir) {ES}( (aufgenommen|gemacht|fotografiert|geschossen|entstanden))?
        | (was|wie) (ist|war|sind|waren|lauten) (die|der|das) (kamera|blende|belichtung(szeit)?|verschlusszeit|iso|iso-wert|brennweite|objektiv|kameradaten|kameraeinstellungen|aufnahmedaten)( (von|des|der|bei) ({ES}|{BILD}))? | {ZEIG} (kamera(daten|einstellungen)?|blende|belichtungszeit|iso|brennweite|objektiv|aufnahmedaten)( (von|des|der) ({ES}|{BILD}))?
        | wurde (der |ein )?blitz (benutzt|verwendet|ausgelöst) | wurde (mit|ohne) blitz fotografiert | hat der blitz ausgelöst | (kamera|objektiv|blende|brennweite)\?""",
    "ask:date": rf"""wann (wurde|war)(?= {NUMBERED}) | wann (wurde|war|habe ich|hab ich|haben wir|ist) {ES}( (aufgenommen|gemacht|fotografiert|entstanden|geschossen))? | (an welchem tag|in welchem jahr|zu welcher uhrzeit|um wie viel uhr|in welchem monat) (wurde|ist|war|habe ich) {ES}( (aufgenommen|gemacht|fotografiert|entstanden))?
        | wie alt ist {ES} | von wann (ist|stammt) {ES} | (was|wie) (ist|lautet) das (aufnahmedatum|datum)( (von|des|der) ({ES}|{BILD}))? | {ZEIG} (aufnahmedatum|datum)( (von|des|der) ({ES}|{BILD}))? | aufnahmedatum\?""",
    "ask:credit": rf"""wer hat(?= {NUMBERED}) | wer hat {ES} (gemacht|aufgenommen|fotografiert|geschossen) | von wem (ist|stammt) {ES} | wer ist (der|die) (urheber|urheberin|fotograf|fotografin|autor|autorin)( (von|des|der) ({ES}|{BILD}))? | wem gehört {ES} | wer hat die rechte an {ES}
        | (ist|steht) {ES} (urheberrechtlich geschützt|unter copyright) | (was|wie) (ist|lautet|sind) (das|der|die) (copyright|urheber|urheberrecht|bildunterschrift|stichwörter|schlagwörter|bildnachweis)( (von|des|der) ({ES}|{BILD}))? | (welches|welche|welchen) (copyright|urheber|stichwörter|schlagwörter|bildunterschrift) hat {ES}
        | {ZEIG} (copyright|urheber|bildunterschrift|stichwörter|schlagwörter|bildnachweis|autor)( (von|des|der) ({ES}|{BILD}))? | (copyright|urheber|bildnachweis)\?""",
    "ask:profile": rf"""(welches|welchen|welche|was für ein|was für einen|was für eine) (farbprofil|farbraum|farbtiefe|bittiefe|icc(-| )profil) (hat|ist|benutzt|verwendet|steckt in|ist in)( {ES})?( eingebettet)? | (ist|liegt) {ES} (in )?(srgb|adobe rgb|display p3|p3|hdr|cmyk)( vor)? | (was|wie) (ist|lautet|hoch ist) (das|der|die) (farbprofil|farbraum|farbtiefe|bittiefe)( (von|des|der) ({ES}|{BILD}))? | (hat|enthält) {ES} (ein )?(icc(-| )profil|farbprofil) | (farbprofil|farbraum|bittiefe)\?""",
    "ask:origin": rf"""(ist|wurde) {ES} (von|mit) (einer |einem )?(ki|ai|künstlichen intelligenz|künstlicher intelligenz|maschine|computer)( (gemacht|erzeugt|erstellt|generiert|gemalt))? | ist {ES} (ki-?generiert|ein ki-?bild|ein echtes (foto|bild)|künstlich|ein fake)
        | (hat|enthält) {ES} (einen prompt|c2pa|content credentials|ein(en)? ki-?(kennzeichen|hinweis|label)) | (mit )?(welcher|welchem|welchen) (prompt|modell)( (wurde|steckt in|steht in))? {ES}( (gemacht|erzeugt|erstellt|generiert))? | {ZEIG} (prompt|workflow)( (von|des|der|aus) ({ES}|{BILD}))?""",
}
PHOTO = r"(photo|image|photographie|fichier|cliché|dessin)"
ELLE = rf"((cette|la|l'|ma|ce|le|mon|c')? ?{PHOTO}|elle|il|ça|cela|ceci)"
MONTRE = r"(montre|donne|affiche|dis|liste|lis)(z|s)?(-| )?(moi|nous)?( toutes| tous)?( les| la| le| l'| l’)? ?"
FRENCH = {
    "ask:all": r"""(quel|c'est quel|quel type de) fichier (est-ce|c'est) | c'est quoi(,)? ce fichier | qu'est-ce que (c'est que )?ce fichier | qu'est-ce que c'est que ce fichier | quel est ce fichier | tout sur (ce fichier|cette (photo|image))""",
    "ask:metadata": rf"""(qu'est-ce qu'il y a|qu'y a-t-il|que contient|qu'est-ce que contient) (dans )?(ce|le|mon) fichier | (que|qu'est-ce que) (dit|sait|contient|révèle) (ce|le|mon) fichier( sur (moi|elle-même|lui-même))?
        | {MONTRE}(métadonnées|exif|données exif|infos exif|informations du fichier|données (de la photo|de l'image|du fichier))( (de|du|dans) {ELLE})? | quelles (métadonnées|données exif|données personnelles|données privées) (contient|a|sont dans|y a-t-il dans|se trouvent dans) {ELLE}
        | (y a-t-il|est-ce qu'il y a) des (données|informations) (personnelles|privées)( dans {ELLE})? | (métadonnées|exif)\? | quel est le numéro de série( dans {ELLE})? | à propos de (ce fichier|cette (photo|image))""",
    "ask:place": rf"""(où|ou) {ELLE} (a-t-elle|a-t-il) été (prise?|faite?|photographiée?) | (où|ou) (a été prise|a été faite|ai-je pris)(?= {NUMBERED}) | (où|ou) (a été|a-t-elle été|a-t-on|ai-je|avons-nous|est-ce que j'ai|a-t-il été|est-ce que) ?{ELLE}?( a été)?( été)? ?(prise?|photographiée?|faite?)?( {ELLE})? | (où|ou) (est|était) ?(prise)? {ELLE} | d'(où|ou) (vient|provient) {ELLE} | (à|dans) (quel|quelle) (endroit|lieu|ville|pays) (a été|a-t-elle été|est)( (prise?|faite))? ?{ELLE}?( (a été )?(prise?|faite))?
        | (quel est|quels sont|quelles sont|quelle est) (le lieu|l'endroit|les coordonnées( gps)?|la position( gps)?|sa position|ses coordonnées( gps)?)( de prise de vue)?( (de|dans) {ELLE})? | {MONTRE}(lieu|coordonnées( gps)?|position( gps)?|données gps|localisation)( (de|dans) {ELLE})?
        | (contient|a)(-t-elle|-t-il)?( {ELLE})?( encore)?( des| une| les)? (données gps|coordonnées( gps)?|localisation|position gps) | {ELLE} (contient|a)(-t-elle)?( encore)?( des| une| les)? (données gps|coordonnées( gps)?|localisation) | (gps|coordonnées|localisation)\? | est-(elle|il) géolocalisée?""",
    "ask:camera": rf"""(avec |à |sur )?(quel|quelle|quels|quelles) (appareil( photo)?|objectif|caméra|téléphone|smartphone|réglages|ouverture|vitesse|focale|iso|temps de pose|temps d'exposition|sensibilité)( (a été|ont été|a|est-ce que|ai-je|avons-nous|est|a-t-on|a-t-elle))?( {ELLE})?( (a été|a-t-elle été|j'ai))?( (utilisée?s?|prise?|faite?|pris))?( {ELLE})?( pour {ELLE})?
        | (quel est|quelle est|quels sont|quelles sont) (l'appareil( photo)?|l'objectif|l'ouverture|la vitesse( d'obturation)?|la focale|la sensibilité|les réglages|le temps de pose|l'iso)( (de|pour) {ELLE})? | {MONTRE}(appareil( photo)?|objectif|ouverture|vitesse|focale|iso|réglages)( (de|pour) {ELLE})?
        | (le )?flash (a-t-il été (utilisé|déclenché)|s'est-il déclenché) | (appareil|objectif|ouverture|focale|iso)\?""",
    "ask:date": rf"""quand {ELLE} (a-t-elle|a-t-il) été (prise?|faite?) | quand (a été prise|a été faite|ai-je pris)(?= {NUMBERED}) | quand (a été|a-t-elle été|ai-je|avons-nous|est-ce que j'ai|a-t-on|a-t-il été|est-ce que) ?{ELLE}?( a été)?( été)? ?(prise?|photographiée?|faite?)?( {ELLE})? | (quel jour|en quelle année|à quelle heure|à quelle date|quel mois) (a été|a-t-elle été|ai-je|est-ce que) ?{ELLE}?( (a été )?(prise?|faite))?( {ELLE})?
        | de quand (date|est) {ELLE} | (quelle est|donne-moi|dis-moi) (la|sa) date( de prise de vue)?( (de|pour) {ELLE})? | quel âge a {ELLE} | date de prise de vue\?""",
    "ask:credit": rf"""qui a (pris|fait|photographié) {ELLE} | de qui est {ELLE} | qui est (l'auteur|le photographe|la photographe|l'auteure|le créateur|le propriétaire)( de {ELLE})? | à qui (est|appartient) {ELLE} | qui (détient|a|possède) les droits( (de|sur) {ELLE})?
        | (quel est|quels sont|quelle est) (l'auteur|le copyright|le crédit|la légende|les mots-clés|le droit d'auteur|la licence|les droits)( (de|pour) {ELLE})? | {MONTRE}(auteur|copyright|crédit|légende|mots-clés|licence)( (de|dans) {ELLE})? | {ELLE} est-(elle|il) (protégée?|sous copyright) | (copyright|auteur|légende|mots-clés)\?""",
    "ask:profile": rf"""(quel|quelle) (profil( de couleurs?| colorimétrique| icc)?|espace( de couleurs?| colorimétrique)|profondeur( de couleurs?| de bits)?)( (a|est|utilise|contient))?( -t-elle)?( {ELLE})? | (quel est|quelle est) (le profil( de couleurs?| colorimétrique| icc)?|l'espace( de couleurs?| colorimétrique)|la profondeur( de couleurs?)?)( (de|dans) {ELLE})? | {ELLE} est-(elle|il) (en |une )?(srvb|srgb|adobe rgb|display p3|hdr|cmjn|cmyk) | est-elle (en )?(srgb|hdr|cmjn) | (profil|espace colorimétrique)\?""",
    "ask:origin": rf"""({ELLE} )?(a-t-elle été|a été|est-ce que {ELLE} a été|est-elle|a-t-il été) ?(faite?|générée?|créée?|peinte?) (par|avec) (une |un |l')?(ia|intelligence artificielle|ordinateur|machine|modèle) | (est-ce|c'est|{ELLE} est-elle|est-elle) (une )?(vraie (photo|image)|(photo|image) (générée par (l'|une )?ia|artificielle)|générée par (l'|une )?ia|artificielle)
        | (contient-elle|y a-t-il|{ELLE} contient-elle) (un prompt|du c2pa|des content credentials) | (avec )?quel (prompt|modèle)( (a été utilisé|est dans))?( (pour )?{ELLE})?( (faite?|générée?|créée?))? | {MONTRE}(prompt|workflow)( (de|dans) {ELLE})?""",
}
FOTO = r"(foto|imagen|fotografía|archivo|fichero)"
ESTA = rf"((la|esta|el|este|mi|esa|ese) {FOTO}|esto|eso|ella)"
MUESTRA = r"(muestra|muéstrame|dime|dame|lista|enseña|enséñame|lee)(me)?( todos| todas)?( los| las| el| la)?"
SPANISH = {
    "ask:all": r"""(qué|que) (archivo|fichero|tipo de (archivo|fichero)) es (este|esto|ese) | (qué|que) es este (archivo|fichero) | todo sobre (este (archivo|fichero)|esta (foto|imagen))""",
    "ask:metadata": rf"""((qué|que) hay|(qué|que) contiene|(qué|que) tiene|(qué|que) lleva|(qué|que) se esconde)( (dentro|escondido|guardado))?( de| en)? (este|el|mi) (archivo|fichero) | (qué|que) (dice|sabe|revela) (este|el|mi) (archivo|fichero)( (sobre|de) (mí|sí misma|sí mismo))? | {MUESTRA} (metadatos|exif|datos exif|información exif|datos de la (foto|imagen)|información del archivo)( (de|en) {ESTA})?
        | (qué|que) (metadatos|datos exif|datos privados|datos personales) (tiene|contiene|hay en|lleva|guarda) {ESTA} | (hay|tiene|contiene)( {ESTA})?( algún| algunos)? (datos|información) (privados|personales|privada|personal)( en {ESTA})? | (metadatos|exif)\? | (cuál|cual) es el número de serie( (de|en) {ESTA})? | acerca de (este archivo|esta (foto|imagen))""",
    "ask:place": rf"""(dónde|donde) (fue tomada|se tomó|se hizo)(?= {NUMBERED}) | (dónde|donde) (fue|se|(está|esta)|hice|tomé|saqué|se ha|ha sido|hemos)( (tomó|hizo|sacó|sido))? ?(tomada?|hecha?|sacada?|fotografiada?)?( {ESTA})?( (fue )?(tomada?|hecha?|sacada?))? | de (dónde|donde) es {ESTA} | en (qué|que) (lugar|sitio|ciudad|país) (fue|se|(está|esta)|se ha) ?(tomada?|tomó|hizo|hecha?|sacó)?( {ESTA})?
        | ((cuál|cual) es|(cuáles|cuales) son) (el lugar|la ubicación|las coordenadas( gps)?|la posición|los datos gps)( (de|en) {ESTA})? | {MUESTRA} (lugar|ubicación|coordenadas( gps)?|datos gps|posición)( (de|en) {ESTA})? | (tiene|contiene|lleva)( {ESTA})?( todavía| aún)? (gps|ubicación|coordenadas|datos gps|datos de ubicación) | (gps|ubicación|coordenadas)\? | (está|esta) geolocalizada""",
    "ask:camera": rf"""(con )?((qué|que)|(cuál|cual)) (cámara|objetivo|lente|móvil|teléfono|celular|ajustes|apertura|diafragma|velocidad|iso|focal|distancia focal|exposición)( (se|fue|tiene|usé|ha|hizo|tomó|es|se ha|he))?( (usó|utilizó|tomó|hizo|usado|utilizado|tomada?|hecha?|sacó))?( (para|en|de))?( {ESTA})?( (fue )?(tomada?|hecha?))?
        | ((cuál|cual) es|(cuáles|cuales) son|(cuál|cual) fue|(qué|que)) (la cámara|el objetivo|la apertura|la velocidad( de obturación)?|la iso|el iso|la distancia focal|los ajustes|la exposición)( (de|en|para) {ESTA})? | {MUESTRA} (cámara|objetivo|apertura|velocidad|iso|distancia focal|ajustes)( de la cámara)?( (de|en) {ESTA})?
        | (se )?(usó|disparó|saltó) (el )?flash | (cámara|objetivo|apertura|iso)\?""",
    "ask:date": rf"""cuándo (fue tomada|se tomó|se hizo)(?= (la )?{NUMBERED}) | cuándo (fue|se|hice|tomé|saqué|se ha)( (tomó|hizo|sacó))? ?(tomada?|hecha?|sacada?)?( {ESTA})?( (fue )?(tomada?|hecha?))? | ((qué|que) día|en (qué|que) año|a (qué|que) hora|en (qué|que) fecha|en (qué|que) mes) (fue|se|hice|tomé) ?(tomada?|tomó|hizo|hecha?)?( {ESTA})? | de cuándo es {ESTA} | (cuál|cual) es (la|su) fecha( de captura)?( de {ESTA})? | (qué|que) antigüedad tiene {ESTA} | fecha de captura\?""",
    "ask:credit": rf"""quién (hizo|tomó|sacó|fotografió) {ESTA} | de quién es {ESTA} | quién es (el autor|la autora|el fotógrafo|la fotógrafa|el propietario|el dueño)( de {ESTA})? | quién tiene los derechos( (de|sobre) {ESTA})? | ((cuál|cual) es|(cuáles|cuales) son) (el autor|el copyright|el crédito|la leyenda|las palabras clave|los derechos|la licencia|el pie de foto)( (de|en) {ESTA})?
        | {MUESTRA} (autor|copyright|crédito|leyenda|palabras clave|licencia|pie de foto)( (de|en) {ESTA})? | (tiene|(está|esta))( {ESTA})? (copyright|derechos de autor|protegida|protegido) | (copyright|autor|palabras clave)\?""",
    "ask:profile": rf"""((qué|que)|(cuál|cual) es el|(cuál|cual) es la|(cuál|cual) es su) (perfil( de color| icc)?|espacio de color|profundidad( de color| de bits)?)( (tiene|usa|lleva|es))?( {ESTA})?( (de|en) {ESTA})? | (es|(está|esta))( {ESTA})?( en)? (srgb|adobe rgb|display p3|hdr|cmyk) | (tiene|lleva)( {ESTA})?( un)? perfil( de color| icc)? | (perfil de color|espacio de color)\?""",
    "ask:origin": rf"""((está|esta)|fue|es)( {ESTA})? (hecha?|generada?|creada?|pintada?) (por|con) (una |un |la )?(ia|inteligencia artificial|ordenador|máquina|computadora|modelo) | es( {ESTA})? (una )?((foto|imagen) (real|auténtica|generada por (una )?ia|artificial)|artificial|de ia)
        | (tiene|contiene)( {ESTA})? (un prompt|c2pa|content credentials) | (con )?(qué|que) (prompt|modelo)( (se usó|fue usado|hay en))?( (para|en))?( {ESTA})? | {MUESTRA} (prompt|workflow)( (de|en) {ESTA})?""",
}
TU = r"(图片|照片|图像|图|相片|文件)"
ZHE = rf"((这张|这个|该|这|那张|我的|此)?{TU}|它|这)"
KAN = r"(显示|看看|查看|告诉我|给我看|列出|读取)(一下)?"
CHINESE = {
    "ask:all": r"""(这个|这|该)(文件)?是(什么|啥)文件 | (这个|该)文件是(什么|啥) | 关于(这个|该)文件的(一切|所有信息)""",
    "ask:metadata": rf"""(这个|该|这)?文件(里面|里|中)?(都)?(有|包含|含有|藏着|存了)(些)?(什么|啥|哪些)(信息|数据|元数据|东西|内容)?(呢)? | {KAN}({ZHE}的?)?(元数据|exif信息|exif数据|exif|文件信息|图片信息|照片信息|拍摄信息|属性)
        | ({ZHE})(里面|里|中)?(有|含有|包含)(哪些|什么)(元数据|exif|exif信息) | ({ZHE})?(里面|里|中)?(有没有|有|含有)(隐私|个人|私人)(信息|数据)(吗)? | (元数据|exif)\? | (元数据|exif信息?)(是什么|有哪些) | 关于(这个文件|这张{TU}) | ({ZHE})(里|中)?的?(序列号)(是什么|是多少)""",
    "ask:place": rf"""{ZHE}(是)?(在)?(哪里|哪儿|哪个地方|什么地方|何处|哪)(拍|照|拍摄)(的|摄的|到的)? | (是)?(在)?(哪里|哪儿|哪个地方|什么地方)(拍|照|拍摄)(的)?({ZHE})? | ({ZHE}的?)?(拍摄地点|地点|位置|gps坐标|gps位置|gps信息|坐标|经纬度|拍摄位置)(是|在)?(什么|哪里|哪儿|多少)(呢)? | {KAN}({ZHE}的?)?(拍摄地点|地点|位置|gps坐标|gps位置|gps信息|坐标|经纬度)
        | {ZHE}(里面|里|中)?(有|含有|带)(地点|位置|坐标|gps坐标|定位|经纬度)(信息)?吗 | {ZHE}来自(哪里|哪儿) | (gps|坐标|拍摄地点)\?""",
    "ask:camera": rf"""{ZHE}?(是)?(用|使用)?(的)?(什么|哪款|哪个|哪种|哪台|啥)(相机|镜头|手机|设备|机型|型号|光圈|快门|焦距|iso|参数)(拍|照|拍摄)?(的)?({ZHE})? | ({ZHE}的?)?(相机|镜头|光圈|快门|快门速度|焦距|iso|感光度|曝光时间|曝光|拍摄参数|相机型号)(是|用的是)?(什么|多少|哪个)(呢)? | {KAN}({ZHE}的?)?(相机|镜头|光圈|快门|焦距|iso|拍摄参数|相机参数|相机信息)
        | (用|开|闪)了?(闪光灯)(了)?吗 | 闪光灯(闪|开|亮)了吗 | (相机|镜头|光圈|快门)\?""",
    "ask:date": rf"""{ZHE}?(是)?(在)?(什么时候|何时|哪天|哪年|哪一天|几点|什么时间|几月)(拍|照|拍摄)(的|摄的)? | ({ZHE}的?)?(拍摄时间|拍摄日期|日期)(是)(什么时候|什么|多少|哪天)(呢)? | {KAN}({ZHE}的?)?(拍摄时间|拍摄日期) | (拍摄时间|拍摄日期)\? | {ZHE}(有)?多久了""",
    "ask:credit": rf"""{ZHE}(是)?谁(拍|照|拍摄|做)(的|摄的) | 谁(拍|照|拍摄)(的|了)({ZHE})? | ({ZHE}的?)?(作者|摄影师|版权|版权所有者|署名|关键词|说明|标题|许可)(是|属于|归)(谁|什么|哪些)(的)?(呢)? | {ZHE}(的)?版权(是|归|属于)谁(的)? | {KAN}({ZHE}的?)?(作者|版权|署名|关键词|说明) | {ZHE}(有|受)版权(保护)?吗 | (版权|作者|关键词)\?""",
    "ask:profile": rf"""({ZHE}的?)?(颜色配置文件|色彩配置文件|色彩空间|颜色空间|色域|位深|色深|icc配置文件|色彩深度)(是)(什么|多少)(呢)? | {ZHE}(用|有|是)(的是|的)?(什么|哪个|哪种)(颜色配置文件|色彩配置文件|色彩空间|颜色空间|色域) | {ZHE}是(srgb|adobe rgb|display p3|hdr|cmyk)(的)?吗 | (色彩空间|颜色配置文件|位深)\?""",
    "ask:origin": rf"""{ZHE}(是)?(ai|人工智能|机器|电脑)(生成|画|做|创作|制作|绘制)?(的)?(图|图片|照片)?吗 | {ZHE}(是)?(由|用)(ai|人工智能|机器)(生成|画|做|创作|制作)(的)(吗)? | {ZHE}是(真的|真实的|真)(照片|图片)吗 | ({ZHE}的?)?(提示词|prompt|工作流)(是)(什么)(呢)? | {KAN}({ZHE}的?)?(提示词|prompt|工作流) | {ZHE}(里)?有(提示词|内容凭证|c2pa)吗""",
}
