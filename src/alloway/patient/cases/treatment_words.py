"""Words that say how a treatment went, in seven languages; for text without accents and capitals."""
# Tables of words read better on one line each.

from __future__ import annotations

import re

RESPONSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "PD",
        re.compile(
            r"\bpd\b|progress(?:ive )?(?:disease|ed|ion|ief|ie|ione|ao)?\b|progres\w*|\bep\b|\bmp\b"
            r"|refract\w*|refrakt\w*|refratt\w*|opornos\w*|no response|non-?respon\w*|sans reponse|keine? ansprechen"
            r"|sin respuesta|nessuna risposta|geen respons|brak odpowiedzi|therapieversagen|versagen|echec|fracaso"
            r"|falliment\w*|fallo|failure|verso progr\w*|nieskuteczn\w*"
        ),
    ),
    (
        "PR",
        re.compile(
            r"\b(?:vgpr|pr|pmr|mr|rp|rpm|tbrp|tbrp|mbrp|mbpr|vgpr|czr|pmr|bdrp|rpmb)\b|partial (?:metabolic )?(?:response|remission)"
            r"|very good partial|(?:sehr gute )?partielle remission|teilremission|reponse partielle"
            r"|respuesta parcial|remision parcial|risposta parziale|remissione parziale|partiele (?:respons|remissie)"
            r"|czesciow\w* (?:odpowiedz|remisj)\w*"
        ),
    ),
    (
        "CR",
        re.compile(
            r"\b(?:scr|cr|cmr|cri|crh|rc|rcm|rci|rcc|rcmt|cru|cr1|cr2|rc1|rc2|ccr)\b|complete (?:metabolic |haematologic(?:al)? "
            r"|hematologic(?:al)? |molecular )?(?:response|remission|remissie|respons)|komplett(?:e|er|en)? (?:metabolische "
            r"|hamatologische |molekulare )?(?:remission|ansprechen)|vollremission|remission complete|reponse (?:metabolique )?complete"
            r"|(?:respuesta|remision) (?:metabolica )?completa|(?:risposta|remissione) (?:metabolica )?completa"
            r"|complete (?:metabole )?(?:respons|remissie)|calkowit\w* (?:remisj|odpowiedz)\w*"
        ),
    ),
    (
        "SD",
        re.compile(
            r"\b(?:sd|ms|ee)\b|stable disease|stabile? (?:erkrankung|krankheit|ziekte)|maladie stable|enfermedad estable"
            r"|malattia stabile|stabilizacj\w*|stabilisation|choroba stabilna"
        ),
    ),
)
_WORDS_FOR = {
    1: "first|1st|erste[rnsm]?|premiere?|1ere?|1re|primera?|1a|prima|primo|eerste|1e|pierwsz\\w+|erst",
    2: "second|2nd|zweite[rnsm]?|deuxieme|2eme|2e|segunda|2a|seconda|tweede|drug\\w+|zweit",
    3: "third|3rd|dritte[rnsm]?|troisieme|3eme|3e|tercera?|3a|terza|derde|trzeci\\w+|dritt",
    4: "fourth|4th|vierte[rnsm]?|quatrieme|4eme|4e|cuarta|4a|quarta|vierde|czwart\\w+|viert",
    5: "fifth|5th|funfte[rnsm]?|cinquieme|5eme|5e|quinta|5a|vijfde|piat\\w+|funft",
    6: "sixth|6th|sechste[rnsm]?|sixieme|6eme|6e|sexta|6a|sesta|zesde|szost\\w+|sechst",
    7: "seventh|7th|siebte[rnsm]?|septieme|7eme|7e|septima|7a|settima|zevende|siodm\\w+|siebt",
}
ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
_ANY_ORDINAL = "|".join(words for words in _WORDS_FOR.values())
_LINE_WORD = (
    r"(?:line|linie[n]?|lignes?|linea|linee|lijn(?:s)?|linia|linii|linie|lini|therapielinie|linha)"
)
LINE = re.compile(
    rf"\b(?P<word>{_ANY_ORDINAL})[- ]?{_LINE_WORD}(?:\w*therap\w*|\w*behand\w*)?\b"
    rf"|\b(?P<num>[1-9])(?:\.|\.?[oaªº]|°|er)?[- ]?{_LINE_WORD}\b"
    rf"|\b(?P<roman>i{{1,3}}|iv|vi{{0,2}})[- ]?{_LINE_WORD}\b"
    rf"|\b{_LINE_WORD}[- ]?(?P<after>[1-9])\b(?![.,]\d)|\b{_LINE_WORD} (?P<rafter>i{{1,3}}|iv|vi{{0,2}})\b"
    r"|\b(?P<short>[1-9])l\b|\bl(?P<lshort>[1-9])\b(?= ?[:(])"
)
ROW = re.compile(
    r"^[\s•*–-]*(?P<number>[1-9])(?:[.)°]|e|a)?(?:\s|$)|^[\s•*–-]*(?P<roman>I{1,3}|IV|VI{0,2})[.)]?(?:\s|$)"
)
"""A row of a table or list that opens with its number; for the text as it stands."""
HISTORY = re.compile(
    r"therap|treatment|behand|traitement|tratamient|trattament|leczen|line|lini|lijn|ligne|linea|history|course"
    r"|verlauf|verloop|beloop|anamnes|evolution|parcours|historia|decorso|storia|przebieg|wywiad|oncolog|onkolog"
    r"|summary|voorgeschied|medicat|schema|schem"
)
GIVEN = re.compile(
    r"\b(?:received|given|treated with|started|completed|underwent|infus\w+|administered|cycles?|courses?|after|following"
    r"|post|s/p|status post|since|last dose|had|with|refractory to|relaps\w+|prior|previous"
    r"|erhielt|erhalten|behandelt|nach|z\.? ?n\.?|zustand nach|zyklen|zyklus|gabe|seit|unter|vorbehandel\w*|bekam|bekommen"
    r"|durchgefuhrt|recu|traite\w*|apres|cures?|cycles|sous|depuis|beneficie|realise\w*"
    r"|recibio|recibido|tratad\w*|tras|ciclos?|despues|desde|realiz\w*"
    r"|ricevuto|trattat\w*|dopo|cicl[oi]|eseguit\w*|effettuat\w*|sottopost\w*"
    r"|kreeg|gekregen|behandeld|na|kuren|cycli|status na|sinds|ondergaan|onderging|gestart"
    r"|otrzymal\w*|leczon\w*|po|cykl\w*|zastosowano|podano|stosowano|przebyt\w*|wykonano|stan po)\b"
    r"|\bx ?\d\b|\d ?x\b|×"
)
MAINTENANCE = re.compile(
    r"\bmaintenance(?! treatment of)|\w*erhaltung\w*|\bentretien\b|mantenim\w*|mantenimento|\w*onderhoud\w*"
    r"|podtrzymuj\w*"
)
CONSOLIDATION = re.compile(r"\b[ck]on?solid\w*|\bintensification\b|\bintensifi[ck]a\w*")
BRIDGING = re.compile(
    r"\bbridg\w*|\buberbruckung\w*|\bueberbrueckung\w*|\bpont\b|\bpuente\b|\bponte\b|overbrugging\w*"
    r"|\bpomostow\w*|\bbridgingtherap\w*|traitement d'attente|traitement relais|therapie relais|attente des? car"
)
CONDITIONING = re.compile(
    r"\bconditioning|konditionier\w*|conditionnement|acondicionamiento|condizionamento|conditionering"
    r"|kondycjonow\w*|lymph?odeplet\w*|lymph?odepletion|linfodeplec\w*|linfodeplezion\w*|limfodeplec\w*"
    r"|lymfodeplet\w*|lymphodeplet\w*|lymphodepletier\w*"
)
INTRATHECAL = re.compile(
    r"\bintrat\w*c?al\w*|\bintratheka\w*|\bit\b|\bi\.? ?th?\.|\bdokanalow\w*|\bdooponow\w*|\bdordzeniow\w*|\bith\b"
    r"|\btriple it\b|\bintraventric\w*"
)
SINCE = re.compile(
    r"\b(?:since|from|start(?:ed|ing)?|begun|began|commenced|initiated|seit|ab|vom|von|beginn|gestartet|begonnen|neu"
    r"|depuis|debut\w*|a partir du|des|desde|inici\w*|a partir de|comenz\w*|dal(?:l)?|da|iniziat\w*|inizio|avviat\w*"
    r"|sinds|vanaf|gestart|van|od|rozpocz\w*|poczawszy|wlaczono|introduit\w*|introduc\w*|new)"
    r"\W{0,4}(?:(?:on|in|am|im|le|el|il|op|w|dnia|dn|dem|den|per|the|last|dem|the)\W{1,3}){0,2}$"
)
UNTIL = re.compile(
    r"\b(?:until|till|through|to|end(?:ed)?|completed|finished|stopped|discontinued|ceased|withdrawn|off since"
    r"|last (?:\w+ )?(?:dose|tablet|given|infusion|injection|administration|cycle|taken|on|pulse)?"
    r"|bis|letzte\w*(?: \w+)?|zuletzt|abgesetzt|beendet|gestoppt|pausiert seit|ende|abgeschlossen"
    r"|jusqu\S*|au|arret\w*|derni\w+(?: \w+)?(?: d\S*)?|stoppe\w*|interromp\w*|fin|termine\w*"
    r"|hasta|suspend\w*|ultim[ao](?: \w+)?(?: de \w+)?|finaliz\w*|retirad\w*"
    r"|fino (?:al?|a)|al|sospes\w*|terminat\w*|interrott\w*|conclus\w*|fine"
    r"|t/?m|tot(?: en met)?|gestaakt|gestopt|laatste(?: \w+)?|beeindigd|afgerond"
    r"|do|odstawion\w*|zakoncz\w*|ostatni\w*(?: \w+)?|przerwan\w*|koniec)"
    r"\W{0,4}(?:(?:on|in|am|im|le|el|il|op|w|dnia|dn|per|the|dem|was|del?|d)\W{1,3}){0,3}$"
)
STOPPED_AFTER = re.compile(
    r"^\W{0,3}(?:beendet|abgesetzt|gestoppt|ausgeschlichen|gestaakt|gestopt|sospes\w*|suspend\w*|interrott\w*|odstaw\w*"
    r"|zakoncz\w*|stopped|discontinued|ceased|arret\w*|stoppe\w*|finaliz\w*)"
)
STOPPED = re.compile(
    r"\b(?:stopped|discontinued|ceased|weaned|tapered(?: off)?|abgesetzt|beendet|gestoppt|ausgeschlichen|pausiert|gestaakt"
    r"|gestopt|afgebouwd|sospes\w*|interrott\w*|suspend\w*|retirad\w*|arret\w*|stoppe\w*|odstawion\w*|zakonczon\w*|off)\b"
)
RANGE = re.compile(
    r"[\s(),;–—-]*(?:to|until|till|through|and|bis(?: zum)?|hasta(?: el)?|au|al|a|jusqu'au|fino al|tot(?: en met)?|t/m|do"
    r"|last dose|ended|completed|en|y|e|et|und|i)?[\s(:–—-]*(?:on\s+|in\s+)?"
)
OUTCOME = re.compile(
    r"\b(?:relaps\w*|progress\w*|progres\w*|recurren\w*|recid\w*|rezidiv\w*|rechut\w*|rezid\w*|recaid\w*|ricadut\w*|recidiv\w*"
    r"|nawrot\w*|wznow\w*|pd|cr|pr|rc|rp|vgpr|cmr|response|ansprechen|reponse|respuesta|risposta|respons|odpowiedz\w*"
    r"|remis\w*|assessed|pet(?:[-/]ct)?|tep|tk|tac|tc|ct|staging|mrd|biops\w*|histolog\w*|progression|tag \d+|day \+?\d+|jour \d+|j\d+"
    r"|restaging|reevaluation|reevaluacion|mark|knochenmark\w*|km|marrow|bm|bone marrow|moelle|medula|midollo|mielo\w*|beenmerg\w*|szpik\w*|lp|histologia|evaluatie|controle|kontrolle|erstdiagnose|ed|diagnos\w*)"
    r"\W{0,3}(?:(?:in|on|since|by|at|im|am|en|el|le|il|del?|du|der|op|w|z|na|van|vom|seit|\d+|dia|tag|achieved|documented"
    r"|confirmed)\W+){0,3}$"
)
AFTER_FAILURE = re.compile(
    r"\b(?:refractory to|resistant to|progress\w* (?:on|under|after|during)|relaps\w* (?:after|on)|failure of|refraktar (?:auf|gegen|gegenuber|nach|unter)"
    r"|progress\w* (?:unter|nach)|rezidiv nach|refractaire (?:a|au|aux)|progression sous|rechute (?:apres|sous)|refractari\w* a(?:l)?|progresion (?:bajo|a|tras|con)"
    r"|recaida tras|refrattari\w* a(?:l|lla)?|progressione (?:durante|in corso di|dopo)|recidiva dopo|refractair (?:voor|op)|progressie (?:onder|na)|recidief na"
    r"|oporn\w* na|progresj\w* (?:po|w trakcie)|nawrot po|wznowa po|toxicity of|neuropath\w* \(post|post)[\s(-]*(?:\w+\s){0,1}$"
)
"""What follows is told for its failure: a date behind it is that of the failure."""
MADE_ON = re.compile(
    r"\b(?:\w*p[hf]?er[ei]s\w*|\w*afere[sz]\w*|\w*aferes\w*|\w*phere[sz]\w*|collect\w+|harvest\w*|manufactur\w+|produ\w+|made|ordered"
    r"|shipped|hergestellt|herstellung|sammlung|recueil|recogid\w*|recolec\w*|raccolt\w*|zbiork\w*|pobran\w*|fabri\w*)"
    r"\W{1,4}(?:(?:in|on|was|done|started|completed|am|im|le|en|el|il|op|w|dnia|vom|du|del|de)\W+){0,3}$"
)
MEDICATION_LIST = re.compile(
    r"\bmedications?\b|\bmeds\b|\bmedi[ck]a(?:tion|tie|cion|menti)\w*|\b\w*medikation\b|\bmedikament\w*|\bdrugs\b|\bdrug\b"
    r"|\bordonnance|\btraitements? (?:de sortie|a la sortie|actuel|en cours|habituel|inchange|au long cours|personnel|associe)\w*"
    r"|\btratamiento (?:al alta|actual|habitual|domiciliario|de base|cronico|concomitante)|\bmedicacion"
    r"|\bterapia (?:domiciliare|alla dimissione|in atto|attuale|in corso|cronica|concomitante|consigliata)|\bfarmaci\b|\bfarmacos\b"
    r"|\bleki\b|\bzalecon\w* lek\w*|\blek(?:i|ow|ach)\b|\bzalecenia\b|\bthuismedicatie|\bdauertherapie|\bwirkstoff|\bpremedic"
    r"|\bpharmac\w*|\bbegleitmedi\w*|\bsupportive|\bhausmedi\w*|\bprzyjmowane|\bstosowane lek|\bfarmacoterap|\btreatment on discharge"
)
TAKES = re.compile(
    r"\b(?:receiv(?:es|ing|ed)|takes|taking|is on|currently on|remains on|continues?(?: on)?|given|treated with|started(?: on)?|prescribed"
    r"|erhalt|nimmt|bekommt|erhielt|bekam|eingeleitet|begonnen|verordnet|behandelt mit|unter|substituier\w*|recoit|prend|sous|traite\w*|mis\w* sous"
    r"|introduc\w*|introdui\w*|toma|recibe|recibio|tratad\w*|en tratamiento|assume|riceve|ricevuto|trattat\w*|in terapia"
    r"|gebruikt|krijgt|kreeg|behandeld|gestart|przyjmuje|otrzymuje|otrzymal\w*|dostal\w*|dostaje|leczon\w*|podano|wlaczono|stosuje)\b"
)
CONDITIONAL = re.compile(
    r"(?:^|[.;:•,(]\s*)(?:if|wenn|falls|bei fieber|si fi|si la|si le|si l|s'il|en caso|in caso|se febbre|se la|als er|bij koorts|w razie|jesli"
    r"|gdyby|in case)\b[^.;]{0,60}$"
)
ALLERGY = re.compile(
    r"\b(?:allerg\w*|alerg\w*|intoleran\w*|intolleran\w*|unvertrag\w*|uberempfindl\w*|hypersens\w*|nietoleranc\w*"
    r"|uczulen\w*|anaphyla\w*|anafila\w*|overgevoelig\w*|nadwrazliw\w*|ipersensib\w*)"
)
NOT_GIVEN = re.compile(
    r"\b(?:not|never|nicht|nie|niet|nooit|non|no|pas|jamais|nunca|mai|nigdy)\s+(?:\w+\s+){0,2}?(?:given|started|begun|taken|administered|received|used"
    r"|gegeben|begonnen|erhalten|verabreicht|gestartet|eingenommen|verordnet|durchgefuhrt|bekommen|gegeven|gestart|toegediend|gekregen|gebruikt"
    r"|donne\w*|debute\w*|recu\w*|administre\w*|commence\w*|realise\w*|iniciad\w*|administrad\w*|recibid\w*|comenzad\w*|se (?:inici|administr|realiz)\w*"
    r"|iniziat\w*|somministrat\w*|ricevut\w*|assunt\w*|eseguit\w*|effettuat\w*|podan\w*|rozpocz\w*|otrzym\w*|zastosowan\w*|stosowan\w*|wlaczon\w*)\b"
)
"""Behind a treatment, in its own words: it was spoken of and not given."""
LEVEL = re.compile(
    r"^[\s-]{0,2}(?:(?:trough|talspiegel|serum|plasma|dal)[\s-])?(?:levels?|spiegel|talspiegel|taux|dosages?|nivel\w*|livell\w*|stezeni\w*"
    r"|concentration\w*|residuel\w*|resisten\w*|refract\w*|refrakt\w*|antibod\w*|antikorper|heavy|light|gene\b|receptor|tube|blood|plasma)"
)
DAILY = re.compile(
    r"(?P<amount>\d+(?:[.,]\d+)?)\s?mg\s?(?P<perkg>/\s?(?:kg|m2|m²|qm))?"
    r"(?P<rate>[\s,]*(?:/\s?(?:d|day|tag|jour|j|dia|die|dag|24 ?h|dobe|dzien)\b|daily|once daily|od\b|qd\b|taglich|tagl\b|par jour|al dia|al giorno"
    r"|per dag|1dd1?|1-0-0(?:-0)?|1x ?(?:dz|tgl|daags|1)|na dobe|dziennie|1 x|1-0-0|pro tag|a day))?"
)
DOSE = re.compile(
    r"\d+(?:[.,]\d+)?\s?(?:mg|g|µg|μg|ug|mcg|mikrogramm|micro(?:gram\w*)?|ie|iu|ui|u|j\.?m\.?|ml|mln|mio|mu|gtt|gy)\b(?:\s?/\s?(?:m2|m²|qm|kg|d|day|tag|die"
    r"|dia|jour|j|12 ?h|24 ?h|8 ?h))?|\b\d-\d-\d\b|\b\ddd\d?\b|\b\d ?x\b|\bx ?\d|\b(?:bid|tds|tid|qid|od|bd|prn|daily|weekly|taglich|tgl|wochentlich"
    r"|quotidien|diari\w*|giornalier\w*|dagelijks|wekelijks|dziennie|codziennie|doraznie|si besoin|b\. ?b\.|bei bedarf|zo nodig|al bisogno|si precisa)\b"
    r"|\b(?:alle|every|toutes les|cada|ogni|elke|co) (?:\w+ )?(?:\d+ )?(?:weeks?|wochen|months?|monate|semaines|mois|semanas|meses|settimane|mesi|weken"
    r"|maanden|tygodn\w*|miesiac\w*)"
)
TODAY = re.compile(
    r"\b(?:today|heute|aujourd'?hui|ce jour|hoy|oggi|vandaag|heden|dzis\w*|w dniu dzisiejszym)\b"
)
NOW = re.compile(
    r"\b(?:is being continued|being continued|continu(?:es|ed|ing)|ongoing|current(?:ly)?|aktuell|derzeit|weiterhin|fortgefuhrt|laufend|en cours"
    r"|actuellement|poursuivi\w*|actual(?:mente)?|continua|attualmente|in corso|prosegu\w*|thans|momenteel|continueert|obecnie|nadal|kontynu\w*)\b"
)


_ORDINALS = {number: re.compile(words) for number, words in _WORDS_FOR.items()}


def line_number(match: re.Match[str]) -> int:
    """The number of the line of therapy that a match of `LINE` names.

    >>> [line_number(LINE.search(t)) for t in ("zweitlinientherapie", "w iii linii", "2eme ligne")]
    [2, 3, 2]
    """
    found = match.groupdict()
    digits = found["num"] or found["after"] or found["short"] or found["lshort"]
    if digits:
        return int(digits)
    roman = found["roman"] or found["rafter"]
    if roman:
        return ROMANS[roman]
    word = found["word"] or ""
    return next((n for n, pattern in _ORDINALS.items() if pattern.fullmatch(word)), 0)


def response_in(plain: str) -> str:
    """The first response that folded words name: ``CR``, ``PR``, ``SD``, ``PD``; empty if none.

    >>> response_in("sehr gute partielle remission, spater progress"), response_in("rc completa")
    ('PR', 'CR')
    """
    found = [(m.start(), name) for name, pattern in RESPONSES for m in [pattern.search(plain)] if m]
    return min(found)[1] if found else ""
