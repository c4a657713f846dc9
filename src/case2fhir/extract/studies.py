"""Studies: imaging, physiology, pathology, microbiology; one item per study, with the text that reports it."""

from case2fhir.extract.acts import MEMORY, Standing, definitions_by_sentence, site_of, standing, when_of
from case2fhir.extract.board import Board
from case2fhir.extract.microbes import read_growth
from case2fhir.extract.record import Record, fresh
from case2fhir.extract.registry import extracts
from case2fhir.extract.study_reports import Report, mark_reports
from case2fhir.extract.study_search import Inquiry, inquiries
from case2fhir.extract.study_words import Kind, StudyWords
from case2fhir.extract.text import Sentence
from case2fhir.model import Site, Study, When, made
from case2fhir.model.keys import slug


class _Act(Record):
    """One study being put together from its mentions."""

    inquiry: Inquiry
    standing: Standing
    key: str
    name: str
    concept: str | None = None
    site: Site | None = None
    when: When | None = None
    encounter: str | None = None
    spans: list[tuple[int, int]] = fresh(factory=list)
    modifiers: set[str] = fresh(factory=set)
    conclusion: str | None = None


@extracts("studies")
def read_studies(board: Board) -> None:
    """Put the studies on the board, and on `board.study_spans` the stretches of text that report them."""
    words = board.terminology.words(StudyWords)
    shorts = definitions_by_sentence(board.document)
    acts: list[_Act] = []
    by_short: dict[str, tuple[Kind, str]] = {}
    reports: list[Report] = []
    taken: dict[str, int] = {}
    for sentence in board.facts():
        if sentence.index in board.headings:
            continue
        for inquiry in inquiries(board, sentence, by_short):
            if inquiry.mention and inquiry.mention.context.subject != "patient":
                continue
            act = _act_of(words, board, inquiry, acts, taken)
            for short, first, last in shorts.get(sentence.index, ()):
                if inquiry.first < last and first < inquiry.last:
                    by_short.setdefault(short, (inquiry.kind, inquiry.modality))
            board.claim(inquiry.first, inquiry.last, "studies")
            done, goes_on = act.standing.state == "done", inquiry.kind in ("imaging", "pathology")
            reports.append(Report(act.key, inquiry.first, inquiry.last, sentence, done, goes_on))
    conclusions = mark_reports(board, reports)
    grown: dict[str, list[Report]] = {}
    for report in reports:
        grown.setdefault(report.key, []).append(report)
    for act in acts:
        act.conclusion = conclusions.get(act.key)
        if act.inquiry.kind == "microbiology":
            read_growth(board, act.key, act.name, grown[act.key], reports)
        board.add("studies", _item(board, act))


def _act_of(words: StudyWords, board: Board, inquiry: Inquiry, acts: list[_Act], taken: dict[str, int]) -> _Act:
    """Return the study that a mention speaks of: one that is known, or a new one that joins `acts`."""
    sentence = inquiry.sentence
    stands = standing(board.document, inquiry.first, inquiry.last, sentence)
    site = site_of(board, inquiry.first, inquiry.last, sentence)
    if inquiry.regions:
        site = made(Site)(name=board.document.words(*inquiry.regions))
    elif site and _names_site(board, inquiry, site):
        site = _whole_site(board, inquiry, site)
    when = when_of(board, inquiry.first, inquiry.last, sentence)
    encounter = board.encounter_at(inquiry.first)
    act = _known(words, board, inquiry, stands, site, when, encounter, acts)
    if act is None:
        concept, name = _meaning(board, inquiry, site)
        act = _Act(inquiry, stands, _key(name, taken), name, concept, site, when, encounter)
        acts.append(act)
    act.site = act.site or site
    act.when = act.when or when
    act.spans.append((inquiry.first, inquiry.last))
    act.modifiers |= inquiry.modifiers
    return act


def _known(
    words: StudyWords,
    board: Board,
    inquiry: Inquiry,
    stands: Standing,
    site: Site | None,
    when: When | None,
    encounter: str | None,
    acts: list[_Act],
) -> _Act | None:
    """Return the study that is mentioned again; a repeated or later study, or one of another region, is a new one."""
    document = board.document
    around = document.low[max(inquiry.sentence.first, inquiry.first - 3) : inquiry.last]
    if words.renewed.intersection(around):
        return None
    for act in reversed(acts[-MEMORY:]):
        if inquiry.modality in words.generic and inquiry.definite and act.inquiry.kind == inquiry.kind:
            return act
        if act.inquiry.modality != inquiry.modality or act.standing.state != stands.state:
            continue
        if _of_other_specimen(board, inquiry, act):
            continue
        if act.encounter != encounter or (when and act.when and when != act.when):
            return None
        if site and act.site and (site.name.lower(), site.side) != (act.site.name.lower(), act.site.side):
            continue
        indefinite = inquiry.indefinite and not act.inquiry.planned
        if indefinite and _far(inquiry.sentence, act.inquiry.sentence):
            return None
        if inquiry.modifiers <= act.modifiers or act.modifiers <= inquiry.modifiers:
            return act
    return None


def _of_other_specimen(board: Board, inquiry: Inquiry, act: _Act) -> bool:
    """Say whether one study is of another region or specimen than a known one: of pus, and blood cultures."""
    if _of_other_scope(board.document.low[inquiry.last - 1], board.document.low[act.inquiry.last - 1]):
        return True
    if inquiry.kind != "microbiology":
        return False
    here, there = inquiry.mention, act.inquiry.mention
    if (
        here
        and there
        and here.concept.key != there.concept.key
        and {"culture", "-culture"} & {inquiry.modality, act.inquiry.modality}
    ):
        return True
    low = board.document.low
    named = low[act.inquiry.last : act.inquiry.last + 1] == ["of"], low[inquiry.last : inquiry.last + 1] == ["of"]
    return (named[0] and bool(inquiry.modifiers)) or (named[1] and bool(act.modifiers))


def _of_other_scope(here: str, there: str) -> bool:
    """Say whether two endoscopies are of different organs: gastroscopy and colonoscopy."""
    scopes = here.endswith("scopy") and there.endswith("scopy")
    return scopes and here != there and "endoscopy" not in (here, there)


def _far(here: Sentence, there: Sentence) -> bool:
    return here.paragraph != there.paragraph or here.index - there.index > 1


def _meaning(board: Board, inquiry: Inquiry, site: Site | None) -> tuple[str | None, str]:
    """Return the concept and the name of a study: the concept of modality and region if the tables have it."""
    document, kinds = board.document, (inquiry.kind,)
    name = document.words(inquiry.first, inquiry.last)
    concept = inquiry.mention.of(kinds) if inquiry.mention else None
    if inquiry.regions:
        heads = [document.words(inquiry.first, end) for end in range(inquiry.regions[0], inquiry.first, -1)]
        concept = next((named for words in (name, *heads) if (named := board.terminology.find(words, kinds))), None)
    elif site and not (concept and (concept.extra.get("region") or _names_site(board, inquiry, site))):
        for words in (f"{site.name} {inquiry.modality}", f"{inquiry.modality} of the {site.name}"):
            found = board.terminology.find(words, kinds)
            if found:
                return found.key, name
    if concept is None:
        either = (inquiry.kind, "procedure")
        for words in (name, document.words(inquiry.last - 1, inquiry.last), inquiry.modality):
            concept = concept or board.terminology.find(words, either)
    return concept.key if concept else None, name


def _whole_site(board: Board, inquiry: Inquiry, site: Site) -> Site:
    """Return all the regions that the name of a study ends with: "CT of the chest, abdomen and pelvis"."""
    words = board.document.words(inquiry.first, inquiry.last)
    named = words[words.index(site.name) :] if site.name in words else site.name
    return made(Site)(name=named) if " and " in named else site


def _names_site(board: Board, inquiry: Inquiry, site: Site) -> bool:
    """Say whether the table's own name of a study holds its region: "CT of abdomen and pelvis"."""
    mention = inquiry.mention
    return mention is not None and site.name in board.document.words(mention.first, mention.last)


def _key(name: str, taken: dict[str, int]) -> str:
    """Return a key for a study that no other has; `taken` counts those of each name."""
    key = candidate = f"study-{slug(name)}".rstrip("-")
    while candidate in taken:
        taken[key] += 1
        candidate = f"{key}-{taken[key]}"
    taken[candidate] = 1
    return candidate


def _item(board: Board, act: _Act) -> Study:
    return made(Study)(
        key=act.key,
        name=act.name,
        concept=act.concept,
        kind=act.inquiry.kind,
        state=act.standing.state,
        note=(act.standing.reason,) if act.standing.reason else (),
        evidence=tuple(board.evidence(first, last) for first, last in sorted(set(act.spans))),
        site=act.site,
        when=act.when,
        encounter=act.encounter,
        conclusion=act.conclusion,
        findings=(),
    )
