"""One good resource of each type, as rich as a real one."""

from __future__ import annotations

from typing import Any

from check.one_defect.good_definitions import DEFINITIONS
from check.one_defect.good_findings import FINDINGS
from check.one_defect.good_papers import PAPERS
from check.one_defect.good_people import PEOPLE
from check.one_defect.good_rare import RARE
from check.one_defect.good_treatment import TREATMENT
from check.one_defect.parts import changed

GOOD = PEOPLE | FINDINGS | TREATMENT | PAPERS | DEFINITIONS | RARE
"""By type."""


def but_for(kind: str, path: str, value: Any) -> dict[str, Any]:
    """Return the good resource of a type with `value` at `path`."""
    return changed(GOOD[kind], path, value)
