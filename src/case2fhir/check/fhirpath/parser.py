"""Turn FHIRPath text into a tree of lists that JSON can carry.

Grammar and precedence: https://hl7.org/fhirpath/N1/#grammar. A node is a list whose first item names its kind:
`lit type text`, `qty number unit`, `empty`, `this`, `index`, `total`, `var name`, `step base name`,
`call base name args`, `at base index`, `bin op left right`, `neg base`, `is base type`, `as base type`.
`base` is None where an expression starts at the focus.
"""

from __future__ import annotations

import re

from case2fhir.check.fhirpath.errors import FhirPathError, Tree

__all__ = ["FhirPathError", "Tree", "parse"]

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<time>@T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?)
  | (?P<date>@\d{4}(?:-\d\d(?:-\d\d)?)?(?:T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<string>'(?:[^'\\]|\\.)*')
  | (?P<quoted>`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*")
  | (?P<var>%(?:[A-Za-z_][\w-]*|`[^`]*`|'[^']*'|"[^"]*"))
  | (?P<special>\$(?:this|index|total))
  | (?P<name>[A-Za-z_]\w*)
  | (?P<op><=|>=|!=|!~|[|<>=~+\-*/&.,()\[\]{}])
  )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}

_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"implies"}),
    frozenset({"or", "xor"}),
    frozenset({"and"}),
    frozenset({"in", "contains"}),
    frozenset({"=", "~", "!=", "!~"}),
    frozenset({"<", ">", "<=", ">="}),
    frozenset({"|"}),
    frozenset({"is", "as"}),
    frozenset({"+", "-", "&"}),
    frozenset({"*", "/", "div", "mod"}),
)
_UNITS = frozenset(
    f"{unit}{plural}"
    for unit in ("year", "month", "week", "day", "hour", "minute", "second", "millisecond")
    for plural in ("", "s")
)


def parse(text: str) -> Tree:
    """Return the tree of `text`; raise FhirPathError where it is not FHIRPath."""
    parser = _Parser(_tokens(text), text)
    tree = parser.expression(0)
    if parser.kind != "end":
        raise FhirPathError(f"unexpected {parser.text!r} in {text!r}")
    return tree


def _tokens(text: str) -> list[tuple[str, str]]:
    found = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            raise FhirPathError(f"unexpected {text[position : position + 10]!r} in {text!r}")
        kind = match.lastgroup or ""
        if kind != "comment":
            found.append((kind, match[kind]))
        position = match.end()
    return found


def _unescape(quoted: str) -> str:
    def one(match: re.Match[str]) -> str:
        escape = match[1]
        return chr(int(escape[1:], 16)) if len(escape) == 5 else _ESCAPED.get(escape, escape)

    return _ESCAPE.sub(one, quoted[1:-1])


class _Parser:
    """Precedence climbing over the tokens of one expression."""

    def __init__(self, tokens: list[tuple[str, str]], source: str) -> None:
        self._tokens = [*tokens, ("end", "")]
        self._source = source
        self._at = 0
        self.kind, self.text = self._tokens[0]

    def _next(self) -> str:
        text = self.text
        self._at += 1
        self.kind, self.text = self._tokens[self._at]
        return text

    def _take(self, text: str) -> None:
        if self.kind != "op" or self.text != text:
            raise FhirPathError(f"expected {text!r} but found {self.text!r} in {self._source!r}")
        self._next()

    def _is(self, text: str) -> bool:
        return self.kind == "op" and self.text == text

    def expression(self, level: int) -> Tree:
        """Return the tree of an expression whose operators bind at least as `level`."""
        if level == len(_LEVELS):
            return self._unary()
        left = self.expression(level + 1)
        while self.kind in {"op", "name"} and self.text in _LEVELS[level]:
            operator = self._next()
            if operator in {"is", "as"}:
                left = [operator, left, self._type_name()]
            else:
                left = ["bin", operator, left, self.expression(level + 1)]
        return left

    def _type_name(self) -> str:
        name = self._name()
        while self._is("."):
            self._next()
            name = f"{name}.{self._name()}"
        return name

    def _name(self) -> str:
        if self.kind == "quoted":
            return _unescape(self._next())
        if self.kind == "name":
            return self._next()
        raise FhirPathError(f"expected a name but found {self.text!r} in {self._source!r}")

    def _unary(self) -> Tree:
        if self._is("-"):
            self._next()
            return ["neg", self._unary()]
        if self._is("+"):
            self._next()
            return self._unary()
        return self._postfix(self._term())

    def _postfix(self, tree: Tree) -> Tree:
        while True:
            if self._is("."):
                self._next()
                tree = self._invocation(tree)
            elif self._is("["):
                self._next()
                tree = ["at", tree, self.expression(0)]
                self._take("]")
            else:
                return tree

    def _invocation(self, base: Tree | None) -> Tree:
        if self.kind == "special":
            return [self._next()[1:]]
        name = self._name()
        if not self._is("("):
            return ["step", base, name]
        self._next()
        arguments: list[Tree] = []
        while not self._is(")"):
            arguments.append(self.expression(0))
            if not self._is(")"):
                self._take(",")
        self._take(")")
        if name in {"is", "as", "ofType"} and len(arguments) == 1:
            return [name, base, _dotted(arguments[0])]
        return ["call", base, name, arguments]

    def _term(self) -> Tree:
        if self._is("("):
            self._next()
            tree = self.expression(0)
            self._take(")")
            return tree
        if self._is("{"):
            self._next()
            self._take("}")
            return ["empty"]
        if self.kind == "var":
            return ["var", self._next()[1:].strip("`'\"")]
        if self.kind in {"name", "quoted", "special"} and self.text not in {"true", "false"}:
            return self._invocation(None)
        return self._literal()

    def _literal(self) -> Tree:
        kind, text = self.kind, self._next()
        if kind == "name":
            return ["lit", "boolean", text]
        if kind == "string":
            return ["lit", "string", _unescape(text)]
        if kind == "number":
            if self.kind == "string":
                return ["qty", text, _unescape(self._next())]
            if self.kind == "name" and self.text in _UNITS:
                return ["qty", text, self._next()]
            return ["lit", "decimal" if "." in text else "integer", text]
        if kind in {"date", "time"}:
            if kind == "date":
                kind = "dateTime" if "T" in text else "date"
            return ["lit", kind, text[1:].lstrip("T") if kind == "time" else text[1:].rstrip("T")]
        raise FhirPathError(f"unexpected {text!r} in {self._source!r}")


def _dotted(tree: Tree) -> str:
    if tree[0] == "lit":
        return str(tree[2])
    if tree[0] != "step":
        raise FhirPathError(f"expected the name of a type but found {tree!r}")
    return str(tree[2]) if tree[1] is None else f"{_dotted(tree[1])}.{tree[2]}"
