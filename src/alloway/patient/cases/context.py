"""Whether the words around a finding affirm, deny, doubt or plan it, or tell of someone else.

After the NegEx idea (Chapman 2001, J Biomed Inform 34:301): a trigger before or after the finding
within the same clause decides, and some words end its reach. The triggers are our own, for
haemato-oncology letters in seven languages; they are read without accents and capitals.
"""

from __future__ import annotations

import re
from typing import Literal

from alloway.patient.cases.lexicon import folded

Context = Literal["affirmed", "negated", "uncertain", "family", "planned"]


def _any(*languages: str) -> str:
    """One alternation of the words of several languages."""
    return "|".join(language.strip("|") for language in languages)


_END = re.compile(
    r";|(?<!v\.a)(?<!z\.n)(?<!\bca)(?<!\bbzw)(?<!\binkl)(?<!\bdr)(?<!\bd\.d)\.\s|\b(?:"
    + _any(
        r"but|however|although|though|except|apart from",
        r"aber|jedoch|allerdings|hingegen|dagegen|aus+er|bis auf",
        r"mais|cependant|toutefois|sauf|hormis",
        r"pero|aunque|sin embargo|salvo|excepto",
        r"(?<!nie )ma|tuttavia|pero|tranne|eccetto",
        r"maar|echter|behalve|daarentegen",
        r"ale|jednak(?:ze)?|natomiast|oprocz|z wyjatkiem",
    )
    + r")\b"
)
_NOT_BEFORE = re.compile(
    r"\b(?:"
    + _any(
        r"no|not|never|without|denies|denied|deny|negative for|neg\. for|free of|free from|absence of|lack of|lacks|lacking|excluded|excludes?|rules? out|ruled out|nor|none of|neither",
        r"kein\w*|ohne|nicht|nie|niemals|weder|noch nie|ausschluss (?:von|einer?|eines)|frei von|verneint|negativ fur",
        r"pas d(?:e |es |u |')|n(?:e |')\w+ (?:pas|jamais|plus)|pas|sans|aucune?|jamais|absence|ni|nie|indemne de|negati\w+ pour|exclusion d(?:e |')",
        r"sin|nunca|ningun\w*|niega|jamas|ausencia de|tampoco|descart\w+|negativ\w+ para|libre de",
        r"senza|nessun\w*|mai(?= \w*(?:stat|avut|ricev|tratt|trapiant|esegu|effett|fatt|sottopost|segnal|document))|(?<!im )(?<!am )(?<!von )(?<!seit )(?<!ab )(?<!bis )(?<!ende )(?<!anfang )(?<!mitte )(?<!en )(?<!de )(?<!\d )(?<!\d\. )mai(?=\s*$)|nega|non(?![ -](?:hodgkin|gcb|secre|secern|altrimenti|classif|solo))(?!-)|assenza di|esclus\w+|negativ\w+ per|priv\w di",
        r"sem|nao|nega",
        r"geen|niet|zonder|nooit|nimmer|afwezigheid van|ontkent|vrij van|negatief voor",
        r"nie|bez|brak|nigdy|zadn\w+|ani|neguje|wyklucz\w+|ujemn\w+ w kierunku|nieobecn\w+",
    )
    + r")(?!\w)(?P<between>[^;]{0,90})$"
)
_PSEUDO = re.compile(
    r"\b(?:"
    + _any(
        r"not only|no longer in remission|no change|no increase|not certain|without delay|no doubt",
        r"nicht nur|kein zweifel|keine (?:ver)?anderung",
        r"pas seulement|non seulement|sans changement|sans doute",
        r"no solo|sin cambios|sin duda",
        r"non solo|senza variazioni|senza dubbio",
        r"niet alleen|zonder twijfel|pas (?=gestart|sinds|vanaf|na|in)",
        r"nie tylko|bez zmian|bez watpienia",
    )
    + r")"
)
_NOT_AFTER = re.compile(
    r"^[\s,:(=-]*(?:[\w/]+[\s-]+){0,3}?(?:(?:is|was|were|are|has been|have been|been|wurden?|ist|sind|waren?|konnten?|est|sont|a ete|ont ete|es|fue|fueron|esta|ha sido|e|sono|risulta|risultano|e stat[oaie]|werd|werden|zijn|jest|sa|byl[aoy]?|zostal[aoy]?)\s+)?(?:"
    + _any(
        r"absent|negative|none\b|avoided|omitted|withheld|not\s+(?:seen|identified|detected|present|found|given|done|performed|received|known|documented|evident|involved|demonstrated|started|carried)|ruled out|excluded|denied|declined|unlikely",
        r"(?:[\w.]+\s+){0,2}?nicht(?! nur)\b|ausgeschlossen|negativ|verneint|abgelehnt|entfallt|vermieden|verzichtet|unterblieb\w*|o\.? ?b\.",
        r"absente?s?|negati(?:f|ve)s?|exclue?s?|eliminee?s?|ecartee?s?|refusee?s?|n['e ]\w* ?\w* pas|non (?:detect|retrouv|realis|fait|recu|vu|connu|objectiv|mis|pratiqu|effectu|infiltr)\w*",
        r"ausentes?|negativ[oa]s?|descartad\w+|rechazad\w+|no (?:se|detect|realiz|vist|recib|consta|conoc|evidenc|infiltr|administr|iniciad|presenta)\w*",
        r"assent[ei]|esclus[oaie]|rifiutat\w|non (?:si|rilev|esegu|effettu|somministr|not[oaie]|evident|document|infiltrat|vist|present|iniziat|ricevut)\w*|annullat\w",
        r"(?:[\w.]+\s+){0,3}?vermeden|afwezig|uitgesloten|negatief|geweigerd|niet(?! alleen)\b",
        r"nieobecn\w+|wykluczon\w+|ujemn\w+|nie (?:stwierdz|wykry|wykaz|podan|byl|wykon|obserw|znalez|otrzym|zastos|stosow|rozpocz|potwierdz|zajet)\w*",
    )
    + r")"
)
_NONE_AFTER = re.compile(
    r"^[\s,:(=-]*(?:no|none|never|nil|nein|keine?[rns]?|nie|niemals|non|aucune?|jamais|ningun[oa]?|nunca|nessun[oa]?|mai|nee|neen|geen|nooit|brak|nigdy)\s*(?:[.,;)|]|$)"
)
"""``GvHD: keine.``; ``R-CHOP, keine Bestrahlung`` denies what comes next."""
_DOUBT = re.compile(
    r"\b(?:"
    + _any(
        r"suspected|suspicion|suspicious|possible|possibly|probable|probably|question of|concern for|cannot be excluded|not excluded|may (?:be|have|represent)|might|differential|versus|to be confirmed|not confirmed|unclear|equivocal",
        r"verdacht|verdachtig|fraglich\w*|moglich\w*|wahrscheinlich\w*|vermutlich|unklar\w*|nicht (?:sicher )?(?:auszuschlies+en|ausgeschlossen)|differ?entialdiagnos\w*",
        r"suspicion|suspect\w*|probable\w*|douteu\w+|a confirmer|non confirme\w*|ne peut etre exclu\w*|n'est pas exclu\w*",
        r"sospech\w+|posible\w*|dudos\w+|no se puede descartar|a descartar|por confirmar|sin confirmar",
        r"sospett\w+|possibil\w+|probabil\w+|verosimil\w+|dubbi\w*|non si puo escludere|non escludibile|da confermare",
        r"verdenking|verdacht|mogelijk\w*|waarschijnlijk\w*|twijfelachtig|niet uit te sluiten|nog niet bevestigd|onzeker",
        r"podejrz\w+|mozliw\w+|prawdopodobn\w+|watpliw\w+|nie mozna wykluczyc|do potwierdzenia|niepotwierdzon\w+",
    )
    + r")\b|\?|\b(?:v\.? ?a\.|dd[: ])"
)
_OPEN = re.compile(
    r"^[^,;]{0,30}\b(?:"
    + _any(
        r"(?:cannot|can not|could not|not) be (?:excluded|ruled out)",
        r"nicht (?:sicher )?(?:auszuschlies+en|ausgeschlossen werden)",
        r"ne (?:peut|peuvent) (?:pas )?etre (?:exclu|ecart)\w*",
        r"no (?:se )?puede (?:ser )?(?:descart|exclu)\w*",
        r"non (?:si )?puo (?:essere )?esclu\w*",
        r"niet (?:uit te sluiten|uitgesloten worden)|kan niet worden uitgesloten",
        r"nie mozna wykluczyc",
    )
    + r")"
)
_FAMILY = re.compile(
    r"(?<![\w-])(?:"
    + _any(
        r"family history|family:|mother|father|brother|sister|sibling|aunt|uncle|grand(?:mother|father|parents?)|cousin|maternal|paternal|daughter|mum|mom|dad",
        r"familienanamnese|familiar|mutter|vater|bruder|schwester|tante|onkel|gros+mutter|gros+vater|cousine?|zwillingsschwester|zwillingsbruder|geschwister|tochter|sohn|oma|opa|mama (?:hat|hatte)|papa (?:hat|hatte)|familie:",
        r"antecedents familiaux|mere|pere|frere|s(?:oe|œ)ur|oncle|grand-?mere|grand-?pere|fils|cousine?|famille ?:|fratrie",
        r"antecedentes familiares|madre|padre|herman[oa]s?|ti[oa] (?:matern|patern)\w+|abuel[oa]s?|prim[oa]s? hermano|familia:|hij[oa]s? (?:con|san[oa]s?|tiene|tuvo)|mama (?:tiene|tuvo|con)|papa (?:tiene|tuvo|con)",
        r"anamnesi familiare|familiarita|fratell[oi]|sorell[ae]|zi[oa] (?:matern|patern)\w+|nonn[oai]|famiglia:|figli[oa] (?:con|san[oa]|affett\w)|cugin[oa]|la mamma|zia|zio",
        r"familieanamnese|moeder|vader|broer|zus(?:ter)?|oom|oma|opa|grootmoeder|grootvader|dochter|zoon|nicht van|neef|familie:",
        r"wywiad rodzinny|matk[aiou]|ojciec|ojca|brat[au]?|siostr[ay]|babci[ai]|dziad\w+|ciotk\w+|cioci\w+|wuj\w*|cork[aiue]|syn(?:a|owie)?|kuzyn\w*|mama|mamy|mame|tata|taty|rodzina:",
    )
    + r")\b(?!-)"
)
_RELATIVES_NOTE = re.compile(
    r"\b(?:note|notat\w+|notiz\w*|brief|letter|lettre|carta|lettera|mail|e-mail|list|opis\w*|appunt\w*|nota|tagebuch|diary|bericht)\b.{0,30}"
    r"\b(?:daughter|son|wife|husband|mother|father|sister|brother|tochter|sohn\w*|ehefrau|ehemann\w*|mutter|vater\w*|fille|epouse|epoux|mari|mere|pere|hija|hijo"
    r"|esposa|esposo|marido|mujer|madre|padre|figlia|figlio|moglie|marito|dochter|zoon|echtgenot\w*|moeder|vader|cork\w|syna|zon[ay]|meza|matki|ojca|siostry|brata)\b"
)
"""The title of what a relative wrote."""
_FIRST_PERSON = re.compile(
    r"\b(?:i|i've|ich|je|j'ai|yo|io|ik|ja|tuve|tengo|ho avuto|miala[mn]|mialem|mam|choruje|chorowala?m|mein eigene\w*|myself)\b"
)
_PATIENT = re.compile(
    r"\b(?:patient(?:in|e|en)?|paciente|paziente|pacjent\w*|chor[aey]|she is|he is|she has|he has)\b"
)
_REPORTING = re.compile(
    r"\b(?:mother|father|mutter|vater|mere|pere|madre|padre|moeder|vader|matka|ojciec)\b\s+(?:(?:also|has|hat|a|ha|is|ist)\s+)?"
    r"(?:reports?|states?|says|said|asks?|wish\w*|wants?|brings?|noticed|berichtet|gibt|wunscht|mochte|rapporte|signale|souhaite|demande|refiere|comenta|desea|riferisce|segnala|desidera|chiede|meldt|vertelt|wil|wenst|podaje|zglasza|prosi|nie chce)\b"
)
"""A parent who tells of the child is no family history."""
_PARTNER = re.compile(
    r"\b(?:husband|wife|spouse|partner(?:in|ka)?|ehe(?:mann|frau)|lebensgefahrt\w+|mari|epou(?:x|se)|conjointe?|compagn(?:on|e)|espos[oa]|marido|mujer|pareja"
    r"|marito|moglie|coniuge|compagn[oa]|echtgeno\w+|zona|maz)(?: has|:| is(?= (?:hiv|hbs|hcv|cmv|known|positive|negative)))(?! (?:noticed|reported|seen|been|brought))"
)
"""What is said of the one a patient lives with."""
_DONOR = re.compile(
    r"\b(?:donor\w*|\w*spender\w*|donneu\w+|donante\w*|donator\w+|dawc\w+|haplo\w*|\w*transplant\w*|trapiant\w*|trasplant\w*|przeszczep\w*|greffe\w*|allogreffe|hla|identical|identisch\w*|identique\w*|identic\w+|matched|graft)\b"
)
_PLAN = re.compile(
    r"\b(?:"
    + _any(
        r"plan(?:s|ned|ning)?(?: to| for)?|consider(?:ed|ing|ation)?|candidate|evaluat\w+|eligib\w+|ineligible|refer(?:red|ral)?(?: for| to)?|option\w*|discuss\w*|recommend\w*|propos\w+|awaiting|scheduled|would|could|should|intend\w*|potential|if|prior to (?:starting|any)|trial of|for possible|before (?:a|any)|interested in|wish\w*|hop(?:es?|ing)|declin\w+|refus\w+|not suitable|unsuitable|work-?up|screening for|access to|cancell?ed|penciled",
        r"geplant\w*|planen|vorgesehen\w*|empfohlen\w*|empfehl\w+|vorgeschlagen|vorschlag|erwogen|erwagen|angestrebt|angedacht|diskutiert|beantragt|(?<!% )(?<!%)soll(?:te|ten|en)?(?!wert)|wurde(?:n)? .{0,30}verworfen|verworfen|ausstehend|steht (?:noch )?aus|vorstellung zu[rm]|evaluation|kandidat\w*|wunsch(?:t|en)?|anfrage",
        r"prevue?s?|planifi\w+|envisag\w+|propos\w+|recommand\w+|discut\w+|en attente|sera|seront|candidate?|demand\w+|refus\w+|en vue d|annul\w+|souhait\w+|a prevoir",
        r"previst\w+|planificad\w+|programad\w+|propon\w+|propuest\w+|recomend\w+|valorar|se considera|se plante\w+|candidat\w+|pendiente|sera|solicit\w+|rechaz\w+|cancelad\w+|anulad\w+|desea\w*",
        r"programm(?:a|i|at\w+|are)|pianificat\w+|propost\w+|proporr\w+|consigli\w+|valutar\w+|in attesa|sara|richiest\w+|rifiut\w+|annullat\w+|desider\w+|indicazione a",
        r"gepland\w*|voorgesteld|voorstel|overwogen|overweg\w+|geadviseerd|advies|kandidaat|in afwachting|aangevraagd|geweigerd|afgezien|geannuleerd|besproken|zal|wens\w*",
        r"planowan\w*|planuj\w+|zaplanowan\w+|propon\w+|propozycj\w+|rozwaz\w+|zalec\w+|kwalifikacj\w+|kandydat\w*|oczekuj\w+|odmow\w+|odwolan\w+|bedzie|omawian\w+",
    )
    + r")\b"
)
_VERB_LAST = re.compile(
    r"^[^,;]{50,110}\b(?:vorgeschlagen|geplant|empfohlen|erwogen|diskutiert|besprochen|abgelehnt|beantragt|voorgesteld|gepland|overwogen|besproken|geweigerd|aangevraagd)\b"
)
"""German and Dutch put the verb that says so at the end of the clause."""
_HISTORY_SECTION = re.compile(
    r"family|famili|famiglia|rodzin|antecedents familiaux|famille", re.IGNORECASE
)
_PLAN_SECTION = re.compile(
    r"^(?:"
    + _any(
        r"plan\b|recommendation|proposal|question|request|reason for referral|next steps?",
        r"procedere|prozedere|empfehlung|therapieempfehlung|vorschlag|fragestellung|weiteres vorgehen|anfrage|planung",
        r"conduite a tenir|projet|proposition|demande|suite a donner",
        r"plan terap|propuesta|conducta|recomendacion|motivo de (?:consulta|derivacion)|peticion",
        r"programma|proposta|indicazioni|quesito|richiesta",
        r"beleid|voorstel|vraag|verwijsreden|vervolg",
        r"plan leczenia|zalecenia|propozycj|pytanie|dalsze postepowanie",
    )
    + r")"
)
_HAPPENED = re.compile(
    r"\b(?:is|was|were|received|given|underwent|had|has|performed|infused|started|positive"
    r"|wurden?|erhielt\w*|erhalten|hat|hatte|war|erfolgte|positiv\w*|recu\w*|a ete|fue|recibio|recibido|ha ricevuto|e stat[oaie]"
    r"|werd|kreeg|heeft|zostal\w*|otrzymal\w*|byl\w*|dodatni\w*)\b|\b(?:19|20)\d\d\b"
)


def context(text: str, start: int, end: int, section: str = "") -> Context:
    """How a sentence means the finding that stands at ``text[start:end]``.

    Parameters
    ----------
    text
        One sentence.
    section
        The heading it stands under, lower case.

    >>> def of(text, words): return context(text, text.index(words), text.index(words) + len(words))
    >>> of("No evidence of CNS involvement.", "CNS involvement")
    'negated'
    >>> of("No fever, but CNS involvement is present.", "CNS involvement")
    'affirmed'
    >>> of("Her mother had lymphoma.", "lymphoma"), of("CAR-T is planned.", "CAR-T")
    ('family', 'planned')
    >>> of("Eine ZNS-Beteiligung wurde nicht nachgewiesen.", "ZNS-Beteiligung")
    'negated'
    """
    before, after = _clause(folded(text), start, end)
    if is_family(text, section) or _family_clause(text, start, end):
        return "family"
    if _OPEN.search(after):
        return "uncertain"
    if _negated_before(before, after) or _NOT_AFTER.search(after[:60]) or _NONE_AFTER.search(after):
        return "negated"
    near = before[-60:] + " " + after[:50]
    if _DOUBT.search(near):
        return "uncertain"
    if _PLAN_SECTION.match(folded(section)) or _PLAN.search(near) or _VERB_LAST.search(after):
        return "planned"
    return "affirmed"


def tells_of_own_illness(text: str, title: str) -> bool:
    """Whether a sentence is not that of a relative who writes of himself: ``I had thyroid cancer``.

    >>> tells_of_own_illness("I had cancer in 2018.", "A note by his daughter")
    False
    """
    return not (_RELATIVES_NOTE.search(folded(title)) and _FIRST_PERSON.search(folded(text)))


def _family_clause(text: str, start: int, end: int) -> bool:
    """Whether the clause itself names a relative, whatever donor the sentence speaks of besides."""
    plain = folded(text)
    low = max(plain.rfind(mark, 0, start) for mark in (";", ". ", "(")) + 1
    ends = [at for mark in (";", ". ") if (at := plain.find(mark, end)) >= 0]
    clause = plain[low : min(ends, default=len(plain))]
    return (
        bool(_FAMILY.search(clause)) and not _DONOR.search(clause) and not _REPORTING.search(clause)
    )


def is_family(text: str, section: str = "") -> bool:
    """Whether a sentence speaks of relatives, unless it speaks of them as donors."""
    plain = folded(text)
    if _HISTORY_SECTION.search(section):
        return not _PATIENT.search(plain) or bool(_FAMILY.search(plain))
    if _PARTNER.search(plain):
        return True
    told = _FAMILY.search(plain) and not _DONOR.search(plain)
    return bool(told) and not _REPORTING.search(plain)


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[:start], text[end:]
    cuts = [match.end() for match in _END.finditer(before)]
    cut = _END.search(after)
    return before[cuts[-1] if cuts else 0 :], after[: cut.start()] if cut else after


def _negated_before(before: str, after: str) -> bool:
    if _PSEUDO.search(before):
        return False
    match = _NOT_BEFORE.search(before)
    if match is None:
        return False
    # "No transplant, CAR-T in 2024": after a comma, words that tell of an event end the denial.
    _, comma, rest = match["between"].rpartition(",")
    if not comma or not _HAPPENED.search(rest + after.split(",")[0]):
        return True
    # "He never had CAR-T, and he has had no transplant": the event itself is denied again.
    return _NOT_BEFORE.search(rest) is not None
