"""Whether a drug's name stands for something else: an analyte, a receptor, a resistance, a stain, an abuse."""

from collections.abc import Iterable

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.dosages import pieces
from case2fhir.extract.doses import dose_at
from case2fhir.extract.quantities import amount_at
from case2fhir.extract.text import Document, Sentence
from case2fhir.terminology import Concept
from case2fhir.terminology.normal import normal


def _stems(words: str) -> frozenset[str]:
    return frozenset(normal(word) for word in words.split())


_MEASURED_AFTER = _stems(
    "level levels concentration titer titre assay test testing deficiency deficient receptor antibody antigen gene "
    "mutation metabolism uptake scan swallow staining stain positivity positive negative ratio count value "
    "transporter clearance excretion saturation abuse misuse overdose poisoning toxicity intoxication resistance "
    "resistant sensitivity sensitive susceptibility allergy allergic hypersensitivity intolerance reuptake "
    "autoantibody immunoreactivity immunostaining expression kinase dehydrogenase phosphatase screen screening "
    "echocardiography angiography cholangiography enhancement tension pressure channelopathy signaling pathway "
    "synthase synthetase oxidase reductase hydroxylase stone crystal accumulation storage overload depletion "
    "retention balance homeostasis producing secreting secretion user addict addiction bottle tank consumption "
    "closure release stimulation absence precursor tumor cell peptide chain allele suppression investigation "
    "assessment workup marker parameter team department record machine goiter nodule cyst naive heavy light"
)
_MEASURED_BEFORE = _stems(
    "serum plasma urinary urine cerebrospinal csf anti fasting postprandial total ionized ionised free blood "
    "arterial venous capillary sputum salivary elevated raised endogenous peritoneal hour postinfusion pro"
)
_OF_BEFORE = _stems(
    "level concentration titer titre measurement determination excretion deficiency lack amount value partial "
    "metabolism overdose uptake intolerance abuse misuse resistance saturation pressure excess absence accumulation "
    "allergy user tension content fraction production secretion"
)
_RESISTANT = frozenset("resistant sensitive susceptible resistance sensitivity susceptibility sensible".split())
_MEASURED_TOGETHER = _stems("level concentration receptor antibody")
"""What is said of two substances at once: "estrogen and progesterone receptors"."""
_ENDOGENOUS = _stems(
    "peptide creatinine hormone gonadotropin ig bnp troponin ferritin bilirubin cholesterol estradiol cortisol "
    "aldosterone renin gastrin prolactin testosterone urea uric globulin immunoglobulin transferrin"
)
_GIVING = frozenset(
    "treated treatment therapy receive received receiving receives administered administration administer given "
    "give giving started start starting commenced initiated prescribed prescribe taking took takes take taken "
    "supplement supplements supplementation supplemented infusion infusions infused injected injection injections "
    "replacement intravenous intravenously oral orally iv tablets tablet capsules dose doses discharged medications "
    "medication drugs infiltrated replaced replenished correction corrected regimen course bolus transfused "
    "transfusion transfusions substitution loading parenteral topical required".split()
)
_FLUIDS = _stems("fluid colloid water oxygen supplementation blood nutrition diet")
_SOLUTIONS = _stems("glucose dextrose albumin bicarbonate sodium potassium saline")
_DRAINED = frozenset(("iv-fluids", "medication:intravenous-fluid"))
_HANDED_AFTER = frozenset(
    "infusion infusions supplement supplements supplementation replacement tablets injection injections concentrate "
    "therapy bolus boluses drip solution administration load loading".split()
)
_HANDED_BEFORE = frozenset(
    "iv intravenous intravenously oral parenteral received receiving receive administered given supplemental "
    "transfused infused".split()
)
_RISKS = frozenset("I II III IV V 1 2 3 4 5 class classification grade score physical PS status".split())
_BETWEEN = frozenset("the a an some additional aggressive adequate more and of further ml l units".split()) - {"of"}
_RELATIVES = frozenset("mother father brother sister wife husband aunt uncle".split())
_HAVING = frozenset("took takes taking was is had has received used uses".split())
_CONTRAST = _stems("contrast gadolinium barium gastrografin technetium fluorodeoxyglucose gadobutrol iohexol")
_ILLICIT = frozenset(("illicit", "recreational", "street", "of", "substance", "illegal", "new", "any"))
_LABELLED = frozenset(("anti", "antibody", "stained", "staining", "stain", "immunohistochemistry", "immunostaining"))
_LOOKED = frozenset("positive negative stained staining stain immunostaining immunohistochemistry".split())
_PLAIN = frozenset("drug drugs substance medication medications medicine medicines".split())
_PLAIN_AFTER = frozenset("abuse use user users history list eruption reaction reactions".split())
_INTRODUCING = frozenset(": included include including hypersensitivity consisted comprised includes".split())
_REFERENCE = frozenset("normal reference range ref n nl rr upper cutoff".split())
_LISTING = frozenset((",", "and", "or", "/", "&", "but"))
_REACH = 9


def is_something_else(board: Board, mention: Mention, concept: Concept, sentence: Sentence) -> bool:
    """Say whether the words around a drug's name show that no drug of the patient is meant."""
    document = board.document
    words = document.stems[mention.first : mention.last]
    if (
        not _CONTRAST.isdisjoint(words)
        or _is_measured(board, mention, sentence)
        or _is_found(document, mention, sentence)
    ):
        return True
    if (
        _is_risk_class(document, mention)
        or _is_relatives(document, mention, sentence)
        or _is_list_head(board, mention, sentence)
    ):
        return True
    if _is_listed_resistance(board, mention, sentence) or _is_other(document, mention, concept, sentence):
        return True
    if concept.kind == "laboratory" or (len(words) == 1 and words[0] in _FLUIDS) or mention.source == "abbreviation":
        return not _is_handed(document, mention, sentence) and not _is_plain_drug(concept, words)
    if concept.kind == "analyte" or words[-1] in _ENDOGENOUS:
        return words[0] not in (normal("intravenous"), "iv") and not _is_given(board, mention, sentence)
    return False


def _is_risk_class(document: Document, mention: Mention) -> bool:
    """Say whether letters name the anaesthetist's class of risk, and no aspirin: "ASA II", "ASA class 3"."""
    after = document.raw[mention.last : mention.last + 1]
    return document.raw[mention.first : mention.last] == ["ASA"] and not _RISKS.isdisjoint(after)


def _is_plain_drug(concept: Concept, words: list[str]) -> bool:
    """Say whether an abbreviation that the text defines means a drug and nothing that is also measured or drained."""
    return concept.kind in ("medication", "drug-class") and words[-1] not in _ENDOGENOUS and concept.key not in _DRAINED


def _is_handed(document: Document, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a substance is plainly given: "infusion of bicarbonate", "glucose infusion", "15% glucose"."""
    low = document.low
    if mention.last < sentence.last and low[mention.last] in _HANDED_AFTER:
        return True
    place = mention.first - 1
    while place > sentence.first and low[place] in _BETWEEN:
        place -= 1
    if place < sentence.first:
        return False
    linked = low[place] == "of" and low[place - 1] in _HANDED_AFTER
    is_solution = low[place] == "%" and document.stems[mention.first] in _SOLUTIONS
    return linked or is_solution or low[place] in _HANDED_BEFORE


def _is_measured(board: Board, mention: Mention, sentence: Sentence) -> bool:
    """Say whether the words beside a name speak of its level, its receptor, resistance to it."""
    document = board.document
    low, stems = document.low, document.stems
    after = mention.last
    if after + 2 < sentence.last and low[after] == "(":
        after = next((t + 1 for t in range(after, min(sentence.last - 1, after + 6)) if low[t] == ")"), after)
    if after < sentence.last and stems[after] in _MEASURED_AFTER:
        return True
    if after + 2 < sentence.last and low[after] in ("and", "/", ",") and stems[after + 2] in _MEASURED_TOGETHER:
        return True
    before = mention.first - 1
    if before >= sentence.first and stems[before] in _MEASURED_BEFORE and low[before - 1] != "intra":
        return True
    if before > sentence.first and low[before] in ("the", "a"):
        before -= 1
    if before > sentence.first and low[before] in ("of", "to", "for", "in", "by"):
        place = before - 1
        return stems[place] in _OF_BEFORE or not _RESISTANT.isdisjoint(low[max(sentence.first, place - 1) : before])
    return _is_valued(board, mention, sentence)


def _is_valued(board: Board, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a measured value stands behind the name: "468 pg/mL", "69 (normal 23-105)"."""
    document = board.document
    token = mention.last
    while token < min(sentence.last, mention.last + 3) and document.low[token] in ("of", "was", "is", ":", "=", "at"):
        token += 1
    if token >= sentence.last:
        return False
    amount = amount_at(document, board.terminology, token, sentence.last)
    if amount is None or amount.ucum is None:
        return False
    behind = document.low[amount.last : min(sentence.last, amount.last + 4)]
    if behind[:1] in (["("], ["["], [","]) and not _REFERENCE.isdisjoint(behind):
        return True
    dose = dose_at(document, board.terminology, token, sentence.last)
    per = amount.ucum.rpartition("/")[2] if "/" in amount.ucum else ""
    return dose is None and per in ("mL", "L", "dL", "uL", "24.h", "mmol")


def _is_listed_resistance(board: Board, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a name stands in a list of drugs that an organism is resistant or sensitive to."""
    low = board.document.low
    place = mention.first - 1
    others = {m.last - 1: m.first for m in board.in_sentence(sentence, ("medication", "drug-class", "analyte"))}
    while place > sentence.first:
        if low[place] in _LISTING:
            place -= 1
        elif place in others:
            place = others[place] - 1
        else:
            break
    return place > sentence.first and low[place] == "to" and low[place - 1] in _RESISTANT


def _is_found(document: Document, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a name stands behind "positive for": something was looked for, nothing given."""
    low = document.low
    if not _GIVING.isdisjoint(low[mention.last : min(sentence.last, mention.last + 3)]):
        return False
    for place in range(mention.first - 1, max(sentence.first, mention.first - _REACH), -1):
        if low[place] in _GIVING or low[place] in ";:":
            return False
        if low[place] == "for" and low[place - 1] in _LOOKED:
            return True
    return False


def _is_list_head(board: Board, mention: Mention, sentence: Sentence) -> bool:
    """Say whether "medications" only introduces the drugs behind it: "her medications were aspirin and ..."."""
    low = board.document.low
    first = mention.last + 1
    if low[mention.last - 1] not in _PLAIN or first >= sentence.last or low[first - 1] not in ("was", "were", "are"):
        return False
    return any(each.first == first for each in board.in_sentence(sentence, ("medication", "drug-class")))


def _is_relatives(document: Document, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a relative is the one who takes it: "his mother took warfarin"."""
    low = document.low
    for place in range(mention.first - 2, max(sentence.first, mention.first - _REACH) - 1, -1):
        if low[place] in _RELATIVES:
            return low[place + 1] in _HAVING
    return False


def _is_other(document: Document, mention: Mention, concept: Concept, sentence: Sentence) -> bool:
    """Say whether it names drugs of abuse, a stain, or something done with the drug and not a drug."""
    low = document.low
    before = low[mention.first - 1] if mention.first > sentence.first else ""
    after = low[mention.last] if mention.last < sentence.last else ""
    word = low[mention.last - 1]
    if word in _PLAIN and (after in _INTRODUCING or ":" in low[mention.last : min(sentence.last, mention.last + 3)]):
        return True
    alone = word in _PLAIN and mention.last - mention.first == 1
    if alone and ((before in _ILLICIT and word.startswith("drug")) or after in _PLAIN_AFTER):
        return True
    return before in _LABELLED or after in _LABELLED or (concept.kind == "analyte" and after in ("+", "="))


def _is_given(board: Board, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a substance that is mostly measured is plainly given: a verb of giving or a dose stands by it."""
    low = board.document.low
    for word in reversed(low[max(sentence.first, mention.first - _REACH) : mention.first]):
        if word in ";:.":
            break
        if word in _GIVING:
            return True
    if not _GIVING.isdisjoint(low[mention.last : min(sentence.last, mention.last + 2)]):
        return True
    around = pieces(board, max(sentence.first, mention.first - 6), mention.first)
    around += pieces(board, mention.last, min(sentence.last, mention.last + 6))
    return _has_dose(piece.dose.amounts[0].ucum for piece in around if piece.kind == "dose" and piece.dose)


def _has_dose(ucums: Iterable[str | None]) -> bool:
    return any(
        ucum is None or (ucum.split("/")[0] in ("mg", "ug", "[IU]", "U", "mL", "L") and not ucum.endswith("/L"))
        for ucum in ucums
    )
