"""French words and their senses; `conversation/plain_words/grammar.py` says what the kinds are."""

from __future__ import annotations

from conversation.plain_words import file_questions
from conversation.plain_words.vocabulary import Language, Units

PIC = r"(image|photo|photographie|dessin|peinture|illustration|tableau)"
PICS = r"(images|photos|photographies|dessins)"
THE = r"(l'|la |le |cette |ce |mon |ma |notre )"

FRENCH = Language(
    "Français",
    Units(
        percent=r"pour\s?cent|pourcents?",
        degrees=r"degrés?",
        times=r"x|fois",
        between=r":|/|x|×|par|sur",
        picture=r"image|photo|numéro",
        kilobytes=r"ko|kb|kilo-?octets?",
        megabytes=r"mo|mb|méga-?octets?",
        megapixels=r"mp|mégapixels?|megapixels?",
        stops=r"ev|diaphs?|diaphragmes?|crans?",
    ),
    {
        "fill": r"""s'il te plaît | s'il vous plaît | stp | svp | merci | bonjour | salut | ok | d'accord | maintenant
            | alors | bien | super | parfait | bon
            | (peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|tu peux|vous pouvez|est-ce que tu peux|tu pourrais)
            | je (veux|voudrais|souhaite|souhaiterais) | j'aimerais | fais | faire | faites | rends | rendre | rendez
            | mets | mettre | mettez | donne | donner | donnez | la | le | les | l' | un | une | des | du | de | d'
            | en | dans | sur | avec | pour | moi | pour moi | aussi | d'abord | ensuite, | juste | simplement | être
            | soit | sois | qu'elle | qu'il | que | applique | appliquer | appliquez | ajuste | règle | passe | passer
            | change | changer | changez | d'environ | environ | peu près | bien sûr | doit | devrait | doit être
            | devrait être | plutôt | tout simplement | même | au format | il faut | fois-ci | au | aux | et puis
            | vers | toute | tout le | entière | entièrement | non(?=,) | oui(?=,) | euh | hum+ | ah | oh | bon(?=,)
            | en fait | finalement | ok(?=,) | si possible | si tu peux | tu veux bien | peut-être | que ça | qu'ça
            | que tu | pour (instagram|facebook|l'impression|mon profil|mon portfolio|linkedin|youtube) | ici | dessus
            | dedans | autour | tout autour | cette fois | maintenant(?=,) | que ce soit | rends(?= un peu)
            | un coup de | il me faut | il me la faut | j'ai besoin | j'en ai besoin | besoin | faut | ait | aie | mon
            | ma | y | en plus | voilà | tu me | me | avant de (publier|poster|envoyer|partager)(-la| ça)? | que(?= l')
            | (c'est|là,? c'est) (beaucoup |déjà |bien )?(mieux|bien|bon|parfait|super)(?=,)
            | (mieux|attends|stop)(?=,) | passe(?=-)""",
        "it": rf"""{THE}{PIC}( entière| complète| actuelle)? | la | le | l' | ça | cela | ceci | celle-ci | celui-ci | toute l'image | toute la photo | rends-la | rends-le | rendez-la | rendez-le | fais-la | fais-le | mets-la | mets-le | elle
            | -la | -le | -les | -moi | le fichier | les | cette version | celles-ci""",
        "pic": PIC,
        "nth:1": rf"(la |le )?(première?|premier|1re|1ère|1er)( {PIC})?",
        "nth:2": rf"(la |le )?(deuxième|seconde?|2e|2ème)( {PIC})?",
        "nth:3": rf"(la |le )?(troisième|3e|3ème)( {PIC})?",
        "nth:4": rf"(la |le )?(quatrième|4e|4ème)( {PIC})?",
        "nth:-1": rf"(la |le )?(dernière?|dernier)( {PIC})?",
        "before": rf"(la |l'|le )?({PIC} )?(précédente?|d'avant)( {PIC})? | celle d'avant",
        "last:2": rf"les deux dernières( {PICS})? | les 2 dernières( {PICS})?",
        "last:3": rf"les (trois|3) dernières( {PICS})?",
        "all": rf"tou(te)?s( les {PICS}| mes {PICS}| ces {PICS})? | les {PICS} | chaque {PIC} | elles toutes | toutes",
        "both": rf"les deux( {PICS})?",
        "joint": r"""et puis | puis | ensuite | et ensuite | et | , | ; | & | après | et après | ainsi que | plus, | enfin
            | mais | mais aussi | et aussi | puis enfin | pour finir | et enfin | suivi de | tout en""",
        "up": r"""plus( de| d')? | augmente[rz]? | accentue[rz]? | renforce[rz]? | monte[rz]? | hausse[rz]? | pousse[rz]? | davantage( de| d')? | encore plus( de| d')? | booste[rz]? | intensifie[rz]? | ajoute[rz]?( un| une| du| de la)? | améliore[rz]? | relève[rz]? | élève
            | débouche[rz]? | remonte[rz]? | rehausse[rz]? | fais ressortir""",
        "down": r"""moins( de| d')? | réduis | réduire | réduisez | diminue[rz]? | baisse[rz]? | atténue[rz]? | adoucis | adoucir | abaisse[rz]? | pas si | affaiblis | récupère[rz]? | pas aussi | descends | rabaisse""",
        "inv": r"""(c'est |elle est |il est |l'image est |la photo est |est )?(un peu |beaucoup |bien )?trop( de| d')? | pas aussi | pas si | il y a trop( de| d')?
            | (c'est |elle est |il est |l'image est |la photo est |est |les couleurs sont |sont )?(un peu |beaucoup |bien |vraiment |encore |toujours )*trop( de| d')? | un peu trop( de| d')? | beaucoup trop( de| d')?""",
        "lack": r"pas assez( de| d')? | (c'est |elle n'est |il n'est |n'est |ce n'est )?pas assez( de| d')? | manque( de| d')? | trop peu( de| d')? | il manque( du| de la| de| d')?",
        "deg:0.1": r"un tout petit peu | très légèrement | à peine | une pointe",
        "deg:0.15": r"un (petit )?peu | légèrement | un chouïa | légère?r? | un poil | subtilement | doucement | faible | léger",
        "deg:0.25": r"encore",
        "deg:0.35": r"assez | nettement | sensiblement | plutôt | pas mal",
        "deg:0.5": r"beaucoup( de| d')? | bien | fortement | très | vraiment | énormément | fort | forte",
        "deg:0.6": r"extrêmement | vachement | super fort",
        "frac:0.5": r"(de )?(la )?moitié | à moitié | par deux | de moitié",
        "frac:0.3333": r"d'un tiers | un tiers",
        "frac:0.25": r"d'un quart | un quart",
        "times:2": r"deux fois plus | deux fois | double[rz]? | le double( de| d')?",
        "times:3": r"trois fois plus | triple[rz]?",
        "times:0.5": r"deux fois moins | divise par deux",
        "to": r"à | en | jusqu'à | vers le | au",
        "cmp:brightness+": r"éclaircis | éclaircir | éclaircissez | éclaircie? | illumine[rz]? | plus de lumière",
        "cmp:brightness-": r"assombris | assombrir | assombrissez | assombrie? | moins de lumière | fonce[rz]?",
        "adj:brightness+": r"claire?s? | lumineu(x|se) | clairs | surexposée?s? | brûlée?s? | cramée?s?",
        "adj:brightness-": r"sombres? | foncée?s? | obscure?s? | sous-exposée?s?",
        "noun:brightness": r"(la )?luminosité | (la )?clarté",
        "adj:contrast+": r"contrastée?s?",
        "noun:contrast": r"(le )?contrastes?",
        "cmp:contrast+": r"contraste davantage",
        "adj:saturation+": r"saturée?s? | colorée?s? | vi(f|ve|fs|ves) | éclatante?s? | vives | intenses? | criarde?s?",
        "adj:saturation-": r"pâles? | ternes? | délavée?s? | fades?",
        "cmp:saturation+": r"sature[rz]? | couleurs (plus )?(vives|intenses|éclatantes) | avive[rz]? | ravive[rz]? les couleurs | plus de couleurs? | (des )?couleurs plus (vives|intenses|fortes|éclatantes|saturées)",
        "cmp:saturation-": r"désature[rz]? | moins de couleurs? | couleurs moins (vives|intenses|fortes|saturées) | couleurs plus (pâles|douces|ternes)",
        "noun:saturation": r"(la )?saturation",
        "noun:colour": r"(les |des )?couleurs | (les |des )?tons | (les )?teintes",
        "noun:vibrance": r"(la )?vibrance",
        "adj:warmth+": r"chaude?s? | jaune | orangée?s? | jaunâtre | jaunie? | (une )?dominante (jaune|orange|chaude)",
        "cmp:warmth-": r"(couleurs?|tons?|teintes?) plus froi(des|ds) | plus froide? en couleur | refroidis les couleurs",
        "adj:cold-": r"froide?s? | froids",
        "cmp:warmth+": r"réchauffe[rz]? | réchauffe la",
        "noun:warmth": r"(la )?chaleur | (la )?température( de couleur| des couleurs)?",
        "adj:sharpness+": r"net(te)?s? | piquée?",
        "cmp:blur+": r"floue?s?",
        "noun:sharpness": r"(la )?netteté | (le )?piqué",
        "noun:exposure": r"(l')?exposition",
        "noun:shadows": r"(les )?ombres | (les )?(zones|parties) sombres",
        "noun:highlights": r"(les )?hautes lumières | (les )?(zones|parties) claires | (les )?lumières",
        "adj:size+": r"grande?s?",
        "adj:size-": r"petite?s?",
        "cmp:size+": r"agrandis | agrandir | agrandissez | grossis",
        "cmp:size-": r"rapetisse[rz]? | rétrécis | rétrécir",
        "noun:size": r"(la )?taille",
        "noun:noise": r"(le )?bruit",
        "noun:grain": r"(du |le )?grain( argentique)?",
        "act:greyscale": r"noirs? et blancs? | n&b | nb | n/b | (en )?niveaux? de gris | monochrome | (enlève|retire|supprime|enlever|retirer|supprimer)(z)? (toutes )?les couleurs | sans couleurs? | décolore[rz]? | désature[rz]? (complètement|totalement|entièrement)",
        "act:sepia": r"(en )?sépia | (en )?sepia | (comme une )?vieille photo | ton sépia | effet sépia",
        "act:invert": r"inverse[rz]?( les)? couleurs | (en |un )?négatif | inverse les couleurs | couleurs inversées | négatifs",
        "act:auto": r"""(correction|amélioration|balance|réglage|contraste|niveaux?) (auto(matique)?|des blancs)(s)? | améliore[rz]?( automatiquement)?( l'image| la photo| la| cette photo)? | corrige[rz]?( automatiquement)?( l'image| la photo| les couleurs| la lumière| l'exposition)? | balance des blancs | automatiquement | auto | optimise[rz]? (l'image|la photo)
            | (améliore|corrige|optimise|arrange)[rz]?( automatiquement)? (les couleurs|la lumière|l'éclairage|l'image|la photo)( automatiquement)? | (correction|retouche|amélioration) automatique | mode auto""",
        "act:trim": r"(enlève|retire|supprime|coupe|rogne|enlever|retirer|supprimer|couper|rogner)(z)? (les |la |le )?(bords?|bordures?|marges?|cadre|bandes)( (blancs?|noirs?|blanches?|noires?|vides?))?",
        "act:nobg": r"""(supprime|enlève|retire|efface|ôte|élimine|vire|supprimer|enlever|retirer|effacer|éliminer|découpe)[rz]?( tout)? (l'arrière-plan|l'arrière plan|le fond|le décor|le background|son fond) | (l'arrière-plan|le fond) (supprimé|enlevé|retiré)
            | détoure[rz]?(-la|-le|-les|-moi)?( l'image| la photo| l'objet| le sujet)? | détourage | sans (fond|arrière-plan|le fond|l'arrière-plan) | (avec |sur )?(un )?(fond|arrière-plan) transparent | (rends|mets|rendre|mettre) (le fond|l'arrière-plan) transparent
            | (isole|extrais|découpe)[rz]? (le sujet|l'objet|le produit) | pas de fond""",
        "act:ground": r"""(remplace[rz]? |change[rz]? )?(l'arrière-plan|le fond)( (par|en|avec))?( du)? | (mets(-la|-le)? |met(-la|-le)? )?(sur|avec|devant) (un )?fond | fond""",
        "act:bokeh": r"""(floute|flouter|floutez|estompe|brouille)[rz]? (l'arrière-plan|le fond) | (mets|rends|mettre|rendre) (l'arrière-plan|le fond) flou | (avec |un )*(fond|arrière-plan) flou | (l'arrière-plan|le fond) flou | bokeh""",
        "act:strip": r"((enlève|retire|supprime|efface|nettoie|enlever|retirer|supprimer|effacer)(z)? )(toutes )?(les |la |le |l')?(métadonnées|données exif|exif|gps|données gps|localisation|position|coordonnées gps|données de localisation)( exif| gps)? | sans métadonnées | anonymise[rz]?",
        "act:posterise": r"postérise[rz]? | postérisation | effet poster | comme une affiche",
        "act:pixelate": r"pixelise[rz]? | pixellise[rz]? | pixélise[rz]? | mosaïque | gros pixels | pixelisée?",
        "act:vignette": r"(un )?vignettage | (une )?vignette | assombri(s|r|ssez) les (coins|bords) | coins (plus )?sombres | bords (plus )?sombres",
        "act:denoise": r"débruite[rz]? | (réduis|réduire|réduisez|enlève|enlever|supprime|supprimer|élimine|diminue|retire)(z|r)? le (bruit|grain) | réduction (du|de) bruit | moins de (bruit|grain) | débruitage",
        "act:sharpen": r"accentue[rz]? la netteté | affûte[rz]? | (plus )?de netteté | rends( la| le)? nette | rendre nette | augmente la netteté | accentuation",
        "act:blur": r"floute[rz]? | (un )?flou( gaussien)? | rendre floue? | adoucis l'image",
        "act:crop": r"recadre[rz]?(-la|-le)? | rogne[rz]?(-la|-le)? | coupe[rz]?(-la|-le)? | découpe[rz]?(-la|-le)? | recadrage | recadrée? | crop",
        "act:rotate": r"pivote[rz]?(-la|-le)? | (fais |faire )?tourne[rz]?(-la|-le)? | (fais|faire)(-la|-le)? (pivoter|tourner) | rotation | (fais |effectue )?une rotation",
        "act:flip": r"retourne[rz]?(-la|-le)? | renverse[rz]?(-la|-le)? | retournée | inverse[rz]?",
        "act:mirror": r"(en |effet )?miroir | symétrie | reflète | en miroir | retourne en miroir",
        "act:straighten": r"redresse[rz]?(-la|-le)? | (remets?|mets?|mettre|remettre)( la| le)? (droite?|à niveau) | (redresse|corrige|aligne)[rz]? l'horizon | (c'est|elle est) (penchée?|de travers) | mets l'horizon droit | droite",
        "act:resize": r"redimensionne[rz]?(-la|-le)? | réduis(-la|-le)? à | (change[rz]?|modifie[rz]?) la taille | mets à l'échelle | redimensionnement | réduire (la|l'image|la photo) à | agrandis à | réduis (la|l'image|la photo) à",
        "act:overlay": r"(mets|pose|place|colle|superpose)(?= ((l'image|la photo) )?#?(?P<upper>\d+) sur (?!((l'image|la photo) )?#?(?P=upper)\b))",
        "act:collage": r"(un )?(collage|montage photo)( (avec|de|des))?",
        "layout:row": r"en ligne | sur une (seule )?ligne | côte à côte",
        "layout:column": r"en colonne | l'une sous l'autre",
        "act:compress": r"""compresse[rz]?(-la|-le|-les)? | allège[rz]?(-la|-le)? | comprime[rz]? | réduis le poids
            | compression | (réduis|réduire|diminue|diminuer|allège|alléger)(z)? (le poids|la taille)( du fichier| de l'image| de la photo) | fichier plus (petit|léger) | (rends|fais)(-la|-le)? plus légère? | plus légère? en (ko|mo|octets)""",
        "act:convert": r"converti(s|r|ssez)(-la|-le)? | enregistre[rz]?(-la|-le)? | exporte[rz]?(-la|-le)? | transforme[rz]?(-la|-le)? | sauvegarde[rz]? | mets-la",
        "act:pad": r"(étends|agrandis|étendre|agrandir)(ez)? (le canevas|la toile|la zone) | complète( avec)? | ajoute[rz]? des marges | remplis (les bords )?jusqu'à | étends",
        "act:border": r"(une )?bordure | (un )?cadre | encadre[rz]?(-la|-le)? | (un )?bord | un contour | un liseré",
        "act:rounded": r"(les |des |avec des )?(coins|bords|angles) (arrondis|ronds) | arrondi(s|r|ssez) les (coins|bords|angles)",
        "act:text": r"écris | écrire | écrivez | (le |du )?texte | filigrane | légende | ajoute[rz]? le texte | un filigrane | une légende",
        "act:undo": r"""annule[rz]?( ça| cela| la dernière (modification|modif|étape|action|opération))? | défais( ça| cela)? | défaire | reviens( en arrière)? | retour( en arrière)? | reviens d'une étape | reviens en arrière | (reviens )?à la version précédente | version précédente
            | (un )?pas en arrière | étape précédente | laisse tomber | je n'aime pas | retour arrière | ctrl z
            | (annule|enlève|supprime|retire|défais)[rz]?( les)?( la)? (dernières?|dernière) (modifications?|étapes?|changements?|retouches?|action) | comme avant | remets(-la)? comme avant | oublie( ça)? | enlève(-moi)? ça | reviens à l'étape (d'avant|précédente) | d'avant
            | en arrière | étapes? en arrière | pas en arrière | reculer? d'(une|un)
            | annule[rz]? (le dernier changement|la dernière retouche)""",
        "act:undoall": r"""annule[rz]? (tout|toutes les modifications|tous les changements) | (reviens|retour|retourne|revenir|remets|reviens donc)?( à| l'image à)? l'(original|image originale|image d'origine|originale) | (reviens |retour |retourner )?à la (photo|version) (originale|d'origine|initiale)
            | restaure[rz]? (l'original|l'image originale|l'originale) | tout annuler | recommence à zéro | repars (de|à) zéro | retour au début | état initial | retour à l'état initial | réinitialise[rz]?( l'image| la photo| tout)? | reviens au début | rends-moi l'original""",
        "act:redoall": r"(rétabli(s|r|ssez)|refai(s|re)) tout | tout (rétablir|refaire)",
        "act:redo": r"rétabli(s|r|ssez)( ça| cela| la modification)? | refais( ça| le)? | refaire | remets( ça)? | rétablis la dernière (modification|étape)",
        "side:left": r"(à |vers |sur )?(la )?gauche | dans le sens (antihoraire|anti-horaire|inverse des aiguilles d'une montre) | sens antihoraire | sens inverse des aiguilles d'une montre",
        "side:right": r"(à |vers |sur )?(la )?droite | dans le sens (horaire|des aiguilles d'une montre) | sens horaire | vers la droite | à droite",
        "axis:horizontal": r"horizontalement | horizontale? | de gauche à droite | gauche-droite",
        "axis:vertical": r"verticalement | verticale? | de haut en bas | haut-bas",
        "turns:180": r"(la )?tête en bas | à l'envers | d'un demi-tour | un demi-tour | demi-tour | sens dessus dessous",
        "turns:90": r"d'un quart de tour | un quart de tour | quart de tour",
        "ratio:1:1": r"(au |en )?(format )?carrée? | un carré | carrés",
        "ratio:16:9": r"format cinéma | écran large | panoramique",
        "focus:top": r"(en |le |du )?haut",
        "focus:bottom": r"(en |le |du )?bas",
        "focus:centre": r"(au |le )?(centre|milieu) | centrée?",
        "focus:subject": r"(sur )?le sujet",
        "focus:face": r"(sur |autour )?(le |mon |son |les |des |du )?visages?",
        "focus:bottom-right": r"en bas à droite",
        "focus:bottom-left": r"en bas à gauche",
        "focus:top-right": r"en haut à droite",
        "focus:top-left": r"en haut à gauche",
        "fmt:jpeg": r"jpe?g",
        "fmt:png": "png",
        "fmt:webp": "webp",
        "fmt:avif": "avif",
        "fmt:tiff": "tiff?",
        "fmt:gif": "gif",
        "colour:white": r"blanc(he)?s?",
        "colour:black": r"noire?s?",
        "colour:red": "rouges?",
        "colour:blue": "bleue?s?",
        "colour:green": "verte?s?",
        "colour:grey": "grise?s?",
        "dim:width": r"de large(ur)? | largeur | de large",
        "dim:height": r"de haut(eur)? | hauteur",
        "corr:less": r"""(c'est |c'était )?(un peu |beaucoup |bien )?trop( fort)? | trop fort | pas autant | moins fort | exagéré | c'est exagéré | pas si fort
            | (ouh )?là,? c'est trop | trop fort(e)? | un peu (trop|fort) | c'est (un peu |bien |vraiment )?(trop fort|trop|beaucoup|exagéré) | un peu moins(?= fort| que ça)( fort| que ça)? | moins que ça | calme(-toi)?(?= un peu)""",
        "corr:more": r"""pas assez( fort)? | (c'est |ce n'est )?pas assez( fort)? | plus fort | encore plus | encore(?=$|[.!,]) | davantage | continue | encore un peu plus fort
            | un peu plus que ça | ce n'est pas assez | c'est pas assez | encore un peu | pas suffisant | plus que ça | il en faut plus""",
        "corr:opposite": r"dans l'autre sens | l'autre sens | (le |c'est le )?contraire | l'inverse | (de l')?autre côté | c'est l'inverse | au contraire | mauvais sens | c'est le mauvais sens | à l'inverse",
        "ask:size": r"""(quelle|quelles) (est|sont|taille fait) (la taille|les dimensions|la résolution|sa taille|ses dimensions|sa résolution)?( de l'image| de la photo)? | quelle (taille|résolution)( fait| a| est)?( elle| l'image| la photo| cette image| cette photo| a-t-elle| fait-elle)? | combien de (pixels|mégapixels)( a| fait)?( l'image| la photo| a-t-elle| fait-elle| y a-t-il)? | quelles dimensions | elle fait quelle taille | taille\? | dimensions\?
            | (elle|l'image|la photo|ça|cette image|cette photo)( fait| mesure)( quelle taille| combien( de pixels)?)? | quelle (est la )?(taille|résolution|définition)( fait| a| de| en pixels)*( l'image| la photo| cette image| cette photo| elle| cette version)? | combien de (pixels|mégapixels) | quelle est sa (taille|résolution|définition)""",
        "ask:bytes": r"""combien (pèse|pèse-t-elle|de ko|de mo|d'octets)( l'image| la photo| le fichier| elle| fait-elle| fait| pèse)? | quel est (le|son) poids( du fichier| de l'image)? | (quel )?poids\? | elle pèse combien | quelle est la taille du fichier
            | (elle |ça |l'image |la photo |le fichier )(pèse|fait) (combien|combien de (ko|mo|octets)|quel poids) | combien (de (ko|mo|kilo-octets|mégaoctets)|ça pèse|elle pèse)( fait-elle| fait l'image| pèse-t-elle| fait-il)? | quel (est le )?poids( fait| a| de)?( l'image| la photo| elle| du fichier)? | combien pèse (l'image|la photo|le fichier|elle)""",
        "ask:format": r"""(quel|dans quel|de quel) (est le |est son )?(format|type)( de fichier)?( est-ce| a| est|a-t-elle)?( l'image| la photo| c'est| de l'image)? | c'est quel format | est-ce (un|une) (jpe?g|png|webp|gif) | c'est un (jpe?g|png|webp|gif) | format\?
            | (c'est|elle est|l'image est|la photo est) (en |dans )?quel (format|type)( de fichier)? | c'est (un|une|du) (jpe?g|png|webp|gif) ou (un|une|du) (jpe?g|png|webp|gif) | quel (est le )?format( de (l'image|la photo|cette image|cette photo|fichier))?""",
        "ask:colours": r"""quelles (sont les |sont ses )?couleurs( principales| dominantes)?( contient| a| y a-t-il| sont)?( l'image| la photo| dans l'image| de l'image| dedans| de la photo)? | couleurs (principales|dominantes)\? | (la )?palette( de couleurs)? | (montre|donne|liste)( moi|-moi)? les couleurs( principales| dominantes)?
            | quelles (sont les )?couleurs( y a-t-il| il y a| principales| dominantes| sont présentes)*( dans| de| sur)?( l'image| la photo| cette image| cette photo| dedans| là-dedans)?""",
        "ask:changes": r"""qu'est-ce que (j'ai|on a|tu as) (changé|modifié|fait)( jusqu'ici| jusqu'à présent)? | qu'ai-je (changé|modifié|fait)( jusqu'ici)? | qu'est-ce qui a (changé|été modifié|été changé) | (montre|liste|donne)( moi|-moi)? (les modifications|l'historique|les changements) | quelles modifications( ai-je faites| ont été faites)? | historique\?
            | qu'est-ce (que|qu') ?(j'ai|on a|tu as|a été|il a été) (déjà )?(changé|modifié|fait|retouché)( jusque-là| jusqu'ici| sur cette image| sur la photo| comme modifications| à cette photo| à l'image)? | quels (changements|sont les changements)( ai-je faits| ont été faits)?""",
        "ask:metadata": r"""(est-ce qu'elle|l'image|la photo) (a|contient)( encore)? des métadonnées | contient-elle des métadonnées
            | (y a-t-il|il y a|reste-t-il|est-ce qu'il reste|est-ce qu'il y a|contient-elle|a-t-elle) (encore )?(des |les |de la )?(données gps|métadonnées|données exif|exif|coordonnées|localisation)( dedans| dans l'image| dans la photo)?""",
        "ask:all": r"(infos|informations|détails) sur (l'image|la photo|cette image|cette photo)",
        "is": r"""est | sont | c'est | elle est | il est | elles sont | semble | paraît | a l'air | fait | c'était | était | reste | devient
            | il y a | a une | a un | elle a""",
        "never": r"""(est-elle|est-ce|est-il|sont-elles|n'est-ce) | est-ce que (c'est|elle|il|l'image|la photo|ça|je|on) | que (#\s*\d+|(la|le|l') ?(première?|deuxième|seconde?|troisième|dernière?|précédente?|autre|original|originale)) | comment | pourquoi | (ne|n'|pas|jamais|sans|ni|arrête) | devrais-je | dois-je""",
        "fix": r"""(corrige|répare|améliore|arrange|règle|rectifie)[rz]?(-la|-le|-moi)?( ça| cela| ce problème)?""",
        "flaw:upside": r"""(est|c'est|elle est|photo est|image est) (à l'envers|la tête en bas|sens dessus dessous)""",
        "flaw:sideways": r"""(est|c'est|elle est) (sur le côté|couchée?|dans le mauvais sens|mal tournée?|mal orientée?)""",
        "flaw:straighten": r"""l'horizon (est|n'est pas|penche|est un peu) ?(penché|de travers|droit|incliné|tordu)? | (est|c'est|elle est) (un peu |légèrement )?(penchée?|de travers|inclinée?)""",
        "purpose:email": r"""(pour|par) (un |l'|les )?(e-?mail|mail|courriel|whatsapp)s?""",
        "purpose:web": r"""pour (le |mon |notre |un )?(web|site|site web|internet|blog|boutique)""",
        "act:small": r"""poids | fasse | pèse | qu'elle (fasse|pèse) | que ça (fasse|pèse) | descends(-la)? | ramène(-la)?""",
        "dim:long": r"""(sur )?le (grand|plus grand|long) côté | côté le plus long""",
        "adj:warmth-": r"""bleue?s? | bleutée?s? | (une )?dominante (bleue|froide)""",
        "adj:contrast-": r"""plate?s? | plat | sans relief""",
        "adj:noise+": r"""bruitée?s? | granuleuse | granuleux""",
        "adj:blur+": r"""floue?s?""",
        "adj:sharpness-": r"""floue?s?""",
        "rid": r"""enlève[rz]? | supprime[rz]? | efface[rz]? | retire[rz]? | élimine[rz]? | nettoie | nettoyer | ôte[rz]?""",
        "thing:strip": r"""(toutes )?(les |la |le |l'|leurs |ses )?(métadonnées|données exif|exif|gps|données gps|localisation|coordonnées gps|données de localisation|géolocalisation)""",
        "cmp:cold-": r"""refroidi(s|r|ssez)( un peu)? | plus froide?s?""",
        "corr:0.5": r"""moitié moins | deux fois moins( fort)? | la moitié( de ça)?""",
        "corr:2": r"""deux fois plus fort | le double de ça""",
        "vague": r"""version | filtre | effet | format | rapport | ratio | niveau | les niveaux | qualité | étapes? | modifications? | côté | ton | tons""",
        "small": r"sous( les)? | (de |à )?moins de | en dessous de | au-dessous de | maximum | au maximum | max | inférieure? à | au plus | pas plus de | en moins de | ne dépasse pas",
    },
    {
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "quinze": 15,
        "vingt": 20,
        "vingt-cinq": 25,
        "trente": 30,
        "quarante": 40,
        "quarante-cinq": 45,
        "cinquante": 50,
        "soixante": 60,
        "quatre-vingts": 80,
        "quatre-vingt-dix": 90,
        "cent": 100,
    },
    folded=True,
    questions=file_questions.FRENCH,
)
