"""One good Bundle, broken one defect at a time, by the layer that finds it."""
