"""Statements without a threshold: disease, status, antigens, prior therapy, infections, sex."""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from alloway.patient.trials.measures import Piece
from alloway.patient.trials.targets import find_stages, find_targets
from alloway.patient.trials.trees import all_of, any_of, leaf, none_of, unparsed
from alloway.patient.trials.vocabulary import STATUS, antigen_key, antigens, disease_key, diseases
from alloway.values.trial import Atom, Node

_I = re.IGNORECASE
_STATED_HISTORY = re.compile(
    r"\b(?:prior(?! to)|previous(?:ly)?|history of|(?:have|has|had|having|who|been)\s+(?:been\s+|previously\s+)?(?:received|undergone|treated|exposed))\b[^,;]{0,60}$",
    _I,
)
_NOT_HISTORY = re.compile(
    r"\b(?:eligible|ineligible|candidates?|plan(?:ned|s)?|unable|refus\w*|await\w*|failed|failure|relapse[ds]?|recurrence|relapsing|"
    r"progress\w*|before|until|following|unwilling|unsuitable|suitable|donors?|for|prior to|consider\w*|contraindicat\w*|"
    r"toxicit\w*|refractory to|available|schedul\w*|candidate|option|appropriate)\b[^,;]{0,40}$",
    _I,
)

_CAR_T = re.compile(
    r"(?P<anti>\banti-?\s?)?(?P<target>(?:[A-Z][A-Za-z0-9.-]{1,9}))?[\s-]*(?:targeted|targeting|directed|specific|-)?\s*"
    r"\b(?P<car>(?:CAR[\s-]?T|CART|CAR\s*\(?chimeric antigen receptor\)?\s*T|chimeric antigen receptor)(?:[\s-]*\(CAR-?T?\))?)(?:[\s-]*T\b)?"
    r"(?:[\s-]*(?:cells?|cellular|therap(?:y|ies)|treatments?|products?|infusions?|immunotherapy|T[\s-]cells?))*"
    r"(?P<tail>\s+(?:targeting|against|directed (?:at|against|to)|specific for)\s+(?:any (?:target|antigen)|(?P<target2>[A-Z][A-Za-z0-9.-]{1,9})))?",
    _I,
)  # fmt: skip
_ADOPTIVE = re.compile(
    r"(?:\b(?:any|other|genetically|gene|engineered|adoptive|cellular|immune|modified|transduced)[\s-]+)*"
    r"\b(?:cell(?:ular|s)?\s*(?:or|/|and)\s*gene[\s-]+therap(?:y|ies)|gene\s*(?:or|/|and)\s*cell(?:ular)?[\s-]+therap(?:y|ies)|gene[\s-]+(?:therap(?:y|ies)|transfer)|cell(?:ular)?[\s-]+(?:immuno)?therap(?:y|ies)|(?:gene(?:tically)?[\s-]+)(?:modified|engineered) (?:(?:T|NK|immune)[\s-]+)?cells?|"
    r"adoptive (?:T[\s-]cell|cell|cellular)?\s*(?:immuno)?therap(?:y|ies)|CAR[\s-]?NK|TCR[\s-]?T)(?:[\s-]*(?:cells?|cellular|therap(?:y|ies)|treatments?|products?|immunotherapy))*",
    _I,
)  # fmt: skip
_CELLS = r"(?:ha?ematopoietic |ha?emopoietic |peripheral blood )?(?:(?:progenitor|stem)[\s-]?(?:cells?)?|bone marrow|cells?)\s*(?:\((?:H?SCT|HCT)\)\s*)?transplant(?:ation|ations|s|ed)?|HSCT|HCT|SCT|BMT"
_TRANSPLANT = re.compile(
    rf"\b(?P<kind>(?:auto(?:logous|-)?|allo(?:geneic|genic|-)?)(?:\s*(?:/|or|and/or|and)\s*(?:auto(?:logous|-)?|allo(?:geneic|genic|-)?))?)?"
    rf"[\s-]*(?:{_CELLS})(?:\s*\((?:auto|allo)?-?(?:H?SCT|HCT|BMT|TPH)\))?",
    _I,
)  # fmt: skip
_ALLO_TRANSPLANT = re.compile(r"\ballo(?:geneic|genic)? transplant(?:ation|s)?\b", _I)
_ASCT = re.compile(r"(?-i:\bASCT\b|\bauto-?(?:HSCT|SCT|HCT)\b)")
_QUALIFIER = r"(?:(?:active|known|untreated|symptomatic|uncontrolled|detectable|evidence of|clinical(?:ly)?|signs of|symptoms of|presence of|significant|current|suspected|ongoing)[\s,/]*(?:or |and/or |and )?)*"
_CNS = re.compile(
    rf"(?P<q>{_QUALIFIER})(?P<past>(?:history|prior|previous)\s+(?:of )?)?\b(?:(?:malignant |lymphoma(?:tous)? |leuk\w+ )?(?:involvement|infiltration|invasion) (?:of|in) the )?"
    r"(?:secondary )?(?:CNS|central nervous system|central system)\b(?:\s*\(CNS\))?[\s-]*(?:[123]\b|(?:malignan\w* )?(?:involvement|metasta[st]\w*|leuka?emia|lymphoma|leuka?emia/lymphoma|malignan\w+|tumou?rs?|infiltration|invasion|relapse))"
    r"(?:\s+(?:involvement|disease|by (?:the )?(?:malignan\w+|leuka?emia|lymphoma|tumou?r|disease)(?:\s*(?:or|/)\s*(?:leuka?emia|lymphoma))?))?",
    _I,
)  # fmt: skip
_CNS_DISEASE = re.compile(
    r"\bactive (?:CNS|central nervous system)(?: \(CNS\))? disease(?! such| not)", _I
)
_GVHD = re.compile(
    r"(?P<q>(?:(?:\b(?:active|known|acute|chronic|any|current|uncontrolled|ongoing|presence of|evidence of|clinically significant|significant|or|and|and/or)\b|/|,)\s*)*)"
    r"\b(?:graft[\s-]+(?:versus|vs\.?)[\s-]+host(?:[\s-]+(?:disease|reaction|response))?\b(?:\s*\([ac]?GVHD\))?|[ac]?GVHD\b)",
    _I,
)  # fmt: skip
_HIV = re.compile(
    r"\b(?:human immunodeficiency virus(?:es)?|HIV|AIDS|acquired (?:immunodeficiency|immune deficiency) syndrome)\b(?:\s*\((?:HIV|AIDS)\))?(?:[\s-]*(?:1/2|1-2|1 and 2|1 or 2|type 1))?(?:[\s-]*(?:ab|antibody|antibodies|serology))?",
    _I,
)
_HEPATITIS = re.compile(
    r"\bhepatitis (?:virus )?(?:type )?(?P<list>[ABC](?:\s*(?:,|/|or|and|and/or|,\s*(?:or|and))\s*(?:hepatitis |type )?[ABC]\b)*)(?![\w-])(?:\s*virus)?(?:\s*\(H[BC]V\))?"
    r"(?P<what>\s*(?:surface (?:antigen|antibody)|core antibod(?:y|ies)|core)(?:\s*\(\w+\))?)?(?:\s*antibod(?:y|ies))?",
    _I,
)  # fmt: skip
_HEP_SHORT = re.compile(
    r"(?-i:\bHBs ?Ag\b|\bHBc ?Ab\b|\banti-?HBc\b|\bHBV\b|\bHCV\b)(?:[\s-]*(?:ab|antibody|infection)\b)?(?![\s)-]*(?:DNA|RNA|viral load|copies))",
    _I,
)
_COPIES = re.compile(r"[\s-]*(?:DNA|RNA|viral load|copies|titer)\b", _I)
_NEGATED_AFTER = re.compile(
    r"^[\s,()]*(?:(?:antibody|antigen|infection|test(?:s|ing)?|screen(?:ing)?|results?|status|serology)[\s()]*)*(?:is|are|was|were|must be|should be)?\s*(?:sero-?)?(?:negative|undetectable)\b",
    _I,
)  # fmt: skip
_POSITIVE_AFTER = re.compile(
    r"^[\s,()]*(?:(?:antibody|antibodies|antigen|infection|test(?:s|ing)?|results?|sero(?:logy|status)|screening)[\s()]*)*(?:is|are|was|were)?\s*(?:screened |tested )?(?:sero-?)?positiv\w*",
    _I,
)
_PREGNANT = re.compile(
    r"(?:\b(?:females?|wom[ae]n)(?: (?:patients|subjects|participants))?(?: of child[\s-]?bearing (?:potential|age))?(?: who)?(?: are)?(?: in)? )?\b(?P<a>pregnan(?:t|cy)|lactat(?:ing|ion)|breast[\s-]?feeding|nursing)\b(?:\s*\((?:nursing|lactating|breast[\s-]?feeding)\))?(?P<test>\s+test)?(?:\s*(?:,|/|or|and|and/or|,\s*(?:or|and))\s*(?:(?:who )?(?:are )?)(?:pregnan(?:t|cy)|lactat(?:ing|ion)|breast[\s-]?feeding|nursing)\b)*(?:\s+(?:females?|wom[ae]n)(?: (?:patients|subjects|participants))?)?",
    _I,
)  # fmt: skip
_NOT_NOW = re.compile(
    r"\b(?:becom\w*|becoming|plan\w*|avoid\w*|prevent\w*|risk of|possibility of|intend\w*|wish\w*|resulting in|capable of|ability to|get|getting|test for|negative)\b[^.;,]{0,25}$",
    _I,
)
_PLANNED = re.compile(r"\s*(?:plan|test|wish|intent)", _I)
_NEGATIVE_TEST = re.compile(
    r"\bnegative (?:for )?(?:(?:serum|urine|blood|or|and|/|\(?beta-?hcg\)?|hcg|a)\s*)*pregnancy(?: test(?:s|ing)?)?(?: results?)?|pregnancy test(?: results?)?[^.;,]{0,40}?\b(?:must be |is |are )?negative",
    _I,
)  # fmt: skip
_CHILDBEARING = re.compile(
    r"\b(?:for )?(?:all )?(?:females?|wom[ae]n|participants?|individuals?|subjects?|patients?|those|fertile patients)?\s*(?:participants?|subjects?|patients?|individuals?)?\s*(?:of|with|in)?\s*(?:child[\s-]?bearing|reproductive)[\s-]*(?:potential|age|capacity)?(?:\s*\(WOCBP\))?",
    _I,
)  # fmt: skip
_BOTH_SEXES = re.compile(
    r"\b(?:both |either )?(?:males?|men)\s*(?:and|or|/|and/or|as well as)\s*(?:females?|women)\b|\bfemales? (?:and|or) males?\b"
    r"|\b(?:either|both|any|all) (?:sex(?:es)?|genders?)\b|\bregardless of (?:sex|gender)\b(?: or race| and race)?"
    r"|\b(?:gender|sex)(?: is)? (?:unlimited|not limited|not restricted|unrestricted)|\bno (?:restrictions?|limits?|limitations?) (?:on|of|in) (?:sex|gender)|\bunlimited gender|\bno (?:gender|sex) (?:restrictions?|limits?|limitations?|requirements?)",
    _I,
)  # fmt: skip
_NUM = r"(?P<n>\d{1,2}|one|two|three|four|five|six|1st|2nd|first|second|third)"
_OF = r"(?:[\s-]+(?:prior|previous|different|separate|standard(?:[\s-]of[\s-]care)?|systemic|conventional|full|or more|established|appropriate|anti-?(?:cancer|tumou?r|myeloma|lymphoma|leukemia)|treatment|therapeutic|therapy|chemotherapy))*"
_LINES = re.compile(
    rf"(?P<failed>\b(?:(?:be |is |are )?(?:failed|failure|failing|relaps\w*|recurrence|recurrent|refractory|progress\w*|resistant)(?:\s*(?:,|or|and|/|and/or)\s*)?)+\s*(?:disease\s+)?(?:after|to|on|following|of|with)?\s*)?"
    rf"(?P<rel>>=|<=|>|<)?\s*\b{_NUM}(?P<more>\s*(?:\+|or (?:more|greater|later)|and above))?{_OF}[\s-]+"
    r"(?P<noun>(?:lines?|regimens?|therapies|(?:prior |previous )(?:therapy|therapies|treatments?))\b(?:\s+or (?:more|greater|later))?)"
    r"(?:\s*\(s\))?(?:\s+of)?(?:\s+(?:a\s+)?(?:prior|previous|standard|systemic|conventional|anti-?(?:cancer|tumou?r|myeloma|lymphoma)|treatments?|therap(?:y|ies)|chemotherapy|regimens?|medication))*",
    _I,
)  # fmt: skip
_AFTER = re.compile(r"\b(?:after|received|to|with|had)\s*$", _I)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ANCHOR = re.compile(
    r"\b(?:prior to|before|after|following|during|until|since|at)\s+(?:the\s+)?(?:planned\s+|first\s+)?(?:CAR[\s-]?T(?:[\s-]?cells?)?|cell|CAR[\s-]NK)[\s-]*(?:cells?\s*)?(?:infusion|therapy|administration|treatment|dosing)",
    _I,
)  # fmt: skip
_MOMENT = re.compile(
    r"\bat (?:the )?time (?:that |when )?(?:the )?(?:patient|subject|participant)s? receives? (?:the )?(?:preparative regimen|treatment|infusion|study drug)|\bat (?:the )?time of randomi[sz]ation\b|\b(?:at|on) (?:the )?(?:time|day|date|point) of (?:the )?(?:signing|informed|consent|the|icf|enrol\w+|screening|form|entry|inclusion|registration|study|first|infusion|of|\s)+\b"
    r"|\(?\b(?:both )?inclusive(?: of [\d\sand]+(?:years? old)?)?\)?|\(?including (?:the )?(?:boundary|cut-?off|threshold|critical|both ends?)(?: values?)?\)?"
    r"|\b(?:on|in|under|breathing|at) (?:the )?(?:indoor |room |ambient )?(?:air|non-?oxygen|rest)(?: (?:environment|state|conditions?|inhalation))*\b|\bwithout (?:supplemental )?oxygen(?: (?:supplementation|inhalation|support))?",
    _I,
)  # fmt: skip


def find_statements(text: str, kind: str) -> list[Piece]:
    """Every statement without a threshold in a normalised clause, earlier rules first."""
    finders: tuple[Callable[[str, str], Iterator[Piece]], ...] = (
        _anchors, _lines, find_stages, _negative_tests, _pregnancy, _cns, _gvhd, _transplants, find_targets, _car_t, _adoptive,
        _infections, _antigens, _diseases, _both_sexes,
    )  # fmt: skip
    return [piece for finder in finders for piece in finder(text, kind)]


def _anchors(text: str, kind: str) -> Iterator[Piece]:
    for pattern in (_ANCHOR, _MOMENT):
        for match in pattern.finditer(text):
            yield Piece(match.start(), match.end(), None)


def _lines(text: str, kind: str) -> Iterator[Piece]:
    for match in _LINES.finditer(text):
        if match["n"].lower() in ("first", "second", "third", "1st", "2nd"):
            continue
        number = float(_NUMBERS.get(match["n"].lower()) or match["n"])
        more = match["more"] or re.search(r"or (?:more|greater|later)", match["noun"])
        before = text[max(0, match.start() - 40) : match.start()]
        relation = match["rel"] or (">=" if more else "")
        if not relation and (match["failed"] or _AFTER.search(before)):
            relation = ">="
        if relation:
            node = leaf(Atom("lines", relation, number), match.group(0).strip())  # type: ignore[arg-type]
            if match["failed"]:
                node = all_of((node, leaf(Atom("status", "in", ("relapsed", "refractory")))))
            yield Piece(*match.span(), node)


def _negative_tests(text: str, kind: str) -> Iterator[Piece]:
    for match in _NEGATIVE_TEST.finditer(text):
        male = leaf(Atom("sex", "in", ("male",)))
        negative = none_of(leaf(Atom("pregnancy", "present")))
        asked = any_of((male, negative))
        required = kind == "exclusion" and re.search(r"\b(?:must|should|shall|need)\b", text, _I)
        yield Piece(*match.span(), none_of(asked) if required else asked)
        for words in _CHILDBEARING.finditer(text):
            yield Piece(*words.span(), None)


def _pregnancy(text: str, kind: str) -> Iterator[Piece]:
    if kind != "exclusion":
        return
    for match in _PREGNANT.finditer(text):
        if _NOT_NOW.search(text[: match.start("a")]) or _PLANNED.match(text, match.end()):
            continue
        words = match.group(0).lower()
        fields = [
            name
            for name, stem in (("pregnancy", "pregnan"), ("lactation", "lactat|feeding|nursing"))
            if re.search(stem, words)
        ]
        female = leaf(Atom("sex", "in", ("female",)))
        node = all_of((female, any_of(leaf(Atom(f, "present")) for f in fields)))
        yield Piece(*match.span(), node)


def _cns(text: str, kind: str) -> Iterator[Piece]:
    if "CNS" not in text and "entral" not in text:
        return
    for match in (*_CNS.finditer(text), *_CNS_DISEASE.finditer(text)):
        if re.search(r"\bprimary\s*$", text[: match.start()], _I):
            continue
        groups = match.groupdict()
        said = [(groups.get("q") or "").strip(), (groups.get("past") or "").strip()]
        said += re.findall(r"[123]\b", match.group(0))
        of = " ".join(word for word in said if word and word.lower() not in _PLAINLY)
        yield Piece(*match.span(), leaf(Atom("cns", "present", of=of), match.group(0).strip()))


def _gvhd(text: str, kind: str) -> Iterator[Piece]:
    if "GVHD" not in text.upper() and "host" not in text.lower():
        return
    for match in _GVHD.finditer(text):
        of = " ".join(
            re.findall(
                r"uncontrolled|clinically significant|significant|acute|chronic|ongoing|active",
                match["q"],
                _I,
            )
        )
        of = "" if of.lower() in ("active", "ongoing", "active ongoing") else of
        yield Piece(*match.span(), leaf(Atom("gvhd", "present", of=of), match.group(0).strip()))


_PLAINLY = (
    "active",
    "known",
    "known active",
    "evidence of",
    "presence of",
    "current",
    "current or",
    "active or",
    "detectable",
    "clinical",
    "clinically",
    "ongoing",
)


_TREATED = re.compile(
    r"\b(?:receiv\w+|receipt|treated|treatments?|therap(?:y|ies)|exposure|exposed|underw\w+|undergone|undergoing|had)\b[^,;]{0,60}$",
    _I,
)


def _opens(before: str) -> bool:
    """Whether hardly a word stands before it in its place of the list."""
    last = re.split(r"[,;:(/]|\b(?:or|and)\b", before)[-1].split()
    return len(last) <= 2 and not {w.lower() for w in last} & {"to", "for", "of", "by", "the"}


def _is_history(text: str, start: int, kind: str) -> bool:
    before = text[:start]
    told = bool(_STATED_HISTORY.search(before))
    if kind == "exclusion":
        told = told or bool(_TREATED.search(before)) or _opens(before)
    return told and not _NOT_HISTORY.search(before)


def _transplants(text: str, kind: str) -> Iterator[Piece]:
    for pattern in (_TRANSPLANT, _ALLO_TRANSPLANT, _ASCT):
        for match in pattern.finditer(text):
            if not _is_history(text, match.start(), kind):
                yield Piece(*match.span(), None, match.group(0))
                continue
            words = match.group(0).lower()
            kinds = [k for k in ("allo", "auto") if k in words] or ["allo", "auto"]
            kinds = ["auto"] if words == "asct" else kinds
            nodes = [leaf(Atom(f"prior.{k}_transplant", "present"), match.group(0)) for k in kinds]
            yield _or_elapsed(text, match.span(), nodes, kind)


def _car_t(text: str, kind: str) -> Iterator[Piece]:
    if "CAR" not in text.upper() and "himeric" not in text:
        return
    for match in _CAR_T.finditer(text):
        start = match.start() + len(match.group(0)) - len(match.group(0).lstrip())
        known = [
            t
            for t in (match["target"], match["target2"])
            if t and antigens().fullmatch(t.rstrip("-"))
        ]
        begin = match.start("car") if not known else start
        if match["target"] and not known:
            start = match.start("car")
        if not _is_history(text, start, kind):
            yield Piece(match.start("car"), match.end(), None, match.group(0))
            continue
        atom = (
            Atom("prior.car_t", "in", tuple(antigen_key(t.rstrip("-")) for t in known))
            if known
            else Atom("prior.car_t", "present")
        )
        node = leaf(atom, match.group(0).strip())
        yield _or_elapsed(text, (begin, match.end()), [node], kind)


_ELAPSED = re.compile(
    r"^[^.;,]{0,60}?(?P<rel>>=|>)\s*(?P<n>\d+)\s*(?P<u>days?|weeks?|months?|years?)(?:\s+(?:prior to|before|post|after|from|since|ago|earlier)\b[\w\s-]{0,40})?",
    _I,
)
_TIMED = re.compile(r"^[^.;]{0,40}?\bmust (?:have|be)\b", _I)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}


def _or_elapsed(text: str, span: tuple[int, int], nodes: list[Node], kind: str) -> Piece:
    """A treatment asked for or refused; in an inclusion, "at least 100 days ago" asks for time."""
    after = text[span[1] :]
    elapsed = _ELAPSED.match(after) if kind == "inclusion" else None
    if elapsed:
        days = round(float(elapsed["n"]) * _DAYS[elapsed["u"].lower().rstrip("s")])
        days -= elapsed["rel"] == ">="
        recent = [
            leaf(replace(n.atom, window_days=days), n.text) for n in nodes if n.atom is not None
        ]
        return Piece(span[0], span[1] + elapsed.end(), none_of(any_of(recent)))
    if kind == "inclusion" and _TIMED.match(after):
        return Piece(*span, unparsed(text[span[0] : span[1]]))
    return Piece(*span, any_of(nodes))


def _adoptive(text: str, kind: str) -> Iterator[Piece]:
    for match in _ADOPTIVE.finditer(text):
        if not _is_history(text, match.start(), kind):
            yield Piece(*match.span(), None, match.group(0))
            continue
        yield Piece(*match.span(), leaf(Atom("prior.cell_therapy", "present"), match.group(0)))


def _infections(text: str, kind: str) -> Iterator[Piece]:
    for match in _HIV.finditer(text):
        yield _signed(text, match, [leaf(Atom("infection.hiv", "present"), match.group(0))])
    for match in _HEPATITIS.finditer(text):
        if _COPIES.match(text[match.end() :]):
            continue
        letters = re.findall(r"\b[ABC]\b", match["list"], _I)
        what = (match["what"] or "").lower()
        nodes = [n for letter in letters for n in _hepatitis(letter.upper(), what)]
        if nodes:
            yield _signed(text, match, nodes)
    for match in _HEP_SHORT.finditer(text):
        words = match.group(0).lower()
        marker = "hcv" if "hcv" in words else "hbc" if "hbc" in words else "hbsag"
        yield _signed(text, match, [leaf(Atom(f"infection.{marker}", "present"), match.group(0))])


def _hepatitis(letter: str, what: str) -> list[Node]:
    if letter == "A" or "surface antibody" in what:
        return [unparsed(f"hepatitis {letter} {what}")]
    marker = "hcv" if letter == "C" else "hbc" if "core" in what else "hbsag"
    return [leaf(Atom(f"infection.{marker}", "present"), f"hepatitis {letter}")]


def _signed(text: str, match: re.Match[str], nodes: list[Node]) -> Piece:
    node = any_of(nodes)
    after = _NEGATED_AFTER.match(text[match.end() :])
    if after:
        return Piece(match.start(), match.end() + after.end(), none_of(node))
    positive = _POSITIVE_AFTER.match(text[match.end() :])
    return Piece(match.start(), match.end() + (positive.end() if positive else 0), node)


_EXPRESSED = re.compile(
    r"^(?:\s*\([^)]{1,30}\))?\s*(?:\+(?![\w])|[\s-]*(?:is|are|was|were|must be|should be)?\s*(?:positiv\w*|express(?:ion|ed|ing)?\b)(?:\s+(?:status|expression))?|antigen (?:is )?positive)",
    _I,
)  # fmt: skip
_EXPRESSING = re.compile(
    r"(?:positive (?:expression )?(?:for|of)|expression of|express(?:es|ing)?|positivity (?:for|of))\s+(?:the\s+)?$",
    _I,
)
_SHARE = re.compile(
    r"[^.;,<>=%]{0,70}(?:>=|>|<=|<)?\s*\d+\s*%(?:\s+(?:of|the|tumou?r|malignant|leuk\w+|cells?|in|on|blasts?|by|ihc|flow|cytometry|immunohistochemistry|staining|positive|lymphoma|plasma|cancer|or|intensity)\b)*",
    _I,
)
_ANTIGEN_NEGATIVE = re.compile(r"^\s*-?\s*(?:is |are |was )?(?:negative|loss)\b", _I)


def _antigens(text: str, kind: str) -> Iterator[Piece]:
    for match in antigens().finditer(text):
        field = f"antigen.{antigen_key(match.group(0))}"
        before, after = text[: match.start()], text[match.end() :]
        if re.search(r"anti-?\s?$", before, _I):
            continue
        if negative := _ANTIGEN_NEGATIVE.match(after):
            node = leaf(Atom(field, "=", "negative"), match.group(0))
            yield Piece(match.start(), match.end() + negative.end(), node)
            continue
        behind, ahead = _EXPRESSING.search(before), _EXPRESSED.match(after)
        if behind or ahead:
            start = behind.start() if behind else match.start()
            end = match.end() + (ahead.end() if ahead else 0)
            share = _SHARE.match(text, end)
            of = " ".join(share.group(0).split()) if share else ""
            said = text[start:end].strip()
            yield Piece(
                start,
                share.end() if share else end,
                leaf(Atom(field, "=", "positive", of=of), said),
            )


_NOT_THE_DISEASE = re.compile(
    r"\b(?:other than|except(?:ing)?|excluding|second(?:ary)?|another|other|prior|previous|history of|concurrent|no)\b[^,;]{0,40}$|\banti-\s*$",
    _I,
)


def _diseases(text: str, kind: str) -> Iterator[Piece]:
    if re.search(r"\b(?:recist|evaluation criteria|response criteria)\b", text, _I):
        return
    found = [m for m in diseases().finditer(text) if not _NOT_THE_DISEASE.search(text[: m.start()])]
    if kind == "exclusion":
        found = [m for m in found if not m["solid"] and not m["plain"]]
    for match in found:
        start, end = _core(match)
        key = disease_key(match)
        if key == "other":
            name = " ".join(text[start:end].lower().split())
            yield Piece(start, end, leaf(Atom("diagnosis", "in", (name,)), text[start:end]))
        else:
            of = text[start:end] if key == "solid tumour" else ""
            yield Piece(start, end, leaf(Atom("diagnosis", "in", (key,), of=of), text[start:end]))
    if kind == "inclusion" and (found or "disease" in text.lower()):
        yield from _status(text)


def _core(match: re.Match[str]) -> tuple[int, int]:
    name = match.lastgroup or ""
    return match.span(name) if name and match[name] else match.span()


def _status(text: str) -> Iterator[Piece]:
    for match in STATUS.finditer(text):
        after = text[match.end() : match.end() + 25]
        if re.match(r"\s*(?:to|after|from)\b", after, _I):
            continue
        both = ("relapsed", "refractory")
        states = both if match["both"] else ((match["relapsed"] and both[0]) or both[1],)
        yield Piece(*match.span(), leaf(Atom("status", "in", states), match.group(0)))


_FERTILITY = re.compile(
    r"child[\s-]?bearing|reproductive|fertil|contracept|pregnan|birth control", _I
)
_ONE_SEX = re.compile(
    r"^\W*(?:adult\s+)?(?P<sex>males?|men|females?|wom[ae]n)\b(?:\s+(?:patients|subjects|participants|adults))?\s*,?\s*(?=aged?\b|with\b|>|between|from|\d|ages?\b|$)",
    _I,
)


def _both_sexes(text: str, kind: str) -> Iterator[Piece]:
    one = _ONE_SEX.match(text) if kind == "inclusion" else None
    if one and not _FERTILITY.search(text):
        sex = "male" if one["sex"].lower() in ("male", "males", "men") else "female"
        yield Piece(*one.span("sex"), leaf(Atom("sex", "in", (sex,)), one["sex"]))
    for match in _BOTH_SEXES.finditer(text):
        yield Piece(*match.span(), leaf(Atom("sex", "in", ("female", "male")), match.group(0)))
