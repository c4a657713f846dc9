"""`python -m case2fhir`: the command line."""

from case2fhir.cli import main

if __name__ == "__main__":
    main()
