"""One good resource of each type, as rich as a real one."""

from __future__ import annotations

from check.one_defect.good_definitions import DEFINITIONS
from check.one_defect.good_findings import FINDINGS
from check.one_defect.good_papers import PAPERS
from check.one_defect.good_people import PEOPLE
from check.one_defect.good_treatment import TREATMENT

GOOD = PEOPLE | FINDINGS | TREATMENT | PAPERS | DEFINITIONS
"""By type."""
