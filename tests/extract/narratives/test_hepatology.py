"""Hepatology: decompensated cirrhosis on the ward, a liver injury by a drug, an autoimmune hepatitis."""

from __future__ import annotations

import pytest

from .telling import check, rows

CIRRHOSIS = """\
Admission note - Hepatology
CC: abdominal distension and confusion
HPI: Mr. K is a 55-year-old man with alcohol-related cirrhosis (Child-Pugh C, MELD 24) brought in by his wife with \
increasing abdominal girth for 3 weeks and confusion since yesterday. He has been constipated for 4 days. He has had \
no hematemesis, melena, fever or abdominal pain. He ran out of lactulose last week.
PMH: esophageal varices banded in 2021, type 2 diabetes. PSH: cholecystectomy.
Medications: lactulose 30 mL TID (not taking), spironolactone 100 mg daily, propranolol 20 mg BID, insulin glargine \
14 units at bedtime.
Allergies: No known drug allergies.
Social: drank 1 bottle of vodka daily until 6 months ago, now abstinent. Unemployed. Smokes 1 ppd.
Family: Mother had hemochromatosis. No family history of liver cancer.
Physical exam: T 37.0 °C, BP 102/58 mmHg, HR 92/min, RR 18/min, SpO2 97% RA. Disoriented to time, asterixis present. \
Scleral icterus. Spider angiomata on the chest. Tense ascites with shifting dullness. No abdominal tenderness. \
Bilateral leg edema. No focal neurological deficit.
Data: total bilirubin 5.8 mg/dL, AST 88 U/L, ALT 41 U/L, ALP 152 U/L, albumin 2.3 g/dL, INR 2.1, platelets 62 x \
10^3/uL, Na 126 mEq/L, creatinine 1.1 mg/dL, ammonia 142 µmol/L, AFP 4 ng/mL.
Ascitic fluid: WBC 140/mm3 (20% neutrophils), albumin 0.6 g/dL, culture no growth.
US abdomen: nodular liver, splenomegaly 16 cm, large ascites, patent portal vein, no focal lesion.
CT head: no hemorrhage.
Assessment and plan:
# Hepatic encephalopathy, West Haven grade 2, likely precipitated by constipation. Lactulose 30 mL every 2 hours \
until bowel movement, rifaximin 550 mg BID.
# Ascites: large-volume paracentesis, 6 L removed; albumin 25% 50 g IV. No SBP.
# Hyponatremia: hold spironolactone, fluid restriction.
# Varices: no bleeding, continue propranolol.
# Transplant evaluation once abstinent for longer.
"""

CIRRHOSIS_FACTS = """
patient age 55 a
patient sex male
problem cirrhosis
measured Child-Pugh; value_text C
measured MELD; value 24
problem confusion
problem constipated; onset 4 days
problem hematemesis; absent
problem melena; absent
problem fever; absent
problem abdominal pain; absent
problem type 2 diabetes; past
procedure cholecystectomy
drug spironolactone; dose 100 mg; frequency 1 per 1 d; on-hold
drug propranolol; dose 20 mg; frequency 2 per 1 d
drug lactulose; dose 30 mL; frequency 3 per 1 d; not-taken
allergy drug allergies; absent
social alcohol
social smoking; value_concept current-smoker
family mother; of hemochromatosis
no problem hemochromatosis
no problem liver cancer
measured Body temperature; value 37.0 °C
measured BP; part Systolic blood pressure 102 mmHg; part Diastolic blood pressure 58 mmHg
measured HR; value 92 /min
measured RR; value 18 /min
measured SpO2; value 97 %
no problem RA
problem Disoriented
problem asterixis
problem Scleral icterus
problem ascites; once
problem abdominal tenderness; absent
problem leg edema; side bilateral
measured bilirubin; value 5.8 mg/dL
measured AST; value 88 U/L
measured ALT; value 41 U/L
measured ALP; value 152 U/L
measured albumin; value 2.3 g/dL
measured INR; value 2.1
measured platelets; value 62 x 10^3/uL; ucum 10*3/uL
measured Na; value 126 mEq/L
measured ammonia; value 142 µmol/L
measured AFP; value 4 ng/mL
measured WBC; value 140 /mm3
measured neutrophils; value 20 %
measured albumin; value 0.6 g/dL
study US abdomen; imaging
finding focal lesion; absent
study CT head; imaging
finding hemorrhage; absent; of CT head
problem Hepatic encephalopathy
drug Lactulose; dose 30 mL; frequency 1 per 2 h
drug rifaximin; dose 550 mg; frequency 2 per 1 d
problem Hyponatremia
problem bleeding; absent
no patient death
"""

INJURY = """\
Background: Drug-induced liver injury is rare with flucloxacillin.
Case report: A 62-year-old woman developed jaundice and intense itching three weeks after completing a ten-day course \
of flucloxacillin 500 mg four times daily for cellulitis of the left foot. She did not report abdominal pain, fever \
or arthralgia. She took no herbal remedies, and her only long-term drug was simvastatin 20 mg nightly. She drank no \
alcohol. There was no past history of liver disease or blood transfusion, and no recent travel.
She was icteric with scratch marks on her arms. There were no stigmata of chronic liver disease and the liver edge \
was not palpable. Bilirubin was 214 µmol/L (normal 3-17), alkaline phosphatase 612 IU/L (normal 30-130), ALT 188 \
IU/L, prothrombin time 12 s and albumin 38 g/L. The eosinophil count was 0.9 × 10^9/L. Hepatitis A, B and C serology \
was negative, as were antimitochondrial and anti-smooth muscle antibodies. Ultrasonography excluded biliary \
obstruction: the common bile duct measured 4 mm and there were no gallstones. Liver biopsy showed centrilobular \
cholestasis with a mild portal infiltrate and no fibrosis.
Simvastatin was withheld. Itching was treated with colestyramine 4 g twice daily and later with rifampicin 150 mg \
daily, which gave relief. Corticosteroids were not used. Her bilirubin peaked at 301 µmol/L on day 20 and returned to \
normal after 14 weeks. She was advised to avoid flucloxacillin in future. She remained well one year later.
"""

INJURY_FACTS = """
patient age 62 a
patient sex female
problem jaundice; once
problem itching; once
drug flucloxacillin; dose 500 mg; frequency 4 per 1 d; once
problem cellulitis; side left
problem abdominal pain; absent
problem fever; absent
problem arthralgia; absent
drug simvastatin; dose 20 mg; frequency 1 per 1 d; on-hold
social alcohol; value_concept non-drinker
problem liver disease; absent
problem icteric
measured Bilirubin; value 214 µmol/L; reference_low 3; reference_high 17; once
measured alkaline phosphatase; value 612 IU/L; reference_low 30; reference_high 130
measured ALT; value 188 IU/L
measured prothrombin time; value 12 s
measured albumin; value 38 g/L
measured eosinophil count; value 0.9 × 10^9/L; ucum 10*9/L
study Ultrasonography; imaging
finding biliary obstruction; absent
finding gallstones; absent
finding cholestasis; of Liver biopsy
finding fibrosis; absent
study Liver biopsy; pathology
drug colestyramine; dose 4 g; frequency 2 per 1 d
drug rifampicin; dose 150 mg; frequency 1 per 1 d
drug Corticosteroids; not-taken
measured bilirubin; value 301 µmol/L; once
no patient death
nothing rare with flucloxacillin
"""

AUTOIMMUNE = """\
A 19-year-old female college student was referred with a 2-month history of fatigue, amenorrhea and dark urine. She \
had no pruritus, and she denied taking any medications other than cetirizine 10 mg as needed for hay fever. On \
physical examination, there was mild jaundice and hepatomegaly (liver span 17 cm), but no ascites, asterixis or \
Kayser-Fleischer rings. A pregnancy test was negative.

AST was 1,042 U/L, ALT 1,188 U/L, total bilirubin 4.6 mg/dL (direct 3.1 mg/dL), GGT 96 U/L, and IgG 31.2 g/L \
(reference 7-16). INR was prolonged at 1.6. Antinuclear antibody was positive at a titer of 1:640; ceruloplasmin was \
normal. Tests for hepatitis B and C viruses, Epstein-Barr virus and cytomegalovirus were negative. Magnetic resonance \
cholangiopancreatography showed no evidence of sclerosing cholangitis. A percutaneous liver biopsy revealed interface \
hepatitis with plasma cells and bridging fibrosis (stage 3 of 4).

A diagnosis of type 1 autoimmune hepatitis was made. Prednisone 40 mg/day was started and tapered to 10 mg/day over 3 \
months; azathioprine 50 mg daily was added in week 4 after normal TPMT activity had been documented. Transaminases \
normalized within 4 months. Acne and weight gain of 5 kg were noted as side effects. One attempt to withdraw \
prednisone led to a relapse at 14 months. She has now been well for two years on azathioprine 75 mg daily. Liver \
transplantation has not been necessary.
"""

AUTOIMMUNE_FACTS = """
patient age 19 a
patient sex female
problem fatigue; onset 2-month
problem amenorrhea; onset 2-month
problem dark urine
problem pruritus; absent
drug cetirizine; dose 10 mg; as_needed
problem jaundice; mild
problem hepatomegaly
problem ascites; absent
problem asterixis; absent
problem Kayser-Fleischer rings; absent
measured pregnancy test; negative
measured AST; value 1042 U/L
measured ALT; value 1188 U/L
measured total bilirubin; value 4.6 mg/dL
measured GGT; value 96 U/L
measured IgG; value 31.2 g/L; reference_low 7; reference_high 16
measured INR; value 1.6
measured Antinuclear antibody; value_text 1:640
measured ceruloplasmin; normal
no problem Epstein-Barr virus
study Magnetic resonance cholangiopancreatography; imaging
finding sclerosing cholangitis; absent
study liver biopsy; pathology
finding interface hepatitis; of percutaneous liver biopsy
finding bridging fibrosis; of percutaneous liver biopsy
problem autoimmune hepatitis
drug Prednisone; dose 40 mg/day
drug Prednisone; dose 10 mg/day
drug azathioprine; dose 50 mg; frequency 1 per 1 d
drug azathioprine; dose 75 mg; frequency 1 per 1 d
problem Acne
problem weight gain
no measured weight
procedure Liver transplantation; declined
no patient death
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [*rows(CIRRHOSIS, CIRRHOSIS_FACTS), *rows(INJURY, INJURY_FACTS), *rows(AUTOIMMUNE, AUTOIMMUNE_FACTS)],
)
def test_a_fact_of_the_narrative(text: str, row: str) -> None:
    check(text, row)
