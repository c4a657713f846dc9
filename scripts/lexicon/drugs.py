"""Drugs, classes of drugs, and the substances that are rather measured than given."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, NamedTuple

from case2fhir.terminology.normal import phrase
from lexicon.builder import Code, Entry, Lexicon, slug, spellings
from lexicon.mesh import ACTIONS, Descriptor, Mesh
from lexicon.sources import Attested, Wheels

PACKAGE = "drug-named-entity-recognition"
_BIOLOGICAL = re.compile(
    r"(?:mab|cept|ase|kin|stim|tide|vaccine|toxin|globulin|interferon|insulin|factor|cel|gene|parvovec|poetin"
    r"|alfa|alpha|beta|gamma|lispro|glargine|aspart|detemir|degludec|plasma|heparin|parin|rudin|antivenom"
    r"|antivenin|immune globulin|som|tropin|relin|actide|statin|vec)$"
)
_PROTEINS = ("D12.776", "D08.811", "D13", "D23", "D01.268", "D01.552")
_CHEMICAL = re.compile(r"\d[,']\d|\d{3}|[\[\]{}()&;=]|\(|^\d|-\d+-|\d-\w+-\d|\bacid,|ester\b|\bsalt\b")
Names = dict[str, Attested]


class Known(NamedTuple):
    """What is known of substances besides the package of names.

    `rxnorm` are attested codes by name in small letters, one code a name. `used` are names in small letters of
    substances that classifications of drugs list. `analytes` are phrases: substances to be measured, unless the
    text gives them.
    """

    mesh: Mesh
    rxnorm: Names
    used: frozenset[str]
    analytes: frozenset[str]


def add(lexicon: Lexicon, wheels: Wheels, known: Known) -> None:
    """Add drugs and classes with the codes that bear their very names.

    A drug whose name is among the analytes, or that is a protein or an element no one prescribes, is an analyte.
    """
    table = wheels.pickled(PACKAGE, "drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2")
    data: dict[str, dict[str, Any]] = table["drug_canonical_to_data"]
    spoken = variants(table)
    entries: dict[str, Entry] = {}
    for canonical, names in spoken.items():
        found = data.get(canonical)
        if found is not None and is_drug(found, names, known.used):
            entries[canonical] = _entry(lexicon, found, known)
    for entry in [entry for entry in lexicon.entries.values() if entry.key.startswith("medication:")]:
        entry.codes.extend(_codes(entry.display, known))
    for canonical, entry in entries.items():
        lexicon.name(entry, data[canonical]["name"])
    for canonical, entry in entries.items():
        for text in spoken[canonical]:
            if not _CHEMICAL.search(text):
                lexicon.name(entry, text)


def variants(table: dict[str, Any]) -> dict[str, list[str]]:
    """Return the names of each drug, without those that only Wikipedia has.

    The package adds its sources in order, Wikipedia after DrugBank; DrugBank's last entry ends what is free.
    """
    spoken: dict[str, list[str]] = table["drug_variant_to_canonical"]
    data: dict[str, dict[str, Any]] = table["drug_canonical_to_data"]
    last = max(data, key=lambda name: str(data[name].get("drugbank_id", "")))
    names: dict[str, list[str]] = defaultdict(list)
    for variant, canonicals in spoken.items():
        for canonical in canonicals[:1]:
            names[canonical].append(variant)
        if variant == last:
            return dict(names)
    raise ValueError(f"the package's names no longer hold {last!r}: where does Wikipedia begin?")


def is_drug(found: dict[str, Any], spoken: list[str], used: frozenset[str]) -> bool:
    """Say whether an entry of the package is a drug or a class of drugs, and not an allergen or a protein."""
    if any(tree.startswith(ACTIONS) for tree in found.get("mesh_tree", ())):
        return True
    if "medline_plus_id" in found or "nhs_url" in found:
        return True
    name = found["name"].casefold()
    if "drugbank_id" not in found:
        return name in used and name in spoken
    return "smiles" in found or bool(_BIOLOGICAL.search(name)) or name in used


def _entry(lexicon: Lexicon, found: dict[str, Any], known: Known) -> Entry:
    name = spellings(found["name"])[0]
    entry = lexicon.entry("drug:" + slug(name), "medication", name)
    if entry.codes or entry.group:
        return entry
    own = _own(name, known.mesh)
    trees = own.trees if own else tuple(found.get("mesh_tree", ()))
    is_class = any(tree.startswith(ACTIONS) for tree in trees)
    entry.group = "class" if is_class else _action(found, known.mesh)
    entry.codes = _codes(name, known)
    prescribed = "medline_plus_id" in found or "nhs_url" in found or entry.group
    if phrase(name) in known.analytes or (not prescribed and _is_measured(name, trees)):
        entry.kind = "analyte"
    return entry


def _is_measured(name: str, trees: tuple[str, ...]) -> bool:
    """Say whether a substance is a protein or an element, and no biological drug by its name."""
    return bool(trees) and all(tree.startswith(_PROTEINS) for tree in trees) and not _BIOLOGICAL.search(name.casefold())


def _own(name: str, mesh: Mesh) -> Descriptor | None:
    own = mesh.by_name.get(name.casefold())
    return own if own is not None and phrase(spellings(own.name)[0]) == phrase(name) else None


def _codes(name: str, known: Known) -> list[Code]:
    """Return the codes that bear the very name of a drug, each system's at most once."""
    codes = []
    if (row := known.rxnorm.get(name.casefold())) is not None:
        codes.append(Code("rxnorm", row.code, row.display))
    if (own := _own(name, known.mesh)) is not None:
        codes.append(Code("mesh", own.id, own.name))
    return codes


def _action(found: dict[str, Any], mesh: Mesh) -> str:
    """Return the name of a pharmacological action: the package gives a drug the id of its last one."""
    action = mesh.by_id.get(found.get("mesh_id", ""))
    return action.name if action and any(tree.startswith(ACTIONS) for tree in action.trees) else ""


def by_name(rows: list[Attested]) -> Names:
    """Return the codes by display in small letters, where one display has one code."""
    found: dict[str, list[Attested]] = defaultdict(list)
    for row in rows:
        found[row.display.casefold()].append(row)
    return {name: codes[0] for name, codes in found.items() if len({row.code for row in codes}) == 1}
