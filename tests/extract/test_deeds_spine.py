"""Procedures on the spine of the tables in sentences: done, planned, declined, with their concept."""

from __future__ import annotations

import pytest

from case2fhir.model import Procedure, Study

from .reading import read, terms

DONE = """
He was given lumbar paravertebral block at noon. | lumbar paravertebral block
Neuraxial nerve block was given on the ward. | neuraxial nerve block
She received local injection. | local injection
Peripheral nerve block was used. | peripheral nerve block
He was given lumbar epidural anesthesia at noon. | lumbar epidural anesthesia
Facet joint injection was given on the ward. | facet joint injection
Facet joint denervation was successfully completed. | facet joint denervation
He recovered well after diskectomy. | diskectomy
Her history included primary lumbar discectomy in 2009. | primary lumbar discectomy
The patient underwent lumbar microdiscectomy on the following day. | lumbar microdiscectomy
We performed percutaneous endoscopic discectomy at once. | percutaneous endoscopic discectomy
She was treated with hemilaminectomy. | hemilaminectomy
Excision of lamina of lumbar vertebra was uneventful. | excision of lamina of lumbar vertebra
Foraminal decompression was done at another hospital. | foraminal decompression
She underwent lumbar decompression in 2014. | lumbar decompression
Two weeks later, lumbar spinal fusion was performed. | lumbar spinal fusion
Interbody fusion was performed without delay. | interbody fusion
He had undergone corpectomy 5 years earlier. | corpectomy
Posterior instrumentation was successfully completed. | posterior instrumentation
He recovered well after cementoplasty. | cementoplasty
Physiotherapy was required for two days. | physiotherapy
Exercise program was continued at home. | exercise program
She had been on rehabilitation since May. | rehabilitation
Occupational therapy was started on admission. | occupational therapy
Her history included manipulation of spine in 2009. | manipulation of spine
He improved after acupuncture therapy. | acupuncture therapy
Dry needling was initiated within an hour. | dry needling
He received massage for five days. | massage
She received trigger point injection. | trigger point injection
Immobilization was required for two days. | immobilization
Strict bed rest was continued at home. | strict bed rest
She had been on conservative therapy since May. | conservative therapy
Palliative care was started on admission. | palliative care
"""

PLANNED = """
Continuous lumbar epidural injection was planned. | continuous lumbar epidural injection
The patient was scheduled for excision of intervertebral disc. | excision of intervertebral disc
She is awaiting laminotomy. | laminotomy
The team decided on spinal arthrodesis. | spinal arthrodesis
Spinal traction was recommended. | spinal traction
She was offered transcutaneous electric nerve stimulation. | transcutaneous electric nerve stimulation
"""

DECLINED = """
Therapeutic epidural injection was refused. | therapeutic epidural injection
Lumbar discectomy was not performed because of her frailty. | lumbar discectomy
He was treated without cervical laminoplasty. | cervical laminoplasty
Surgical decompression was recommended, but he refused. | surgical decompression
He refused fusion of posterior lumbar spine. | fusion of posterior lumbar spine
Kyphoplasty was not performed because of her frailty. | kyphoplasty
She declined rehabilitation therapy. | rehabilitation therapy
No spinal cord stimulation was needed. | spinal cord stimulation
She declined medical therapy. | medical therapy
"""

TABLES = {"done": DONE, "planned": PLANNED, "declined": DECLINED}
ROWS = [(state, row) for state, table in TABLES.items() for row in table.strip().splitlines()]


@pytest.mark.parametrize(("state", "row"), ROWS)
def test_spine_procedures(state: str, row: str) -> None:
    text, name = (part.strip() for part in row.split("|"))
    known = terms().find(name, ("procedure",))
    case = read(text)
    acts: list[Procedure | Study] = [*case.procedures, *case.studies]
    (found,) = acts
    assert known is not None
    assert (found.concept, found.state) == (known.key, state)
    assert name.casefold() in found.name.casefold()
