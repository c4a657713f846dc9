"""Words of a life that are no problem of health: smoking, alcohol, drugs, work, home, travel, pregnancy."""

SMOKING = frozenset(
    "smoker smokers smoked smokes smoking tobacco cigarette cigarettes nonsmoker pack packs pipe snuff "
    "vaping ex-smoker hookah shisha nicotine smoke".split()
)
ALCOHOL = frozenset(
    "alcohol alcoholic drinker drinks drinking drank ethanol beer abstainer teetotaler teetotal alcoholism "
    "spirits ethylic etoh nondrinker wine whisky whiskey vodka liquor".split()
)
DRUGS = frozenset("cocaine heroin cannabis marijuana amphetamine methamphetamine ecstasy opium hashish khat".split())
DRUG_ADJECTIVES = frozenset("illicit recreational intravenous illegal iv injection street substance".split())
DRUG_NOUNS = frozenset("drug drugs substance substances abuse use".split())

WORKS = frozenset("works worked working employed occupation profession job retired unemployed".split())
OCCUPATIONS = frozenset(
    "farmer housewife teacher student driver nurse carpenter engineer miner soldier painter welder butcher fisherman "
    "policeman mason shepherd tailor secretary lawyer accountant mechanic electrician plumber salesman saleswoman "
    "housekeeper homemaker officer worker labourer laborer veterinarian baker cook waiter waitress "
    "hairdresser gardener pilot athlete musician firefighter paramedic physician surgeon dentist "
    "pharmacist clerk cashier builder trader businessman businesswoman potter dancer shopkeeper "
    "technician postman guard cleaner".split()
)
TEACHING = frozenset(
    "nurse physician surgeon dentist pharmacist paramedic technician officer guard secretary cook".split()
)
"""Occupations that are as often somebody else's: only after "a" or "as", or beside "works"."""

LIVING = frozenset(
    "lives lived living resides resided residing resident married divorced widowed widow widower".split()
)
HOMES = frozenset("homeless imprisoned incarcerated orphan institutionalized prisoner inmate".split())
TRAVEL = frozenset(
    "travel traveled travelled traveling travelling trip returned travels visited immigrated emigrated".split()
)

NO = frozenset("no not never denied denies deny without negative neither nor non".split())
FORMER = frozenset("former ex previous previously past quit stopped ceased formerly remote abstinent sober".split())
HEAVY = frozenset("heavy heavily chronic chronically daily excessive excessively active current currently".split())
SOCIALLY = frozenset("social socially occasional occasionally moderate moderately rarely".split())
