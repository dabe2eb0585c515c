"""English words and their senses; `conversation/plain_words/grammar.py` says what the kinds are."""

from __future__ import annotations

from conversation.plain_words import file_questions
from conversation.plain_words.vocabulary import Language, Units

PIC = r"(picture|image|photo|photograph|pic|painting|drawing|sketch|illustration|shot)"
PICS = r"(pictures|images|photos|photographs|pics|paintings|drawings|shots)"
IT = rf"((the|this|that|my|our)( (whole|current))? {PIC}|it|this|that)"
MAKE = r"(make|get|have|want|need|render|set|put|leave)"
COLOURS = r"colou?rs?"
NUMBER = r"((the )?(picture|image|photo|number) )?#?"
NUMBERED = rf"{NUMBER}(?P<upper>\d+)"
THING = rf"(it|this|that|{NUMBER}\d+)\b"
OTHER = rf"(?!{NUMBER}(?P=upper)\b){THING}"
"""Nothing is laid on itself."""

ENGLISH = Language(
    "English",
    Units(
        percent=r"per\s?cent",
        degrees=r"degrees?|degs?",
        times=r"x|times",
        between=r":|/|x|×|by|to",
        picture=r"picture|image|photo|photograph|pic|number",
        kilobytes=r"kb|kib|k|kbytes?|kilobytes?|kilos",
        megabytes=r"mb|mib|megs?|mbytes?|megabytes?",
    ),
    {
        "fill": rf"""please | pls | plz | kindly | ok | okay | now | so | great | nice | perfect | cool, | good | thanks
            | thank you | thx | hey | hi | hello | alright | well | also | just | first | finally | maybe | perhaps
            | hmm | (can|could|would|will) (you|we|u) | would you mind | let's | lets
            | i(('d)| would)? (want|like|love|need)( you)?( to)? | i want it | i'd like it | go ahead | try
            | can i (have|get) | you know | for me | if (you can|possible) | instead | {MAKE} | make it look | change
            | give | apply | do | with | the | a | an | its | my | of | in | on | for | from | go | portrait
            | landscape | finally | be | should be | must be | has to be | needs to be | could be | should probably be
            | by | about | around | roughly | approximately | again | please\? | all the way | adjust | tweak | really
            | simply | quickly | bring | have it | needs | want to | to be | (could|can) use | no(?=,) | nope(?=,)
            | nah(?=,) | hm+ | oh | uh | um | oops | right(?=,) | yes(?=,)? | yeah(?=,)? | sorry | actually
            | than (that|this|it is|it was|before|now|it is now)
            | before (i|we) (post|send|share|upload|print|publish) (it|this|them) | here | in here | in there | to me
            | for us | this time | right now | as well | too(?=$|[.!]) | if possible | when you can | vintage(?= sepia)
            | nice(?=ly)? | go(?= ahead)? | all over | all in all | to | would be (nice|good|great) | can i | may i
            | we need | i'd | help me | let me | got to | gotta | wanna | gonna | kind of | kinda | sort of | i'd say
            | any chance | no,? wait(?=,| ) | wait(?=,)? | take
            | (that's|that is|it's|looks|this is|now it's) (much |a lot |already |way )?(better|good|great|nice|nicer|perfect|fine)(?=,)
            | (better|perfect|good|great|lovely|cool|beautiful)(?=,) | look""",
        "it": rf"""(?<!\w\s){PIC} | it | this | that | them | these | those | everything | this one | that one | the (whole|entire|full) (thing|{PIC})
            | (the|this|that|my|our|your)( (whole|entire|current|active))? {PIC} | its""",
        "pic": PIC,
        "nth:1": rf"(the )?(first|1st)( one| {PIC})",
        "nth:2": rf"(the )?(second|2nd)( one| {PIC})",
        "nth:3": rf"(the )?(third|3rd)( one| {PIC})",
        "nth:4": rf"(the )?(fourth|4th)( one| {PIC})",
        "nth:5": rf"(the )?(fifth|5th)( one| {PIC})",
        "nth:-1": rf"the (last|latest|newest|most recent)( one| {PIC})",
        "before": rf"the (one|{PIC}) before( that| it| this)? | the previous (one|{PIC})",
        "last:2": rf"the last (two|2|couple of)( ones| {PICS})? | the two last( ones| {PICS})?",
        "last:3": rf"the last (three|3)( ones| {PICS})?",
        "last:4": rf"the last (four|4)( ones| {PICS})?",
        "last:5": rf"the last (five|5)( ones| {PICS})?",
        "all": rf"""all( of)? (them|these|those|(the|my|these|those|our) {PICS}) | all | them all | every {PIC} | every one
            | each( one| of them| {PIC})? | all {PICS} | the {PICS} | these {PICS} | everyone of them | all of it""",
        "both": rf"both( of them| {PICS}| of these)?",
        "joint": r"""and then | then | and | , | ; | & | after that | afterwards | followed by | plus | \+ | and also
            | but | but also | and then also | next | after which | as well as | finally,? | lastly | , and then""",
        "rise": "up",
        "sink": "down",
        "up": r"""more | increase | raise | boost | strengthen | up the | bump up | turn up | crank up | push | enhance
            | intensify | bring up | higher | stronger | some more | even more | pump up | increased | amplify | deepen
            | improve | extra | bump | add | heavier | more of it | more of that
            | raise up | kick up | ramp up | add in | add some | put more | higher up
            | lift( up)? | crank | open up | bring (it|them|that) up | turn (it|them) up | max out | high""",
        "down": r"""less | decrease | reduce | lower | lessen | weaken | turn down | bring down | tone down | cut down
            | dial down | dial back | weaker | not so much | not as much | reduced | mute | lighten up on | soften | drop | ease off
            | pull back | recover | bring back | tame | fewer
            | knock | knock down | knock back | take down
            | pull (it|them|that)? ?(back|down) | bring (it|them|that) down | turn (it|them|that) down | take (it|them|that) down | dial (it|them|that) (back|down) | tone (it|them) down | hold back
            | low""",
        "inv": r"""too | ((it|this|that|they|these|those)( is| are|'s|'re| looks?| seems?) |(is|are|looks?|seems?) )?((still|just|a (little |wee |tiny )?bit|a little|a tad|way|much|far|slightly|rather|quite) )*too | not so | not as | too much | way too much | (there's|there is|it has|has) (way )?too much | (is|are) not so""",
        "lack": r"not enough | (is |are |it's |it is )?(not|isn't|aren't)( quite| nearly)?(?=\s\w+ enough) | isn't enough | too little | there's not enough | needs more | could use more | enough",
        "deg:0.1": r"a tiny bit | a tad | a touch | very slightly | ever so slightly | a hair | a smidge | the tiniest bit",
        "deg:0.12": r"just a (little|bit|touch)( bit)?",
        "deg:0.15": r"""a (little |wee )?bit | a little | slightly | subtly | gently | softly | lightly | mildly | slight | subtle
            | little bit | light | thin | gentle | soft | a notch | bit | a smidgen | a wee bit""",
        "deg:0.2": r"somewhat | moderately",
        "deg:0.25": r"even | still | some",
        "deg:0.35": r"quite a bit | a good bit | noticeably | quite | fairly | visibly | clearly | rather",
        "deg:0.45": r"considerably | significantly",
        "deg:0.5": r"""much | a lot | lots | way | strongly | heavily | a great deal | thick | big time | strong | heavy | loads
            | dramatically | drastically | massively | plenty | substantially | very""",
        "deg:0.6": r"far | very much | a whole lot | hugely | extremely | super | a ton | tons",
        "frac:0.5": r"(by )?(a )?half( of)?( the| its)?",
        "frac:0.3333": r"(by )?(a|one) third",
        "frac:0.25": r"(by )?(a|one) quarter",
        "frac:0.2": r"(by )?(a|one) fifth",
        "frac:0.1": r"(by )?(a|one) tenth",
        "times:2": r"twice( as)? | two times( as)? | double( the)? | doubled",
        "times:3": r"three times( as)? | triple( the)? | tripled",
        "times:0.5": r"half as | halve( the)? | halved",
        "as": r"as",
        "to": r"to | down to | up to | into | until | as | equal to | at",
        "cmp:brightness+": r"brighter | lighter | brighten( up)? | lighten( up)? | brightened | lit better | more light",
        "cmp:brightness-": r"darker | dimmer | darken | dim | darkened | less light",
        "adj:brightness+": r"bright | light | blown( |-)?out | blown | overexposed | over-exposed | washed in light",
        "adj:brightness-": r"dark | dim | gloomy | underexposed | under-exposed | murky",
        "noun:brightness": r"brightness | luminosity | lightness",
        "cmp:contrast+": r"contrastier | punchier | more contrasty | punch",
        "cmp:contrast-": r"flatter | less contrasty",
        "adj:contrast+": r"contrasty | punchy",
        "adj:contrast-": r"flat",
        "noun:contrast": r"contrasts?",
        "cmp:saturation+": rf"""saturate | richer {COLOURS} | stronger {COLOURS} | {COLOURS} (stronger|richer|more vivid|more
            vibrant|more saturated) | bolder {COLOURS} | {COLOURS} pop( more)? | more colou?r | richer | more vivid {COLOURS}
            | brighter {COLOURS}""",
        "cmp:saturation-": rf"""desaturate | (weaker|paler|more muted|muted|softer|duller) {COLOURS} | paler | duller
            | {COLOURS} (weaker|paler|more muted|less (saturated|vivid|strong)) | more muted | mute the {COLOURS}
            | tone down the {COLOURS} | fade the {COLOURS} | less colou?r""",
        "adj:saturation+": r"saturated | colou?rful | vivid | vibrant | intense | garish | gaudy",
        "adj:saturation-": r"pale | washed( |-)?out | dull | muted",
        "noun:colour": rf"{COLOURS} | (colou?r )?tones? | hues?",
        "noun:saturation": rf"saturation | {COLOURS} saturation | colou?r intensity | colou?rfulness",
        "noun:vibrance": r"vibrance | vibrancy",
        "cmp:warmth+": rf"""warmer( (look|hues?))? | warm {IT} up | warm up | more yellow
            | warm (it|this|that|the image|the photo|the picture)( up)?""",
        "cmp:warmth-": rf"""(cooler|colder) in (tone|colou?r) | more blue
            | bluer | cool down the ({COLOURS}|tones?) | cool (it|this|that)( down| off)? | cool down | cool off""",
        "cmp:cold-": r"cooler | colder",
        "adj:warmth+": r"warm | yellow | orange | yellowish | orangey | (an? )?(yellow|orange|warm)(ish)? (cast|tint|tinge)",
        "noun:warmth": r"warmth | (colou?r )?temperature",
        "cmp:sharpness+": r"sharper | crisper | more sharp | more crisp | clearer",
        "adj:sharpness+": r"sharp | crisp",
        "adj:sharpness-": r"unsharp",
        "noun:sharpness": r"sharpness | clarity",
        "cmp:blur+": r"blurrier | blurry | more blurry | blurred | out of focus",
        "noun:exposure": r"exposure",
        "noun:shadows": r"(the )?(shadows?|dark (areas|parts|bits)|blacks)",
        "noun:highlights": r"(the )?(highlights?|bright (areas|parts|bits)|whites)",
        "cmp:size+": r"bigger | larger | enlarge | upscale | increase (the|its)? ?size | scale up | scale (it|this) up",
        "cmp:size-": r"smaller | shrink | downscale | downsize | reduce (the|its)? ?size | scale down | scale (it|this) down",
        "adj:size+": r"big | large",
        "adj:size-": r"small",
        "noun:size": r"size | dimensions",
        "noun:noise": r"noise",
        "noun:grain": r"(film )?grain | grainy",
        "cmp:grain+": r"grainier",
        "cmp:grain-": r"less grainy | less noisy",
        "act:greyscale": r"""(black ?(and|&|n|'n'|-and-) ?white|b ?(&|/|and) ?w|bw|black-and-white) | gr[ae]y ?scale | monochrome
            | b&w | (remove|take( out)?|drop|get rid of|strip( out)?|kill|drain) (all )?((of )?the )?(colou?rs?)( from| of| out of| out| away)?
            | desaturate (it |this )?(completely|fully|entirely) | gr[ae]yscaled | colou?rless | without (any )?colou?rs?
            | mono | gr[ae]y tones | no colou?r | noir""",
        "act:sepia": r"""sepia( tones?| toned| filter| look)? | old(-| )fashioned brown | (like an )?old photo | vintage brown
            | (vintage |old |warm |classic |retro )sepia( tones?| look| filter| effect)?""",
        "act:invert": rf"""invert | inverted | a? ?negative | negative image | invert (the |its |all )?{COLOURS} | reverse the {COLOURS}
            | swap the {COLOURS} | inverse""",
        "act:auto": rf"""auto(matic)?( |-)?(enhance|correct|fix|levels?|adjust|contrast|improve|tone|white balance)?( it)?
            | (fix|correct|improve|balance) (the )?(light|lighting|levels|white balance|{COLOURS} and light|colou?r balance|exposure)
            | enhance {IT} | improve {IT} | auto levels | white balance | fix (the )?{COLOURS}
            | fix (it|this) up | touch (it|this) up
            | (just )?(fix|correct|improve|enhance|optimi[sz]e) (it|this|the (colou?rs?|photo|picture|image|light|lighting)) automatically | automatically( enhance| improve| fix| correct)( it| this| the photo| the colou?rs)? | auto-?(enhance|correct|fix|tone) (it|this|them|the photo|the picture|the image) | make (it|this) look better""",
        "act:trim": r"""trim | (cut|crop|take|trim|remove|delete|get rid of|chop|strip)( off| away| out)? (the )?((white|black|empty|plain|blank
            |grey|transparent|coloured) )?(borders?|edges?|margins?|frames?|bars?|whitespace|white space)( off| away)?
            | (trim|cut|crop|take|chop|shave)( off| away)? (the )?(white|black|empty|blank) (borders?|edges?|margins?|bars?|space|frame|strips?|areas?)""",
        "act:nobg": rf"""(remove|delete|erase|drop|cut( out| away| off)?|get rid of|strip( away| out)?|take( away| out| off)?|clear|kill|eliminate|lose|knock out|mask out)( all)? (the|its|my|that|this) (background|bg|backdrop)( (of|from|in|on|behind) {IT}| away| out| off)?
            | (remove|delete|erase|cut out) (background|bg) | (the )?(background|bg) (removed|gone|away|off|out) | background removal | no background | without (a |the |any |its )?background | (background|bg) remover
            | cut {IT} out( of (the|its) background)? | cut out {IT} | (cut|clip) (out )?the (main )?(subject|object|product|foreground)( out)?( of the background)? | (isolate|extract) (the (main )?(subject|object|product|foreground))
            | (with )?(a )?(transparent|see-through) (background|bg|backdrop) | (the |its )?(background|bg|backdrop) (to )?(be )?(transparent|see-through) | {MAKE} (the|its) (background|bg|backdrop) (transparent|see-through) | (keep )?only the subject | cut[- ]?out
            | separate (the subject|it|this) from (the|its) background""",
        "act:ground": r"""(replace |swap |fill )?(the|its) (background|bg|backdrop)( (with|by|for|into))? | (put |place |set )?(it |this |the subject )?(on|against|onto|before|in front of) (a|an) (plain |solid |pure )?(?=\w+ (background|bg|backdrop)) | (background|bg|backdrop)""",
        "act:bokeh": rf"""(blur|soften|defocus)( out)? (the|its|my) (background|bg|backdrop) | (a )?(blurred|blurry|out-of-focus) (background|bg|backdrop) | {MAKE}? ?(the|its) (background|bg|backdrop) (blurry|blurred|out of focus) | bokeh | portrait mode""",
        "act:strip": r"""(strip|remove|delete|erase|clear|wipe|get rid of|drop|clean)( out)?( all)?( the| its| my)? (metadata|meta data|exif( data)?|gps( data)?
            |location( data| info)?|private data|camera (data|info)|personal data)( and (gps|exif|location|metadata))? | no metadata | without metadata
            | anonymi[sz]e""",
        "act:posterise": r"posteri[sz]e | posteri[sz]ed | like a poster | poster effect | fewer colou?rs | reduce the number of colou?rs",
        "act:pixelate": r"pixelate | pixellate | pixelated | pixelize | mosaic | big pixels | blocky",
        "act:vignette": r"vignette | vignetting | (darken|darker) (the )?(corners|edges) | dark corners | darkened corners | darker edges",
        "act:denoise": r"""denoise | de-noise | (reduce|remove|less|clean up|get rid of|lower|clean)( the| some)? (noise|grain|graininess)
            | noise reduction | smooth out the noise | remove grain | less noise | less grain""",
        "act:sharpen": r"sharpen( up)? | sharpened | unsharp mask",
        "act:blur": r"blur | gaussian blur | blur out | add( a| some)? blur | soft focus",
        "act:crop": r"crop | trim (it|this)?( down)? to | clip | cropped | crop out a",
        "act:rotate": r"rotate | rotated | spin | rotation",
        "act:turn": r"turn | tilt | lay",
        "act:flip": r"flip | flipped | reverse",
        "act:mirror": r"mirror | mirrored | mirror image | reflect | horizontal flip | flop",
        "act:straighten": r"""straighten( out| up)? | level | level (it|this) | (make|get) (it|the horizon) (straight|level)
            | (fix|level|straighten|correct) the (horizon|tilt|slant) | straight | it's crooked | it's tilted | crooked | de-?skew""",
        "act:resize": r"""resize | resized | scale | rescale | resample | scale (it|this) | resize (it|this) | shrink (it|this)? ?(down)? to | (down|up)scale
            | bring (it|this)? ?(down)? to | size | reduce( it| this| the (image|picture|photo))? to""",
        "act:overlay": rf"""(put|lay|place|paste|stick|overlay|superimpose)(?= {NUMBERED} (on|onto|over|on top of) {OTHER})
            | (?<=\d.)(onto|over|on top of)(?= {THING})""",
        "act:collage": r"""((in)?to )?(a )?(photo )?(collage|contact sheet)( (of|from|out of|with))?
            | (put|place|stick)(?= (.* )?(together|side by side|next to each other)$)""",
        "layout:row": r"(in|as) (a|one) (single )?(row|line|strip) | side by side | next to each other",
        "layout:column": r"(in|as) (a|one) (single )?column | one below the other | below each other",
        "layout:grid": r"together | (in|as) a grid",
        "act:compress": r"""compress | squeeze
            | (make|get) the file( size)? smaller | (reduce|shrink|lower|decrease|cut|minimi[sz]e)( down)? (the |its )?(file ?size|size of the file|weight|kilobytes|megabytes) | smaller file( size)?
            | make (it|the file|this) (lighter|weigh less|take( up)? less space) | less kilobytes | compression""",
        "act:convert": r"""convert | export | save | transform | re-?encode | save (it|this) | change the format | output | store
            | make (it|this|that|them) into | change (it|this|that|them) to | change to | switch (it|this|that|them)? ?to | get me | give me""",
        "act:pad": r"""pad | padding | extend( the)? canvas | expand( the)? canvas | enlarge( the)? canvas | letterbox | fill( it)? (up|out) to
            | add( some)? padding | add( some)? (white)? ?space around | extend""",
        "act:border": r"border | frame | add a (border|frame) | outline | put a (border|frame) around | framed | border around( it)? | frame around( it)?",
        "act:rounded": r"""round( off)?( the| its)? (corners|edges) | rounded (corners|edges) | round corners | rounded | with round(ed)? corners
            | (make |get )?(the |its )?corners round(ed)?""",
        "act:text": r"write | caption | add( the)? (text|words|caption|watermark|title) | watermark | put( the)? (text|words) | text | type | label( it)?",
        "act:undo": r"""undo | undo (that|it|this)( last)?( one)? | undo (the|my|that) last (change|edit|step|one|thing|operation|action)?
            | take (that|it|this) back | take back | go back (a|one) (step|version) | steps? back | revert | revert (that|this|the last (change|edit|one))?
            | (go back|back|return|revert|switch back)? ?to the (previous|last|earlier) (version|state|step) | (the )?previous version
            | go back | never ?mind that | scratch that | cancel (that|the last (change|edit)) | (i )?don't like (it|that) | ctrl-z
            | one step back | roll( it)? back
            | (put|change|turn|switch|bring) (it|that|this) back( to)?( how| the way)? (it|that)( was|'s been)( before| previously)? | (put|change|turn|switch) (it|that|this) back | remove that last (change|edit|one) | take back (that|the last one|the last change) | undo my last | back (a|one) step | forget (that|it) | discard (that|the last change)""",
        "act:undoall": rf"""(undo|revert|reset|discard|cancel) (everything|all|all (of it|of that|my |the )?(changes|edits)?|all of it|it|this)( changes| edits)?
            | (go|revert|return|reset|switch|bring|take|restore|change|get|give me|i want)?( it| this| me)?( back)? ?(to)? ((the )?original|the original|the first version|the original version|the beginning|the start|the initial version|the untouched)( version| one| {PIC}| state| image)?( back)?
            | start over | start again | from scratch | (restore|bring back|get back) the original( version| one| {PIC})? | undo all( changes| edits| of it)?
            | back to (the )?(original|start|square one)
            | back to (the )?(original|first|initial|untouched|uploaded)( version| one| picture| image| photo| state)? | back to (the )?(beginning|start|square one)""",
        "act:redo": r"""redo | redo (that|it|this) | redo (the|my) last (change|edit|step|one)? | undo the undo | (go|step) forward( again)?
            | bring it back | reapply (it|that) | one step forward""",
        "act:redoall": r"redo (everything|all|all of it)",
        "side:left": r"(to |towards |toward )?(the )?left | left | anti(-| )?clockwise | counter(-| )?clockwise | ccw | to the left side",
        "side:right": r"(to |towards |toward )?(the )?right | right | clockwise | cw | to the right side",
        "axis:horizontal": r"""horizontally | horizontal | sideways | left(-| )to(-| )right | left-right | from left to right | along the vertical axis
            | left and right | left for right | on the vertical axis | right to left""",
        "axis:vertical": r"""vertically | vertical | top(-| )to(-| )bottom | top-bottom | from top to bottom | along the horizontal axis | top and bottom
            | on the horizontal axis""",
        "turns:180": r"upside(-| )down | (a )?half( a)? turn | on its head | around | over",
        "turns:90": r"(a |by a )?quarter( of a)?( turn)? | on its side | once",
        "ratio:1:1": r"squared? | quadratic | instagram( square)? | squares",
        "ratio:16:9": r"widescreen | wide ?screen | cinema(tic)? (format|ratio|crop) | youtube( thumbnail)?",
        "ratio:9:16": r"story( format)? | stories | tiktok | reels?",
        "focus:top": r"(at |keep(ing)? |from )?the top( part)?",
        "focus:bottom": r"(at |keep(ing)? |from )?the bottom( part)?",
        "focus:centre": r"(in |at |on |around |keep(ing)? )?the (center|centre|middle) | cent(er|re)(ed)?",
        "focus:subject": r"(on |around |keep(ing)? )?the (main )?(subject|important part|interesting part)",
        "focus:face": r"(to |on |around |keep(ing)? )?(the |my |his |her |our |their )?faces?",
        "focus:bottom-right": r"(in |at )?the (bottom|lower) right( corner)?",
        "focus:bottom-left": r"(in |at )?the (bottom|lower) left( corner)?",
        "focus:top-right": r"(in |at )?the (top|upper) right( corner)?",
        "focus:top-left": r"(in |at )?the (top|upper) left( corner)?",
        "corners:cropped": r"(and )?(crop|cut off|without|no) (the )?(empty )?corners",
        "fmt:jpeg": r"(a |an )?jpe?g( file| format)?",
        "fmt:png": r"(a )?png( file| format)?",
        "fmt:webp": r"(a )?webp( file| format)?",
        "fmt:avif": r"(an )?avif( file| format)?",
        "fmt:tiff": r"(a )?tiff?( file| format)?",
        "fmt:gif": r"(a )?gif( file| format)?",
        "colour:white": "white",
        "colour:black": "black",
        "colour:red": "red",
        "colour:green": "green",
        "colour:blue": "blue",
        "colour:gold": "gold(en)?",
        "colour:grey": "gr[ae]y",
        "colour:yellow": "yellow frame",
        "dim:width": r"(pixels )?wide | width | in width | across",
        "dim:height": r"(pixels )?(high|tall) | height | in height",
        "corr:less": r"""(that's|that is|that was|it's|it is|this is|it was)?( a bit| a little| way| far| much)? ?too (much|strong|heavy|extreme|intense)
            | too much | overdone | that's overdone | not that much | not so strong | too strong | not so much | tone it down | a bit too much | dial it back
            | (a (little|bit|tad) |much |way |slightly )?less (than that|of that|of it|so)? | tone that down( a (bit|little|notch))? | (go )?easier on it | that's a bit (much|strong|heavy|extreme) | a bit (strong|much)(?=$) | ease up | you (overdid|went too far( with)?) (it|that)? | too far""",
        "corr:more": r"""not enough | stronger | more of (it|that|the same) | (that's |it's )?(not strong enough|too weak|too little) | go further | same again
            | keep going | do more | even stronger | do that again | once more | again, more""",
        "corr:opposite": r"""the other way( a?round)? | other (way|direction)( a?round)? | (the )?opposite( way| direction)? | (the )?wrong (way|direction)
            | (no, )?the other (side|direction) | in the other direction | opposite | wrong way | that's the wrong (way|direction) | vice versa | the reverse""",
        "ask:size": rf"""(how|what) (big|large|size)( is| are| does)?( {IT})?( now| have)? | what('s| is| are) (the|its) (size|dimensions|resolution|measurements)( of {IT})?
            | how many (pixels|megapixels)( does it have| is it| has it| are there)? | how (wide|high|tall)( and (wide|high|tall))? is {IT}
            | (what|which) (size|resolution|dimensions)( is| are| does)?( {IT})?( have)? | dimensions\? | size\? | resolution\?
            | what('s| is) the resolution of {IT} | how many megapixels | what resolution is {IT} | (and )?how big is it now | what are its dimensions""",
        "ask:bytes": rf"""how (many (bytes|kb|mb|kilobytes|megabytes)|heavy|big is the file|large is the file)( is| does| has)?( {IT}| the file)?( have| take| now)?
            | what('s| is) the file ?size | (what )?file ?size\? | how much (space|memory|storage) does {IT} (take|need|use)( up)?
            | how (many|much) (kb|mb|kilobytes|megabytes|bytes) (is|are|does|has) {IT}( have| take)?( now)? | what does {IT} weigh | how large is the file( now)? | how big is the file( now)?""",
        "ask:format": rf"""(what|which) (file )?(format|type|file type|kind of file)( is| does| has)?( {IT})?( have| in| now)? | what('s| is) (the|its) (file )?(format|type)( of {IT})?
            | is {IT} a (jpe?g|png|webp|gif|tiff?|avif)( file)? | (in )?(what|which) format is {IT}( in)? | format\?
            | is (it|this|that|{IT}) an? (jpe?g|jpg|png|webp|gif|tiff?|avif|heic) or an? (jpe?g|jpg|png|webp|gif|tiff?|avif|heic) | what file (type|format|kind) is {IT} | what kind of (image|file|picture) (is it|file is {IT})""",
        "ask:colours": rf"""(what|which)( are the| main| dominant)*( |-){COLOURS}( are| does| is)?( in)?( {IT}| there)?( have| use| contain| in (it|this))?
            | what('s| is| are) (the|its)( main| dominant| most common)* (colou?r palette|colou?rs?|palette)( of| in)?( {IT})? | (show|give|tell|list)( me)? the( main| dominant)? ({COLOURS}|palette)
            | (colou?r )?palette | main colou?rs\? | dominant colou?rs\?
            | (what|which)( main| dominant)? {COLOURS} (are|is|do|does) (in|there|used|{IT})( in)?( here| there| it| this| {IT})?( have| use| contain)? | what {COLOURS} does it (have|use|contain)""",
        "ask:changes": rf"""what (did|have|has) (i|we|you|been)( already)? (change|do|done|changed|edit|edited|did)( so far| to {IT})? | (show|list|tell)( me)?( the| my)? (changes|history|edits|edit history)
            | what (was|has been|is|were) (changed|done|different|edited)( so far| to {IT})? | what changed( so far)? | what (is|has) changed | what happened to {IT}( so far)?
            | which (edits|changes) (did i make|have i made|were made)( so far)? | history\?
            | what (have|had|did) (i|we|you) (done|did|do|change|changed|edit|edited) (to|with|on|about|in) {IT}( so far| until now| up to now| already)? | what('s| is) been (done|changed)( to {IT})?( so far)? | (list|show)( me)? (all )?(the |my )?(edits|changes)( so far| made| i made)?( to {IT})?
            | what (edits|changes) (did i|have i|did we|have we|were) (make|made|do|done)( so far)?""",
        "ask:metadata": rf"""(does {IT} (have|contain)|is there|are there)( any)? (metadata|exif|gps|location)( data)?( in {IT})? | what metadata (does it have|is in it|is there)
            | (does|do) {IT} (still )?(have|contain|include|hold|carry)( any| some)? (metadata|exif|gps|location|camera)( data| info| information)? | (is|are) (there|the)( still| any)* (metadata|exif|gps|location)( data| info)?( in| still in)?( it| there| {IT})? | is (the )?(location|gps|exif)( data| info)? (still )?(in (it|there)|removed|gone)""",
        "ask:all": rf"""(tell me|what do you know|info|information|details)( everything)?( about)? {IT} | (image|picture|photo) (info|details|properties) | what is this {PIC}\?""",
        "is": r"""is | are | was | were | it's | that's | this is | they're | looks | seems | appears | came out | turned out | feels | isn't | aren't
            | look((?<=colors\slook)|(?<=colours\slook)|(?<=they\slook)|(?<=these\slook)|(?<=photos\slook)|(?<=images\slook))
            | has | it has | it's got | it has got | there's | there is | there are | they have | turned out""",
        "fix": r"""(fix|correct|sort|repair|change|help|improve)( with)? (it|this|that|them)( out| up| for me| please)? | do something about (it|that|this) | please fix
            | clean (it|this|that|them)( up)? | sort (it|this|that)( out)?""",
        "flaw:straighten": r"""(the )?horizon (is|'s|looks|isn't|is not) (crooked|tilted|slanted|slanting|wonky|off|straight|level|not straight|not level) | (it's|it is|this is|is|looks) (a bit |a little |slightly )?(crooked|tilted|slanted|wonky|skewed|not straight|not level)""",
        "flaw:sideways": r"""(it's|it is|this is|this one is|is|came out|looks|they're|are) (sideways|(lying )?on (its|the) side|rotated( the)? wrong( way)?|the wrong way (up|round))""",
        "act:cut": r"""cut""",
        "purpose:email": r"""for (an? )?(e-?mail|mail|emailing|whatsapp|messaging) | to (email|mail|send|text) (it|them)""",
        "purpose:web": r"""for (the |my |our )?(web|website|web ?page|online|blog|site|shop|store|web use) | to (upload|post) (it|them)( online)?""",
        "purpose": r"""for (instagram|insta|facebook|twitter|x|linkedin|printing|print|the print|my portfolio|a profile picture|my profile|my passport|youtube|tiktok)""",
        "act:small": r"""keep( it| them)? | get( it| them)? | file size | filesize | shrink | optimi[sz]e | bring (it|them)? ?down""",
        "dim:long": r"""(on |at )?(the |its )?(long|longest|longer|larger|largest|biggest) (side|edge|dimension) | max(imum)? (side|edge)""",
        "stops:1": r"""(a|one)( full)? stop""",
        "stops:0.5": r"""half a stop | (a )?half stop""",
        "stops:0.3333": r"""(a|one) third( of)? (a )?stop""",
        "adj:warmth-": r"""cold | bluish | blueish | (an? )?(blue|cold|cool)(ish)? (cast|tint|tinge)""",
        "adj:noise+": r"""noisy | grainy""",
        "adj:blur+": r"""blurry | blurred | fuzzy | soft | unfocused""",
        "never": r"""(is|are|was|were|isn't|aren't|does|do|did|should) (it|this|that|they|these|those|the|my|i|we) | (than|like|as) (#\s*\d+|the (first|second|third|last|other|one|original|previous)( one)?) | how (do|can|should|would|to) | why | what if | (don't|do not|dont|never|not|without|no need to|stop)
            | (good|fine|close|nice|fair|that's|is) enough | level(l?ing)? up | crop tops?""",
        "rid": r"""remove | delete | erase | strip( out)? | wipe | clear | get rid of | take out | drop | lose | clean( out)? | kill""",
        "thing:strip": r"""(the |its |all |all the |any |my )?(metadata|meta data|exif( data)?|gps( data)?|location( data| info| information)?|camera (data|info)|personal (data|info))( (data|info))?( and (gps|exif|location|metadata)( data)?)?""",
        "corr:0.5": r"""half as (much|strong|intense)( as that)? | half of that | only half( of (it|that))? | half that( much)?""",
        "corr:2": r"""twice as (much|strong|intense)( as that)? | double that | twice that""",
        "flaw:upside": r"""(it's|it is|this is|is|came out|they're|are) (upside(-| )down|on (its|their) heads?|the wrong way up)""",
        "vague": r"""look | version | effect | filter | look | overall | aspect( ratio)? | ratio | format | shape | level | levels | setting | value | quality | steps? | changes? | edits? | whole | entire | full | mode | style | side""",
        "small": r"""under | below | less than | smaller than | at most | no more than | max(imum)?( of)? | not more than | fit (in|into|within) | within | beneath
            | keep it (under|below) | up to | no larger than | no bigger than | limit(ed)? to""",
    },
    {
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "twenty-five": 25,
        "thirty": 30,
        "forty": 40,
        "forty-five": 45,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "seventy-five": 75,
        "eighty": 80,
        "ninety": 90,
        "hundred": 100,
    },
    questions=file_questions.ENGLISH,
)
