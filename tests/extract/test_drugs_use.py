"""How a drug is used: taken, prescribed, given; going on, stopped, held, refused, planned."""

from __future__ import annotations

import pytest

from .prescriptions import medication, medications, use

TAKEN = [
    ("He takes warfarin.", "warfarin", "taken", "active"),
    ("She is taking sertraline.", "sertraline", "taken", "active"),
    ("He was taking clozapine on admission.", "clozapine", "taken", "active"),
    ("She was on tamoxifen.", "tamoxifen", "taken", "active"),
    ("He is currently on methadone.", "methadone", "taken", "active"),
    ("She uses a salbutamol inhaler.", "salbutamol inhaler", "taken", "active"),
    ("His medications included digoxin.", "digoxin", "taken", "active"),
    ("Current medications were furosemide.", "furosemide", "taken", "active"),
    ("Her regular medication consisted of levothyroxine.", "levothyroxine", "taken", "active"),
    ("She took ibuprofen for two days.", "ibuprofen", "taken", "completed"),
    ("He had taken naproxen before the bleeding.", "naproxen", "taken", "completed"),
    ("She had been treated with carbamazepine in childhood.", "carbamazepine", "taken", "completed"),
    ("He had previously received rituximab.", "rituximab", "taken", "completed"),
    ("Prior to admission she had used diclofenac.", "diclofenac", "taken", "completed"),
    ("He has been using latanoprost for glaucoma.", "latanoprost", "taken", "active"),
    ("She ingested 30 tablets of amitriptyline.", "amitriptyline", "taken", "completed"),
    ("Before presentation she had been given azithromycin.", "azithromycin", "taken", "completed"),
    ("In the past he was treated with lithium.", "lithium", "taken", "completed"),
]

PRESCRIBED = [
    ("He was prescribed nitrofurantoin.", "nitrofurantoin", "prescribed", "unknown"),
    ("She was started on mesalamine.", "mesalamine", "prescribed", "unknown"),
    ("Levetiracetam was started.", "Levetiracetam", "prescribed", "unknown"),
    ("Treatment with azathioprine was initiated.", "azathioprine", "prescribed", "unknown"),
    ("Bosentan was added.", "Bosentan", "prescribed", "unknown"),
    ("He was discharged on apixaban.", "apixaban", "prescribed", "unknown"),
    ("She was placed on lactulose.", "lactulose", "prescribed", "unknown"),
    ("He was put on colchicine.", "colchicine", "prescribed", "unknown"),
    ("Metoprolol was resumed.", "Metoprolol", "prescribed", "unknown"),
    ("Warfarin was restarted.", "Warfarin", "prescribed", "unknown"),
    ("Allopurinol was introduced.", "Allopurinol", "prescribed", "unknown"),
    ("Antiviral therapy with entecavir was commenced.", "entecavir", "prescribed", "unknown"),
    ("She was advised ibuprofen.", "ibuprofen", "prescribed", "unknown"),
    ("Aspirin was continued.", "Aspirin", "prescribed", "active"),
    ("He was maintained on tacrolimus.", "tacrolimus", "prescribed", "active"),
    ("We continued ceftriaxone.", "ceftriaxone", "prescribed", "active"),
]

GIVEN = [
    ("He received alteplase.", "alteplase", "given", "completed"),
    ("She was given magnesium sulfate.", "magnesium sulfate", "given", "completed"),
    ("Epinephrine was administered.", "Epinephrine", "given", "completed"),
    ("Heparin was infused.", "Heparin", "given", "completed"),
    ("Triamcinolone was injected.", "Triamcinolone", "given", "completed"),
    ("He was treated with doxycycline.", "doxycycline", "given", "completed"),
    ("Status epilepticus was treated with lorazepam.", "lorazepam", "given", "completed"),
    ("She was sedated with midazolam.", "midazolam", "given", "completed"),
    ("Labor was induced with misoprostol.", "misoprostol", "given", "completed"),
    ("He was loaded with phenytoin.", "phenytoin", "given", "completed"),
    ("The shock required norepinephrine.", "norepinephrine", "given", "completed"),
    ("The wound was infiltrated with lidocaine.", "lidocaine", "given", "completed"),
    ("He was resuscitated with normal saline.", "normal saline", "given", "completed"),
    ("The pain was controlled with morphine.", "morphine", "given", "completed"),
    ("Intravenous antibiotics were given.", "Intravenous antibiotics", "given", "completed"),
    ("She underwent chemotherapy.", "chemotherapy", "given", "completed"),
    ("He is currently receiving nivolumab.", "nivolumab", "given", "active"),
    ("Reversal with naloxone was complete.", "naloxone", "given", "completed"),
]

STOPPED = [
    ("Clozapine was stopped.", "Clozapine", "stopped"),
    ("Amiodarone was discontinued.", "Amiodarone", "stopped"),
    ("We stopped lamotrigine.", "lamotrigine", "stopped"),
    ("We discontinued vancomycin.", "vancomycin", "stopped"),
    ("Carbamazepine was withdrawn.", "Carbamazepine", "stopped"),
    ("After withdrawal of baclofen he was confused.", "baclofen", "stopped"),
    ("Cessation of isoniazid led to recovery.", "isoniazid", "stopped"),
    ("Dopamine was ceased.", "Dopamine", "stopped"),
    ("Ciclosporin was poorly tolerated.", "Ciclosporin", "stopped"),
    ("Metformin was not tolerated.", "Metformin", "stopped"),
    ("Warfarin was replaced by dabigatran.", "Warfarin", "stopped"),
    ("Phenytoin was switched to levetiracetam.", "Phenytoin", "stopped"),
    ("Treatment with imatinib was interrupted.", "imatinib", "stopped"),
    ("She quit taking sertraline.", "sertraline", "stopped"),
    ("Discontinuation of omeprazole normalized magnesium.", "omeprazole", "stopped"),
]

HELD = [
    ("Lisinopril was held.", "Lisinopril", "on-hold"),
    ("Metformin was withheld before the contrast study.", "Metformin", "on-hold"),
    ("Rivaroxaban was suspended.", "Rivaroxaban", "on-hold"),
    ("Pembrolizumab was paused.", "Pembrolizumab", "on-hold"),
    ("We held apixaban before the biopsy.", "apixaban", "on-hold"),
    ("Withholding enalapril restored the pressure.", "enalapril", "on-hold"),
]

NOT_TAKEN = [
    ("No antibiotics were given.", "antibiotics"),
    ("He was not on anticoagulants.", "anticoagulants"),
    ("She was not taking aspirin.", "aspirin"),
    ("Steroids were not used.", "Steroids"),
    ("Thrombolytics were not administered.", "Thrombolytics"),
    ("She never took warfarin.", "warfarin"),
    ("He did not receive heparin.", "heparin"),
    ("She was not given magnesium sulfate.", "magnesium sulfate"),
    ("He denied the use of NSAIDs.", "NSAIDs"),
    ("She refused chemotherapy.", "chemotherapy"),
    ("He declined insulin.", "insulin"),
    ("Chemotherapy was refused.", "Chemotherapy"),
    ("Rituximab was offered, but she declined.", "Rituximab"),
    ("He recovered without antibiotics.", "antibiotics"),
    ("Vasopressors were not needed.", "Vasopressors"),
    ("There was no history of methotrexate use.", "methotrexate"),
    ("The patient wasn't on statins.", "statins"),
    ("Alteplase couldn't be given.", "Alteplase"),
    ("No prophylactic heparin had been prescribed.", "heparin"),
    ("Neither steroids were used.", "steroids"),
]

INTENDED = [
    ("Docetaxel 75 mg/m2 every 3 weeks for six cycles is planned.", "Docetaxel"),
    ("Infliximab 5 mg/kg every 8 weeks was proposed.", "Infliximab"),
    ("Rituximab is planned.", "Rituximab"),
    ("Chemotherapy was planned.", "Chemotherapy"),
    ("Treatment with infliximab was considered.", "infliximab"),
    ("Adjuvant imatinib was proposed.", "imatinib"),
    ("She will receive tamoxifen.", "tamoxifen"),
    ("He should take aspirin lifelong.", "aspirin"),
    ("Anakinra would be the next option.", "Anakinra"),
    ("If the pain returns, pregabalin will be tried.", "pregabalin"),
    ("Zoledronic acid was scheduled.", "Zoledronic acid"),
    ("We recommend folic acid.", "folic acid"),
    ("It was decided to give cyclophosphamide.", "cyclophosphamide"),
]

EFFECT_DENIED = [
    ("There was no response to prednisone.", "prednisone"),
    ("He had no improvement with ivermectin.", "ivermectin"),
    ("Ibuprofen brought no relief.", "Ibuprofen"),
    ("There were no complications after tenecteplase.", "tenecteplase"),
    ("She was treated with metronidazole without success.", "metronidazole"),
    ("No recurrence was seen under carbamazepine.", "carbamazepine"),
    ("There was no side effect of dapsone.", "dapsone"),
    ("The fever did not respond to ceftriaxone.", "ceftriaxone"),
    ("The lesions had not changed despite clobetasol.", "clobetasol"),
]


@pytest.mark.parametrize(
    ("text", "name", "act", "status"),
    [*TAKEN, *PRESCRIBED, *GIVEN],
    ids=[row[0] for row in (*TAKEN, *PRESCRIBED, *GIVEN)],
)
def test_act_and_status(text: str, name: str, act: str, status: str) -> None:
    assert use(medication(text)) == (name, act, status)


@pytest.mark.parametrize(("text", "name", "status"), [*STOPPED, *HELD], ids=[row[0] for row in (*STOPPED, *HELD)])
def test_the_end_of_a_course(text: str, name: str, status: str) -> None:
    found = medications(text)[0]
    assert (found.name, found.status) == (name, status)


@pytest.mark.parametrize(("text", "name"), NOT_TAKEN, ids=[row[0] for row in NOT_TAKEN])
def test_not_taken(text: str, name: str) -> None:
    found = medication(text)
    assert (found.name, found.status) == (name, "not-taken")


@pytest.mark.parametrize(("text", "name"), INTENDED, ids=[row[0] for row in INTENDED])
def test_to_come(text: str, name: str) -> None:
    found = medication(text)
    assert (found.name, found.status) == (name, "intended")


@pytest.mark.parametrize(("text", "name"), EFFECT_DENIED, ids=[row[0] for row in EFFECT_DENIED])
def test_an_effect_may_be_denied_and_not_the_drug(text: str, name: str) -> None:
    found = medication(text)
    assert found.name == name
    assert found.status not in ("not-taken", "stopped")


TWO = [
    ("He took aspirin but not clopidogrel.", [("aspirin", "completed"), ("clopidogrel", "not-taken")]),
    ("She stopped warfarin and started apixaban.", [("warfarin", "stopped"), ("apixaban", "unknown")]),
    ("Vancomycin was stopped and linezolid was begun.", [("Vancomycin", "stopped"), ("linezolid", "unknown")]),
    ("Aspirin was continued; clopidogrel was held.", [("Aspirin", "active"), ("clopidogrel", "on-hold")]),
    ("Steroids were given, but no antibiotics were used.", [("Steroids", "completed"), ("antibiotics", "not-taken")]),
    ("He received heparin; thrombolytics were not given.", [("heparin", "completed"), ("thrombolytics", "not-taken")]),
    ("She declined insulin but takes metformin.", [("insulin", "not-taken"), ("metformin", "active")]),
    ("Rivaroxaban was changed to enoxaparin.", [("Rivaroxaban", "stopped"), ("enoxaparin", "unknown")]),
    ("He takes neither aspirin nor warfarin.", [("aspirin", "not-taken"), ("warfarin", "not-taken")]),
    ("She received no steroids or antibiotics.", [("steroids", "not-taken"), ("antibiotics", "not-taken")]),
]


@pytest.mark.parametrize(("text", "expected"), TWO, ids=[row[0] for row in TWO])
def test_each_of_two_drugs_has_its_own_use(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.name, item.status) for item in medications(text)] == expected
