"""German words and their senses; `conversation/plain_words/grammar.py` says what the kinds are."""

from __future__ import annotations

from conversation.plain_words import file_questions
from conversation.plain_words.vocabulary import Language, Units

PIC = r"(bild|foto|photo|aufnahme|grafik|zeichnung|gemälde)(es|s)?"
PICS = r"(bilder|fotos|photos|aufnahmen|bildern)"
MAKE = r"(mach|mache|machst|machen|bring|bringe|lass|stell|stelle|setz|setze|setzen|stellen)"
END = r"(e[nsrm]?)?"

GERMAN = Language(
    "Deutsch",
    Units(
        percent=r"prozent",
        degrees=r"grad",
        times=r"x|mal",
        between=r":|/|x|×|zu|mal",
        picture=r"bild|foto|nummer|nr\.?",
        pixels=r"px|pixeln?|pixels",
        megapixels=r"mp|megapixel",
        kilobytes=r"kb|kib|k|kilobytes?",
        megabytes=r"mb|mib|megabytes?|mega",
        stops=r"ev|blenden?|blendenstufen?",
    ),
    {
        "fill": rf"""bitte | ändern | anpassen | hinzu | machen | mal | doch | ok | okay | jetzt | nun | dann mal | danke
            | hallo | hey | super | gut | prima | schön | toll | klasse
            | (kannst|könntest|würdest|kann|könnte|können|könnten) (du|ich|wir|sie|man) | {MAKE} | das ganze mal
            | ich (möchte|will|hätte gern|hätte gerne|würde gerne?|brauche) | gerne? | einfach | die | der | das | den
            | dem | ein | eine | einen | einem | einer | etwas mehr | und zwar | wäre | werden | soll(te)? | sein
            | muss | haben | geben | gib | füge?? | hinzufügen | hinzu | dazu | mit | in | im | auf | an | von | vom
            | um | etwa | ungefähr | circa | ca | auch | noch mal | nochmal | aus | für mich | für | wirken | aussehen
            | lassen | als | ja | so | es bitte | lieber | eigentlich | nur | bloß | des | am | ein wenig mehr | zuerst
            | erst | zunächst | darf | dürfte | könnte | ganz | gesamte | gesamten | ganze[ns]? | draus | daraus
            | drauf | darauf | verpass | verpasse | wende | anwenden | bis | insgesamt | herum | drumherum | du | ich
            | mir | uns | man | leicht mal | gleich | nee?(?=,) | nein(?=,) | hm+ | oh | äh | ach | jo(?=,)
            | genau(?=,) | okay(?=,) | hier | hierbei | die sache | daran | davon | dafür | wieder | wenn('s| es)? geht
            | wenn möglich | kurz | schnell | vielleicht | noch bitte | bitte noch
            | für (instagram|den druck|facebook|mein profil|meine website|linkedin|youtube) | also | halt | eben
            | mal eben | hätte | bräuchte | darfst | ruhig | so dass es | damit es | mal bitte | leicht(?= verändert)
            | hin | rein | geworden | dabei | darunter
            | (das ist|das war|ist|so ist es|sieht) (schon |viel |jetzt )*(besser|gut|super|toll|perfekt|prima)( aus)?(?=,)
            | (besser|perfekt|genau|stopp|halt|moment|warte)(?=,) | bringen | bring""",
        "it": rf"""(?<!\w\s){PIC} | (?<=bitte\s){PIC} | es | das | dies | dieses | das hier | das (ganze |komplette |aktuelle )?{PIC} | (dies|jen|mein|unser)(es|em)? (ganze )?{PIC} | alles | ihm | sie | des bildes | dem bild
            | vom bild | das ganze | ganze bild | 's | ihn | die sache | das ding""",
        "pic": PIC,
        "nth:1": rf"(das |dem |beim |vom )?erste[ns]?( {PIC})?",
        "nth:2": rf"(das |dem |beim |vom )?zweite[ns]?( {PIC})?",
        "nth:3": rf"(das |dem |beim |vom )?dritte[ns]?( {PIC})?",
        "nth:4": rf"(das |dem |beim |vom )?vierte[ns]?( {PIC})?",
        "nth:-1": rf"(das |dem )?(letzte[ns]?|neueste[ns]?|jüngste[ns]?)( {PIC})?",
        "before": rf"(das |dem )?(vorige|vorherige|vorletzte)[ns]?( {PIC})? | das davor | das {PIC} davor",
        "last:2": rf"die (letzten (zwei|beiden|2)|beiden letzten|zwei letzten)( {PICS})?",
        "last:3": rf"die (letzten (drei|3)|drei letzten)( {PICS})?",
        "last:4": rf"die letzten (vier|4)( {PICS})?",
        "all": rf"""alle( {PICS})?( davon)? | (die|diese|meine) {PICS} | alle (diese|meine) {PICS} | jedes( {PIC})? | sämtliche {PICS} | allen {PICS}
            | aus allen( {PICS})? | bei allen( {PICS})? | von allen( {PICS})? | allen""",
        "both": rf"beide( {PICS})?",
        "joint": r"""und dann | dann | und danach | danach | und | , | ; | & | anschließend | sowie | außerdem | und anschließend | und auch | plus | \+
            | aber | aber auch | und am ende | zuletzt | zum schluss | als nächstes | dazu noch | gefolgt von""",
        "rise": r"hoch | rauf | herauf | nach oben | höher | auf(?=$|[.!])",
        "sink": r"runter | herunter | nach unten | zurück | niedriger",
        "up": r"""mehr | erhöh(e|en|t)? | steiger(e|n)? | verstärk(e|en)? | höhere[rnsm]? | stärkere[rnsm]? | stärker | anheben | heb(e)? | noch mehr | größere[rnsm]?
            | intensiver(e[rns]?)? | kräftiger(e[rns]?)? | vergrößer(e|n) | verbesser(e|n) | etwas dazu""",
        "down": r"""weniger | verringer(e|n)? | reduzier(e|en)? | senk(e|en)? | niedrigere[rnsm]? | geringere[rnsm]? | schwächere?[rnsm]? | nicht so viel | vermindere?n? | absenken | mindere
            | schwächer | schwäch(e|en)? ab | nimm | zurücknehmen | herunterdrehen | abschwächen | dämpf(e|en)?
            | niedrig""",
        "inv": rf"""((es|das|{PIC}|das {PIC}|die farben) )?(ist |sind |wirkt |wirken |sieht )?(noch |immer noch |etwas |ein bisschen |ein wenig |leicht |viel |deutlich |ein klein wenig )*zu(?=\s(viel|hell|dunkel|dunkle|düster|blass|bunt|grell|farbig|gesättigt|knallig|flau|flach|kontrast|warm|kalt|kühl|scharf|unscharf|gelb|blau|gelblich|stark|hoh|hoch|matt|verschwommen|groß|klein|wenig|farblos|körnig|verrauscht|schwach|niedrig|farbenfroh|weich)) | nicht (ganz )?so | zu viel | zuviel | zu hohe[rn]? | zu starke[rn]? | (es )?(hat|gibt) zu viel""",
        "lack": r"(es |das bild )?(ist |sind )?(noch )?nicht(?=\s\w+ genug) | nicht genug | zu wenig | noch nicht genug | ist nicht | nicht genügend | genug | braucht mehr",
        "deg:0.1": r"ein klein(es)? (bisschen|wenig) | minimal | einen hauch | eine spur | ein ganz klein wenig | einen tick",
        "deg:0.15": r"""(nur )?(ein )?(bisschen|wenig) | etwas | leicht(e[rns]?)? | ein bissel | ein bisserl | ein wenig | geringfügig | sanft | dezent(e[rns]?)?
            | dünne[rnsm]?""",
        "deg:0.25": r"noch | noch etwas",
        "deg:0.35": r"ziemlich | merklich | recht | spürbar | sichtbar | ein gutes stück | einiges",
        "deg:0.45": r"deutlich(e[rns]?)? | erheblich | wesentlich",
        "deg:0.5": r"""viel | stark(e[rns]?)? | sehr | kräftig | um einiges | massiv | drastisch | ordentlich
            | dicke[rnsm]? | breite[rnsm]?(?= (rand|rahmen))""",
        "deg:0.6": r"extrem | sehr viel | wahnsinnig | enorm",
        "frac:0.5": r"(um )?(die )?hälfte | um die hälfte | halb | (auf )?(die )?halbe?r?",
        "frac:0.3333": r"(um )?ein drittel",
        "frac:0.25": r"(um )?ein viertel",
        "times:2": r"doppelt so | doppelt | zweimal so | verdoppel(e|n)? | zweimal",
        "times:3": r"dreimal so | dreifach | verdreifach(e|en)?",
        "times:0.5": r"halb so | halbier(e|en)?",
        "to": r"zu | auf | in | ins | nach | zum | zu einem | bis auf | in ein | als",
        "cmp:brightness+": rf"heller{END} | aufhellen | hell(e|t)?( das bild| es)? auf | hell auf | erhell(e|en) | aufgehellt | mehr licht",
        "cmp:brightness-": rf"dunkler{END} | abdunkeln | dunk(e)?le?( das bild| es)? ab | verdunkel(e|n)? | düsterer{END} | abgedunkelt | dunkel( es)? ab | weniger licht",
        "adj:brightness+": rf"hell{END} | überbelichtet | ausgefressen | ausgebrannt",
        "adj:brightness-": rf"dunkel | dunkl{END} | düster{END} | unterbelichtet",
        "noun:brightness": r"helligkeit",
        "cmp:contrast+": rf"kontrastreicher{END} | kontrastreich",
        "cmp:contrast-": rf"kontrastärmer{END} | flauer{END} | flacher{END}",
        "adj:contrast-": r"flau | flach | kontrastarm",
        "noun:contrast": r"kontraste?s?",
        "cmp:saturation+": rf"""farbiger{END} | bunter{END} | satter{END} | gesättigter{END} | farbenfroher{END} | farbintensiver{END} | knalliger{END}
            | (kräftigere|stärkere|sattere|intensivere|leuchtendere|lebendigere) farben | farben (kräftiger|stärker|satter|intensiver|leuchtender|lebendiger) | lebendiger | lebhafter | leuchtender""",
        "cmp:saturation-": rf"""blasser{END} | entsättig(e|en|t)? | farbloser{END} | matter{END} | (schwächere|blassere|mattere|gedämpftere|weniger) farben
            | farben (schwächer|blasser|matter|gedämpfter)
            | farben (zurücknehmen|dämpfen|abschwächen|reduzieren) | (dämpf|schwäch|reduzier)(e|en)? die farben( ab)?""",
        "adj:saturation+": rf"bunt{END} | farbig{END} | gesättigt{END} | farbenfroh{END} | knallig{END} | grell{END}",
        "adj:saturation-": rf"blass{END} | farblos | matt",
        "noun:saturation": r"(farb)?sättigung | farbintensität | (die )?farbe",
        "noun:colour": r"farben | farbtöne?n? | töne | farbstimmung",
        "noun:vibrance": r"dynamik | lebendigkeit | vibrance",
        "cmp:warmth+": rf"wärmer{END} | gelblicher{END}",
        "cmp:cold-": rf"kälter{END} | kühler{END}",
        "cmp:warmth-": r"bläulicher | (kühlere?|kältere?) (farben|töne|farbtöne|farbtemperatur) | (kühler|kälter) im ton",
        "adj:warmth+": r"warm | gelb | gelblich | orange | gelbstichig | (einen )?(gelbstich|orangestich) | orange",
        "noun:warmth": r"wärme | farbtemperatur",
        "cmp:sharpness+": rf"schärfer{END} | knackiger | schärf(e|en)?( es| das bild)?( nach)? | nachschärfen",
        "adj:sharpness+": r"scharf",
        "adj:sharpness-": r"unscharf | verschwommen",
        "noun:sharpness": r"schärfe",
        "cmp:blur+": rf"unschärfer{END} | verschwommener{END} | weicher gezeichnet | unscharf | weichgezeichnet",
        "noun:exposure": r"belichtung",
        "cmp:exposure+": r"überbelichteter",
        "noun:shadows": r"schatten | tiefen | dunkle[nr]? (stellen|bereiche|partien|teile)",
        "noun:highlights": r"lichter | höhen | glanzlichter | spitzlichter | helle[nr]? (stellen|bereiche|partien|teile)",
        "cmp:size+": rf"größer{END} | vergrößer(e|n) | hochskalieren",
        "cmp:size-": rf"kleiner{END} | verkleiner(e|n) | herunterskalieren",
        "adj:size+": rf"groß{END} | breit",
        "adj:size-": r"klein",
        "noun:size": r"größe",
        "noun:noise": r"rauschen | bildrauschen",
        "noun:grain": r"körnung | filmkorn | korn",
        "cmp:grain+": r"körniger",
        "cmp:grain-": r"weniger körnig | rauschärmer",
        "act:greyscale": r"""schwarz(-| )?(und( |-))?(weiß|weiss)(bild|foto|aufnahme)?e?[ns]? | s/w | sw | graustufen(bild)? | monochrom | entfärb(e|en|t)? | grau in grau | einfarbig grau
            | (entfern|entferne|nimm|lösch|lösche) (alle |die )?farben?( raus| weg| heraus)? | farbe(n)? (raus|weg|entfernen) | ohne farbe | in grau""",
        "act:sepia": r"sepia(ton|töne|farben|effekt|filter|bild)? | wie ein altes foto | altes foto",
        "act:invert": r"invertier(e|en|t)? | negativ | (die )?farben umkehren | kehr(e)? (die )?farben um | umgekehrte farben | farben invertieren",
        "act:auto": r"""auto(matisch)?( |-)?(verbessern|korrigieren|optimieren|korrektur|kontrast|optimier(e|en)?|verbesser(e|n)?|anpassen|tonwerte)? | weißabgleich | tonwertkorrektur | bildoptimierung | automatische (korrektur|verbesserung|anpassung)
            | (verbesser|optimier|korrigier)(e|n|en)? (das bild|es|die farben|das licht|den weißabgleich|die belichtung) | autokorrektur""",
        "act:trim": r"""((die|den|das|alle) )?((weißen?|weißer|schwarzen?|schwarzer|leeren?|überflüssigen?|einfarbigen?|grauen?) )?(ränder|rand|balken|rahmen) (ab|weg|entfernen|abschneiden|wegschneiden|raus|abtrennen) | (entfern|schneid|beschneid|lösch)(e|en)? ((die|den|das|alle) )?((weißen?|schwarzen?|leeren?|überflüssigen?|einfarbigen?|grauen?) )?(ränder|rand|balken|rahmen)( ab| weg)?""",
        "act:nobg": r"""((entfern|lösch|tilg|beseitig)(e|en)?|nimm|schneid(e|en)?) (mir )?(bitte )?(den |das |die )?(bild)?hintergrund( (weg|raus|heraus|ab|aus))? | (den |der )?(bild)?hintergrund( (soll|muss|kann))? (bitte )?(entfernen|löschen|weg|raus|wegmachen|wegnehmen|rausnehmen|ausschneiden|freistellen|ausblenden)
            | freistell(en|ung|e) | freigestellt | stell(e)? (es|das|das bild|das foto|das motiv|sie|ihn) frei | (das motiv|das objekt|den gegenstand) (freistellen|ausschneiden) | ohne (den )?hintergrund | schneid(e)? (es|das motiv|das objekt|sie|ihn) aus
            | (mit )?(einem |einen )?(transparente[rnm]?|durchsichtige[rnm]?) hintergrund | (den |der )?hintergrund( soll)? (transparent|durchsichtig)( machen| sein)? | kein(en)? hintergrund""",
        "act:ground": r"""(ersetz(e|en)? |tausch(e|en)? |füll(e|en)? )?(den |der )?hintergrund( (durch|mit|gegen))? | (auf|vor) (einen |einem |ein )(?=\w+ hintergrund)""",
        "act:bokeh": r"""(den |der )?hintergrund (verschwommen|unscharf|weich|weichzeichnen|verwischen|weichgezeichnet|unschärfer)( machen| zeichnen)? | (zeichne|mach|mache|stell|stelle) den hintergrund (weich|unscharf|verschwommen) | (verwisch|verwische) den hintergrund
            | (mit )?(einem |einen )?(unscharfe[rnm]?|verschwommene[rnm]?) hintergrund | bokeh""",
        "act:strip": r"""((entfern|lösch|tilg)(e|en)? )?(alle |sämtliche )?(die |den )?(metadaten|meta-daten|exif(-| )?daten|exif|gps(-| )?(daten|koordinaten)|gps|standortdaten|standort|ortsdaten|kameradaten)( entfernen| löschen| raus| weg| rausnehmen) | (entfern|lösch|tilg)(e|en)? (alle |sämtliche )?(die |den )?(metadaten|meta-daten|exif(-| )?daten|exif|gps(-| )?(daten|koordinaten)|gps|standortdaten|standort|ortsdaten|kameradaten) | ohne metadaten | anonymisier(e|en)?""",
        "act:posterise": r"posterisier(e|en|t)? | tontrennung | wie ein poster | poster",
        "act:pixelate": r"verpixel(e|n|t)? | pixelig | grob gepixelt | mosaik | pixel(e|ier|ieren)",
        "act:vignette": r"vignette | vignettierung | (die )?(ecken|ränder) (abdunkeln|dunkler) | dunkle(re)? (ecken|ränder)",
        "act:denoise": r"entrausch(e|en|t)? | rausch(en)? (entfernen|reduzieren|mindern|verringern|weg) | rauschreduzierung | rauschunterdrückung | (entfern|reduzier|verringer|minder)(e|en|n)? das (bild)?rauschen | weniger rauschen | weniger bildrauschen",
        "act:sharpen": r"scharfzeichnen | zeichne?( es| das bild)? scharf | scharfstellen | scharf | nachschärfen | schärfe?( nach)?",
        "act:blur": r"weichzeichnen | zeichne?( es| das bild)? weich | verwisch(e|en)? | weichzeichner | gaußscher weichzeichner | unschärfe( hinzufügen)? | unscharf machen | verschwimmen",
        "act:crop": r"zuschneiden | schneid(e|en)? | beschneid(e|en)? | zuschnitt | crop(pe|pen)? | zurechtschneiden | schneid | zu | beschnitten | zugeschnitten",
        "act:rotate": r"dreh(e|en|t)?( es| das bild)? | rotier(e|en|t)? | gedreht | drehung | kipp(e|en)?",
        "act:flip": r"spieg(el|le|ele|eln|elt) | gespiegelt | spiegelung | umklappen",
        "act:straighten": r"begradig(e|en|t)? | richte?( es| das bild| den horizont)?( gerade| aus) | gerade(rücken|richten| rücken)? | ausrichten | (den )?horizont (begradigen|gerade|ausrichten) | (es )?ist schief | steht schief | schief",
        "act:resize": r"skalier(e|en|t)? | größe (ändern|auf|anpassen) | (ver)?änder(e|n)? die größe | bildgröße | verkleiner(e|n)?( es| das bild)? auf | vergrößer(e|n)?( es| das bild)? auf",
        "act:overlay": r"(lege?|setze?|klebe?|stelle?|pack|mach)(?= ((bild|foto) )?#?(?P<upper>\d+) (auf|über) (?!((bild|foto) )?#?(?P=upper)\b)) | (?<=\d.)über(?= ((bild|foto) )?#?\d)",
        "act:collage": r"(eine )?(collage|bildercollage|fotocollage)( (aus|von|mit))?",
        "layout:row": r"in einer reihe | nebeneinander",
        "layout:column": r"in einer spalte | untereinander",
        "act:compress": r"""komprimier(e|en|t)?
            | kompression | (mach|mache) (die datei|sie|es|das) (kleiner|leichter) als datei | (die )?datei(größe)? (kleiner|verkleinern|reduzieren|verringern)( machen)? | (verkleiner|reduzier|verringer|senk)(e|n|en)? (die )?dateigröße | weniger speicher(platz)? | (mach|mache) die datei kleiner""",
        "act:convert": r"konvertier(e|en|t)? | umwandeln | wand(el|le|ele|eln) | speicher(e|n)? | exportier(e|en)? | um | verwandel(e|n)?( es| das bild)? | sichern",
        "act:pad": r"erweiter(e|n)?( die)? (leinwand|arbeitsfläche|fläche|zeichenfläche) | (leinwand|arbeitsfläche|fläche) (erweitern|vergrößern) | auffüllen | füll(e)?( es| das bild)? auf | mit rand auf",
        "act:border": r"rahmen( drum(herum)?| hinzufügen| herum| drum herum)? | umrahm(e|en)? | rahm(e|en)? | rand( drum(herum)?| hinzufügen| herum| drum herum)? | umrandung | bilderrahmen | einrahmen",
        "act:rounded": r"(ab)?gerundete[nr]? ecken | runde ecken | rund(e)? die ecken( ab)? | (die )?ecken (ab)?runden | ecken rund | ecken abgerundet",
        "act:text": r"schreib(e|en)? | text(e)? | beschrift(e|en)? | wasserzeichen | beschriftung | bildunterschrift",
        "act:undo": r"""rückgängig( machen)? | mach(e)? (das|es|den letzten schritt|die letzte änderung)( wieder)? rückgängig | (einen )?schritt zurück | zurück | nimm (das|es) zurück | widerruf(e|en)?
            | letzte änderung (rückgängig|zurück)( machen)? | (die )?letzte änderung rückgängig( machen)? | undo | vorherige version | zur vorherigen version( zurück)? | zurück zur (vorherigen|letzten) version | doch nicht | geh(e)? (einen schritt )?zurück | gefällt mir nicht | mach das zurück
            | (die )?letzten? (schritte?|änderung(en)?) (zurück|rückgängig)( machen| nehmen)? | mach(e)? (das|es|alles) wieder wie vorher | wieder wie vorher | wie vorher | zurücknehmen | das war nichts | lass das wieder | storniere? das | verwirf das | (den )?letzten schritt (zurück|rückgängig)( machen)? | einen zurück
            | schritte? zurück""",
        "act:undoall": r"""(zurück )?(zum|auf das|ins) original( zurück)? | (geh |gehe |setz |setze |setze es |setz es |stell |stelle |bring )?(zurück )?(zum|auf das) original(bild|zustand|foto)?( zurück| wieder her)? | alles (rückgängig|zurück|zurücksetzen|verwerfen)( machen)? | mach(e)? alles rückgängig
            | original (wiederherstellen|wieder herstellen) | stell(e)? das original( wieder her)? | von vorne?( anfangen)? | alle änderungen (rückgängig|verwerfen|zurücksetzen)( machen)? | mach alle änderungen rückgängig | zum anfang zurück | zurück zum anfang | ursprüngliche version | setz alles zurück | auf anfang""",
        "act:redoall": r"alles wiederherstellen | stelle? alles wieder her | alles wiederholen",
        "act:redo": r"wiederhol(e|en)?( es| das)? | wiederherstellen | redo | stell(e)? (es|das) wieder her | schritte? vor | doch wieder | mach(e)? (es|das) wieder",
        "side:left": r"(nach |zur )?links | gegen den uhrzeigersinn | linksherum | linksrum | entgegen dem uhrzeigersinn",
        "side:right": r"(nach |zur )?rechts | im uhrzeigersinn | mit dem uhrzeigersinn | rechtsherum | rechtsrum",
        "axis:horizontal": r"horizontal | waagerecht | waagrecht | seitenverkehrt | (von )?links (nach|und) rechts | an der vertikalen( achse)?",
        "axis:vertical": r"vertikal | senkrecht | (von )?oben (nach|und) unten | an der horizontalen( achse)?",
        "turns:180": r"auf den kopf | kopfüber | (eine )?halbe drehung | um",
        "turns:90": r"(um )?(eine )?vierteldrehung | (um )?(eine )?viertel drehung",
        "ratio:1:1": r"quadrat | quadratisch(e[snrm]?)? | quadratformat",
        "ratio:16:9": r"breitbild(format)? | kinoformat | widescreen",
        "focus:top": r"oben | oberer teil | (den )?oberen teil( behalten)?",
        "focus:bottom": r"unten | unterer teil | (den )?unteren teil",
        "focus:centre": r"(in der )?mitte | mittig | zentriert",
        "focus:subject": r"(auf (das|dem) )?(haupt)?motiv",
        "focus:face": r"(auf |um )?(das |mein |sein |ihr |die )?gesicht(er)?",
        "focus:bottom-right": r"(unten rechts|rechts unten)( in der ecke| in die ecke)?",
        "focus:bottom-left": r"(unten links|links unten)( in der ecke| in die ecke)?",
        "focus:top-right": r"oben rechts | rechts oben",
        "focus:top-left": r"oben links | links oben",
        "fmt:jpeg": r"jpe?g(-| )?(datei|format)?",
        "fmt:png": r"png(-| )?(datei|format)?",
        "fmt:webp": r"webp(-| )?(datei|format)?",
        "fmt:avif": r"avif(-| )?(datei|format)?",
        "fmt:tiff": r"tiff?(-| )?(datei|format)?",
        "fmt:gif": r"gif(-| )?(datei|format)?",
        "colour:white": r"weiß(e[nrsm]?)? | weiss(e[nrsm]?)?",
        "colour:black": r"schwarz(e[nrsm]?)?",
        "colour:red": r"rot(e[nrsm]?)?",
        "colour:blue": r"blau(e[nrsm]?)?",
        "colour:green": r"grün(e[nrsm]?)?",
        "colour:grey": r"grau(e[nrsm]?)?",
        "colour:gold": r"gold(en(e[nrsm]?)?)?",
        "dim:width": r"(pixel )?breit | breite | in der breite",
        "dim:height": r"(pixel )?hoch | höhe | in der höhe",
        "corr:less": r"""(das (ist|war) |es ist |war )?(viel |etwas |ein bisschen |ein wenig )?zu (viel|stark|extrem|heftig|krass|kräftig) | zuviel | übertrieben | nicht so (viel|stark|doll|sehr) | weniger stark | weniger davon | schwächer
            | (das |es )?(ist|war|wird) (mir )?(doch )?(etwas |ein bisschen |ein wenig |viel |leicht )?zu (viel|stark|extrem|heftig|krass|kräftig|doll) | (das |es )?war zu viel( des guten)? | zu viel des guten | (etwas |ein bisschen |ein wenig )?weniger(?= als (das|eben))( als (das|eben)) | nimm das (etwas )?zurück | nicht ganz so (viel|stark|doll|extrem|krass)""",
        "corr:more": r"""(noch )?nicht genug | stärker | mehr davon | zu schwach | noch mehr davon | noch stärker | noch einmal | nochmal | weiter so | noch mehr | reicht (noch )?nicht
            | das reicht (noch )?nicht | ruhig (noch )?mehr | da geht noch (mehr|was) | (noch )?zu wenig | ein bisschen stärker""",
        "corr:opposite": r"andersherum | anders herum | anders rum | andersrum | umgekehrt | in die andere richtung | andere richtung | das gegenteil | falsche richtung | verkehrt herum | genau andersrum | falsch herum",
        "ask:size": rf"""wie (groß|breit|hoch)( und (breit|hoch))? ist ((das|dies|dieses|mein) {PIC}|es|das|dies) | (welche|was für eine) (größe|auflösung|maße|abmessungen)( hat)?( (das|dies|dieses|mein) {PIC}| es| das| dies)? | wie viele (pixel|megapixel)( hat)?( (das|dies|dieses|mein) {PIC}| es| das| dies)? | auflösung\? | größe\? | was ist die (größe|auflösung)( des bildes| davon)?
            | wie groß ist (es|das|das {PIC}|dieses {PIC})( jetzt| nun| gerade)? | (welche|was für eine) (auflösung|größe|abmessungen|maße) (hat|haben) (es|das|das {PIC}|dieses {PIC})( jetzt)? | wie viele megapixel sind das | wie (breit|hoch) ist (es|das|das {PIC})""",
        "ask:bytes": rf"""wie (schwer|groß) ist die datei | (wie viel|wieviel|wie viele) (speicher|platz|kb|mb|megabyte|kilobyte|speicherplatz)( braucht| hat| belegt)?( (das|dies|dieses|mein) {PIC}| es| das| dies)? | dateigröße\? | wie groß ist die dateigröße
            | (wie viele|wie viel|wieviel|wieviele) (kb|mb|kilobyte|megabyte|speicher|platz|speicherplatz) (hat|haben|braucht|belegt|sind|ist) (es|das|das {PIC}|die datei|dieses {PIC})( jetzt| nun)? | wie (groß|schwer) ist die datei( jetzt)? | wie (schwer|viel wiegt) ist (es|das) | dateigröße""",
        "ask:format": rf"""(welches|was für ein) (datei)?(format|typ)( hat| ist)?( (das|dies|dieses|mein) {PIC}| es| das| dies)? | in welchem format ist ((das|dies|dieses) {PIC}|es|das|dies) | ist ((das|dies|dieses) {PIC}|es|das|dies) ein (jpe?g|png|webp|gif|tiff?) | format\? | was ist das für ein format
            | (welches|was für ein) (datei)?format (ist|hat) (das|es|dieses bild|das bild)( hier)? | ist das (ein|eine) (jpe?g|png|webp|gif|tiff?)(-datei)?( oder (ein |eine )?(jpe?g|png|webp|gif|tiff?)(-datei)?)?""",
        "ask:colours": rf"""(welche|was für) (haupt)?farben( hat| sind| enthält| gibt)?( es| das)?( {PIC})?( darin| drin| im bild| in dem bild| vor)? | hauptfarben\? | farbpalette | (zeig|nenn|zeige|nenne)( mir)? die (haupt)?farben | was sind die (haupt)?farben
            | (welche|was für) (haupt)?farben (hat|haben|sind|kommen|enthält|gibt es) (es|das|das {PIC}|darin|drin|im {PIC}|in dem {PIC}|hier|da)( drin| vor)?""",
        "ask:changes": r"""was (habe ich|hab ich|haben wir|hast du|wurde|ist) (bisher |schon |alles |daran |bis jetzt )*(geändert|gemacht|bearbeitet|verändert|passiert) | (zeig|zeige|liste)( mir)? (die |alle )?(änderungen|bearbeitungen|verlauf)( auf)? | welche änderungen( gab es| habe ich gemacht)? | verlauf\? | änderungen\?
            | was (habe ich|hab ich|haben wir|hast du) (an dem bild |am bild |daran |hier )?(bisher |schon |alles |bis jetzt |eigentlich )*(geändert|gemacht|bearbeitet|verändert) | (zeig|zeige|liste)( mir)?( alle)? (die )?(bisherigen )?(änderungen|schritte|bearbeitungen)( auf)?""",
        "ask:metadata": rf"""(hat|enthält) ((das|dies|dieses) {PIC}|es|das|dies) (noch )?(metadaten|gps|gps-daten|exif|exif-daten|standortdaten) | welche metadaten( hat es| sind drin)?
            | (sind|ist) (da |noch |da noch |dort noch )*(gps|gps-daten|standortdaten|metadaten|exif|exif-daten)( drin| enthalten| dabei)? | (hat|enthält) (es|das|das bild) (noch )?(gps|gps-daten|standortdaten|metadaten|exif|exif-daten)""",
        "ask:all": rf"(infos?|informationen|details|angaben) (zu|über|zum) (dem |das )?(bild|foto) | was weißt du über (das|dieses) {PIC}",
        "is": r"""ist | sind | war | waren | wirkt | wirken | sieht | schaut | scheint | bleibt | wird | hat | es hat""",
        "fix": r"""(korrigier|reparier|verbesser|änder|beheb|richt)(e|en)?( es| das| sie| ihn)?( bitte)? | mach (es|das) besser | tu was dagegen | bring das in ordnung""",
        "flaw:upside": r"""steht( noch| immer noch)? (auf dem|am) kopf | (ist|sind) (verkehrt herum|auf dem kopf|kopfüber)""",
        "flaw:sideways": r"""(liegt|liegen|steht) (auf der seite|quer|falsch) | (ist|sind) (falsch herum |falsch )?(gedreht|quer)""",
        "flaw:straighten": r"""(der |dem )?horizont (ist|hängt|wirkt|steht|ist nicht) (schief|gerade|krumm|leicht schief|etwas schief) | (ist|wirkt|hängt|steht) (leicht |etwas |ein bisschen |ein wenig )?(schief|krumm)""",
        "never": r"""(ist|sind|war|wirkt|sieht|soll|sollte) (es|das|dies|dieses|die|der|den|ich|wir) | als (#\s*\d+|(das|die|der|dem) (erste[ns]?|zweite[ns]?|dritte[ns]?|letzte[ns]?|andere[ns]?|original|vorherige[ns]?)) | wie (kann|mache?|soll|bekomme?|kriege?|schneide|ändere) | warum | wieso | weshalb | (nicht|kein|keine|keinen|nie|niemals|ohne)
            | (das|ein|dem|mein|sein|ihr|unser|dein|rote|roten|rotes) auto""",
        "purpose:email": r"""für (eine |die |'ne )?(e-?mail|mail|whatsapp)""",
        "purpose:web": r"""für (das |die |meine |unsere )?(web|internet|website|webseite|homepage|blog|shop)( bitte)?""",
        "act:small": r"""dateigröße | halte | drück(e|en)? | optimier(e|en)? | komm | bring(e)?( es| das| sie)? | verkleiner(e|n)?( es| das| die datei)? | (soll|sollte|muss|müssen|sollen) (es |das )?(haben|sein|bleiben)?""",
        "dim:long": r"""(die |an der |auf der )?(lange|längere|längste)[nr]? (seite|kante)""",
        "stops:1": r"""eine (blende|blendenstufe)""",
        "stops:0.5": r"""(eine )?halbe (blende|blendenstufe)""",
        "adj:warmth-": r"""kalt | kühl | blaustichig | bläulich | (einen )?blaustich""",
        "adj:contrast+": r"""kontrastreich""",
        "adj:noise+": r"""verrauscht | körnig | rauschig""",
        "adj:blur+": r"""unscharf | verschwommen | verwackelt""",
        "rid": r"""entfern(e|en|t)? | lösch(e|en)? | raus | weg | rausnehmen | weglassen | beseitig(e|en)? | eliminier(e|en)? | säuber(e|n)?""",
        "thing:strip": r"""(die |alle |sämtliche |den )?(metadaten|meta-daten|exif(-| )?daten|exif|gps(-| )?(daten|koordinaten|infos?)|gps|standortdaten|standort|ortsdaten|kameradaten|aufnahmeort)""",
        "corr:0.5": r"""halb so (viel|stark|kräftig) | (nur )?die hälfte davon""",
        "corr:2": r"""doppelt so (viel|stark|kräftig)""",
        "vague": r"""format | seitenverhältnis | verhältnis | effekt | filter | version | schritte? | änderung(en)? | form | wert | regler""",
        "small": r"unter | kleiner als | höchstens | maximal | max | weniger als | nicht (größer|mehr) als | bis zu",
    },
    {
        "eins": 1,
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "fünfzehn": 15,
        "zwanzig": 20,
        "fünfundzwanzig": 25,
        "dreißig": 30,
        "vierzig": 40,
        "fünfundvierzig": 45,
        "fünfzig": 50,
        "sechzig": 60,
        "siebzig": 70,
        "achtzig": 80,
        "neunzig": 90,
        "hundert": 100,
    },
    questions=file_questions.GERMAN,
)
