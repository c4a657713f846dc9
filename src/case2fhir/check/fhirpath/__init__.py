"""FHIRPath: a parser, and a compiler of its trees to closures."""
