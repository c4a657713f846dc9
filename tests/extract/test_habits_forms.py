"""Smoking, alcohol, drugs, work, home, travel and pregnancy in the forms that notes give them, amounts included."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .reading import names, quotes, read, social

HABITS = """
He had never smoked. | smoking | never smoked | never-smoker
She is a lifelong nonsmoker. | smoking | lifelong nonsmoker | never-smoker
He smokes one pack of cigarettes per day. | smoking | smokes one pack of cigarettes per day | current-smoker
He smoked 20 cigarettes a day for 30 years. | smoking | smoked 20 cigarettes a day for 30 years | former-smoker
He had a 40 pack-year smoking history. | smoking | 40 pack-year smoking history |
He had smoked 15 pack-years before quitting. | smoking | smoked 15 pack-years | former-smoker
He is an occasional smoker. | smoking | occasional smoker | occasional-smoker
She stopped smoking ten years ago. | smoking | stopped smoking | former-smoker
He quit smoking two years ago. | smoking | quit smoking | former-smoker
He has no history of tobacco use. | smoking | no history of tobacco use | non-smoker
Tobacco: never. | smoking | Tobacco | never-smoker
Tobacco: no. | smoking | Tobacco | non-smoker
Tobacco: denied. | smoking | Tobacco | non-smoker
He was an active smoker. | smoking | active smoker | current-smoker
He was a heavy smoker. | smoking | heavy smoker | heavy-smoker
She does not smoke. | smoking | not smoke | non-smoker
He is a former smoker. | smoking | former smoker | former-smoker
She drinks two glasses of wine per week. | alcohol | drinks two glasses of wine per week | current-drinker
He drank a bottle of vodka daily. | alcohol | drank a bottle of vodka daily | current-drinker
He drinks three bottles of beer daily. | alcohol | drinks three bottles of beer daily | current-drinker
He consumed 60 g of alcohol daily. | alcohol | 60 g of alcohol daily | current-drinker
He drinks alcohol socially. | alcohol | drinks alcohol socially | social-drinker
He was a heavy drinker. | alcohol | heavy drinker | heavy-drinker
She does not drink alcohol. | alcohol | not drink alcohol | non-drinker
He was abstinent from alcohol for two years. | alcohol | abstinent from alcohol | ex-drinker
He had a history of heavy alcohol use. | alcohol | history of heavy alcohol use |
He was an ex-drinker. | alcohol | ex-drinker | ex-drinker
He is a teetotaler. | alcohol | teetotaler | non-drinker
He injected heroin. | drugs | heroin |
She uses cannabis weekly. | drugs | cannabis weekly |
He had used cocaine the night before. | drugs | cocaine |
There was no intravenous drug use. | drugs | no intravenous drug use |
He was a former intravenous drug user. | drugs | former intravenous drug user |
"""


@pytest.mark.parametrize("row", HABITS.strip().splitlines())
def test_habit(row: str) -> None:
    text, kind, value, answer = (part.strip() for part in row.split("|"))
    (found,) = social(text)
    assert (found.kind, found.value, found.value_concept or "") == (kind, value, answer)
    assert quotes(found)[0] == value


DENIED = """
He denies smoking, alcohol and illicit drugs. | denies smoking; alcohol; illicit drugs
She denied the use of tobacco or alcohol. | denied the use of tobacco; alcohol
No history of smoking or alcohol consumption was reported. | No history of smoking; alcohol consumption
He neither smokes nor drinks alcohol. | neither smokes; drinks alcohol
"""


@pytest.mark.parametrize("row", DENIED.strip().splitlines())
def test_one_denial_of_several_habits(row: str) -> None:
    text, _, expected = (part.strip() for part in row.partition("|"))
    found = social(text)
    assert "; ".join(fact.value or "" for fact in found) == expected
    assert {fact.value_concept for fact in found if fact.kind != "drugs"} == {"non-smoker", "non-drinker"}
    assert names(read(text).problems) == []


PACK_YEARS = """
He was a current smoker with a 25 pack-year history. | 25
He had a 40 pack-year smoking history. | 40
She had smoked 15 pack-years. | 15
He had a 7.5 pack-year history of smoking. | 7.5
"""


@pytest.mark.parametrize("row", PACK_YEARS.strip().splitlines())
def test_pack_years(row: str) -> None:
    text, _, amount = (part.strip() for part in row.partition("|"))
    (found,) = social(text)
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.ucum) == (Decimal(amount), "{pack-years}")


LIFE = """
She works as a teacher. | occupation | teacher
He is a retired bus driver. | occupation | retired bus driver
He is a taxi driver. | occupation | taxi driver
A 45-year-old nurse presented with a rash. | occupation | nurse
He worked in a coal mine for 20 years. | occupation | in a coal mine
Occupation: carpenter. | occupation | carpenter
She was a student. | occupation | student
He was unemployed. | occupation | unemployed
She lives alone. | living | lives alone
He lives with his wife and two children. | living | lives with his wife
She lives in a rural area. | living | lives in a rural area
He is married. | living | married
She was widowed. | living | widowed
He is a prisoner. | living | prisoner
He had not traveled recently. | travel | not traveled recently
She had recently returned from India. | travel | recently returned from India
He had no history of travel abroad. | travel | no history of travel abroad
She travelled to Ghana two months earlier. | travel | travelled to Ghana two months earlier
He immigrated from Somalia in 2012. | travel | immigrated from Somalia in 2012
"""


@pytest.mark.parametrize("row", LIFE.strip().splitlines())
def test_life(row: str) -> None:
    text, kind, value = (part.strip() for part in row.split("|"))
    (found,) = social(text)
    assert (found.kind, found.value) == (kind, value)


PREGNANCIES = """
She was G3P2. | gravidity 3, parity 2
She was G2 P1. | gravidity 2, parity 1
She was G4P2A1. | gravidity 4, parity 2
She was G3P2A1L2. | gravidity 3, parity 2
She was a G5P3013. | gravidity 5, parity
She was a gravida 3 para 2. | gravidity 3, parity 2
She was gravida 2, para 1. | gravidity 2, parity 1
She was gravida II para I. | gravidity 2, parity 1
She was gravida three para one. | gravidity 3, parity 1
She was nulligravid. | gravidity 0
She was nulliparous. | parity 0
She was a primipara. | parity 1
She was a secundigravida. | gravidity 2
She was a 28-year-old G1P0 at 32 weeks of gestation. | gravidity 1, parity 0, gestational age 32
She is 20 weeks pregnant. | gestational age 20, pregnancy status
A 30-year-old primigravida at 36 weeks' gestation was admitted. | gravidity 1, gestational age 36
She was in her 24th week of pregnancy. | gestational age 24
The estimated gestational age was 34 weeks. | gestational age 34
She was not pregnant. | pregnancy status
"""


@pytest.mark.parametrize("row", PREGNANCIES.strip().splitlines())
def test_pregnancies(row: str) -> None:
    text, _, expected = (part.strip() for part in row.partition("|"))
    found = [f"{fact.name} {fact.quantity.value if fact.quantity else ''}".strip() for fact in social(text)]
    assert ", ".join(found) == expected


def test_weeks_and_days_are_no_exact_number_of_weeks() -> None:
    (found,) = social("She was at a gestational age of 31 weeks and 4 days.")
    assert found.value == "gestational age of 31 weeks and 4 days"
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.ucum) == (Decimal(31), None)


LEFT_ALONE = """
The pregnancy test was negative.
His uncle, who was a smoker, had lung cancer.
The wine-coloured stain on her cheek was old.
The patient was returned to the ward.
The drug was stopped.
"""


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_left_alone(text: str) -> None:
    assert social(text) == []
