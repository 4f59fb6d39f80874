"""What leaves a case: FHIR, packets, redacted copies."""
