"""Words that speak of relatives and their health."""

FAMILY = frozenset("family familial".split())
KIN = frozenset(
    "mother father brother sister brothers sisters sibling siblings parent parents uncle uncles aunt aunts cousin "
    "cousins grandmother grandfather grandparents grandparent son sons daughter daughters child_ children_ twin nephew "
    "niece relative relatives kin kindred grandson granddaughter stepfather half-brother half-sister maternal_ mom dad "
    "offspring".split()
)
OWNED = frozenset(
    "his her their the a an patient's close closest elder older younger youngest eldest maternal paternal first second "
    "degree one two three four five other both healthy affected another several unaffected asymptomatic half only "
    "identical non biological late deceased distant "
    "consanguineous nonconsanguineous unrelated great -".split()
)
RELATED = frozenset("consanguineous nonconsanguineous unrelated".split())
"""What is said of parents before their word."""
HAD = frozenset(
    "had has have suffered suffers suffer suffering diagnosed with having developed reported history known underwent "
    "experienced presented".split()
)
AFFECTED = frozenset(
    "affected carrier carriers positive negative heterozygous homozygous tested consanguineous cousins related".split()
)
HEALTHY = frozenset("healthy unaffected asymptomatic well normal alive unremarkable noncontributory free".split())
DEAD = frozenset("died deceased dead death deaths succumbed".split())
INFORMANT = frozenset(
    "reported reports denied denies noticed noted stated states brought described gave accompanied by told requested "
    "refused consented agreed informed observed complained recalled claimed said admitted with witnessed".split()
)
ENDS = frozenset("patient he she".split())
CLAIMS = frozenset("of reported for".split())
NOTHING = frozenset(
    "unremarkable noncontributory non negative similar_ no not was is none history normal age same_ note".split()
)
