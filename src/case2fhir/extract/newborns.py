"""Mother and newborn in one text: which words tell of which of them."""

from case2fhir.extract.patients import Stretch
from case2fhir.extract.text import Document, Sentence

NEWBORN = frozenset("newborn newborns neonate neonates baby infant".split())
_MOTHER = frozenset("mother patient woman lady she her herself parturient hers maternal mothers patients".split())
_WOMEN = frozenset(
    (
        "woman female lady gravida primigravida primigravid multigravida multiparous primiparous pregnant "
        "primipara multipara g parturient housewife"
    ).split()
)
_WITH_CHILD = frozenset(
    (
        "pregnant pregnancy gestation gestational gravida primigravida para labor labour caesarean cesarean delivery "
        "delivered antenatal trimester obstetric birth puerperium"
    ).split()
)
_BORN = frozenset("delivered delivery birth extracted extraction born outcome resulted bore".split())
_BEFORE = frozenset("previous previously earlier ago prior past last years former".split())
_VERBS = frozenset(
    (
        "was were is are had has have delivered gave underwent presented developed received breastfed nursed held "
        "resulted revealed showed shows demonstrated found confirmed rejected accepted saw seeing"
    ).split()
)
_OF_THE_MOTHER = frozenset(
    (
        "uterus uterine placenta placental myometrium hysterectomy cesarean caesarean incision adnexa adnexal "
        "fallopian ovary ovarian pregnancy delivery postpartum vaginal cervix laparotomy peritoneal "
        "hemostasis haemostasis tubal suture sutured parents delivered endometrial"
    ).split()
)
"""Words with which a sentence without a subject noun is the mother's."""
_PHRASE = frozenset(
    (
        "a an the her his this live alive healthy normal male female boy girl term preterm premature full near single "
        "viable singleton small large for gestational age newborn baby infant neonate stillborn dead macerated gram g "
        "grams kg , - of weight vigorous"
    ).split()
)
_RESUMES = frozenset(("she", "mother", "patient", "woman", "lady", "her", ";"))
_ADULT_YEARS = 12


def mother_and_newborn(document: Document) -> tuple[Stretch, ...]:
    """Return what tells of the mother and what of her newborn; () if the text is not of a mother with her newborn.

    The mother is the first patient. A sentence whose subject is the newborn, and what goes on telling of it, is the
    newborn's; in "she delivered a male baby weighing 3 kg" the words from "a male baby" on are.
    """
    words = set(document.low)
    if NEWBORN.isdisjoint(words) or _WITH_CHILD.isdisjoint(words):
        return ()
    opening = _opening(document)
    if opening is None:
        return ()
    telling = _Telling(document)
    for sentence in document.sentences[opening:]:
        telling.read(sentence)
    if not telling.newborn:
        return ()
    everything = frozenset(range(len(document.sentences)))
    return (
        Stretch(
            1, everything - telling.only_newborn, tuple(telling.hidden_of_mother), frozenset(("mother", "mothers"))
        ),
        Stretch(2, frozenset(telling.newborn), tuple(telling.hidden_of_newborn), NEWBORN),
    )


def newborn_alone(document: Document) -> Stretch | None:
    """Return the whole text as that of a newborn, if it opens with one: "the baby" is then nobody else."""
    words = set(document.low)
    if NEWBORN.isdisjoint(words):
        return None
    for sentence in document.sentences[:6]:
        low = document.low[sentence.first : min(sentence.last, sentence.first + 25)]
        first = next((place for place, word in enumerate(low) if word in NEWBORN), None)
        if first is not None and _WOMEN.isdisjoint(set(low[:first]) - {"female"}) and "she" not in low[:first]:
            return Stretch(1, frozenset(range(len(document.sentences))), (), NEWBORN)
        if not _WOMEN.isdisjoint(low) or "year" in low or "years" in low:
            return None
    return None


def _opening(document: Document) -> int | None:
    """Return the sentence that brings in a grown woman as the patient, before any newborn is told of."""
    for sentence in document.sentences[:12]:
        low = document.low[sentence.first : sentence.last]
        newborn = next((place for place, word in enumerate(low) if word in NEWBORN), None)
        if newborn is not None and _BORN.isdisjoint(low[:newborn]) and (_WOMEN - {"female"}).isdisjoint(low[:newborn]):
            return None
        aged = any(
            word.isdecimal()
            and _ADULT_YEARS <= int(word) <= 60
            and not {"year", "years", "yo", "f"}.isdisjoint(low[n : n + 4])
            for n, word in enumerate(low)
            if len(word) < 4
        )
        if (aged and not _WOMEN.isdisjoint(low)) or ("patient" in low and not (_WOMEN - {"female"}).isdisjoint(low)):
            return sentence.index
        if aged:
            return None
    return None


class _Telling:
    """Whose story each sentence goes on telling, from the first one to the last."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.newborn: set[int] = set()
        self.only_newborn: set[int] = set()
        self.hidden_of_mother: list[tuple[int, int]] = []
        self.hidden_of_newborn: list[tuple[int, int]] = []
        self.sex = ""
        self._goes_on: int | None = None

    def read(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        low, begin = self.document.low, sentence.first
        place = next((n for n in range(begin, sentence.last) if low[n] in NEWBORN), None)
        if place is None:
            if self._continues(sentence):
                self._own(sentence)
            else:
                self._goes_on = None
            return
        self._goes_on = None
        around = low[begin : sentence.last]
        if "mother" in around and {"both", "and"} & set(around) and abs(around.index("mother") - place + begin) <= 4:
            self.newborn.add(sentence.index)
        elif _is_subject(low, begin, place):
            self._note_sex(range(begin, min(place + 3, sentence.last)))
            self._own(sentence)
        elif not _BORN.isdisjoint(low[max(begin, place - 12) : min(sentence.last, place + 25)]):
            self._delivered(sentence, place)

    def _own(self, sentence: Sentence) -> None:
        resumes = self._resumes(sentence.first + 1, sentence.last) if self._tells_of_mother(sentence) else sentence.last
        self.newborn.add(sentence.index)
        if resumes < sentence.last:
            self.hidden_of_mother.append((sentence.first, resumes))
            self.hidden_of_newborn.append((resumes, sentence.last))
            self._goes_on = None
        else:
            self.only_newborn.add(sentence.index)
            self._goes_on = sentence.index

    def _tells_of_mother(self, sentence: Sentence) -> bool:
        words = self.document.low[sentence.first : sentence.last]
        return "mother" in words or "patient" in words or ("she" in words and self.sex != "female")

    def _delivered(self, sentence: Sentence, place: int) -> None:
        """Part a sentence that tells of the birth: the newborn's words begin with its noun phrase."""
        low, first = self.document.low, place
        while first > sentence.first and (low[first - 1] in _PHRASE or low[first - 1].isdecimal()):
            first -= 1
        last = self._resumes(place, sentence.last)
        self.hidden_of_mother.append((first, last))
        if _BEFORE.isdisjoint(low[sentence.first : sentence.last]):
            self._note_sex(range(first, min(place + 3, sentence.last)))
            self.newborn.add(sentence.index)
            self.hidden_of_newborn += [(sentence.first, first), (last, sentence.last)]
            self._goes_on = sentence.index if last == sentence.last else None

    def _resumes(self, token: int, stop: int) -> int:
        """Return where a sentence goes on with the mother: "... weighing 3 kg, but the mother died"."""
        low = self.document.low
        for place in range(token + 1, stop):
            if low[place] in _RESUMES and not (low[place] in ("she", "her") and self.sex == "female"):
                return _without_joins(low, token + 1, place)
        return stop

    def _note_sex(self, tokens: range) -> None:
        words = [self.document.low[token] for token in tokens]
        for word, sex in (("male", "male"), ("boy", "male"), ("female", "female"), ("girl", "female")):
            if word in words:
                self.sex = sex

    def _continues(self, sentence: Sentence) -> bool:
        """Say whether a sentence without a noun for either goes on with the newborn."""
        if self._goes_on != sentence.index - 1:
            return False
        if self.document.sentences[sentence.index - 1].paragraph != sentence.paragraph:
            return False
        words = set(self.document.low[sentence.first : sentence.last])
        if not words.isdisjoint(_MOTHER - {"she", "her", "hers", "herself"}) or not words.isdisjoint(_OF_THE_MOTHER):
            return False
        if "she" in words or "her" in words:
            return self.sex == "female" and self._goes_on in self.only_newborn and not words & _WITH_CHILD
        if "he" in words or "his" in words:
            return True
        return self._goes_on in self.only_newborn or "apgar" in words


def _without_joins(low: list[str], first: int, place: int) -> int:
    """Return where the clause at `place` begins with its "but the"."""
    while place > first and low[place - 1] in ("the", "but", "and", ",", "while"):
        place -= 1
    return place


def _is_subject(low: list[str], begin: int, place: int) -> bool:
    """Say whether the newborn at `place` is what the sentence speaks of: nothing before it acts, and no mother."""
    before = low[begin:place]
    own = _MOTHER - {"her"} | _BORN
    return _VERBS.isdisjoint(before) and own.isdisjoint(before)
