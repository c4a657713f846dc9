"""Profiles as trees of what they ask beyond their base type.

A tree is made from the snapshot, which `snapshots` makes where there is none. An element that asks nothing more than
the base type is left out, so that a check looks only at what matters.
"""

from decimal import Decimal
from typing import Any, NamedTuple

from case2fhir.check.compiling import invariant, type_of
from case2fhir.check.fhirpath.nodes import document, keys_of
from case2fhir.check.snapshots import Find, snapshot

Definition = dict[str, Any]

_BASE = "http://hl7.org/fhir/StructureDefinition/"
_SYSTEM_TYPE = "http://hl7.org/fhirpath/System."
_ADDITIONAL = (
    "http://hl7.org/fhir/tools/StructureDefinition/additional-binding",
    "http://hl7.org/fhir/StructureDefinition/additional-binding",
    "http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.binding.additional",
)
_MAX_SET = f"{_BASE}elementdefinition-maxValueSet"
_NATIVE_TYPES = frozenset({f"{_BASE}SimpleQuantity", f"{_BASE}MoneyQuantity"})


class Element:
    """One element or slice of a profile. `kinds` is None where the types are those of the base."""

    def __init__(self, name: str, id: str, kind: str = "") -> None:  # noqa: A002 - as FHIR names it
        self.name = name
        self.id = id
        self.kind = kind
        self.min = 0
        self.max: int | None = None
        self.kinds: frozenset[str] | None = None
        self.profiles: tuple[str, ...] = ()
        self.targets: tuple[str, ...] = ()
        self.fixed: Any = None
        self.pattern: Any = None
        self.binding: tuple[str, str] | None = None
        self.extra_bindings: tuple[tuple[str, str], ...] = ()
        self.least: tuple[str, Any] | None = None
        self.most: tuple[str, Any] | None = None
        self.longest: int | None = None
        self.rules: list[list[Any]] = []
        self.slicing: Definition | None = None
        self.slices: dict[str, Element] = {}
        self.children: dict[str, Element] = {}

    @property
    def asks(self) -> bool:
        """Whether the element itself, apart from its children, asks more than the base type."""
        plain = (self.fixed, self.pattern, self.binding, self.least, self.most, self.longest, self.max, self.kinds)
        lists = (self.min, self.profiles, self.targets, self.extra_bindings, self.rules, self.slices)
        return any(one is not None for one in plain) or any(lists)


class Profile(NamedTuple):
    """A profile: its tree. `missing` is the profile it builds on, where that is needed and not here."""

    url: str
    title: str
    type: str
    root: Element
    missing: str | None = None


def build(structure: Definition, find: Find = lambda _: None) -> Profile:
    """Return the tree of a StructureDefinition, or of a document of the compiled definitions.

    `find` gives the base of a profile that has no snapshot, None where it is not here.
    """
    elements, missing = snapshot(structure, find)
    kind = structure.get("type", "")
    root = Element(kind, kind, kind)
    _Builder(root, kind).add_all(elements)
    _prune(root)
    title = structure.get("title") or structure.get("name") or structure["url"]
    return Profile(structure["url"], title, kind, root, missing)


class _Builder:
    """Puts the elements of one definition into a tree."""

    def __init__(self, root: Element, kind: str) -> None:
        self._nodes = {kind: root}
        self._kind = kind

    def add_all(self, elements: list[Definition]) -> None:
        """Add the elements in their order, parents first."""
        for item in elements:
            if "." not in item["path"]:
                _fill(self._nodes[self._kind], item, None)
                continue
            _fill(self._node(item["id"]), item, self._base(item["id"]))
        for node in [one for one in self._nodes.values() if one.id.endswith("[x]")]:
            for piece in node.slices.values():
                if piece.min > 0 and piece.kinds is not None:
                    # A choice has one value: where the slice of a type is required, nothing else can stand there.
                    node.min, node.kinds = 1, piece.kinds

    def _node(self, name: str) -> Element:
        node = self._nodes.get(name)
        if node is not None:
            return node
        above, last = _split(name, self._nodes)
        parent = self._nodes[above] if above in self._nodes else self._node(above)
        plain, _, piece = last.partition(":")
        choice = _choice(parent.kind, plain)
        if choice is not None:
            # `valueQuantity` is short for the slice of `value[x]` that is a Quantity.
            plain, kind = choice
            piece = last
            slice_node = self._slice(self._child(parent, above, f"{plain}[x]"), name, piece)
            slice_node.kind, slice_node.kinds = kind, frozenset({kind})
            self._nodes[name] = slice_node
            return slice_node
        node = self._child(parent, above, plain)
        if piece:
            node = self._slice(node, name, piece)
        self._nodes[name] = node
        return node

    def _child(self, parent: Element, above: str, plain: str) -> Element:
        keys = keys_of(parent.kind, plain.removesuffix("[x]")) if parent.kind else {}
        found = parent.children.get(plain.removesuffix("[x]"))
        if found is None:
            kind = next(iter(keys.values())) if len(keys) == 1 else ""
            found = Element(plain.removesuffix("[x]"), f"{above}.{plain}", kind)
            parent.children[found.name] = found
            self._nodes.setdefault(found.id, found)
        return found

    def _slice(self, node: Element, name: str, piece: str) -> Element:
        outer, _, inner = piece.rpartition("/")
        if outer and outer in node.slices:
            node, piece = node.slices[outer], inner
        found = node.slices.get(piece)
        if found is None:
            found = node.slices[piece] = Element(node.name, name, node.kind)
        return found

    def _base(self, name: str) -> Definition | None:
        """Return the definition of an element in the base type."""
        above, last = _split(name, self._nodes)
        parent = self._nodes.get(above)
        if parent is None or not parent.kind:
            return None
        type_name, _, path = parent.kind.partition("/")
        specs = document(type_name).get("nodes", {}).get(path, {}).get("p", {})
        plain = last.partition(":")[0]
        found: Definition | None = specs.get(plain) or specs.get(f"{plain}[x]")
        return found


def _choice(kind: str, name: str) -> tuple[str, str] | None:
    """Return the element and the type that a name like `valueQuantity` stands for; None for other names."""
    type_name, _, path = kind.partition("/")
    specs = document(type_name).get("nodes", {}).get(path, {}).get("p", {})
    if name in specs or name.endswith("[x]"):
        return None
    for base in specs:
        if base.endswith("[x]") and name.startswith(base[:-3]) and name != base[:-3]:
            found = keys_of(kind, base[:-3]).get(name)
            return None if found is None else (base[:-3], found)
    return None


def _split(name: str, known: dict[str, Element]) -> tuple[str, str]:
    """Return the id of the parent and the last segment; a slice name may hold dots."""
    at = name.rfind(".")
    while at > 0 and ":" in name:
        rest = name[at + 1 :]
        if name[:at] in known and ("." not in rest or ":" in rest.partition(".")[0]):
            return name[:at], rest
        at = name.rfind(".", 0, at)
    above, _, last = name.rpartition(".")
    return above, last


def _fill(node: Element, item: Definition, base: Definition | None) -> None:
    is_slice = "sliceName" in item or ":" in node.id.rpartition(".")[2]
    base = base or {}
    node.min = item.get("min", node.min)
    if not is_slice and node.min <= base.get("m", 0):
        node.min = 0
    most = item.get("max")
    if most not in {None, "*"} and (is_slice or most != str(base.get("x", 1))):
        node.max = int(most)
    _types(node, item, base)
    for key, value in item.items():
        if key.startswith("fixed"):
            node.fixed = value
        elif key.startswith("pattern"):
            node.pattern = value
        elif key.startswith("minValue"):
            node.least = (key[8:], value)
        elif key.startswith("maxValue") and key != "maxValueSet":
            node.most = (key[8:], value)
    if "maxLength" in item:
        node.longest = int(item["maxLength"])
    if "slicing" in item:
        node.slicing = item["slicing"]
    _bind(node, item, base)
    node.rules = [_rule(one) for one in item.get("constraint", []) if type(one) is list or _is_own(one)]


def _rule(constraint: Any) -> list[Any]:
    return constraint if type(constraint) is list else [constraint["key"], *invariant(constraint)]


def _is_own(constraint: Definition) -> bool:
    source = constraint.get("source", "")
    if (
        constraint["key"] in {"ele-1", "ext-1"}
        or constraint["key"].startswith("dom-")
        or "expression" not in constraint
    ):
        return False
    return not (source.startswith(_BASE) and source.removeprefix(_BASE).partition("|")[0] in _core_types())


def _core_types() -> Any:
    from case2fhir.check.store import shipped

    return shipped("types")


def _types(node: Element, item: Definition, base: Definition) -> None:
    types = item.get("type")
    if not types or node.name == "id":
        return
    kinds = [type_of(one) for one in types]
    names = frozenset(one if type(one) is str else one[0] for one in kinds)
    known = [one if type(one) is str else one[0] for one in base.get("t", [])]
    if not names >= set(known) and not (known == ["Resource"] and names == {"Resource"}):
        node.kinds = names
    if len(names) == 1:
        only = next(iter(names))
        if only not in {"BackboneElement", "Element"} or not node.kind:
            node.kind = only if not node.kind or "/" not in node.kind else node.kind
    profiles = tuple(url for one in types for url in one.get("profile", []) if url not in _NATIVE_TYPES)
    node.profiles = tuple(url for url in profiles if url != f"{_BASE}Extension")
    targets = tuple(url for one in types for url in one.get("targetProfile", []))
    mine = {url.removeprefix(_BASE) for url in targets}
    theirs = next((set(one[1:]) for one in base.get("t", []) if type(one) is list), None)
    if targets and mine != theirs and not mine & {"Resource"}:
        node.targets = targets


def _bind(node: Element, item: Definition, base: Definition) -> None:
    binding = item.get("binding")
    if not binding:
        return
    url = binding.get("valueSet", "").partition("|")[0]
    strength = binding.get("strength")
    many = node.name and len(item.get("type", [])) > 1
    # HL7's validator does not apply a binding to a choice of several types, and the examples rely on it.
    if url and not many and strength in {"required", "extensible"} and [strength, url] != base.get("b", [])[:2]:
        node.binding = (strength, url)
    extra = [(one.get("purpose", ""), one.get("valueSet", "")) for one in binding.get("additional", [])]
    for extension in binding.get("extension", []):
        if extension.get("url") == _MAX_SET:
            extra.append(("maximum", extension.get("valueCanonical") or extension.get("valueUri") or ""))
        elif extension.get("url") in _ADDITIONAL:
            parts = {
                one["url"]: next((one[k] for k in one if k.startswith("value")), "") for one in extension["extension"]
            }
            extra.append((parts.get("purpose", ""), parts.get("valueSet", "")))
    base_most = base.get("b", [])[2:]
    node.extra_bindings = tuple(
        ("required", url.partition("|")[0])
        for purpose, url in extra
        if purpose in {"maximum", "required"} and url and url.partition("|")[0] not in base_most
    )


def _prune(node: Element) -> bool:
    """Drop what asks nothing; return whether anything is left."""
    for name, child in list(node.children.items()):
        if not _prune(child):
            del node.children[name]
    for one in node.slices.values():
        _prune(one)
    return node.asks or bool(node.children)


def same_value(wanted: Any, value: Any) -> bool:
    """Say whether a value is exactly the fixed one."""
    if isinstance(wanted, dict) and isinstance(value, dict):
        return wanted.keys() == value.keys() and all(same_value(wanted[key], value[key]) for key in wanted)
    if isinstance(wanted, list) and isinstance(value, list):
        return len(wanted) == len(value) and all(map(same_value, wanted, value))
    return _same_scalar(wanted, value)


def has_pattern(wanted: Any, value: Any) -> bool:
    """Say whether a value holds at least what the pattern has."""
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(key in value and has_pattern(wanted[key], value[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(value, list) and all(any(has_pattern(one, other) for other in value) for one in wanted)
    return _same_scalar(wanted, value)


def _same_scalar(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, float):
        wanted = Decimal(str(wanted))
    return (type(wanted) is type(value) and wanted == value) or (
        isinstance(wanted, (int, Decimal))
        and isinstance(value, (int, Decimal))
        and not isinstance(wanted, bool)
        and not isinstance(value, bool)
        and wanted == value
    )
