"""The words for how strongly cells show an antigen, in seven languages.

All are read without accents and capitals (``lexicon.folded``); each table has one line a language:
English, German, French, Spanish, Italian, Dutch, Polish.
"""

from __future__ import annotations

import re


def _any(*languages: str) -> str:
    """One alternation of the words of several languages."""
    return "|".join(language for language in languages if language)


_EXPRESSED = _any(
    r"express(?:es|ed|ing)?",
    r"exprimier(?:t|en|end\w*)",
    r"exprim(?:e|ent|ant|ee?s?)",
    r"expres(?:a|an|ado|ada|ando)",
    r"esprim(?:e|ono|ente|enti)|espress[oaie]",
    r"tot expressie",
    r"ekspresjonuj\w+|wykazuj\w+ ekspresj\w+|z ekspresja",
)
_SEEN = _any(
    r"expressed|detect(?:ed|able)|seen|present|found|identified|demonstra\w+|visible",
    r"exprimiert\w*|exprimieren|nachweisbar\w*|nachgewiesen|nachzuweisen|detektier\w+|erkennbar|darstellbar|vorhanden",
    r"exprim\w+|detect\w+|retrouv\w+|observ\w+|visible|present\w*|mis en evidence",
    r"expres[ao]\w*|detect\w+|observ\w+|evidenci\w+|identific\w+|presen\w+|visible",
    r"espress\w+|esprim\w+|rilev\w+|evidenzi\w+|dimostr\w+|present\w+|visibil\w+",
    r"aantoonbaar|aangetoond|tot expressie|gedetecteerd|zichtbaar|aanwezig|te zien|waarneembaar",
    r"wykry\w+|stwierdz\w+|wykaz\w+|uwidoczn\w+|obecn\w+|widoczn\w+|ekspresjonuj\w+",
)
_LOSS = _any(
    r"loss(?:es)?|antigen escape",
    r"\w*verlust\w*",
    r"pertes?",
    r"perdida",
    r"perdit[ae]",
    r"verlies",
    r"utrat\w+|zanik\w*",
)
_NO = r"no|not|never|without|nicht|kein\w*|ohne|pas de|sans|absence de|aucune?|sin|no hay|nessuna|senza|non|niet|geen|zonder|bez|brak|nie"
KEPT_WORDS = (
    rf"\b(?:{_NO})\s+(?:(?:evidence of|sign of|significant|relevante\w*|de|la|hinweis auf|nachweis\w*|stwierdzono|complete|partial)\s+)?(?:{_LOSS})\b"
    r"|\b(?:not|nicht|non|no|niet|nie)\s+(?:lost|reduced|decreased|verloren|vermindert|reduziert|perdu\w*|diminue\w*|reduit\w*|perdid[oa]|reducid[oa]|disminuid[oa]|pers[oa]|perdut[oa]|ridott[oa]|verminderd|utracon\w+|obnizon\w+)"
)
"""A loss that is denied: the antigen is there."""
NEGATIVE_WORDS = (
    r"\b(?:"
    + _any(
        r"negat\w*|neg|-ve|loss|lost|loses?|losing|lacks?|lacking|absent|absence|undetect\w+|antigen escape|escape|unstained",
        r"\w*verlust\w*|verlor\w*|verlier\w+|fehl(?:t|en|end\w*)|abwesend\w*|verschwunden\w*|erloschen\w*|ausgefallen|kein(?:e[rns]?)? (?:\w+ )?(?:expression|nachweis|anfarbung|reaktivitat|farbung|signal|positivitat)|ohne (?:\w+ )?(?:expression|nachweis)|nachweis negativ",
        r"pertes?|perdue?s?|perd(?:ent)?|absente?s?|disparue?s?|disparition|indetect\w+|pas d(?:e |')(?:expression|marquage)|sans (?:expression|marquage)|echappement",
        r"perdida|perdid[oa]s?|pierden?|ausentes?|ausencia|desapar\w+|sin (?:expresion|tincion)|carecen? de|escape",
        r"perdit[ae]|pers[oaie]|perdut[oaie]|perd(?:e|ono)|assent[ei]|assenza|scompars\w+|senza (?:espressione|positivita)|nessuna (?:espressione|positivita)",
        r"verlies|verloren|afwezig\w*|ontbre(?:ekt|ken\w*)|verdwenen|geen (?:\w+ )?(?:expressie|aankleuring)|zonder expressie|kwijt",
        r"ujemn\w+|utrat\w+|utraci\w+|utracon\w+|zanik\w*|nieobecn\w+|brak(?: ekspresji)?|bez ekspresji|niewykryw\w+|nie ma",
    )
    + r")(?!\w)"
    r"|\bno (?:detectable |longer |surface |significant )?(?:expression|staining|longer|reactivity|signal|labell?ing|reaction)\b"
    rf"|\b(?:not|no|nicht|non|ne|niet|nie|no se|non si)(?: (?:any|longer|more|mehr|plus|pas|meer|komt|est|sono|jest|wird|werden|is|si|se|ya|piu|sind|clearly|sicher|eindeutig|e))* (?:posit\w+|pozytywn\w+|dodatni\w*|{_SEEN})\b"
    rf"|\bn(?:e |')(?:est |sont )?(?:{_SEEN})\s+(?:pas|plus)\b|\bn(?:e |')(?:est|sont) (?:pas|plus) (?:{_SEEN})\b"
    r"|\b(?:komt|komen|kommt) niet(?: meer)? tot expressie\b|\(-\)"
)
PARTIAL_WORDS = (
    r"\b(?:"
    + _any(
        r"partial\w*|subsets?|subpopulation|heterogen\w*|variable|variably|focal\w*|patchy|bimodal|mosaic|fraction",
        r"teilweise|teils|partiell\w*|inhomogen\w*|fokal\w*|fleckig\w*|variabel|variabl\w+|teilpopulation|subpopulation|anteilig|mosaik\w*|einzelne[rn]? (?:tumor)?zellen",
        r"partiel\w*|focale?s?|focalement|sous-population|inconstan\w+|une partie",
        r"parcial\w*|focal\w*|subpoblacion|una parte|variable",
        r"parzial\w*|eterogen\w*|focal\w*|sottopopolazione|variabil\w+|a chiazze|in parte",
        r"deels|gedeeltelijk\w*|partieel|partiele|wisselend\w*|deelpopulatie|subpopulatie|focaal|een deel",
        r"czesciow\w+|ogniskow\w+|niejednorodn\w+|zmienn\w+|subpopulacj\w+|w czesci|czesc komorek",
    )
    + r")\b|(?<!\w)\+\s?/\s?[-−–]|±"
)
DIM_WORDS = (
    r"\b(?:"
    + _any(
        r"dim\w*|weak\w*|faint\w*|low(?![- ](?:grade|risk|level of))|lo",
        r"schwach\w*|abgeschwach\w*|abgeschwaech\w*|schwaech\w*|gering\w* (?:expression|intensitat)|niedrig\w*",
        r"faible\w*|attenue\w*|affaibli\w*|basse (?:intensite|densite)",
        r"debil\w*|tenues?|atenuad\w*|baja (?:intensidad|densidad|expresion)|(?:expresion|intensidad|densidad) baja",
        r"debol\w*|attenuat\w*|bassa (?:intensita|densita|espressione)|(?:espressione|intensita|densita) bassa",
        r"zwak\w*|lage (?:expressie|dichtheid|intensiteit)|laag[- ]?positie\w+|afgezwakt\w*",
        r"slab\w*|oslabion\w*|nisk\w+ (?:ekspresj\w*|gestosc\w*|intensywnosc\w*)|ekspresj\w+ nisk\w+",
    )
    + r")\b|\bdim(?=\+)|(?<![\w+])1\+(?!\d)"
)
REDUCED_WORDS = (
    r"\b(?:"
    + _any(
        r"reduced|decreas\w+|diminished|downregulat\w+|down-regulat\w+|lowered",
        r"vermindert\w*|reduziert\w*|verringert\w*|herabgesetzt\w*|herunterreguliert\w*|rucklaufig|abgefallen",
        r"reduite?s?|diminuee?s?|baisse|diminution",
        r"reducid[oa]s?|disminuid[oa]s?|disminucion",
        r"ridott[oaie]|diminuit[oaie]|riduzione",
        r"verminderd\w*|verlaagd\w*|gereduceerd\w*|afgenomen expressie",
        r"obnizon\w+|zmniejszon\w+|zredukowan\w+",
    )
    + r")\b"
)
PLAIN_POSITIVE_WORDS = (
    r"\b(?:"
    + _any(
        r"posit\w*|pos|bright|strong\w*",
        r"stark\w*|kraftig\w*|kraeftig\w*",
        r"fortement|intense",
        r"fuerte\w*|intens[oa]",
        r"fortemente",
        r"sterk\w*",
        r"dodatni\w*|pozytywn\w+|siln\w+",
    )
    + r")(?!\w)|\+"
)
POSITIVE_WORDS = (
    PLAIN_POSITIVE_WORDS
    + rf"|\b(?:{_EXPRESSED})\b"
    + r"|\b(?:"
    + _any(
        r"(?<!at )present|retain\w*|kept|preserved|maintained|persist\w*|diffuse(?:ly)?|detected|detectable|intact|intermediate|moderate(?:ly)?|homogen\w+|uniform(?:ly)?|high(?:ly)?(?!-)|high expression",
        r"erhalten\w*|nachweisbar\w*|nachgewiesen|vorhanden\w*|homogen\w*|diffus\w*|massig\w*|maessig\w*|mittelstark\w*|deutlich\w*|durchgehend|unverandert|unveraendert",
        r"conserve\w*|maintenu\w*|presente?s?|persist\w*|homogene\w*|preserve\w*|modere\w*|persistance",
        r"conservad[oa]s?|mantenid[oa]s?|se mantiene|presentes?|persist\w+|homogene\w+|preservad[oa]s?|moderad\w+|se conserva",
        r"conservat[oaie]|mantenut[oaie]|presenti?|persist\w+|omogene\w+|preservat[oaie]|moderat\w+|si mantiene",
        r"behouden|aanwezig\w*|aantoonbaar|bewaard\w*|homogeen|homogene|matig\w*|persister\w+",
        r"zachowan\w+|obecn\w+|utrzyman\w+|jednorodn\w+|umiarkowan\w+|wykryto|stwierdzono|utrzymuj\w+",
    )
    + r")\b"
)
NOT_EVALUATED_WORDS = (
    r"\b(?:not|could not be|cannot be|can not be|unable to be|nicht|niet|nie|non|no|pas|ne|not yet|noch nicht) (?:be |been |mehr |ete |a ete |pu etre |se (?:ha )?|e stato |zostal\w* |byl\w* |sicher )?"
    r"(?:evalua\w+|assess\w+|interpret\w+|perform\w+|tested|done|available|requested|examined|measured|determined|reported|investigated|studied|possible|contributory|carried|included|applicable"
    r"|beurteil\w+|auswertbar\w*|ausgewertet|bestimm\w+|untersucht\w*|durchgefuhrt|durchgefuehrt|getestet|gepruft|moglich|verfugbar|bewertbar|erhoben|gemacht|analysiert"
    r"|realis\w+|fait\w*|teste\w*|effectue\w*|disponible\w*|analysable\w*|determine\w*|recherche\w*|concluant|contributif\w*"
    r"|realizad\w+|valora\w+|determinad\w+|estudiad\w+|hech[oa]|concluyente\w*|testad\w+|practicad\w+|solicitad\w+"
    r"|eseguit\w+|valutat\w+|valutabil\w+|determinat\w+|testat\w+|disponibil\w+|effettuat\w+|richiest\w+|fatt[oa]|interpretabil\w+|conclusiv\w+"
    r"|beoordeel\w+|bepaald|uitgevoerd|verricht|getest|onderzocht|beschikbaar|gedaan|te beoordelen|te bepalen|conclusief|betrouwbaar"
    r"|badan\w*|oceni\w+|ocenian\w+|oznacz\w+|wykonan\w+|wykonano|diagnostyczn\w+|dostepn\w+|mozna (?:bylo )?oceni\w+|badano|zbadan\w+)"
    r"|\b(?:pending|awaited|outstanding|to follow|in progress|insufficient|inconclusive|unknown|exhausted|rejected|failed|uninterpretable|repeat requested|indeterminate|equivocal|to be (?:done|determined|tested|performed|repeated)"
    r"|ausstehend\w*|steht (?:noch )?aus|folgt|wird nachgereicht|nachforderung|unbekannt|in arbeit|fehlgeschlagen"
    r"|en attente|en cours|a venir|inconnue?|insuffisant\w*|ininterpretable\w*|en reserve|pendiente\w*|en curso|desconocid\w+|insuficiente\w*|no concluyente"
    r"|in attesa|in corso|da eseguire|sconosciut\w+|insufficiente|seguira|volgt|in afwachting|onbekend|onvoldoende|mislukt|afwachtend"
    r"|niediagnostyczn\w+|w toku|w trakcie|oczekuj\w+|nieznan\w+|niewystarczaj\w+|nieoznaczon\w+|niebadan\w+|nieokreslon\w+)\b"
    r"|(?<![\w.])(?:n/?a|n\.?\s?d\.?|n\.?\s?t\.?|n\.?\s?e\.|n\.?\s?b\.?|n\.?\s?r\.|n\.?\s?w\.|n\.?\s?o\.)(?![\w])\s*$"
)

NOT_EVALUATED = re.compile(NOT_EVALUATED_WORDS)
KEPT = re.compile(KEPT_WORDS)
NEGATIVE = re.compile(NEGATIVE_WORDS)
PARTIAL = re.compile(PARTIAL_WORDS)
DIM = re.compile(DIM_WORDS)
REDUCED = re.compile(REDUCED_WORDS)
POSITIVE = re.compile(POSITIVE_WORDS)
PLAIN_POSITIVE = re.compile(PLAIN_POSITIVE_WORDS)
PLAIN_NEGATIVE = re.compile(r"\b(?:negat\w*|neg|ujemn\w+)\b")
BETWEEN_NONE_AND_DIM = re.compile(
    r"\b(?:neg\w*|ujemn\w*)\s?(?:/|to|bis|a|tot|do|-|–)\s?(?:dim|weak|low|schwach|faibl|debil|debol|zwak|slab)"
    r"|\b(?:dim|weak\w*|low|lo|schwach\w*|faible\w*|debil\w*|debole|zwak\w*|slab\w*)\s?(?:/|to|bis|a|tot|do|-|–)\s?(?:neg|ujemn)"
)
"""``negative to dim``: some of the antigen is seen."""
EARLIER = re.compile(
    r"\b(?:"
    + _any(
        r"previous(?:ly)?|formerly|earlier|initial(?:ly)?|originally|historical(?:ly)?|prior (?:sample|biopsy|marrow|result|specimen|report)|at (?:first )?diagnosis|at presentation|at baseline|before (?:therapy|treatment|car)|was \d",
        r"vorbefund\w*|voruntersuchung\w*|fruher\w*|frueher\w*|zuvor|vorher|vormals|ehemals|damals|initial\w*|bei (?:erst)?diagnose|bei ed|ursprunglich\w*|urspruenglich\w*|vor (?:car|therap)\w*",
        r"auparavant|precedemment|anterieure?(?:ment|s)?|initiale?(?:ment)?|au diagnostic|avant (?:car|traitement)\w*|contre",
        r"previamente|anteriormente|inicial(?:mente)?|al diagnostico|al debut|antes (?:de|del) (?:car|tratamiento)\w*|previo:",
        r"in precedenza|precedentemente|inizial(?:e|mente)|alla diagnosi|all'esordio|prima (?:di|della|del) (?:car|terapia)\w*|precedente",
        r"eerder|voorheen|aanvankelijk|oorspronkelijk|destijds|bij diagnose|vorige|voor (?:car|behandeling)\w*",
        r"poprzedni\w*|wczesniej\w*|uprzednio|poczatkowo|pierwotnie|przy rozpoznaniu|w chwili rozpoznania|przed (?:car|leczeni)\w*",
    )
    + r")(?!\w)"
)
"""Words that an earlier sample is spoken of."""
NOW = re.compile(
    r"\b(?:now|currently|today|at relapse|in (?:the )?present|jetzt|aktuell\w*|nun|derzeit|im rezidiv|heute|actuellement|maintenant|desormais|a la rechute|a ce jour|ahora|actualmente|en la actualidad|en la recaida"
    r"|ora|adesso|attualmente|alla recidiva|nu|thans|momenteel|bij recidief|obecnie|teraz|aktualnie|w nawrocie|w chwili obecnej)\b"
)
