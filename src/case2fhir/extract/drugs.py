"""Which mentions are drugs of the patient: not analytes, antibodies, stains, contrast, allergens or abuse."""

from collections.abc import Iterator
from dataclasses import dataclass

from case2fhir.extract.board import Board, Mention
from case2fhir.extract.dosages import pieces
from case2fhir.extract.text import Document, Sentence
from case2fhir.terminology import Concept

KINDS = ("medication", "drug-class", "analyte")

_MEASURED_AFTER = frozenset(
    "level concentration titer titr titre assay test testing deficiency deficient receptor antibody antigen gen "
    "mutation metabolism uptak scan swallow enema staining stain positivity positiv negativ ratio count value "
    "transporter clearanc excretion saturation dependenc dependent dependency abus misus overdos poisoning toxicity "
    "intoxication resistanc resistant sensitivity sensitiv susceptibility allergy allergic hypersensitivity "
    "intoleranc reuptak autoantibody immunoreactivity immunostaining expression kinas dehydrogenas phosphatas "
    "screen screening echocardiography angiography cholangiography enhancement tension pressur "
    "channelopathy signaling pathway synthas synthetas oxidas reductas hydroxylas deposit stones ston crystal "
    "accumulation storag overload depletion retention balanc homeostasis producing secreting secretion user addict "
    "addiction bottl tank consumption".split()
)
_MEASURED_BEFORE = frozenset(
    "serum plasma urinary urin cerebrospinal csf anti fasting postprandial total ionized ionised free blood arterial "
    "venous capillary sputum salivary elevated raised endogenous peritoneal".split()
)
_OF_BEFORE = frozenset(
    "level concentration titer titre measurement determination excretion deficiency lack amount valu partial "
    "metabolism overdos uptak intoleranc abus misus resistanc saturation pressur excess absenc accumulation allergy "
    "user tension content fraction".split()
)
_RESISTANT = frozenset("resistant sensitive susceptible resistance sensitivity susceptibility allergic allergy".split())
_GIVING = frozenset(
    "treated treatment therapy receive received receiving receives administered administration administer given "
    "give giving started start starting commenced initiated prescribed prescribe taking took takes take taken "
    "supplement supplements supplementation supplemented infusion infusions infused injected injection injections "
    "replacement intravenous intravenously oral orally iv tablets tablet capsules dose doses discharged "
    "medications medication drugs infiltrated replaced replenished correction corrected "
    "regimen course bolus transfused transfusion transfusions substitution loading parenteral topical required".split()
)
_ILLICIT = frozenset(("illicit", "recreational", "street", "of", "substance", "illegal", "new"))
_LABELLED = frozenset(("anti", "antibody", "stained", "staining", "stain", "immunohistochemistry", "immunostaining"))
_REACH = 9


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug, class or regimen named at tokens `first` to `last` of a sentence."""

    first: int
    last: int
    mention: Mention
    concept: Concept

    @property
    def is_class(self) -> bool:
        """Say whether it names a class or a regimen, not an ingredient or a brand."""
        return self.concept.kind == "drug-class" or self.concept.extra.get("class") == "class"


def drugs(board: Board, sentence: Sentence) -> list[Drug]:
    """Return the drugs that one sentence names, in order."""
    return list(_drugs(board, sentence))


def _drugs(board: Board, sentence: Sentence) -> Iterator[Drug]:
    for mention in board.in_sentence(sentence, KINDS):
        concept = mention.of(KINDS)
        if concept is None or not board.is_free(mention.first, mention.last):
            continue
        if mention.context.allergy or mention.context.subject != "patient":
            continue
        if _is_measured(board.document, mention, sentence) or _is_other(board.document, mention, concept, sentence):
            continue
        if concept.kind == "analyte" and not _is_given(board, mention, sentence):
            continue
        yield Drug(mention.first, mention.last, mention, concept)


def _is_measured(document: Document, mention: Mention, sentence: Sentence) -> bool:
    """Say whether the words beside a name speak of its level, its receptor, resistance to it."""
    low, stems = document.low, document.stems
    after = mention.last
    if after < sentence.last and stems[after] in _MEASURED_AFTER:
        return stems[after] not in ("dependent", "deposit") or low[after - 1] != "steroid"
    if after + 1 < sentence.last and low[after] in ("and", "/", ",") and stems[after + 2 : after + 3] == ["level"]:
        return True
    before = mention.first - 1
    if before >= sentence.first and low[before] in _MEASURED_BEFORE:
        return True
    if before > sentence.first and low[before] in ("of", "to", "for", "in", "by"):
        place = before - 1
        return stems[place] in _OF_BEFORE or low[place] in _RESISTANT
    return False


def _is_other(document: Document, mention: Mention, concept: Concept, sentence: Sentence) -> bool:
    """Say whether it names drugs of abuse, a stain, or something done with the drug and not a drug."""
    low = document.low
    before = low[mention.first - 1] if mention.first > sentence.first else ""
    after = low[mention.last] if mention.last < sentence.last else ""
    word = low[mention.last - 1]
    if word in ("drug", "drugs", "substance", "medication", "medications"):
        if before in _ILLICIT or after in ("abuse", "use", "user", "users", "history", "list", "eruption", "reaction"):
            return True
        if after in (":", "included", "include", "including", "hypersensitivity", "consisted", "comprised", "includes"):
            return True
    return before in _LABELLED or after in _LABELLED or (concept.kind == "analyte" and after in ("+", "="))


def _is_given(board: Board, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a substance that is mostly measured is plainly given: a verb of giving or a dose stands by it."""
    low = board.document.low
    window = low[max(sentence.first, mention.first - _REACH) : mention.first]
    for place in range(len(window) - 1, -1, -1):
        if window[place] in ";:.":
            break
        if window[place] in _GIVING:
            return True
    if any(word in _GIVING for word in low[mention.last : min(sentence.last, mention.last + 2)]):
        return True
    around = pieces(board, max(sentence.first, mention.first - 6), mention.first)
    around += pieces(board, mention.last, min(sentence.last, mention.last + 6))
    return any(piece.kind == "dose" and piece.dose and _is_drug_dose(piece.dose.amounts[0].ucum) for piece in around)


def _is_drug_dose(ucum: str | None) -> bool:
    return ucum is None or (ucum.split("/")[0] in ("mg", "ug", "[IU]", "U", "mL", "L") and "/L" not in ucum)
