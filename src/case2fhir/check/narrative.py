"""Narrative: the XHTML of Narrative.div, as https://hl7.org/fhir/R4/narrative.html allows it."""

from __future__ import annotations

from pyexpat import ExpatError, ParserCreate
from typing import Any

from case2fhir.check.run import Path, Run

_XHTML = "http://www.w3.org/1999/xhtml"
_OPEN, _CLOSE = f'<div xmlns="{_XHTML}">', "</div>"
_ELEMENTS = frozenset(
    "a abbr acronym address article aside b big blockquote br caption cite code col colgroup dd dfn div dl dt em"
    " figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img kbd li main map nav ol p pre q samp section small span"
    " strong style sub sup table tbody td tfoot th thead tr tt u ul var area bdo center font ins del s strike".split()
) - {"style"}
_ATTRIBUTES = frozenset(
    "abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset"
    " cite class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nohref"
    " nowrap rel rev rowspan rules scope shape span src start style summary tabindex title type valign value vspace"
    " width color size face clear usemap ismap xml:lang xmlns xml:space noshade cellhalign".split()
)
_ROWS = frozenset({"thead", "tbody", "tfoot"})
_PARENTS = {
    "li": frozenset({"ul", "ol"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "caption": frozenset({"table"}),
    "colgroup": frozenset({"table"}),
    "col": frozenset({"colgroup", "table"}),
    "tr": _ROWS | {"table"},
    "td": frozenset({"tr", "thead", "tfoot"}),
    "th": frozenset({"tr", "thead", "tfoot"}),
    **dict.fromkeys(_ROWS, frozenset({"table"})),
}
_NO_TEXT = frozenset({"ul", "ol", "dl", "table", "colgroup", "tr"}) | _ROWS
_REST = frozenset("!\"#$%'()*+,-./:;=?@[]^_`{|}~\n\t\r ")


class Reader:
    """Reads one div and keeps what is wrong with it, its anchors and its local links."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, str]] = []
        self.anchors: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.content = False
        self._depth = 0
        self._open: list[str] = []

    def read(self, text: str) -> None:
        """Read the text of a div."""
        parser = ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(text.encode("utf-8", "surrogatepass"), True)
        except _Stop:
            return
        except ExpatError as error:
            self._fault("narrative-xml", f"is not well-formed XML: {_reason(error)}")

    def _fault(self, rule: str, message: str) -> None:
        if (rule, message) not in self.faults:
            self.faults.append((rule, message))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and (name.rpartition(":")[2] != "div" or _XHTML not in attributes.values()):
            self._fault("narrative-div", f'must be one <div xmlns="{_XHTML}">')
        if self._depth > 200:
            self._fault("narrative-depth", "is nested too deeply")
            raise _Stop
        plain = name.rpartition(":")[2]
        if plain not in _ELEMENTS:
            self._fault("txt-1", f"may not hold the element <{plain[:40]}>")
        if plain in _PARENTS and (not self._open or self._open[-1] not in _PARENTS[plain]):
            self._fault("narrative-nesting", f"<{plain}> stands only in <{'> or <'.join(sorted(_PARENTS[plain]))}>")
        self._open.append(plain)
        if plain == "img":
            self.content = True
        for key, value in attributes.items():
            self._attribute(plain, key, value)

    def _attribute(self, element: str, name: str, value: str) -> None:
        if name.startswith("xmlns:"):
            return
        if name not in _ATTRIBUTES:
            self._fault("txt-1", f"may not hold the attribute {name[:40]} of <{element}>")
        elif name in {"href", "src"}:
            plain = "".join(value.split()).lower()
            if plain.startswith(("javascript:", "vbscript:", "data:text/html")):
                self._fault("narrative-script", f"holds a script in {name} of <{element}>")
            elif not plain:
                self._fault("narrative-link", f"{name} of <{element}> is empty")
            elif value.startswith("#"):
                self.links.append((name, value[1:]))
        elif name in {"id", "name"}:
            self.anchors.append(value)
        elif name == "style" and ("expression(" in value.lower() or "javascript:" in value.lower()):
            self._fault("narrative-script", f"holds a script in {name} of <{element}>")

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._open.pop()

    def _text(self, text: str) -> None:
        if not text.strip():
            return
        self.content = True
        if self._open and self._open[-1] in _NO_TEXT:
            self._fault("narrative-nesting", f"<{self._open[-1]}> holds no text of its own")

    def _doctype(self, *_: Any) -> None:
        self._fault("narrative-doctype", "may not hold a DOCTYPE or entities of its own")
        raise _Stop

    def _instruction(self, *_: Any) -> None:
        self._fault("txt-1", "may not hold a processing instruction")


class _Stop(Exception):  # noqa: N818 - ends the reading, no fault of its own
    pass


def _reason(error: ExpatError) -> str:
    text = str(error).partition(":")[0]
    return f"{text}; only &lt; &gt; &amp; &quot; &apos; are known" if text == "undefined entity" else text


def check(value: Any, path: Path, run: Run) -> None:
    """Report what is wrong with the XHTML at `path`; its links wait until the whole resource is read."""
    if type(value) is not str or value == "":
        from case2fhir.check.elements import report_primitive

        report_primitive("xhtml", None, value, path, run)
        return
    inner = value[len(_OPEN) : -len(_CLOSE)]
    plain = "<" not in inner and "&" not in inner and "]]>" not in inner
    if plain and value.startswith(_OPEN) and value.endswith(_CLOSE):
        if not inner or inner.isspace():
            run.error("txt-2", path, "The narrative SHALL have some non-whitespace content")
        if inner.isprintable():
            return
    reader = Reader()
    reader.read(value)
    for rule, message in reader.faults:
        run.error(rule, path, message)
    if not reader.content and not reader.faults:
        run.error("txt-2", path, "The narrative SHALL have some non-whitespace content")
    if reader.anchors:
        run.anchors.update(reader.anchors)
        _duplicates(reader.anchors, path, run)
    for name, target in reader.links:
        run.links.append((path, name, target, run.scope))


def _duplicates(anchors: list[str], path: Path, run: Run) -> None:
    if len(set(anchors)) < len(anchors):
        twice = next(one for at, one in enumerate(anchors) if one in anchors[:at])
        run.warn("narrative-anchor", path, "has two anchors of one name", twice)


def check_links(run: Run) -> None:
    """Report links to `#name` where nothing has that name: no anchor, contained resource or element."""
    for path, name, target, scope in run.links:
        if target and target not in run.anchors and target not in run.element_ids:
            contained = scope.root.resource.get("contained")
            names = [one.get("id") for one in contained if type(one) is dict] if type(contained) is list else []
            if target not in names:
                what = "the link" if name == "href" else "the image source"
                run.error("narrative-link", path, f"{what} leads to nothing in the resource", f"#{target}")
