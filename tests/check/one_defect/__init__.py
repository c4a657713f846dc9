"""Good resources of many types, broken one defect at a time."""
