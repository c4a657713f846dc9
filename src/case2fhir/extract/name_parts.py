"""Problems that only lend their name to something else: the stroke unit, a pain clinic, hepatitis B antibodies."""

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.text import Document
from case2fhir.terminology.normal import HYPHENS

_PLACES = frozenset(
    (
        "clinic clinics unit units ward wards center centre centers centres department departments service services "
        "hospital hospitals policlinic polyclinic team teams specialist specialists expert experts consultant nurse "
        "society association foundation institute federation academy registry register journal alliance network"
    ).split()
)
_PAPERS = frozenset(
    (
        "guideline guidelines criteria criterion scale scales inventory questionnaire index score scores checklist "
        "classification consensus protocol protocols program programme programs campaign trial trials study research "
        "awareness education"
    ).split()
)
_CARE = frozenset(
    (
        "screening screen prophylaxis prevention vaccine vaccines vaccination vaccinations immunization immunisation "
        "immunizations drug drugs medication medications medicine medicines tablets pills therapy therapies "
        "brace mattress insurance counselling counseling surveillance"
    ).split()
)
_TESTS = frozenset(
    (
        "test tests testing antibody antibodies antigen antigens marker markers serology serologies pcr swab swabs "
        "kit assay genotype titer titers titre titres immunoglobulin"
    ).split()
)
_THINGS = frozenset(("pack", "packs", "cov", "risk", "threshold", "diary", "ring", "model"))
_AFTER = _PLACES | _PAPERS | _CARE | _TESTS | _THINGS
_OF_PLACES = frozenset(
    (
        "department division institute society journal college school faculty unit clinic center centre service head "
        "professor chair ministry board academy specialist specialists expert experts field textbook hospital "
        "laboratory association"
    ).split()
)
_LINKS = {
    "specialist": ("in",), "specialists": ("in",), "expert": ("in", "on"), "experts": ("in", "on"),
    "society": ("for",), "institute": ("for",), "association": ("for",), "foundation": ("for",),
}  # fmt: skip
"""Prepositions besides "of" that join such a word to what it is about; "came to the clinic for headache" is none."""
_SPECIMENS = frozenset(
    "pleural ascitic peritoneal cerebrospinal synovial joint pericardial amniotic sputum secretions bronchial".split()
)
_LOOKED_FOR = frozenset("screening screened tested testing test tests screen swab pcr serology workup panel".split())
_SAMPLES = frozenset(
    "analysis cytology culture cultures sample samples specimen specimens examination smear aspiration drainage".split()
)
_HANDLED = frozenset(
    (
        "was were showed revealed had sent analysis cytology culture cultures sample samples examination protein "
        "glucose ldh ada amylase lactate adenosine albumin smear gram studies study analyses level levels ph cell cells"
    ).split()
)
_DONE = frozenset(("performed", "done", "undertaken", "carried", "executed"))
_NO_ILLNESS = frozenset(
    (
        "financial technical economic economical diagnostic surgical logistic logistical therapeutic considerable "
        "great methodological administrative language"
    ).split()
)
_TOLD = frozenset(
    (
        "had has with developed showed revealed showing demonstrated found moderate massive minimal mild large free "
        "bilateral left right small increased more accumulation collection presence of"
    ).split()
)
_PRESSED = frozenset("reflex reflexes segment level levels skull fracture nerve sensorium".split())
_OTHER_DEPRESSIONS = frozenset("st marrow skull pr segment myelo inbreeding".split())


def names_another(board: Board, mention: Mention) -> bool:
    """Say whether a mention states no problem by itself: it is part of the name of a place, a paper, a test, a drug."""
    document, sentence = board.document, mention.sentence
    after = document.low[mention.last] if mention.last < sentence.last else ""
    if after in _AFTER and not _is_parted(document, mention.last):
        return not (after == "risk" or (after in _TESTS and mention.context.negated))
    before = document.low[max(sentence.first, mention.first - 4) : mention.first]
    if after == ":" and document.raw[mention.first : mention.last] in (["PE"], ["CC"], ["MS"]):
        return True
    if _is_short_for_another(document, mention, after, before):
        return True
    return (
        _is_against(document, mention)
        or _is_of_a_place(before)
        or _is_looked_for(board, mention, before)
        or _is_a_sample(document, mention, before)
        or _is_no_illness(document, mention, before)
    )


def _is_short_for_another(document: Document, mention: Mention, after: str, before: list[str]) -> bool:
    """Say whether letters stand for no illness here: CVA tenderness, SpO2 99% RA, RA pressure, MS contin."""
    short = document.raw[mention.first : mention.last]
    if short == ["CVA"]:
        return after in ("tenderness", "angle", "percussion")
    if short == ["RA"]:
        return before[-1:] == ["%"] or before[-2:] == ["%", "on"] or after in ("pressure", "sat", "sats")
    return short == ["MS"] and after == "contin"


def _is_parted(document: Document, token: int) -> bool:
    """Say whether a dash, and no hyphen or space, parts a token from the one before it."""
    return "\u2014" in document.gap(token) or "\n" in document.gap(token)


def _is_against(document: Document, mention: Mention) -> bool:
    """Say whether "anti" stands glued before: anti-edema treatment."""
    token = mention.first
    hyphen = document.gap(token).strip()
    return token > 0 and document.low[token - 1] == "anti" and bool(hyphen) and hyphen in HYPHENS


def _is_of_a_place(before: list[str]) -> bool:
    """Say whether "department of", "journal of", "specialist in" stands before."""
    for place, word in enumerate(before[:-1]):
        if word in _OF_PLACES and (before[place + 1] == "of" or (before[place + 1] in _LINKS.get(word, ()))):
            return all(each in ("the", "and", "&", "internal", "tropical") for each in before[place + 2 :])
    return False


def _is_looked_for(board: Board, mention: Mention, before: list[str]) -> bool:
    """Say whether something is only looked for: "screened for hepatitis B", with no result told."""
    if "for" not in before or mention.context.negated:
        return False
    place = len(before) - 1 - before[::-1].index("for")
    if place == 0 or before[place - 1] not in _LOOKED_FOR:
        return False
    rest = board.document.low[mention.last : mention.sentence.last]
    return "positive" not in rest and "detected" not in rest


def _is_a_sample(document: Document, mention: Mention, before: list[str]) -> bool:
    """Say whether a fluid is only examined: "pleural fluid was sent for cytology", "culture of the ascitic fluid"."""
    inside = document.low[mention.first : mention.last]
    if inside[-1] not in ("fluid", "fluids", "sputum", "secretions") or not _SPECIMENS.issuperset(inside[:1]):
        return False
    after = document.low[mention.last] if mention.last < mention.sentence.last else ""
    if not _SAMPLES.isdisjoint(before) and "of" in before:
        return True
    if after in _HANDLED:
        return _TOLD.isdisjoint(before)
    return _TOLD.isdisjoint(before) and not mention.context.negated


def _is_no_illness(document: Document, mention: Mention, before: list[str]) -> bool:
    """Say whether a word that may name a problem names none here: financial difficulties, contrast enhancement."""
    word, last = document.low[mention.last - 1], before[-1] if before else ""
    after = document.low[mention.last : min(mention.sentence.last, mention.last + 3)]
    if word in ("difficulty", "difficulties", "problem", "problems"):
        modifiers = {last, document.low[mention.first]}
        return not _NO_ILLNESS.isdisjoint(modifiers) or (last == "without" and after[:1] != ["in"])
    if word == "enhancement":
        told = {last, *document.low[mention.first : mention.last]} & {"contrast", "gadolinium", "with", "without"}
        return bool(told & {"contrast", "gadolinium"}) and not {"showed", "revealed", "marked"} & set(before)
    if word in ("depression", "depressed") and mention.last - mention.first == 1:
        return last in _OTHER_DEPRESSIONS or (word == "depressed" and _is_pressed(before, after))
    if mention.kind == "head" and after[:1] and after[0] in ("was", "were"):
        return not _DONE.isdisjoint(after) and word in ("abrasion", "revision", "retraction", "extension", "reduction")
    return False


def _is_pressed(before: list[str], after: list[str]) -> bool:
    return not _PRESSED.isdisjoint(before) or (bool(after) and after[0] in _PRESSED)
