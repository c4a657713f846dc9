"""Words of a life: each kind of fact in the ways that notes and reports word it, and what looks like it."""

from __future__ import annotations

import pytest

from .reading import social

SMOKING = """
He smokes 10 cigarettes per day. | current-smoker
He smoked a pack a day. | former-smoker
She was a current smoker. | current-smoker
He was a former smoker. | former-smoker
Former tobacco use was recorded. | former-smoker
He stopped smoking in 2010. | former-smoker
She did not smoke. | non-smoker
She never smoked cigarettes. | never-smoker
He was a lifelong non-smoker. | never-smoker
There was no history of tobacco use. | non-smoker
No smoking was reported. | non-smoker
She denies tobacco use. | non-smoker
Tobacco use was denied. | non-smoker
He uses tobacco. | current-smoker
He had a history of tobacco use. |
"""


@pytest.mark.parametrize("row", SMOKING.strip().splitlines())
def test_smoking(row: str) -> None:
    text, _, answer = row.partition("|")
    (found,) = social(text.strip(), "smoking")
    assert found.concept == "smoking-status"
    assert (found.value_concept or "") == answer.strip()


ALCOHOL = """
He drinks beer. | current-drinker
She drinks alcohol. | current-drinker
He consumes alcohol daily. | current-drinker
She does not drink alcohol. | non-drinker
No alcohol was consumed. | non-drinker
He was a teetotaler. | non-drinker
Alcohol consumption was denied. | non-drinker
He had stopped alcohol. | ex-drinker
He had a history of alcohol abuse. |
"""


@pytest.mark.parametrize("row", ALCOHOL.strip().splitlines())
def test_alcohol(row: str) -> None:
    text, _, answer = row.partition("|")
    (found,) = social(text.strip(), "alcohol")
    assert found.concept == "alcohol-use"
    assert (found.value_concept or "") == answer.strip()


OTHER = """
He was an intravenous drug user. | drugs | intravenous drug
She denied recreational drug use. | drugs | denied recreational drug use
He smoked marijuana. | drugs | marijuana
There was no history of illicit drug use. | drugs | no history of illicit drug use
He chewed khat. | drugs | khat
A 40-year-old miner was seen. | occupation | miner
She was a housewife. | occupation | housewife
He was a farmer by profession. | occupation | farmer
He worked as a night guard. | occupation | night guard
He was employed in a battery factory. | occupation | in a battery factory
Her job was sorting waste. | occupation | sorting waste
The retired welder was breathless. | occupation | retired welder
She lives in a nursing home. | living | lives in a nursing home
He resides in Lisbon. | living | resides in Lisbon
She lived independently. | living | lived independently
He was divorced. | living | divorced
He was a widower. | living | widower
She had travelled to Kenya. | travel | travelled to Kenya
He had a recent trip to Peru. | travel | recent trip to Peru
He denied any recent travel. | travel | denied any recent travel
She visited Thailand. | travel | visited Thailand
"""


@pytest.mark.parametrize("row", OTHER.strip().splitlines())
def test_other_facts(row: str) -> None:
    text, kind, value = (part.strip() for part in row.split("|"))
    (found,) = social(text)
    assert found.kind == kind
    assert (found.value or "").startswith(value)


LEFT_ALONE = """
The ice packs were changed.
The wound was rubbed with isopropyl alcohol.
Absolute alcohol was injected.
Smoke from a house fire was inhaled.
He had non-alcoholic steatohepatitis.
The level of alcohol in the gel was low.
Intravenous access was obtained.
The injection was painful.
The farmer next door called the ambulance.
The nurse was called.
A surgeon was consulted.
He returned to his baseline.
She returned to the emergency department.
Sensation returned to normal.
He visited our clinic.
The working diagnosis was gout.
The living donor was matched.
The crack in the bone was thin.
His wife was a smoker.
Her husband drank alcohol.
"""


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert social(text) == []


PREGNANCY = """
She was pregnant. | pregnancy status | pregnant
She denied being pregnant. | pregnancy status | not pregnant
A primipara was admitted. | parity | primipara
She was nulliparous. | parity | nulliparous
She was a multigravida. | gravidity | multigravida
She was gravida 4. | gravidity | gravida 4
She was para two. | parity | para two
She was gravida five. | gravidity | gravida five
She was 37 weeks' gestation. | gestational age | 37 weeks' gestation
She presented at 12 weeks of pregnancy. | gestational age | 12 weeks of pregnancy
He was born at 28 weeks of gestation. | gestational age | 28 weeks of gestation
It was the 30th week of gestation. | gestational age | 30th week of gestation
She was at 20 weeks of amenorrhea. | gestational age | 20 weeks of amenorrhea
"""


@pytest.mark.parametrize("row", PREGNANCY.strip().splitlines())
def test_pregnancy(row: str) -> None:
    text, name, value = (part.strip() for part in row.split("|"))
    (found,) = social(f"A 29-year-old patient was seen. {text}", "pregnancy")
    assert (found.name, found.value) == (name, value)


@pytest.mark.parametrize(
    ("text", "gravidity", "parity"),
    [
        ("The G1P0 patient was well.", 1, 0),
        ("The G3P2 patient was well.", 3, 2),
        ("The G4P2012 patient was well.", 4, None),
        ("The G2 patient was well.", 2, None),
    ],
)
def test_shorthand(text: str, gravidity: int, parity: int | None) -> None:
    found = {fact.name: fact.quantity and int(fact.quantity.value) for fact in social(text, "pregnancy")}
    assert found["gravidity"] == gravidity
    assert found.get("parity") == parity
