"""Spanish words and their senses; `conversation/plain_words/grammar.py` says what the kinds are."""

from __future__ import annotations

from conversation.plain_words import file_questions
from conversation.plain_words.vocabulary import Language, Units

PIC = r"(imagen|foto|fotografía|dibujo|pintura|ilustración|cuadro)"
PICS = r"(imágenes|fotos|fotografías|dibujos)"
THE = r"(la|el|esta|este|esa|ese|mi|nuestra|toda la|toda esta) "
IT = r"(la|lo|las|los|le)?"

SPANISH = Language(
    "Español",
    Units(
        percent=r"por ciento|porciento",
        degrees=r"grados?",
        times=r"x|veces",
        between=r":|/|x|×|por|a",
        picture=r"imagen|foto|número",
        pixels=r"px|píxeles|pixeles|píxel|pixels",
        kilobytes=r"kb|kilobytes?",
        megabytes=r"mb|megas?|megabytes?",
        megapixels=r"mp|megapíxeles|megapixeles",
        stops=r"ev|pasos? de luz|puntos?|diafragmas?",
    ),
    {
        "fill": r"""por favor | porfa | gracias | hola | vale | ok | bueno | bien | ahora | genial | perfecto | entonces
            | puedes | podrías | puede | podría | me puedes | podemos | quiero( que)? | quisiera | me gustaría( que)?
            | necesito( que)? | haz | hazla | hazlo | haga | hacer | hacerla | hacerlo | pon | ponla | ponlo | poner
            | ponle | ponerla | ponerle | deja | déjala | déjalo | dale | dar | darle | da | la | el | las | los | un
            | una | unos | unas | de | del | en | con | para | por | al | su | sus | sea | esté | que | quede | se vea
            | vea | aplica | aplicar | ajusta | ajustar | cambia | cambiar | pasa | pásala | pásalo | aproximadamente
            | unos | también | primero | simplemente | solo | debería( estar| ser)? | debe( estar| ser)?
            | tiene que (ser|estar) | vuelve | vuélvela | vuélvelo | convierte | conviértela | conviértelo | me | te
            | toda | entera | completa | hazle | tú | mí | para mí | hacia | no(?=,) | sí(?=,) | eh | mmm+ | oye | ah
            | en realidad | mejor(?=,) | a ver | si puedes | si se puede | si es posible | quizás | tal vez | aquí
            | alrededor | encima | esta vez | nomás | nada más | tantito
            | para (instagram|facebook|imprimir|la impresión|mi perfil|linkedin|youtube|redes)
            | antes de (publicar|subir|enviar|compartir)(la|lo)? | hacia | que se | ponme | hazme | déjame | dame
            | que quede | que esté | que sea | hay que | debes | tienes que | podés | querés | por fa | porfis | e
            | foto | le | les | que pongas | tiene que
            | (así )?(está|es|queda) (mucho |ya )?(mejor|bien|perfecto|perfecta)(?=,)
            | (mejor así|espera|perfecto|muy bien)(?=,)""",
        "it": rf"""(?<!\w\s){PIC} | {THE}{PIC}( entera| completa| actual)? | la | lo | esto | eso | ésta | esta | este | todo | toda | ella | hazla | hazlo | ponla | ponlo | déjala | déjalo | conviértela | conviértelo | pásala | pásalo | vuélvela | hacerla | su
            | la foto | la imagen | el archivo | las | los | lo""",
        "pic": PIC,
        "nth:1": rf"(la |el )?(primera?|primer|1ª)( {PIC})?",
        "nth:2": rf"(la |el )?(segunda?|segundo|2ª)( {PIC})?",
        "nth:3": rf"(la |el )?(tercera?|tercer|3ª)( {PIC})?",
        "nth:4": rf"(la |el )?(cuarta|cuarto|4ª)( {PIC})?",
        "nth:-1": rf"(la |el )?última?o?( {PIC})?",
        "before": rf"(la |el )?({PIC} )?anterior( {PIC})? | la de antes",
        "last:2": rf"las (dos últimas|últimas dos|últimas 2|2 últimas)( {PICS})? | los (dos últimos|últimos dos|últimos 2|2 últimos)",
        "last:3": rf"""las (tres últimas|últimas tres|últimas 3|3 últimas)( {PICS})?
            | los (tres últimos|últimos tres|últimos 3|3 últimos)""",
        "all": rf"tod[ao]s( (las|mis|estas) {PICS}| ellas)? | (las|estas|mis) {PICS} | cada {PIC} | todas ellas",
        "both": rf"(ambas|las dos)( {PICS})?",
        "joint": r"""y luego | luego | y después | después | y | , | ; | & | y también | además | a continuación | e | más, | y entonces
            | pero | pero también | por último | finalmente | y por último | y al final | seguido de""",
        "up": rf"""más | aumenta{IT} | aumentar{IT} | sube{IT} | súbe{IT} | subir{IT} | incrementa{IT} | incrementar | eleva{IT} | refuerza{IT} | intensifica{IT} | realza{IT} | potencia{IT} | mejora{IT} | añade{IT} | añadir | agrega{IT} | agregar | mayor | aumentando | todavía más | aún más | añádele | agrégale | levanta{IT}
            | sub[ei](r|le|les)?(la|lo|las|los)? | dale más | ponle más | échale( más)? | métele( más)?""",
        "down": rf"""menos | reduce{IT} | reducir{IT} | redúce{IT} | baja{IT} | bajar{IT} | bája{IT} | disminuye{IT} | disminuir | suaviza{IT} | atenúa{IT} | menor | no tan | no tanto | rebaja{IT} | recupera{IT} | quítale | resta{IT}
            | baj[ae](r|le|les)?(la|lo|las|los)? | quita(r|le)? | réstale | bajarle""",
        "inv": r"""(está |es |se ve |queda |ha quedado )?(un poco |bastante |muy )?demasiad[oa]s? | no tan | hay demasiad[oa]s? | tiene demasiad[oa]s?
            | (está |están |es |son |se ve |queda |sigue |todavía está )*(un poco |bastante |muy |algo |todavía )?demasiad[oa]s?""",
        "lack": r"(no (está|es|hay|tiene) )?(lo )?(bastante|suficiente(mente)?) | no es suficiente | le falta | falta | poc[oa] | le falta más | faltan | muy poc[oa]",
        "deg:0.1": r"un poquit[oí]n | muy ligeramente | apenas | una pizca | un pelín",
        "deg:0.15": r"un poc[oa]( de)? | un poquito( de)? | ligeramente | levemente | algo | suavemente | sutilmente | suave | leve | ligero | poquito",
        "deg:0.25": r"aún | todavía",
        "deg:0.35": r"bastante | notablemente | considerablemente | visiblemente",
        "deg:0.5": r"much[oa]s? | muy | fuertemente | muchísimo | fuerte | un montón",
        "deg:0.6": r"extremadamente | super | súper",
        "frac:0.5": r"(a )?la mitad( de)? | en la mitad",
        "frac:0.3333": r"(en )?un tercio",
        "frac:0.25": r"(en )?un cuarto",
        "times:2": r"el doble( de)? | duplica{IT} | dos veces( más)?".replace("{IT}", IT),
        "times:3": r"el triple( de)? | tres veces( más)? | triplica",
        "to": r"a | hasta | en | al | como",
        "cmp:brightness+": rf"aclara{IT} | aclarar{IT} | aclára{IT} | ilumina{IT} | iluminar | más luz",
        "cmp:brightness-": rf"oscurece{IT} | oscurecer{IT} | oscuréce{IT} | menos luz",
        "adj:brightness+": r"clar[oa]s? | brillantes? | luminos[oa]s? | sobreexpuest[oa]s? | quemad[oa]s?",
        "adj:brightness-": r"oscur[oa]s? | subexpuest[oa]s? | oscurit[oa]s?",
        "noun:brightness": r"(el )?brillo | (la )?luminosidad",
        "noun:contrast": r"(el )?contrastes?",
        "adj:contrast+": r"contrastad[oa]s?",
        "adj:saturation+": r"saturad[oa]s? | colorid[oa]s? | viv[oa]s? | vívid[oa]s? | vibrantes? | intens[oa]s? | llamativ[oa]s?",
        "adj:saturation-": r"pálid[oa]s? | apagad[oa]s? | desvaíd[oa]s?",
        "cmp:saturation+": rf"satura{IT} | aviva{IT} (los )?colores? | colores más (vivos|intensos|fuertes|vibrantes|saturados) | más color | realza los colores",
        "cmp:saturation-": rf"desatura{IT} | desaturar | colores (más (suaves|apagados|pálidos)|menos (vivos|intensos|saturados)) | menos color",
        "noun:saturation": r"(la )?saturación",
        "noun:colour": r"(los )?colores? | (los )?tonos?",
        "noun:vibrance": r"(la )?vibración | (la )?intensidad",
        "adj:warmth+": r"""cálid[oa]s? | amarill[oa]s? | caliente | naranjas? | anaranjad[oa]s? | amarillent[oa]s?
            | (un )?tono (amarillo|amarillento|naranja) | tira a amarillo""",
        "adj:warmth-": r"fría en color | azulad[oa]s? | (un )?tono azul(ado)?",
        "adj:cold-": r"frí[oa]s?",
        "cmp:warmth+": r"más calidez | calienta los colores",
        "cmp:warmth-": r"(colores|tonos) más fríos | tono más frío",
        "noun:warmth": r"(la )?calidez | (la )?temperatura( de color)?",
        "adj:sharpness+": r"nítid[oa]s? | definid[oa]s?",
        "adj:sharpness-": r"borros[oa]s? | desenfocad[oa]s?",
        "noun:sharpness": r"(la )?nitidez | (la )?definición | (el )?enfoque",
        "noun:exposure": r"(la )?exposición",
        "noun:shadows": r"(las )?sombras | (las )?(zonas|partes) oscuras",
        "noun:highlights": r"(las )?(altas )?luces | (las )?altas luces | (las )?(zonas|partes) claras",
        "adj:size+": r"grandes?",
        "adj:size-": r"pequeñ[oa]s? | chic[oa]s?",
        "cmp:size+": rf"agranda{IT} | amplía{IT} | ampliar{IT} | agrandar{IT}",
        "cmp:size-": rf"achica{IT} | encoge{IT} | empequeñece{IT}",
        "noun:size": r"(el )?tamaño",
        "noun:noise": r"(el )?ruido",
        "noun:grain": r"(el )?grano( de película)?",
        "act:greyscale": rf"blanco y negro | blanco & negro | b/n | bn | escala de grises | monocrom[oa](tico|tica)? | (quita|elimina|quitar|eliminar){IT}( todos)?( los| el)? colores? | sin color(es)? | en grises",
        "act:sepia": r"(tono |color |efecto |filtro )?sepia | (como una )?foto antigua | como una foto vieja",
        "act:invert": rf"invierte{IT}( los)? colores | (en |el )?negativo | invertir( los)? colores | colores invertidos",
        "act:auto": rf"""(mejora|corrección|ajuste|corrige|mejorar|ajusta|corregir|balance|niveles|nivel|contraste){IT}( automátic[oa](mente)?s?| de blancos| los colores| la luz| la exposición| la imagen| la foto)( automáticamente)? | automático | automáticamente | auto | optimiza la (foto|imagen) | mejórala | mejóralo
            | (mejora|corrige|arregla|ajusta|optimiza)(la|lo|r)?( los colores| la luz| la imagen| la foto)? (automáticamente|en automático|de forma automática) | mejora automática | retoque automático | corrección automática""",
        "act:trim": rf"(quita|elimina|recorta|corta|quitar|eliminar|recortar|borra){IT} (los |el |las )?(bordes?|márgenes|margen|marcos?|franjas)( (blancos?|negros?|blancas|negras|vacíos?))?",
        "act:nobg": rf"""(quita|elimina|borra|remueve|saca|suprime|quitar|eliminar|borrar|remover|sacar){IT}( todo)? (el |su )?fondo( a (la|esta) (imagen|foto)| de (la|esta) (imagen|foto))? | sin (el )?fondo | (con |en )?(un )?fondo transparente | (haz|pon|deja|hacer|poner)(r)?( que)? (el |su )?fondo (sea )?transparente | (el )?fondo transparente
            | (recorta|recortar|aísla|aislar|extrae|extraer|separa)(r)? (el |al )(sujeto|objeto|producto|motivo)( del fondo)? | siluetea(r|la|lo)? | fondo eliminado | quita fondo | eliminar fondo | quitar fondo""",
        "act:ground": r"""(cambia(r)? |reemplaza(r)? |sustituye |sustituir )?(el|su) fondo( (a|por|con|en))?( color)? | (pon(la|lo)?|ponl[ao]|colócal[ao])? ?(sobre|en|con) (un )?fondo | fondo""",
        "act:bokeh": r"""(desenfoca|difumina|desenfocar|difuminar|emborrona|borronea)(r)? (el |su )?fondo | (con |un )*fondo (desenfocado|difuminado|borroso) | (pon|haz|deja) (el |su )?fondo (borroso|desenfocado|difuminado) | (el )?fondo (borroso|desenfocado|difuminado) | bokeh""",
        "act:strip": rf"(quita|elimina|borra|quitar|eliminar|borrar|limpia){IT}( todos)?( los| la| el)? (metadatos|datos exif|exif|datos gps|gps|ubicación|localización|datos de ubicación|datos de la cámara)( exif| gps)? | sin metadatos | anonimiza{IT}",
        "act:posterise": r"posteriza(r|la|lo|do)? | posterización | como un póster | efecto póster",
        "act:pixelate": r"pixela(r|la|lo|do|da)? | pixeliza(r)? | mosaico | píxeles grandes",
        "act:vignette": r"(una |un )?viñetas? | viñeteado | (oscurece|oscurecer) (las esquinas|los bordes) | esquinas oscuras | bordes oscuros",
        "act:denoise": rf"(reduce|reducir|elimina|eliminar|quita|quitar|limpia|disminuye|quítale){IT} (el )?(ruido|grano) | reducción de ruido | menos (ruido|grano) | sin ruido",
        "act:sharpen": r"enfoca(r|la|lo)? | enfócal[ao] | afila(r|la)? | (más )?nitidez | dale nitidez | define(la)? | enfoque",
        "act:blur": r"desenfoca(r|la|lo)? | desenfócal[ao] | difumina(r|la|lo)? | difumínal[ao] | (un )?desenfoque( gaussiano)? | emborrona(r|la)?",
        "act:crop": r"recorta(r|la|lo|rla|rlo|da|do)? | recórtal[ao] | corta(r|la|lo|rla)? | córtal[ao] | recorte",
        "act:rotate": r"rota(r|la|lo|rla|da)? | rótal[ao] | gira(r|la|lo|rla|da)? | gíral[ao] | rotación | giro",
        "act:flip": r"voltea(r|la|lo|rla|da)? | voltéal[ao] | invierte(la|lo)? | inviértel[ao] | dale la vuelta | da la vuelta",
        "act:mirror": r"(en |efecto |como un |como en un )?espejo | refleja(r|la|lo)? | refléjal[ao] | simetría | en espejo",
        "act:straighten": r"endereza(r|la|lo|rla)? | enderézal[ao] | (nivela|corrige|endereza|alinea)(r|la|lo)?( el horizonte)? | (está )?torcid[ao] | (pon|ponla|ponlo|poner) rect[ao] | rect[ao] | está inclinad[ao]",
        "act:resize": r"""redimensiona(r|la|lo|rla)? | redimensiónal[ao] | (cambia|cambiar|ajusta|modifica)(r)? el tamaño | escala(r|la|lo)? | escálal[ao] | redúcel[ao] a | reducir a | amplíal[ao] a | tamaño | reduce( la imagen| la foto)? a
            | (reduce|reducir|reducirla|redúcela|baja|achica|escala)( la imagen| la foto)? (al|a un)(?= ?\d) | redúcel[ao] al""",
        "act:overlay": r"(pon|coloca|pega|superpón)(?= ((la imagen|la foto) )?#?(?P<upper>\d+) (sobre|en|encima de) (?!((la imagen|la foto) )?#?(?P=upper)\b)) | (?<=\d.)(sobre|encima de)(?= ((la imagen|la foto) )?#?\d)",
        "act:collage": r"(un )?(collage|fotomontaje)( (con|de))?",
        "layout:row": r"en (una )?fila | en línea | una al lado de la otra",
        "layout:column": r"en (una )?columna | una debajo de la otra",
        "act:compress": r"""comprime(la|lo|las|los)? | comprímel[ao]s? | comprimir(la)? | optimiza(la|r)? | aligera(la)?
            | compresión | (reduce|reducir|baja|bajar|disminuye)(le)? (el )?(peso|tamaño)( del archivo| de la foto| de la imagen) | archivo más (pequeño|ligero|liviano) | (haz|hazla|hazlo) más (ligera|liviana|ligero|liviano)""",
        "act:convert": r"convierte(la|lo)? | conviértel[ao] | convertir(la|lo)? | guarda(r|la|lo)? | guárdal[ao] | exporta(r|la|lo)? | expórtal[ao] | transforma(r|la|lo)? | pásal[ao]",
        "act:pad": r"(amplía|extiende|agranda|ampliar|extender)( el)? lienzo | rellena(r|la)? hasta | añade (márgenes|margen) | extiende",
        "act:border": r"(un )?borde | (un )?marco | enmarca(r|la|lo)? | enmárcal[ao] | (un )?contorno | reborde",
        "act:rounded": r"(las |con (las )?)?(esquinas|bordes) redonde(adas|ados|as) | redondea(r)? (las esquinas|los bordes) | bordes redondeados",
        "act:text": r"escribe(le)? | escribir | (el )?texto | (una )?marca de agua | pon el texto | añade el texto | rótulo",
        "act:undo": r"""deshaz(lo|la| eso| esto| el último cambio| la última edición| lo último)? | deshacer( el último cambio| eso)? | (vuelve|volver|regresa|ve) atrás | atrás | un paso atrás | (vuelve|volver|regresa) a la versión anterior | versión anterior | (revierte|cancela|anula)( eso| esto| lo último| el último cambio| el cambio)? | vuelve un paso( atrás)?
            | no me gusta | paso anterior | mejor no
            | como (estaba|antes)( antes)? | (déja|deja|pon|ponl|vuelve a pon|devuélve)(la|lo|a|o|erla|erlo)? como (estaba|antes)( antes)? | olvídalo | quita eso | regresa(r)? un paso | un paso para atrás | ir atrás""",
        "act:undoall": r"""(vuelve|volver|regresa|regresar|ve|devuélvela|devuélvelo)?( de vuelta)?( a la| al| a) (imagen |foto |versión |estado )?(original|inicial|principio|inicio) | (restaura|restaurar|recupera) (el original|la original|la (imagen|foto) original|original) | deshaz todo | deshacer todo | (deshaz|quita|revierte|cancela|elimina) todos los cambios | deshaz todos los cambios
            | empieza de nuevo | empezar de (nuevo|cero) | desde cero | reinicia(r)?( todo| la imagen)? | restablece(r)?( todo| la imagen)? | original de nuevo""",
        "act:redoall": r"(rehaz|rehacer) todo | rehaz todos los cambios",
        "act:redo": r"rehaz(lo|la| eso)? | rehacer(lo)? | restablece el cambio | rehaz (el último cambio|lo último) | vuelve a ponerlo | rehaz eso | adelante un paso",
        "side:left": r"(a |hacia )?la izquierda | izquierda | en sentido antihorario | antihorario | en sentido contrario a las agujas del reloj | sentido antihorario",
        "side:right": r"(a |hacia )?la derecha | derecha | en sentido horario | horario | en (el )?sentido de las agujas del reloj | sentido horario",
        "axis:horizontal": r"horizontalmente | horizontal | en horizontal | de izquierda a derecha",
        "axis:vertical": r"verticalmente | vertical | en vertical | de arriba a abajo | de arriba abajo",
        "turns:180": r"boca abajo | al revés | media vuelta | de cabeza | patas arriba",
        "turns:90": r"un cuarto de vuelta | cuarto de vuelta",
        "ratio:1:1": r"(formato )?cuadrad[oa]s? | un cuadrado",
        "ratio:16:9": r"panorámic[oa] | formato cine",
        "focus:top": r"arriba | la parte (de arriba|superior)",
        "focus:bottom": r"abajo | la parte (de abajo|inferior)",
        "focus:centre": r"(en |el )?(el )?centro | centrad[oa]",
        "focus:subject": r"(en )?el sujeto | en el motivo",
        "focus:face": r"(en |a )?(la |mi |su |las )?(caras?|rostros?)",
        "focus:bottom-right": r"abajo a la derecha | (en )?la esquina inferior derecha",
        "focus:bottom-left": r"abajo a la izquierda | (en )?la esquina inferior izquierda",
        "focus:top-right": r"arriba a la derecha",
        "focus:top-left": r"arriba a la izquierda",
        "fmt:jpeg": r"jpe?g",
        "fmt:png": "png",
        "fmt:webp": "webp",
        "fmt:avif": "avif",
        "fmt:tiff": "tiff?",
        "fmt:gif": "gif",
        "colour:white": r"blanc[oa]s?",
        "colour:black": r"negr[oa]s?",
        "colour:red": "roj[oa]s?",
        "colour:blue": "azul(es)?",
        "colour:green": "verdes?",
        "colour:grey": "gris(es)?",
        "dim:width": r"de ancho | ancho | anchura",
        "dim:height": r"de alto | alto | altura",
        "corr:less": r"""(es |eso es |fue |está )?(un poco |muy )?demasiad[oa]( fuerte)? | no tanto | te has pasado | te pasaste | es mucho | exagerado | menos fuerte | no tan fuerte | es demasiado
            | (eso |ya |uy,? )?(es|fue|está|era) (un poco |muy )?(demasiado|mucho|exagerado|excesivo) | te pasaste( un poco)? | se te fue la mano | (un poco |algo )?menos que eso | bájale( un poco)?""",
        "corr:more": r"""(no es |no )?(suficiente|bastante) | no es suficiente | más fuerte | todavía más | aún más | otra vez | un poco más fuerte | sigue | más aún | no es bastante
            | (un poco |algo )?más que eso | todavía falta | le falta( un poco)? | aún no es suficiente | más fuerte todavía | no alcanza""",
        "corr:opposite": r"al contrario | lo contrario | (hacia |para |al |en )?(el )?(otro lado|la otra dirección|sentido contrario) | (en )?la otra dirección | al otro lado | es al revés | en sentido contrario | dirección equivocada | en la dirección contraria",
        "ask:size": r"""(qué|cuál es) (el |su )?(tamaño|resolución|dimensiones)( tiene)?( es)?( la imagen| la foto| esta imagen| esta foto| de la imagen| de la foto)? | cuáles son (las|sus) dimensiones( de la imagen| de la foto)? | cuántos (píxeles|megapíxeles|pixeles)( tiene)?( la imagen| la foto)? | (cómo|qué) de grande es( la imagen| la foto)? | qué tan grande es( la imagen| la foto)? | cuánto mide( la imagen| la foto)? | tamaño\? | de qué tamaño es( la imagen| la foto)?
            | (qué|cuál es (el|la|su)) (tamaño|resolución|medidas)( tiene| es| de)?( la imagen| la foto| esta imagen| esta foto| esta)? | de qué tamaño (es|está)( la imagen| la foto| esta foto)? | qué (dimensiones|medidas) tiene( la imagen| la foto| esta foto)? | cuántos megapíxeles( son| tiene)?""",
        "ask:bytes": r"""cuánto (pesa|ocupa)( la imagen| la foto| el archivo)? | cuántos (kb|mb|bytes|kilobytes|megas)( tiene| pesa| ocupa)?( la imagen| la foto)? | qué peso tiene( la imagen| la foto| el archivo)? | cuál es el (tamaño|peso) del archivo
            | cuánto (pesa|ocupa|mide el archivo)( ahora| la imagen| la foto| el archivo| esta foto| esta imagen)* | cuántos (kb|mb|megas|kilobytes) (pesa|tiene|son|ocupa)( ahora| la imagen| la foto| el archivo)*""",
        "ask:format": r"""(qué|en qué|cuál es el|cuál es su|de qué) (formato|tipo)( de archivo)?( es| tiene| está)?( la imagen| la foto| esta foto| esta imagen| de la imagen)? | es un (jpe?g|png|webp|gif) | formato\?
            | (en qué|qué|de qué) (formato|tipo de archivo) (está|es|tiene|se encuentra)( ahora| la imagen| la foto| esta foto| esta imagen)? | es (un |una )?(jpe?g|png|webp|gif) o (un |una )?(jpe?g|png|webp|gif)""",
        "ask:colours": r"""(qué|cuáles son los|cuáles son sus) colores( principales| dominantes)?( tiene| hay| contiene| aparecen)?( la imagen| la foto| en la imagen| en la foto| de la imagen| de la foto)? | (la )?paleta( de colores)? | (muestra|dime|muéstrame|dame) los colores( principales| dominantes)? | colores principales\?
            | (qué|cuáles son los) colores( principales| dominantes| predominan| predominantes)?( tiene| hay| usa| aparecen| contiene| se ven)?( ahora| la imagen| la foto| en la imagen| en la foto| aquí| ahí| en ella| esta foto)?""",
        "ask:changes": r"""qué (he|has|hemos|se ha) (cambiado|hecho|modificado|editado)( hasta ahora)? | qué (cambié|hice|modifiqué|cambios hice|cambios he hecho|ha cambiado|cambió)( hasta ahora)? | (muestra|muéstrame|dime|lista)( los| el)? (cambios|historial) | historial\?
            | qué (le )?(he|has|hemos|hice|cambié|modifiqué|se le ha|se ha) ?(cambiado|hecho|modificado|editado)?( hasta ahora| a la foto| a la imagen| a esta foto)* | qué cambios (he hecho|hice|se han hecho|hay|llevo)( hasta ahora)?""",
        "ask:metadata": r"""(tiene|contiene|lleva)( la imagen| la foto)? metadatos | tiene datos gps
            | (tiene|contiene|lleva|hay|quedan)( todavía| aún| la foto| la imagen)? (datos gps|datos de ubicación|gps|metadatos|exif|datos exif|ubicación)( todavía| aún| la foto| la imagen)?""",
        "ask:all": r"(información|info|detalles|datos) (de|sobre) (la|esta) (imagen|foto)",
        "is": r"""está | están | es | son | se ve | se ven | parece | parecen | quedó | salió | ha salido | ha quedado | queda | era | luce | sigue(?= (estando|muy|oscur|clar))
            | tiene | hay | ha quedado | me quedó | salieron | quedaron""",
        "never": r"""que (#\s*\d+|(la|el) (primera?|segund[oa]|tercer[oa]?|últim[oa]|anterior|otr[oa]|original)) | cómo | por qué | para qué | (no(?!,)(?! (tan|tanto|es suficiente|está lo|es bastante|más de))|nunca|jamás|sin|ni) | debería yo | será que""",
        "fix": r"""(corrígel[oa]|corrige|arréglal[oa]|arregla|mejóral[oa]|soluciónal[oa])( eso| esto| la| lo)?""",
        "flaw:upside": r"""está (boca abajo|de cabeza|patas arriba|cabeza abajo)""",
        "flaw:sideways": r"""está (de lado|acostada|tumbada|mal girada|girada|al revés)""",
        "flaw:straighten": r"""(el )?horizonte (está|se ve|no está|sale) (torcido|inclinado|chueco|recto|derecho|caído|ladeado)? | está (un poco |algo |muy )?(torcid[oa]|inclinad[oa]|chuec[oa]|ladead[oa])""",
        "purpose:email": r"""para (el |un )?(e-?mail|correo|mail|whatsapp)""",
        "purpose:web": r"""para (la |mi |una |el |nuestra )?(web|página|página web|sitio|sitio web|internet|blog|tienda)""",
        "act:small": r"""peso | que pese(n)? | que ocupe(n)? | que quede(n)? | bája(la|lo|las|los) | redúce(la|lo|las|los) | déja(la|lo|las|los)""",
        "dim:long": r"""(en )?el lado (más )?largo | (de )?lado mayor""",
        "adj:contrast-": r"""plan[oa]s? | aplanad[oa]s?""",
        "adj:noise+": r"""ruidos[oa]s? | granulad[oa]s? | con ruido | con grano""",
        "adj:blur+": r"""borros[oa]s? | movid[oa]s?""",
        "rid": r"""quita(r|le|la|lo)? | elimina(r)? | borra(r)? | limpia(r)? | saca(r)? | remueve | suprime""",
        "thing:strip": r"""(todos )?(los |la |el |sus )?(metadatos|datos exif|exif|datos gps|gps|ubicación|localización|datos de ubicación|datos de la cámara|geolocalización)""",
        "cmp:cold-": r"""enfría(la|lo|r)? | enfríal[ao] | más frí[oa]s?""",
        "corr:0.5": r"""la mitad de eso | la mitad de fuerte""",
        "corr:2": r"""el doble de (fuerte|eso)""",
        "vague": r"""versión | filtro | efecto | formato | proporción | relación( de aspecto)? | nivel | niveles | tono | cambios? | pasos? | calidad | lado""",
        "small": r"(por )?debajo de | menos de | bajo | como máximo | máximo | max | inferior a | no más de | a menos de | que no pase de | menor (que|de)",
    },
    {
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "quince": 15,
        "veinte": 20,
        "veinticinco": 25,
        "treinta": 30,
        "cuarenta": 40,
        "cuarenta y cinco": 45,
        "cincuenta": 50,
        "sesenta": 60,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
        "ciento": 100,
    },
    folded=True,
    questions=file_questions.SPANISH,
)
