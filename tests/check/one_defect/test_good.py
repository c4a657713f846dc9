"""Rich resources of many types have nothing to complain about, whole or with one optional element less."""

from __future__ import annotations

import pytest

from check.one_defect.good import GOOD
from check.one_defect.parts import findings


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_resource_is_left_alone(kind: str) -> None:
    assert findings(GOOD[kind]) == []
