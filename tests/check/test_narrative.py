# ruff: noqa: E501 - rows stand whole
"""Narratives: which XHTML is allowed, and where its links lead."""

from __future__ import annotations

from typing import Any

import pytest

from case2fhir.check import validate

OPEN = '<div xmlns="http://www.w3.org/1999/xhtml">'


def said(div: str, **more: Any) -> list[str]:
    resource = {"resourceType": "Patient", "text": {"status": "generated", "div": div}, **more}
    return [issue.rule for issue in validate(resource) if issue.severity != "information"]


ALLOWED = [
    "x",
    "a &lt; b &amp; c &#160; &#xA0;",
    "<p>x</p><br/><hr/>",
    "<h1>x</h1><h6>y</h6>",
    "<ul><li>x</li></ul><ol><li>y</li></ol><dl><dt>a</dt><dd>b</dd></dl>",
    (
        '<table border="1" class="grid"><caption>c</caption><colgroup><col width="5%"/></colgroup><thead><tr><th scope="col">x</th></tr></thead>'
        '<tbody><tr><td colspan="2" rowspan="1" style="color: red">y</td></tr></tbody><tfoot><tr><td>z</td></tr></tfoot></table>'
    ),
    '<a href="https://example.org/x">x</a> <a href="mailto:a@example.org">y</a> <a href="Patient/1">z</a>',
    '<a name="top">x</a><a href="#top">y</a>',
    '<p id="here">x</p><a href="#here">y</a>',
    '<img src="https://example.org/a.png" alt="a"/>',
    '<img src="data:image/png;base64,AAAA" alt="a"/>',
    "<b>x</b><i>y</i><tt>z</tt><big>x</big><small>y</small><em>z</em><strong>x</strong><sub>1</sub><sup>2</sup>",
    "<pre>  x\n  y</pre><code>z</code><samp>a</samp><kbd>b</kbd><var>c</var><cite>d</cite><q>e</q><blockquote>f</blockquote>",
    '<span lang="de" xml:lang="de" title="t" dir="ltr">x</span>',
    "<!-- a comment -->x",
    "Größe 5 cm, Verlauf 李 \u200b",
]
REFUSED: list[tuple[str, str]] = [
    ("", "txt-2"),
    (" \n ", "txt-2"),
    ("<br/>", "txt-2"),
    ("<script>alert(1)</script>", "txt-1"),
    ("<style>p {color: red}</style>x", "txt-1"),
    ("<form>x</form>", "txt-1"),
    ("<iframe src='https://example.org'/>x", "txt-1"),
    ("<object>x</object>", "txt-1"),
    ("<svg>x</svg>", "txt-1"),
    ('<p onclick="x()">x</p>', "txt-1"),
    ('<img src="https://example.org/a.png" onerror="x()"/>', "txt-1"),
    ('<p data-x="1">x</p>', "txt-1"),
    ("<P>x</P>", "txt-1"),
    ("<?php x ?>x", "txt-1"),
    ('<a href="javascript:alert(1)">x</a>', "narrative-script"),
    ('<a href=" JAVA&#10;SCRIPT:alert(1)">x</a>', "narrative-script"),
    ('<a href="vbscript:x">x</a>', "narrative-script"),
    ('<a href="data:text/html;base64,AAAA">x</a>', "narrative-script"),
    ('<p style="width: expression(alert(1))">x</p>', "narrative-script"),
    ('<a href="#nowhere">x</a>', "narrative-link"),
    ('<img src="#nowhere" alt="x"/>', "narrative-link"),
    ('<p id="a">x</p><p id="a">y</p>', "narrative-anchor"),
    ("a&nbsp;b", "narrative-xml"),
    ("a & b", "narrative-xml"),
    ("a < b", "narrative-xml"),
    ("<p>x", "narrative-xml"),
    ("<b><i>x</b></i>", "narrative-xml"),
    ("<p a=b>x</p>", "narrative-xml"),
    ("x\x00", "narrative-xml"),
    ("<b>" * 300 + "x" + "</b>" * 300, "narrative-depth"),
]


@pytest.mark.parametrize("inner", ALLOWED)
def test_what_the_specification_allows_is_allowed(inner: str) -> None:
    assert said(f"{OPEN}{inner}</div>") == []


@pytest.mark.parametrize(("inner", "rule"), REFUSED)
def test_what_it_does_not_allow_is_one_finding(inner: str, rule: str) -> None:
    assert said(f"{OPEN}{inner}</div>") == [rule]


@pytest.mark.parametrize(
    ("div", "rule"),
    [
        ("<p>x</p>", "narrative-div"),
        ("<div>x</div>", "narrative-div"),
        ('<div xmlns="http://www.w3.org/1999/html">x</div>', "narrative-div"),
        ("x", "narrative-xml"),
        (f"{OPEN}x</div>{OPEN}y</div>", "narrative-xml"),
        (f"<!DOCTYPE div>{OPEN}x</div>", "narrative-doctype"),
    ],
)
def test_a_narrative_is_one_div_of_xhtml(div: str, rule: str) -> None:
    assert said(div) == [rule]


@pytest.mark.parametrize(
    "div",
    [
        f"{OPEN}x</div>",
        f"<?xml version='1.0'?>{OPEN}x</div>",
        '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>x</h:p></h:div>',
        '<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">x</div>',
    ],
)
def test_a_div_may_be_written_in_several_ways(div: str) -> None:
    assert said(div) == []


def test_a_billion_laughs_are_not_laughed() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    assert said(f'<!DOCTYPE div [<!ENTITY a0 "ha">{entities}]>{OPEN}&a9;</div>') == ["narrative-doctype"]


def test_a_link_may_lead_to_a_contained_resource_or_an_element() -> None:
    organization = {"resourceType": "Organization", "id": "o", "name": "x"}
    contained = {"contained": [organization], "managingOrganization": {"reference": "#o"}}
    assert said(f'{OPEN}<a href="#o">x</a></div>', **contained) == []
    assert said(f'{OPEN}<a href="#n">x</a></div>', name=[{"id": "n", "family": "x"}]) == []


@pytest.mark.parametrize("div", ["", None, 5, [], {}])
def test_a_div_is_a_text(div: Any) -> None:
    assert set(said(div)) <= {"empty-string", "json-type", "required-element", "txt-2", "array", "null-value"}
    assert said(div)


def test_sections_of_a_composition_are_narratives_too() -> None:
    text = {"status": "generated", "div": f"{OPEN}<script>x</script></div>"}
    base = {"resourceType": "Composition", "status": "final", "type": {"text": "x"}, "date": "2021", "title": "x"}
    resource = {**base, "author": [{"display": "x"}], "section": [{"text": text}]}
    found = [(issue.rule, issue.path) for issue in validate(resource) if issue.severity == "error"]
    assert found == [("txt-1", "Composition.section[0].text.div")]
