"""case2fhir turns a clinical case into a valid FHIR R4 Bundle."""
