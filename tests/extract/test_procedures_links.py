"""Drugs and reasons of procedures, given in words, become the keys of their items."""

from __future__ import annotations

import pytest

from case2fhir.extract.procedure_links import with_uses
from case2fhir.model import Case, Evidence, Medication, Problem, Procedure


def case(drugs: tuple[str, ...] = (), reason: tuple[str, ...] = ()) -> Case:
    return Case(
        medications=(
            Medication(key="medication-lidocaine", name="Lidocaine"),
            Medication(key="medication-dexamethasone", name="dexamethasone sodium phosphate"),
        ),
        problems=(
            Problem(
                key="problem-herniation",
                name="lumbar disc herniation",
                evidence=(Evidence(start=0, end=10, quote="disc prolapse"),),
            ),
        ),
        procedures=(Procedure(key="procedure-block", name="block", drugs=drugs, reason=reason),),
    )


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("lidocaine",), ("medication-lidocaine",)),
        (("Lidocaine", "lidocaine"), ("medication-lidocaine",)),
        (("medication-lidocaine",), ("medication-lidocaine",)),
        (("saline",), ()),
        ((), ()),
    ],
)
def test_drugs(words: tuple[str, ...], keys: tuple[str, ...]) -> None:
    assert with_uses(case(drugs=words)).procedures[0].drugs == keys


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("lumbar disc herniation",), ("problem-herniation",)),
        (("disc herniation",), ("problem-herniation",)),
        (("disc prolapse",), ("problem-herniation",)),
        (("fracture",), ()),
    ],
)
def test_reasons(words: tuple[str, ...], keys: tuple[str, ...]) -> None:
    assert with_uses(case(reason=words)).procedures[0].reason == keys


def test_a_case_with_nothing_to_link_is_itself() -> None:
    unlinked = case()
    assert with_uses(unlinked) is unlinked
