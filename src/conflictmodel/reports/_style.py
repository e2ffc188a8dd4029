"""The style of the report page: one style sheet, and the policy that allows it and nothing else.

The page has no script and loads nothing, so that the policy allows neither. What is folded away is
shown where it is printed.
"""

from collections.abc import Mapping

from conflictmodel.plots import DARK, LIGHT

_RULES = """
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-padding-top:1rem}
body{margin:0 auto;padding:1rem;max-width:52rem;background:var(--cm-paper);color:var(--cm-ink);
font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0 1rem}
h2{font-size:1.375rem;line-height:1.25;margin:2.5rem 0 1rem;padding-bottom:.25rem;
border-bottom:2px solid var(--cm-line)}
h3{font-size:1.125rem;line-height:1.3;margin:0 0 .5rem}
p{margin:0 0 .75rem}
a{color:var(--cm-accent)}
a:focus-visible,summary:focus-visible,main:focus-visible{outline:3px solid var(--cm-accent);
outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw;padding:.5rem 1rem;background:var(--cm-paper)}
.skip:focus{left:1rem;top:1rem}
.intro,.note{color:var(--cm-muted)}
nav ul{padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none}
nav li a{display:inline-block;padding:.125rem 0;min-height:1.75rem}
article{margin:0 0 1rem;padding:1rem;border:1px solid var(--cm-line);border-radius:.5rem}
.conclusion{font-size:1.125rem;margin-bottom:.375rem}
.conclusion strong{font-weight:650}
figure{margin:.75rem 0}
figure svg{display:block;width:100%;min-width:30rem;max-width:600px;height:auto}
figure{overflow-x:auto}
figcaption{position:sticky;left:0;font-size:.875rem}
details{margin:.5rem 0 0}
summary{cursor:pointer;padding:.25rem;margin-left:-.25rem;min-height:1.75rem;
color:var(--cm-accent);font-weight:600;width:fit-content}
details[open]>summary{margin-bottom:.5rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--cm-muted);font-size:.875rem;padding:0 0 .25rem}
th,td{text-align:left;vertical-align:top;padding:.3125rem .75rem .3125rem 0;
border-top:1px solid var(--cm-line)}
th{font-weight:600}
tbody th{font-weight:400}
.conflictmodel th{width:9rem;color:var(--cm-muted)}
.glance{margin-bottom:1.5rem}
.glance th{width:60%}
.findings th{min-width:10rem}
.statements{list-style:none;padding:0;margin:0}
.statements>li{padding:.75rem 0;border-top:1px solid var(--cm-line)}
.statements>li>p{margin:0 0 .25rem}
dl{display:grid;grid-template-columns:minmax(5rem,9rem) 1fr;gap:.125rem .75rem;margin:0;
font-size:.9375rem}
dt{color:var(--cm-muted)}
dd{margin:0;grid-column:2}
q{font-style:italic}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--cm-line);color:var(--cm-muted)}
@media (max-width:30rem){body{padding:.75rem}article{padding:.75rem}
dl{grid-template-columns:1fr}dd{margin:0 0 .375rem;grid-column:1}.conflictmodel th{width:6rem}
.findings th{min-width:0}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@page{margin:15mm}
@media print{html{font-size:10pt}body{max-width:none;padding:0}nav,.skip,figcaption{display:none}
article{border:0;padding:0;margin-bottom:1.5rem}
details::details-content{content-visibility:visible;block-size:auto;overflow:visible}
summary{list-style:none;color:var(--cm-ink)}summary::-webkit-details-marker{display:none}
figure{overflow:visible}figure svg{min-width:0}
tr,figure,.statements>li,.conclusion{break-inside:avoid}
h2,h3,summary,caption{break-after:avoid}
thead{display:table-header-group}a{color:inherit}}
"""


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f"{name}:{colour};" for name, colour in colours.items())


STYLE = (
    f":root{{{_variables(LIGHT)}}}"
    f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    f"{_RULES.replace(chr(10), '')}"
)
"""The one style sheet of the page; on paper it is always that of the light scheme."""


def policy() -> str:
    """Return the content security policy of the page: this style sheet, and nothing else."""
    from base64 import b64encode  # noqa: PLC0415 - for pages alone
    from hashlib import sha256  # noqa: PLC0415 - as above

    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
