"""What a person should look at in results, doses and courses: the issues that the texts raise."""

from __future__ import annotations

import pytest

from case2fhir.build.review import review
from case2fhir.extract import extract

from .reading import terms

RULES = [
    ("WBC was 12.300/mm3.", {"notation-restored"}),
    ("WBC was 12,300/mm3.", set()),
    ("Platelets were 210 x 109/L.", {"notation-restored"}),
    ("Platelets were 210 x 10^9/L.", set()),
    ("Platelet count 98x103.", {"notation-restored", "plausibility"}),
    ("Dalteparin 5.000 IU daily was given.", {"notation-restored"}),
    ("Dalteparin 5,000 IU daily was given.", set()),
    ("Arterial pH was 17.2.", {"plausibility"}),
    ("Arterial pH was 7.12.", set()),
    ("PaCO2 was 900 mmHg.", {"plausibility"}),
    ("PaO2 was 64 mmHg.", set()),
    ("Corrected calcium was 88 mg/dL.", {"plausibility"}),
    ("Corrected calcium was 8.8 mg/dL.", set()),
    ("Capillary glucose was 0.01 mmol/L.", {"plausibility"}),
    ("hs-CRP was 12 mg/L.", set()),
    ("hs-CRP was 12000 mg/L.", {"plausibility"}),
    ("Intact PTH was 640 pg/mL.", set()),
    ("The QTc interval was 4400 ms.", {"plausibility"}),
    ("The QTc interval was 520 ms.", set()),
    ("The qSOFA score was 9.", {"plausibility"}),
    ("The qSOFA score was 2.", set()),
    ("The CHADS2 score was 12.", {"plausibility"}),
    ("The CHADS2 score was 4.", set()),
    ("The MELD-Na score was 31.", set()),
    ("Arterial lactate was 8 mmol/L.", set()),
    ("Arterial lactate was 800 mmol/L.", {"plausibility"}),
    ("Segmented neutrophils were 180%.", {"plausibility"}),
    ("Segmented neutrophils were 80%.", set()),
    ("Amoxicillin 500 mg for 7 days was prescribed.", {"frequency-missing"}),
    ("Amoxicillin 500 mg TDS for 7/7 was prescribed.", set()),
    (
        "After the first epidural injection the pain fell, and the patient was prescribed 3 epidural injections.",
        {"count-ambiguous"},
    ),
    ("She underwent six sessions of hemodialysis.", set()),
]


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_rules(text: str, expected: set[str]) -> None:
    found = {issue.rule for issue in review(extract(text, terms()), terms()) if issue.severity == "warning"}
    assert found & {"notation-restored", "plausibility", "frequency-missing", "count-ambiguous"} == expected


def test_a_count_says_what_it_may_be() -> None:
    text = "After the first epidural injection the pain fell, and the patient was prescribed 3 epidural injections."
    (message,) = [issue.message for issue in review(extract(text, terms()), terms()) if issue.rule == "count-ambiguous"]
    assert "3 may be the total or what came after \u201cfirst epidural injection\u201d" in message
