"""Signs that a resource is of another version of FHIR, or of none."""

from __future__ import annotations

import difflib

from case2fhir.check.store import shipped

_OTHERS = {
    "R5": "ActorDefinition ArtifactAssessment BiologicallyDerivedProductDispense ConditionDefinition DeviceAssociation "
    "DeviceDispense DeviceUsage EncounterHistory FormularyItem GenomicStudy ImagingSelection InventoryItem "
    "InventoryReport MedicationUsage MolecularSequence NutritionIntake NutritionProduct Permission Requirements "
    "SubscriptionStatus SubscriptionTopic TestPlan Transport Ingredient ManufacturedItemDefinition "
    "MedicinalProductDefinition PackagedProductDefinition AdministrableProductDefinition ClinicalUseDefinition "
    "RegulatedAuthorization SubstanceDefinition Citation",
    "STU3": "BodySite DataElement DeviceComponent EligibilityRequest EligibilityResponse ExpansionProfile "
    "ImagingManifest ProcedureRequest ProcessRequest ProcessResponse ReferralRequest Sequence ServiceDefinition",
    "DSTU2": "BodySite Conformance DeviceUseRequest DeviceUseStatement DiagnosticOrder ImagingObjectSelection "
    "MedicationOrder Order OrderResponse ProcedureRequest Contraindication",
}


def of_another(kind: str, element: str) -> str:
    """Return the version of FHIR whose `kind` has an element that R4 does not have, or nothing."""
    known = shipped("versions").get(kind) or {}
    return next((version for version, elements in known.items() if element in elements), "")


def unknown_type(kind: str) -> str:
    """Return what to say about a resourceType that R4 does not have."""
    for version, names in _OTHERS.items():
        if kind in names.split():
            return f"R4 has no resource {kind}: it is of {version}"
    near = difflib.get_close_matches(kind, shipped("types").get("#resources"), 1, 0.6)
    return "R4 has no such resource" + (f"; did you mean {near[0]}?" if near else "")
