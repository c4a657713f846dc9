"""Words that stand around a result: what links a name to its value, what changes a name, what states it."""

from typing import Literal

Interpretation = Literal["low", "high", "normal", "abnormal", "positive", "negative"]

STATES: dict[str, Interpretation] = {
    **dict.fromkeys(
        "elevated raised high increased higher supranormal hyper markedly-elevated elevation rise".split(), "high"
    ),
    **dict.fromkeys("low decreased reduced lowered lower depressed diminished subnormal deficient".split(), "low"),
    **dict.fromkeys("normal unremarkable normalized normalised preserved".split(), "normal"),
    **dict.fromkeys("abnormal deranged impaired altered".split(), "abnormal"),
}  # fmt: skip
"""Words that state a result without its number."""

TRENDS = frozenset(
    "increased decreased reduced lowered raised elevated higher lower normalized normalised rise".split()
)
"""States that before "to" or "from" tell a change and no state: "increased to 145"."""

LINKS = frozenset(
    (
        "was were is are be been being had has have showed shown revealed measured measuring found noted recorded "
        "observed reported detected documented obtained remained remains remain rose rise risen raised increased "
        "increase increasing decreased decrease decreasing dropped drop dropping fell fall fallen declined "
        "decline declining improved improving reached reaching peaked peaking elevated reduced lowered normalized "
        "normalised stabilized stabilised ranged ranging range estimated calculated scored read reading "
        "doubled tripled corrected negative stayed staying varied varying varies hovered fluctuated fluctuating "
        "registered averaged averaging average indicated returned came back went kept maintained worsened "
        "deteriorated progressed progressively up down from to at of as in about approximately around approx "
        "nearly almost only just still already again now then initially subsequently further slightly mildly "
        "moderately markedly significantly severely dramatically very highly extremely greatly acutely gradually "
        "rapidly steadily low high lower higher normal abnormal within limits the a an between value values "
        "valued level levels count counts concentration concentrations result results test tests titer titre "
        "titers titres score scores reading readings measurement measurements and also respectively both each "
        "that which with over above below under exceeding exceeded exceeds than more less greater least most equal "
        "equals s 's "
        "recovered recovering rebounded climbed climbing jumped plummeted surged "
        "positive reactive normally usually consistently persistently constantly currently grade class estimate "
        "estimates it targeting targeted yielded yielding approximated totalling totaling weighed weighing tested "
        "assessed determined evaluated rated graded preserved impaired prolonged shortened extended delayed did "
        "not exceed maximum minimum max min peak nadir baseline initial final latest repeat repeated"
    ).split()
)
"""Words that may stand between a name and its value."""

PLACES = frozenset(
    (
        "in on at from by during after before for within under upon prior following since until despite while when "
        "which measured estimated assessed taken drawn performed using via per without"
    ).split()
)
"""Words that begin what may come between a name and its value: "blood pressure in the right arm was"."""

SERIES = frozenset(
    (
        "to and then later arrival subsequently followed by , or \u2192 > - \u2013 finally again but respectively "
        "( ) [ ] day days week weeks month months hour hours year years after before on in at of admission "
        "discharge presentation follow up the next first second third last end time treatment operation surgery "
        "operative post pre postoperative preoperative baseline nadir repeat left right eye eyes arm arms leg "
        "ra room air diagnosis pod arrival birth "
        "legs hand foot upper lower extremity limb extremities limbs side his her"
    ).split()
)
"""Words that may stand between two readings of one test."""

EVENTS = frozenset("admission presentation arrival discharge surgery birth baseline follow operation diagnosis".split())
"""Words that name the time of a reading: "on admission", "at discharge"."""

TAILS = frozenset(
    (
        "level levels count counts concentration concentrations value values titer titre titers titres activity score "
        "scores scale index"
    ).split()
)
"""Nouns that follow a name and add nothing to it."""

HEADS: dict[str, str] = {
    **dict.fromkeys(
        "ratio scor scal index level rat count fraction gradient pressur titer concentration saturation percentag "
        "shortening activity clearanc excretion output uptak suvmax resistanc sum gap quotient proportion "
        "positivity probability risk deficit excess complianc elastanc osmolality osmolarity "
        "status valu diures gradient strength power pulsatility acuity vision".split(),
        "",
    ),
    "tim": "time",
    "interval": "time",
    "duration": "",
    "area": "area",
    "velocity": "velocity",
    "weight": "mass",
    "height": "length",
    "circumferenc": "length",
    "clearing": "",
}
"""Stems of nouns that make a noun phrase a measure, with the counted kind of quantity that they may have."""

OTHER_MEANING = frozenset(
    (
        "free direct indirect conjugated unconjugated ionized ionised ionic corrected adjusted mean urine urinary "
        "csf cerebrospinal pleural ascitic ascites peritoneal synovial joint dialysate sweat salivary stool fecal "
        "faecal amniotic cord pulmonary portal intracranial intraocular ocular venous fetal foetal fluid spot "
        "wedge central airway fundal uterine symphysis tumor tumour room water ambient bath placental specimen "
        "spleen graft transferrin aortic stimulated postprandial pericardial drain bone lysosomal red peak trough "
        "capillary intrauterine"
    ).split()
)
"""Words before a name that make it another measurement."""

FLUIDS: dict[str, str] = {
    "urine": "urine", "urinary": "urine", "urinalysis": "urine", "urines": "urine",
    "csf": "cerebrospinal fluid", "cerebrospinal": "cerebrospinal fluid", "lumbar": "cerebrospinal fluid",
    "pleural": "pleural fluid", "thoracentesis": "pleural fluid",
    "ascitic": "ascitic fluid", "ascites": "ascitic fluid", "peritoneal": "peritoneal fluid",
    "paracentesis": "ascitic fluid", "synovial": "synovial fluid", "arthrocentesis": "synovial fluid",
    "pericardial": "pericardial fluid", "sweat": "sweat", "stool": "stool", "fecal": "stool", "faecal": "stool",
    "amniotic": "amniotic fluid", "dialysate": "dialysate", "saliva": "saliva", "salivary": "saliva",
}  # fmt: skip
"""Words that name a specimen other than blood."""

EXAMINED = frozenset(
    (
        "analysis examination exam study studies showed revealed demonstrated contained contains had was were with "
        "microscopy dipstick test tests testing findings yielded found tap puncture evaluation profile level levels "
        "concentration concentrations : = disclosed chemistry assay screen strip and held counted revealing showing "
        "yielding demonstrating containing"
    ).split()
)
"""Words after a fluid that tell what was found in it."""

CLASSES = frozenset(("iga", "igg", "igm", "ige", "igd"))
"""Concepts of the classes of immunoglobulins; with the name of an antigen, or as positive, they are antibodies."""

DRUG_LEVELS = frozenset("level levels concentration concentrations trough troughs peak assay".split())
"""Nouns after the name of a drug that make it a laboratory test."""

PHRASE_STOPS = frozenset(
    (
        "a an the this that these those his her their its our your my he she it they we who whose and or but nor with "
        "without for by on into over under than then when while after before during since until does do did no not any "
        "some every all either neither patient patients patient's also there other another same such via per using due "
        "including included include includes showing show shows demonstrated demonstrating confirmed disclosed tested "
        "presented presenting developed suggesting suggested given received started underwent yielded where because so "
        "laboratory labs lab discharge admission presentation examination tests investigations studies analysis follow"
    ).split()
)
"""Words that end a noun phrase, read from its end."""
