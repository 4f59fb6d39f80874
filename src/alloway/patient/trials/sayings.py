"""What no record decides: consent, contraception, compliance, judgement, and what is measured.

Such a sentence is understood as what it is: an atom of its own kind, which is never met or not met
by a record.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from alloway.patient.trials.measures import Piece
from alloway.patient.trials.trees import leaf, none_of
from alloway.values.trial import Atom, Node

_I = re.IGNORECASE

ADMINISTRATIVE = frozenset((
    "consent", "compliance", "contraception", "investigator_judgement", "other_trial",
    "administrative", "venous_access", "organ_function", "cohort",
))  # fmt: skip
"""Fields that a person answers and no record decides."""


@dataclass(frozen=True, slots=True)
class _Saying:
    field: str
    trigger: re.Pattern[str]
    """A cheap word that must be there."""
    pattern: re.Pattern[str]
    """The words of the saying, from its opening to its end."""


_REST = r"[^;]{0,600}"
_AGENT = r"(?:investigators?|investigator's|physicians?|researchers?|doctors?|clinicians?|principal investigator|\bpi\b|sponsor|treating physician|study team|medical monitor|study doctor|inspectors?|oncologists?|cardiologists?|we\b)"


def _saying(field: str, trigger: str, *patterns: str) -> _Saying:
    return _Saying(
        field, re.compile(trigger, _I), re.compile("|".join(f"(?:{p})" for p in patterns), _I)
    )


_SAYINGS = (
    _saying(
        "contraception", r"contracep|birth control|condom|generative|abstain|abstinen|barrier method|pregnan|donat|fertil|sterili|child|conception",
        rf"(?:\b(?:all |both |fertile |sexually active |male |female |females? |males? |men |women |and |or |subjects?,? |patients?,? |participants?,? |individuals? |of |with |who |have |has |whose |partners? |sex |their |are |a |child[\s-]?bearing |reproductive |potential|age|capacity|capability|ability|\(wocbp\)|fertility|fertile|heterosexual|[,\s/])+)?(?:\s*\((?:defined|between)[^()]{{0,200}}\))?\s*\b(?:must|should|shall|need|agree\w*|willing\w*|use|using|refus\w*|unable|unwilling|not willing|not using|cannot|can not|do not|does not|required?|take|taking|practi[cs]e|consent|has to|have to|willing to|be)\b[^;.]{{0,140}}?\b(?:contracep\w*|birth control|abstain\w*|abstinen\w*|barrier method|donat\w* (?:sperm|eggs?|ova|semen)|conception|effective method|condoms?)\b{_REST}",
        rf"\b(?:agreement|willingness|intention|plans?|planning|wish\w*|desire|intend\w*|want\w*) (?:to|for|of)\b[^;.]{{0,120}}\b(?:contracep\w*|birth control|pregnan\w*|father\w*|conceiv\w*|child\w*)\b{_REST}",
        rf"\b(?:effective|reliable|adequate|acceptable|highly effective|medical\w*)?\s*(?:contraception|contraceptive (?:methods?|measures?))\b{_REST}",
        rf"\b(?:no fertility requirements?|have no (?:fertility|birth) (?:requirements?|plans?)|(?:a )?(?:[\w-]+ )?pregnancy plans?|planned pregnancy|plan(?:s|ning|ned)? (?:to (?:become|get|be) |for |a )?(?:pregnan\w*|(?:to )?(?:father|conceive)\w*)|family planning)\b{_REST}",
        rf"\babstain from breast[\s-]?feeding\b{_REST}",
    ),
    _saying(
        "consent", r"consent|assent|volunt|icf\b|agree|willing|attorney|hipaa|authoriz|aware|understand",
        rf"\b(?:sign\w*|provi\w*|give[ns]?|giving|obtain\w*|explain\w*|written|voluntar\w*|volunteer\w*|capable of|willing\w*|able to|ability to|understand\w*|agree\w*|informed|unable to|inability|unwilling|refus\w*|failure to|lack of|must have|documented|documentation)\b[^;.]{{0,160}}?\b(?:consents?\b|assents?\b|icfs?\b|consenting|consented){_REST}",
        rf"\b(?:voluntar\w*|volunteer\w*|agree\w*|willing\w*)\b[^;.]{{0,60}}\b(?:participat\w*|enrol\w*|join\w*|take part|enter\w*)\b{_REST}",
        rf"\binformed consents?\b{_REST}",
        rf"\b(?:willing\w* to sign|sign)\b[^;.]{{0,60}}\bpower of attorney\b{_REST}",
        rf"\bhipaa\b{_REST}",
        rf"\b(?:copy|copies) of (?:the |this )?(?:informed )?consent{_REST}",
    ),
    _saying(
        "compliance", r"compl|adher|cooperat|follow|willing|visit|procedure|return|available|undergo|long[\s-]?term|remain|biops|language|speak|reside",
        rf"\b(?:willing\w*|able|ability|unable|inability|unwilling\w*|agree\w*|capable|can|cannot|can't|can not|must|likely|unlikely|difficult|fail\w*|refus\w*|may not be able|not be able|insufficient|poor|lack of|anticipated early|deemed|assessed|judged|considered)\b[^;.<>]{{0,120}}\b(?:compl(?:y|iance|iant|ying)|non-?compl\w*|noncompl\w*|adher\w*|cooperat(?:e|es|ing|ion)|follow[\s-]?ups?|follow the|(?:study |scheduled |all )visits?|study procedures?|study requirements?|protocol requirements?|trial procedures?|ltfu|follow\b){_REST}",
        rf"\bcompliance\b[^;.]{{0,60}}\b(?:insufficient|poor|inadequate|good)\b{_REST}",
        rf"\b(?:poor|insufficient|good|bad|inadequate)\b[^;.]{{0,20}}\b(?:compliance|adherence)\b{_REST}",
        rf"\bwilling(?:ness)?\b[^;.]{{0,40}}\b(?:undergo|accept|remain|stay|return|travel|complete|participate in|provide)\b{_REST}",
        rf"\b(?:loss|lost) to follow[\s-]?up\b{_REST}",
    ),
    _saying(
        "other_trial", r"trial|stud(?:y|ies)|research|enrol",
        r"(?:\b(?:currently|simultaneously|concurrently|concurrent|prior|previous(?:ly)?|history of|having|anyone who|those who|is|are|been|have|has|had|be|was|were|plan\w*|already|who|within \w+ \w+|actively)\s+)*\b(?:participat\w*|enrol\w*|tak(?:e|ing) part|took part|involved|entered|received?|treated|treatment|included)\b[^;.]{0,60}\b(?:other|another|any|different|interventional|therapeutic|investigational|more than one)\b[^;.]{0,40}\b(?:trials?|stud(?:y|ies)|research(?:es)?|investigation)\b(?:\s+(?:treatments?|drugs?|medications?|involving[^;,.]{0,60}|with therapeutic intent|or research|of (?:drugs|other drugs)|or (?:drug|device)[^;,.]{0,30}|protocols?|simultaneously|at the same time))*",
        r"\b(?:participat\w*|enrol\w*|involved)\b[^;.]{0,30}\b(?:clinical (?:trials?|stud(?:y|ies)|research)|investigation\w* (?:treatment )?(?:trials?|stud(?:y|ies))|interventional (?:clinical )?(?:trials?|stud(?:y|ies)))\b(?: simultaneously| at the same time)?",
    ),
    _saying(
        "venous_access", r"venous|vein|venipunct|pheresis|collection|mononuclear|manufactur|t[\s-]?cells?\b|catheter|venous blood|blood cell",
        rf"\b(?:venous|vascular|intravenous|iv)\s+(?:peripheral\s+)?(?:access(?:es)?|lines?|puncture|collection|channels?|pathways?|blood collection)\b(?! devices?){_REST}",
        rf"\b(?:contra-?indications?|ability|unable|inability|able|suitable|eligible|appropriate|tolerate|meet\w*|standards?|conditions?|sufficient|suitability|requirements?|evaluation|available|adequate|not)\b[^;.]{{0,60}}\b(?:leuk(?:o|a)?pheresis|apheresis|leukocyte apheresis|blood (?:cell )?(?:isolation|separation|collection)|cell collection|lymphocyte (?:collection|isolation)|venipuncture\w*|mononuclear cells?(?: collection)?|(?:t[\s-]?)?cell collection|pbmc|single blood collection){_REST}",
        rf"\b(?:venipunctur\w*|peripheral blood obtainable)\b{_REST}",
        rf"\b(?:insufficient|sufficient|adequate|enough|successful|available|failure of|unable to)\b[^;.]{{0,50}}\b(?:mononuclear cells?|t[\s-]?cells?|lymphocytes?|car[\s-]?t cells?|product)\b[^;.]{{0,50}}\b(?:manufactur\w*|production|collect\w*|preparation|expan\w*|generat\w*|transduc\w*){_REST}",
        rf"\b(?:successful|contraindications? (?:for|to|of))\b[^;.]{{0,40}}\b(?:collection|(?:leuk)?apheresis|manufactur\w*){_REST}",
    ),
    _saying(
        "organ_function", r"function|reserve|organ",
        r"\b(?:adequate|satisfactory|sufficient|acceptable|normal|good|well|meet\w*|appropriate|stable|basically normal)\b[^;.:<>]{0,160}\b(?:functions?|functioning|reserves?)\b(?:\s*\([^()<>=]{0,80}\))?(?:\s+(?:is|are|as|that|to|defined|determined|assessed|judged|required|in|for|by|per|of|the|meet\w*|must|should|considered|sufficient|tolerate|receive|treatment|study|following|below|criteria|requirements?|protocol|investigator'?s?|opinion|lymphodepleting|conditioning|chemotherapy|based on|clinical|assessment|adequate|vital|major|main|important|organs?|and|normal|basically|these|conditions?|treating|physician|laboratory|values?|evidenced|reflected|demonstrated|indicated|specified|documented|lymphocyte-depleting|apheresis|laboratory tests?|at the time of screening|at screening))*(?=\W*$|\W*[:;.,(]|\W*\b(?:absolute|anc|lvef|left)\b)",
        r"^\W*(?:the )?organ functions? (?:must|should|shall)? ?meets?[^;.<>]{0,80}$",
    ),
    _saying(
        "investigator_judgement", r"investigator|physician|research|doctor|opinion|judg|discretion|inappropriate|unsuitable|not suitable|appropriate|improper|not be suitable|contraindicat|confound|sponsor|reasons?|\bpi\b|interfer|unfit|ineligible",
        rf"(?:\b(?:any|other|another|a|some|serious|severe|uncontrolled|unstable|concurrent|significant|clinically|medical|physical|psychological|psychiatric|social|special|certain|specific|various|circumstances?|conditions?|situations?|reasons?|factors?|diseases?|illness(?:es)|disorders?|abnormal\w*|laboratory|findings?|results?|issues?|problems?|history|current|evidence|of|or|and|the|that|which|who|with|have|has|there|are|is|patients?|subjects?|participants?|those|people|whom|presence|concomitant|clinical|conditions|disease|therapy|treatments?|anyone|was|for|signs?|known|clinically significant|comorbidit\w+|co-morbidit\w+|considered|deemed|judged|as|by|all|been|additional|tests|do not|not|the|meet|may|combined|systemic|organ|dysfunction)\b[\s,/()-]*)*(?:\(?\s*(?:in|at|according to|based on|per|by|upon|under|as|for|judged|determined|assessed|evaluated|considered|deemed|thought|that|which|who|whom)\b[^;.]{{0,40}}\s)?\b{_AGENT}(?:'s?)?\b[^;]{{0,60}}\b(?:opinion|judg\w*|discretion|believ\w*|consider\w*|deem\w*|think\w*|thought|identif\w*|determin\w*|assess\w*|evaluat\w*|decid\w*|feel\w*|conclud\w*|decision|approval|view|regard\w*)\b[^;]{{0,400}}",
        rf"(?:\b(?:unsuitable|inappropriate|not|suitable|appropriate|ineligible|unfit|patients?|subjects?|participants?|to|participate|enrol\w*)\b[\s,]*)*\b(?:in|at|by|per|upon|as|according to|judged|determined|assessed|evaluated|considered|deemed|believed)\b[^;.]{{0,30}}\b(?:the )?(?:opinion|judg\w*|discretion|decision|assessment|determination|evaluation|considered|deemed|judged|assessed|believed|determined)\b[^;.]{{0,20}}\b(?:of|by)\b[^;.]{{0,30}}{_AGENT}[^;]{{0,400}}",
        r"(?:\b(?:any|other|another|some|serious|medical|special|conditions?|situations?|circumstances?|reasons?|factors?|diseases?|disorders?|issues?|patients?|subjects?|participants?|the|that|which|who|with|there|are|is|have|has|not|those|or|and|of|uncontrolled|significant|for|laboratory|abnormalit\w+|we)\b[\s,/()-]*)+(?:think\w*|consider\w*|deem\w*|may|might|could|can|would|makes?|making|believ\w*|is|are)?[^;.]{0,60}\b(?:inappropriate|unsuitable|not (?:be )?(?:suitable|appropriate|eligible|fit)|improper|unfit|ineligible|not meet the)\b[^;]{0,200}",
        r"\b(?:any|other|serious|concurrent|uncontrolled|significant)\b(?:\s+(?:other|serious|severe|uncontrolled|unstable|active|concurrent|concomitant|significant|clinically|medical|physical|systemic|or|and|psychological|social|psychiatric|factors?|laboratory))*\s+(?:condition|conditions|disease|diseases|disorder|disorders|illness|illnesses|situations?|circumstances?|factors?|abnormalit\w+|issues?|reasons?)\b,?\s*(?:that|which|likely|who)\b[^;.]{0,60}\b(?:interfer\w*|preclud\w*|confound\w*|increase\w*|affect\w*|compromis\w*|jeopardi\w*|prevent\w*|impair\w*|limit\w*|put|place|pose|make)\b[^;]{0,300}",
    ),
    _saying(
        "measurable", r"measur|evaluable|assess?able|target lesion|lesion|detectable|\bpet\b",
        r"\b(?:measur?e?able|evaluable|assess?able|evaluated|detectable|target)\b[^;.]{0,60}\b(?:diseases?|lesions?|tumou?rs?|foci|focus|target)\b[^;]{0,400}",
        r"\b(?:diseases?|lesions?|tumou?rs?)\b[^;.]{0,40}\b(?:measur?e?able|evaluable|assess?able)\b[^;]{0,300}",
    ),
    _saying(
        "administrative", r"eligible|protocol|insurance|internal review|ethics|tissue|biops|specimen|sample|copy|registr|naive|naïve|leukapheresis|standard of care|archiv|criteria|provid|plan|curative|option|alternative|intolera|candidate|available",
        r"^\W*(?:patients?|subjects?|participants?)?\W*(?:must be |are |is |be )?(?:eligible|ineligible|candidates?|qualif\w+|indicat\w+|scheduled|planned)\b[^;<>]{0,40}\b(?:to receive|for|to undergo)\b[^;<>]{0,160}$",
        r"^[^;<>]{0,80}\b(?:archiv\w+|fresh|available|sufficient|adequate|pre-?treatment|on-?treatment|end-?of-?treatment|tumou?r|willing\w*|amenable|paraffin|must be obtained|internal)\b[^;<>]{0,60}\b(?:tissues?|biops(?:y|ies)|specimens?|samples?|blocks?|review|histology|section)\b[^;<>]{0,240}$",
        r"^[^;<>]{0,60}\b(?:no|lack of|without|not|absence of)\b[^;<>]{0,60}\b(?:available|effective|alternative|curative|standard|approved|other)\b[^;<>]{0,40}\b(?:treatment|therap(?:y|ies)|options?|alternatives?|methods?)\b[^;<>]{0,140}$",
        r"\b(?:insurance|health coverage|social security|legal (?:capacity|protection)|guardianship|prisoners?|incarcerat\w*|vulnerable|speak|caregiver|reside)\b[^;.]{0,120}",
        r"^[^;<>]{0,30}\b(?:naive|naïve)\b[^;<>]{0,100}$",
    ),
)  # fmt: skip
_CONSENT_AS_DATE = re.compile(r"\b(?:prior to|before|preceding|after|since|from|until|upon|following|within[^,;.]{1,20} of|(?:at|on|from|until|since|before|of) (?:the )?(?:time|date|day|point|moment)(?: of| when| that)?)\s+(?:the |their |they |patients? |subjects? |participants? |date of |time of |day of )*(?:sign\w*|giv\w*|provi\w*|obtain\w*|informed|written|icf|consent\w*)\b(?:\s+(?:of|the|an?|written|informed|consent|form|icf|\(icf\)))*|\b(?:affect\w*|imped\w*|preclud\w*|prevent\w*|limit\w*|impair\w*|interfer\w*|compromis\w*|prohibit\w*)\b[^;.]{0,60}\bconsent\w*", _I)  # fmt: skip
"""Consent as a date ("before signing informed consent") or as what an illness hinders."""
_REFUSED = re.compile(r"\b(?:refus\w*|unable|unwilling\w*|inability|cannot|can ?not|can't|not (?:able|willing|using|agree\w*)|fail\w*|lack of|insufficient|poor|difficult|unlikely|non-?compl\w*|not be able|loss|lost|do not|does not|contra-?indicat\w*|plan\w*)\b", _I)  # fmt: skip
_JUDGED_WHOLE = frozenset(("measurable",))


@lru_cache(maxsize=4096)
def find_sayings(text: str, kind: str) -> tuple[Piece, ...]:
    """Sayings of a normalised clause, the earlier kind winning where two overlap."""
    pieces: list[Piece] = []
    for saying in _SAYINGS:
        if not saying.trigger.search(text):
            continue
        for piece in _of(saying, text, kind):
            end = min(
                (p.start for p in pieces if piece.start < p.start < piece.end), default=piece.end
            )
            if all(end <= p.start or piece.start >= p.end for p in pieces):
                pieces.append(replace(piece, end=end))
    return tuple(pieces)


def _of(saying: _Saying, text: str, kind: str) -> Iterator[Piece]:
    read = (
        _CONSENT_AS_DATE.sub(lambda m: " " * len(m.group(0)), text)
        if saying.field == "consent"
        else text
    )
    for match in saying.pattern.finditer(read):
        words = text[match.start() : match.end()].strip()
        if saying.field == "organ_function" and kind == "exclusion":
            continue
        if saying.field == "measurable" and kind == "exclusion":
            continue
        start = _opening(text, match.start()) if saying.field in _OPENED else match.start()
        words = text[start : match.end()].strip()
        yield Piece(start, match.end(), _leaf(saying.field, words, kind))


_OPENED = frozenset(("venous_access", "organ_function", "measurable", "consent"))


def _opening(text: str, at: int) -> int:
    """Where the clause of a saying begins."""
    marks = ";.:" if ":" in text[max(0, at - 120) : at] else ";."
    return max(max(text.rfind(mark, max(0, at - 160), at) for mark in marks) + 1, max(0, at - 160))


def _leaf(field: str, words: str, kind: str) -> Node:
    node = leaf(Atom(field, "present", of=words), words)
    refused = kind == "exclusion" and field in (
        "consent",
        "compliance",
        "contraception",
        "venous_access",
    )
    return none_of(node) if refused and _REFUSED.search(words) else node
