"""The words that tell how a drug is used."""

from typing import Final

GIVEN: Final = frozenset(
    "received receive receives receiving given give administered administering administer treated treating treat "
    "injected infused administration infusion injection sedated transfused covered loaded resuscitated managed "
    "under underwent undergoing undergo induced induction anesthetized anaesthetized infiltrated instilled bolused "
    "intubated required requiring require controlled corrected".split()
)
"""Verbs of a drug that is given here."""

CONTINUED: Final = frozenset("continued continues continue continuing maintained maintaining".split())
"""Verbs of a drug that goes on."""

PRESCRIBED: Final = CONTINUED | frozenset(
    "prescribed prescribe prescription increase decrease raise titrate "
    "started start starting commenced commence initiated initiate initiation "
    "begun began beginning discharged recommended advised planned switched changed converted transitioned put "
    "placed added resumed restarted introduced instituted ordered adding resumption sent indicated "
    "scheduled replaced substituted".split()
)
"""Verbs of a drug that is ordered."""

TAKEN: Final = frozenset(
    "taking took takes take taken used uses using use ingested ingestion medications medication drugs on compliant "
    "automedication".split()
)
"""Verbs of a drug that the patient takes."""

STOPPED: Final = frozenset(
    "discontinued discontinuing discontinuation discontinue stopped stopping stop ceased cessation ceasing "
    "withdrawn withdrawal withdrew withdrawing terminated termination interrupted quit weaned".split()
)
HELD: Final = frozenset("held withheld withholding suspended suspending paused hold holding".split())
REFUSED: Final = frozenset(
    "refused refuses refusing refusal declined declining declines rejected denied denies".split()
)
NEGATIONS: Final = frozenset(("not", "never", "no", "nor", "without", "n't", "neither"))

BEFORE_VISIT: Final = frozenset(
    "previously previous prior earlier formerly past history preadmission outpatient independently".split()
)
"""Words that put the use of a drug before the visit."""

VISIT: Final = frozenset(
    "admission presentation referral visiting visit hospitalization hospitalisation clinic transfer diagnosis".split()
)
PLANNING: Final = frozenset(
    "planned planning plan plans scheduled considered consider considering proposed offered awaiting will would "
    "should referred candidate option recommend recommended decided decision".split()
)
"""Words of a drug that is to come."""

DONE: Final = frozenset(
    "received receives given administered treated injected infused transfused started began".split()
)
"""Verbs that say that a drug has been given."""

LISTING: Final = frozenset("was were is are included include includes including : list consisted comprised on".split())
"""What follows "medications" where it begins a list."""

USING: Final = frozenset(
    "treated treatment receiving received receive taking taken take takes took used use given start started "
    "administered administration therapy exposure prescribed on requiring required need needed requirement "
    "intake medicated performed available necessary".split()
)
EFFECTS: Final = frozenset(
    "response improvement relief effect effects benefit change reaction complication complications symptoms "
    "evidence signs success recurrence progression".split()
)
"""What a negation before a drug may deny instead of the drug."""

UNDONE_AFTER: Final = frozenset(
    "used given administered performed needed required necessary prescribed available taken started initiated begun "
    "received indicated taking".split()
)
LINKS: Final = frozenset(("to", "with", "after", "despite", "from", "following", "since", "under", "during", "until"))
BREAKS: Final = frozenset((";", "but", "however", "although"))
BE: Final = frozenset(("was", "were", "is", "are", "been", "being", "be", "had"))
