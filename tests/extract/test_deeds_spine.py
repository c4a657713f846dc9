"""Procedures on the spine and for pain of the tables in sentences: done, planned, declined."""

from __future__ import annotations

import pytest

from .reading import read

DONE = """
He was given lumbar paravertebral block at noon. | paravertebral-block | lumbar paravertebral block
Neuraxial nerve block was given on the ward. | neuraxial-block | neuraxial nerve block
She received local injection. | injection | local injection
Peripheral nerve block was used. | nerve-block | peripheral nerve block
He was given lumbar epidural anesthesia at noon. | lumbar-epidural-block | lumbar epidural anesthesia
Facet joint injection was given on the ward. | facet-joint-injection | facet joint injection
Facet joint denervation was successfully completed. | facet-denervation | facet joint denervation
He recovered well after diskectomy. | spine-discectomy | diskectomy
Her history included primary lumbar discectomy in 2009. | primary-lumbar-discectomy | primary lumbar discectomy
The patient underwent lumbar microdiscectomy on the following day. | microdiscectomy | lumbar microdiscectomy
We performed percutaneous endoscopic discectomy at once. | percutaneous-discectomy | percutaneous endoscopic discectomy
She was treated with hemilaminectomy. | laminectomy | hemilaminectomy
Excision of lamina of lumbar vertebra was uneventful. | lumbar-laminectomy | excision of lamina of lumbar vertebra
Foraminal decompression was done at another hospital. | foraminotomy | foraminal decompression
She underwent lumbar decompression in 2014. | lumbar-decompression | lumbar decompression
Two weeks later, lumbar spinal fusion was performed. | lumbar-fusion | lumbar spinal fusion
Interbody fusion was performed without delay. | spinal-fusion | interbody fusion
Anterior cervical decompression and fusion was done. | acdf | fusion
He had undergone corpectomy 5 years earlier. | corpectomy | corpectomy
Posterior instrumentation was successfully completed. | pedicle-screw-fixation | posterior instrumentation
He recovered well after cementoplasty. | vertebroplasty | cementoplasty
Physiotherapy was required for two days. | physiotherapy | physiotherapy
Exercise program was continued at home. | exercise-therapy | exercise program
She had been on rehabilitation since May. | rehabilitation | rehabilitation
Occupational therapy was started on admission. | occupational-therapy | occupational therapy
Her history included manipulation of spine in 2009. | spinal-manipulation | manipulation of spine
He improved after acupuncture therapy. | acupuncture | acupuncture therapy
Dry needling was initiated within an hour. | dry-needling | dry needling
He received massage for five days. | massage | massage
She received trigger point injection. | trigger-point-injection | trigger point injection
Immobilization was required for two days. | immobilization | immobilization
Strict bed rest was continued at home. | bed-rest | strict bed rest
She had been on conservative therapy since May. | conservative-treatment | conservative therapy
Palliative care was started on admission. | palliative-care | palliative care
"""

PLANNED = """
Continuous lumbar epidural injection was planned. | lumbar-epidural-anesthetic | continuous lumbar epidural injection
Excision of intervertebral disc was planned. | discectomy-herniated-disc | disc
She is awaiting laminotomy. | laminotomy | laminotomy
The team decided on spinal arthrodesis. | spinal-arthrodesis | spinal arthrodesis
Spinal traction was recommended. | traction | spinal traction
She was offered transcutaneous electric nerve stimulation. | tens | transcutaneous electric nerve stimulation
"""

DECLINED = """
Therapeutic epidural injection was refused. | epidural-injection | therapeutic epidural injection
Lumbar discectomy was not performed because of her frailty. | lumbar-discectomy | lumbar discectomy
He was treated without cervical laminoplasty. | laminoplasty | cervical laminoplasty
Surgical decompression was recommended, but he refused. | spinal-decompression | surgical decompression
He refused fusion of posterior lumbar spine. | posterior-lumbar-fusion | fusion of posterior lumbar spine
Kyphoplasty was not performed because of her frailty. | kyphoplasty | kyphoplasty
She declined rehabilitation therapy. | rehabilitation-therapy | rehabilitation therapy
No spinal cord stimulation was needed. | spinal-cord-stimulation | spinal cord stimulation
She declined medical therapy. | medical-therapy | medical therapy
"""

TABLES = {"done": DONE, "planned": PLANNED, "declined": DECLINED}

ROWS = [(state, row) for state, table in TABLES.items() for row in table.strip().splitlines()]


@pytest.mark.parametrize(("state", "row"), ROWS)
def test_spine_procedures(state: str, row: str) -> None:
    text, concept, name = (part.strip() for part in row.split("|"))
    case = read(text)
    (found,) = [*case.procedures, *case.studies]
    assert (found.concept, found.state) == (concept, state)
    assert name.casefold() in found.name.casefold()
