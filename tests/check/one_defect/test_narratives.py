# ruff: noqa: E501 - rows stand whole
"""Narratives of resources and sections: each element and attribute that may not stand there, and rare ones that may."""

from __future__ import annotations

from typing import Any

import pytest

from check.one_defect.good import but_for
from check.one_defect.parts import GONE, XHTML, findings

OPEN = f'<div xmlns="{XHTML}">'
UNWANTED = "applet audio base basefont body button canvas datalist details embed fieldset form frame head html iframe input label legend link marquee math meta meter noscript object option output param picture progress script select slot source style summary svg template textarea title track video"
HANDLERS = "onabort onblur onchange onclick ondblclick onerror onfocus onkeydown onkeypress onkeyup onload onmousedown onmousemove onmouseout onmouseover onmouseup onreset onresize onselect onsubmit onunload"
OTHERS = "action async background contenteditable data draggable enctype for formaction hidden http-equiv method onscroll placeholder role sandbox slot srcdoc srcset target ping aria-label data-id"
WANTED = "a abbr acronym address b big blockquote br cite code dfn div em h1 h2 h3 h4 h5 h6 hr i img p pre q samp small span strong sub sup tt var"
NESTED = [
    "<ul><li>x</li></ul>", "<ol><li>x<ul><li>y</li></ul></li></ol>", "<dl><dt>a</dt><dd>b</dd></dl>", "<ul>\n  <li>x</li>\n</ul>", "<table><tr><td>x</td></tr></table>",
    "<table><caption>a</caption><col width='5'/><tr><th>x</th></tr></table>", "<table><colgroup><col/></colgroup><tbody><tr><td>x</td></tr></tbody></table>",
    "<table><thead><tr><th>a</th></tr></thead><tfoot><tr><td>b</td></tr></tfoot><tbody><tr><td><table><tr><td>c</td></tr></table></td></tr></tbody></table>",
]  # fmt: skip
MISPLACED = [
    "<li>x</li>", "<p><li>x</li></p>", "<ul><p>a</p><li><dd>x</dd></li></ul>", "<dt>x</dt>", "<dd>x</dd>", "<caption>x</caption>", "<col/>x", "<colgroup><col/></colgroup>x", "<tr><td>x</td></tr>",
    "<table><td>x</td></table>", "<table><tbody><td>x</td></tbody></table>", "<table><tr><tr><td>x</td></tr></tr></table>", "<tbody><tr><td>x</td></tr></tbody>", "<thead><tr><th>x</th></tr></thead>",
    "<tfoot><tr><td>x</td></tr></tfoot>", "<ul>x<li>y</li></ul>", "<ol>x</ol>", "<dl>x</dl>", "<table>x</table>", "<table><tr>x<td>y</td></tr></table>", "<table><tbody>x<tr><td>y</td></tr></tbody></table>", "<th>x</th>",
]  # fmt: skip


def div(inner: str) -> str:
    """Return a narrative."""
    return f"{OPEN}{inner}</div>"


BROKEN: list[tuple[str, str, str, Any, str]] = [
    *(("txt-1", "Composition", "text.div", div(f"x<{name}>y</{name}>"), "text.div") for name in UNWANTED.split()),
    *(("txt-1", "Composition", "section[0].text.div", div(f'<p {name}="x">y</p>'), "section[0].text.div") for name in (*HANDLERS.split(), *OTHERS.split())),
    *(("txt-1", "Patient", "text.div", div(f"<{name.upper()}>x</{name.upper()}>"), "text.div") for name in ("b", "table", "div", "h1")),
    ("txt-1", "Patient", "text.div", div("<blink>x</blink>"), "text.div"),
    ("txt-1", "Patient", "text.div", div("<x:y>x</x:y>".replace("x:y", "o_p")), "text.div"),
    ("txt-1", "Patient", "text.div", div('<?xml-stylesheet href="a.css"?>x'), "text.div"),
    *(("txt-2", "Patient", "text.div", div(inner), "text.div") for inner in ("", " ", "\n\t", "<p></p>", "<p> </p><br/>", "<!-- x -->", "<table><tr><td/></tr></table>", "<b><i/></b>")),
    *(("narrative-xml", "Patient", "text.div", div(inner), "text.div") for inner in ("<br>", "<p>x", "x</p>", "&nbsp;x", "&copy;x", "&x", "x & y", "1 < 2", "<p class=a>x</p>", "<p class>x</p>", '<p class="a" class="b">x</p>', "<b><i>x</b></i>", "<!-- -- -->x", "]]>", "\x01", "&#0;", "&#xFFFF;")),
    ("narrative-xml", "Patient", "text.div", f"{OPEN}x", "text.div"),
    ("narrative-xml", "Patient", "text.div", "no markup at all", "text.div"),
    ("narrative-xml", "Patient", "text.div", f"{OPEN}x</div><p>y</p>", "text.div"),
    ("narrative-xml", "Patient", "text.div", f"x{OPEN}y</div>", "text.div"),
    *(("narrative-div", "Patient", "text.div", text, "text.div") for text in ("<div>x</div>", f'<p xmlns="{XHTML}">x</p>', f'<span xmlns="{XHTML}">x</span>', '<div xmlns="http://www.w3.org/1999/xhtm">x</div>', '<div xmlns="http://hl7.org/fhir">x</div>', '<div xmlns="https://www.w3.org/1999/xhtml">x</div>')),
    *(("narrative-doctype", "Patient", "text.div", f"{start}{OPEN}x</div>", "text.div") for start in ("<!DOCTYPE html>", '<!DOCTYPE div [<!ENTITY a "b">]>', '<!DOCTYPE div SYSTEM "file:///etc/hosts">')),
    *(("narrative-script", "Patient", "text.div", div(f'<a href="{link}">x</a>'), "text.div") for link in ("javascript:x()", "JavaScript:x()", " javascript:x()", "java&#9;script:x()", "vbscript:x", "data:text/html,x")),
    *(("narrative-link", "Patient", "text.div", div(inner), "text.div") for inner in ('<a href="#nobody">x</a>', '<img src="#photo" alt="x"/>', '<a href="#name">x</a><p id="nam">y</p>')),
    *(("narrative-nesting", "Composition", "section[0].text.div", div(inner), "section[0].text.div") for inner in MISPLACED),
    ("narrative-link", "Patient", "text.div", div('<a href="">x</a>'), "text.div"),
    ("narrative-link", "Patient", "text.div", div('<img src="" alt="x"/>'), "text.div"),
    ("narrative-anchor", "Patient", "text.div", div('<a name="a">x</a><p id="a">y</p>'), "text.div"),
    ("binding-required", "Patient", "text.status", "done", "text.status"),
    ("required-element", "Patient", "text.status", GONE, "text"),
    ("required-element", "Patient", "text.div", GONE, "text"),
    ("json-type", "Patient", "text.div", {"p": "x"}, "text.div"),
    ("json-type", "Patient", "text", div("x"), "text"),
    ("empty-string", "Patient", "text.div", "", "text.div"),
    ("unknown-element", "Patient", "text.text", "x", "text.text"),
    ("dom-6", "Patient", "text", GONE, ""),
]  # fmt: skip

KEPT: list[tuple[str, str, str, Any]] = [
    *((f"<{name}>", "Composition", "section[0].text.div", div(f"x<{name}/>y" if name in {"br", "hr", "img"} else f"<{name}>x</{name}>")) for name in WANTED.split()),
    *((f"nested as in {inner:.24}", "Composition", "text.div", div(inner)) for inner in NESTED),
    *((f"the attribute {name}", "Patient", "text.div", div(f'<table><tr><td {name}="1">x</td></tr></table>')) for name in "abbr align axis bgcolor char charoff class colspan dir headers height id lang nowrap rowspan scope style title valign width".split()),
    *((f"the status {one}", "Patient", "text.status", one) for one in ("generated", "extensions", "additional", "empty")),
    *((f"a link {link}", "Patient", "text.div", div(f'<a href="{link}">x</a>')) for link in ("https://example.org", "mailto:a@example.org", "tel:+41440000000", "Patient/1", "../x.html", "?a=1&amp;b=2", "#")),
    *((f"the text {text}", "Patient", "text.div", div(text)) for text in ("&lt;p&gt;", "&#160;x", "&#xE9;", "&quot;&apos;", "é李🙂", "<![CDATA[a < b]]>", "a\r\nb", "x<!-- a comment -->", "javascript: is a language", "-", "0")),
    ("a picture alone", "Patient", "text.div", div('<img src="https://example.org/a.png" alt="x"/>')),
    ("a picture within", "Patient", "text.div", div('<img src="data:image/png;base64,AAAA" alt="x"/>')),
    ("a link to its own anchor", "Patient", "text.div", div('<a href="#a">x</a><a name="a">y</a>')),
    ("a link to an element", "Patient", "", {"name": [{"id": "n", "family": "x"}], "text": {"status": "generated", "div": div('<a href="#n">x</a>')}}),
    ("another prefix for the namespace", "Patient", "text.div", f'<h:div xmlns:h="{XHTML}"><h:p>x</h:p></h:div>'),
    ("the namespace in other quotes", "Patient", "text.div", f"<div xmlns='{XHTML}'>x</div>"),
    ("a language on the div", "Patient", "text.div", f'<div lang="de-CH" xml:lang="de-CH" xmlns="{XHTML}">x</div>'),
    ("blanks before the div", "Patient", "text.div", f"\n  {OPEN}x</div>\n"),
    ("a hundred boxes in each other", "Patient", "text.div", div("<div>" * 100 + "x" + "</div>" * 100)),
    ("an extension of the narrative", "Patient", "text.extension", [{"url": "https://case2fhir.dev/fhir/StructureDefinition/case-path", "valueString": "x"}]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kind", "path", "value", "at"), BROKEN, ids=[f"{row[0]}-{at}" for at, row in enumerate(BROKEN)]
)
def test_what_may_not_stand_in_a_narrative_is_found(rule: str, kind: str, path: str, value: Any, at: str) -> None:
    assert findings(but_for(kind, path, value)) == [(rule, f"{kind}.{at}" if at else kind)]


@pytest.mark.parametrize(("kind", "path", "value"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_may_stand_in_a_narrative_is_left_alone(kind: str, path: str, value: Any) -> None:
    assert findings(but_for(kind, path, value)) == []
