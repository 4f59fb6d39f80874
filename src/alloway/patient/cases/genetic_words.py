"""What laboratories say of genes and chromosomes in seven languages: what kind of change, found or not.

Every pattern is for `alloway.patient.cases.lexicon.folded` text (lower case, no accents).
"""

from __future__ import annotations

import re


def _any(*languages: str) -> str:
    return "|".join(languages)


_LOSS = r"delet\w+|delec\w+|delez\w+|del\b|loss|verlust|perte|perdida|perdita|verlies|utrat\w+"
_BOTH = r"homozyg\w*|homocig\w*|omozig\w*|biallel\w*|bi-allel\w*|biallelisch\w*"
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "rearrangement",
            r"\b(?:rearrang\w+|rearanz\w+|riarrangi\w+|rearreg\w+|reordena\w+|reorganiza\w+|reagenc\w+|herschik\w+|umlager\w+|przegrupow\w+"
            r"|(?:gen)?bruch(?:ereignis\w*|punkt\w*)?\b|break(?:-?apart)?\b(?! ?-?(?:probe|sond))|split(?! ?-?(?:probe|sond))|trans?lo[ckz]\w+)|-r\b",
        ),
        (
            "frameshift variant",
            r"\bframe-?shift\w*|leseraster\w*|leserahmen\w*|decalage du cadre|(?:desplazamiento|cambio) (?:del? )?marco"
            r"|spostamento d\w+ (?:cornice|modulo)|leesraam\w*|przesunieci\w+ ramki",
        ),
        (
            "nonsense variant",
            r"\bnonsense|non-sens|stop[- ]?(?:gain\w*|mutat\w+|codon)|sin sentido|trun[ck]\w+|tronqu\w+|tronc\w+|bezsensown\w+|nonsens",
        ),
        ("missense variant", r"\bmissens\w*|faux-sens|cambio de sentido|zmiany sensu"),
        ("splice variant", r"\bsplic\w+|spleis\w+|epissage|splejs\w+"),
        (
            "internal tandem duplication",
            r"\bintern\w* tandem|tandem intern|wewnetrzn\w+ (?:\w+ )?(?:tandem|duplik)|tandemduplik\w+|\bitd\b|tandemow\w+ (?:wewnetrzn\w+ )?duplik"
            r"|duplica\w+ (?:interna )?(?:en )?tandem",
        ),
        (
            "homozygous deletion",
            rf"\b(?:{_BOTH})\s(?:\w+\s)?(?:{_LOSS})|\b(?:{_LOSS})\s(?:{_BOTH})",
        ),
        ("deletion", rf"\b(?:{_LOSS})"),
        ("amplification", r"\bampli\w+"),
        (
            "gain",
            r"\b(?:copy number gain|gain\b|zugewinn\w*|ganancia|guadagno|winst|przyrost)",
        ),
        ("fusion", r"\b(?:gen)?fusi\w+|\bfuzj\w+|\btrans[ck]ri[pt]\w+"),
        (
            "mutation",
            r"\w{0,9}mutat\w*|\bmutie\w+|gemuteer\w+|\bmute(?:e|s|es)?\b|\bmutad\w|\bmutaz\w+|\bmuta[ck]\w+|zmutow\w+|\bmut\b"
            r"|pathogen\w* (?:variant|change|verander)\w*|variant\w* (?:pathog|patog)\w+|(?:pathog|patog)\w+ (?:variant|wariant)\w*",
        ),
        ("variant", r"\b[vw]ariant\w*"),
    )
)

DENIED = re.compile(
    r"(?<![\w-])(?:"
    + _any(
        r"no(?=\s[a-z])|not (?:detect\w+|found|rearranged|mutated|present|seen|deleted|amplified|identified|evident|demonstrated|observed)"
        r"|undetect\w+|un(?:mutated|rearranged)|negative\w*|neg\b|without|absent|absence|none|nil|unremarkable|germline config\w*|below (?:the )?(?:cut-?off|limit)"
        r"|normal (?:signal|pattern|result|copy)\w*|normal(?=\s*(?:[.,;)]|$))|excluded",
        r"wild ?-?typ\w*|wt(?=\W|$)|type sauvage|sauvages?|tipo salvaje|tipo silvestre|salvajes?|tipo selvaggio|dzik\w+ typ\w*|typ\w* dzik\w+|keimbahnkonfiguration|kiembaanconfiguratie",
        r"nicht|kein\w*|ohne|negativ\w*|unmutiert\w*|unverander\w+|unauffallig\w*|regelrecht\w*|normalbefund|ausgeschlossen|fehlt|fehlen\w*|nein|unterhalb",
        r"non[ -](?:detect|retrouv|mis|mut|rearrang|present|eviden|rilev|riscontr|riarrang|delet|amplif|identif|document|patolog|mutat|observ|alter)\w*|pas d(?:e |es |')|pas (?:mut|detect|retrouv|rearrang|mis)\w*"
        r"|n'(?:a|est|ont) \w+|absence|absente?s?|aucune?|sans|negati[fv]e?s?",
        r"no (?:se )?(?:detect|observ|eviden|identif|encontr|hall|mut|reordena|aprec|presen)\w*|sin|ningun\w*|ausen\w+|negativ[oa]s?|normal(?:es)?(?=\s*(?:[.,;)]|$))",
        r"non (?:si )?(?:rilev|eviden|riscontr|osserv|mutat|presen)\w*|senza|nessun\w*|assen\w+|negativ[oaie]",
        r"geen|niet|zonder|afwezig\w*|negatief|ongemuteerd|nee",
        r"nie (?:wykry|stwierdz|wykaz|obserw|zidentyf|zmutow|potwierdz|jest|znalez|uwidoczn|ma)\w*|brak\w*|bez|ujemn\w+|nieobecn\w+|niewykryw\w+|niezmutowan\w+|prawidlow\w+",
    )
    + r")|(?<![\d.,])0\s?% (?:of|der|des|de|dei|van|delle?|los|las)?|(?<![\d.,/])0/\d{2,3}\b"
)
DENIED_DASH = re.compile(r"^\s*[:|]?\s*[-–−](?:\s*$|\s+(?=[\d<|]|$))")
"""A dash as the whole result of a row."""
LEAD_DENIED = re.compile(
    r"(?<![\w-])(?:negativ\w*|negatief|ujemn\w+|negati[fv]e?s?|wild ?-?typ\w*|typ\w* dzik\w+|sauvages?|salvajes?|unmutated|unmutiert\w*|not detected|not mutated|undetected"
    r"|nicht (?:nachgewiesen|nachweisbar|mutiert|gefunden)\w*|niet (?:aangetoond|aantoonbaar|gemuteerd|gevonden)|non (?:detect|retrouv|mut|rilev|riscontr|eviden)\w*"
    r"|no (?:detectad|mutad|se detect)\w*|nie (?:wykry|stwierdz|wykaz)\w*|niezmutowan\w+|unauffallig\w*)"
    r"(?:\s+(?:genes?|geny|geni|gene|genen|mutation\w*|mutati\w+|mutazion\w+|mutacj\w+|mutacion\w*|variant\w*|for|fur|pour|para|per|voor|dla|are|were|sind|waren|in|im|den|of|de|des|di|w|was|is)){0,4}\s*[:(]?\s*(?:\w{1,4}\s)?$"
)
"""The denial that heads a list: ``Wildtyp: NPM1, FLT3``."""
OTHERS_DENIED = re.compile(
    r"(?:[,(]|\b(?:and|but|with|und|aber|mit|bei|en|maar|met|et|mais|y|pero|con|e|ma|i|ale|przy)\b)\s*(?:no|not|without|kein\w*|ohne|geen|zonder|pas d\S*|aucun\w*|sans|sin|ningun\w*|nessun\w*|senza|non si\w*|bez|brak|nie (?:wykry|stwierdz)\w+)"
    r"\s(?:\w+\s){0,3}?(?:other|further|additional|weiter\w*|ander\w+|zusatzlich\w*|autres?|supplementaires?|otr[oa]s?|adicional\w*|altr[eio]\w*|ulterior\w*|overige|verdere|bijkomend\w*|inn\w+|dodatkow\w+|dalsz\w+)\b.*$"
)
"""``TP53 p.R248Q, no further mutation``: says nothing against the change before."""
FOUND = re.compile(
    r"\b(?:"
    + _any(
        r"detected|detectable|present|positive|found|identified|seen|confirmed|demonstrated|observed|vaf|fav|yes",
        r"nachgewiesen\w*|nachweisbar\w*|nachweis|gefunden|positiv\w*|vorhanden|bestatigt|detektier\w+|detektierbar|identifizier\w+|vorliegend|liegt vor|ja",
        r"detecte\w*|retrouve\w*|presente?s?|positi[fv]\w*|identifie\w*|mise?s? en evidence|confirme\w*|objective\w*|oui",
        r"detectad\w+|se (?:detecta|observa|identifica|evidencia|confirma)\w*|hallad\w+|identificad\w+|presencia|si",
        r"rilevat\w+|riscontrat\w+|evidenziat\w+|documentat\w+|identificat\w+|confermat\w+|presenza|presenti|si (?:rileva|evidenzia|documenta|riscontra)\w*",
        r"aangetoond|aantoonbaar|aanwezig\w*|gevonden|positief|bevestigd|geidentificeerd",
        r"wykryt\w+|stwierdz\w+|wykazan\w+|obecn\w+|dodatni\w*|potwierdz\w+|zidentyfikowan\w+|ujawnion\w+|tak",
    )
    + r")\b|(?<=\S)\+|\d\s?%"
)
STRONG = re.compile(
    r"\b(?:vaf|fav|detected|nachgewiesen|positive?|presente?s?|aangetoond|aantoonbaar|wykryt\w|obecn\w+|detecte\w*|detectad\w+|rilevat\w|retrouve\w*)\b|\d\s?%"
)
"""Words of a result that a later "no ..." in the same clause no longer touches."""
UNTESTED = re.compile(
    r"\b(?:not (?:performed|tested|done|evaluable|available|assessed|informative|determined)|pending|insufficient\w*|to follow|failed|awaited|outstanding"
    r"|nicht (?:durchgef\w+|untersucht\w*|beurteil\w+|auswertbar|getestet|bestimmt|erfolgt|gepruft)|(?:noch )?ausstehend\w*|steht (?:noch )?aus|folgt|in arbeit|in bearbeitung|zu wenig"
    r"|non (?:realis|fait|test|evaluable|interpretable|determin|recherch|analys|contributi)\w*|en (?:cours|attente)|a suivre|insuffisant\w*"
    r"|no (?:realizad|evaluable|valorable|analizad|estudiad|determinad|disponible|testad|informativ)\w*|pendiente\w*|en curso|insuficiente\w*"
    r"|non (?:eseguit|valutabil|testat|determinat|effettuat|disponibil|analizzat)\w*|in (?:corso|attesa)|insufficiente|segue"
    r"|niet (?:bepaald|verricht|uitgevoerd|beoordeel\w+|getest|onderzocht|gedaan|te beoordelen)|volgt|onvoldoende|in bewerking|nog niet bekend"
    r"|nie (?:wykonan|badan|ocenian|oznaczan|zbadan|przeprowadz)\w*|niediagnostyczn\w*|w (?:toku|trakcie|opracowaniu)|oczekuj\w+|niewystarczaj\w+)"
)
TESTED_FOR = re.compile(
    r"\b(?:tested for|panel\w*|probes? (?:for|used|set)?|screen\w* for|analys\w+ (?:of|for|de|des|du|van|auf|der)|analy[sz]ed genes?|genes? (?:analy[sz]ed|covered|tested)|requested|search for"
    r"|sonden?\w*|untersucht\w* (?:auf|wurden|gene)?|getestet\w*|gene?npanel|untersuchte gene|sondes?|recherche d\S*|genes (?:etudies|testes|analyses|analizados|estudiados)|sondas?|estudio de|busqueda de"
    r"|sonde|ricerca d\S*|geni (?:analizzati|testati|studiati)|onderzoek naar|onderzochte genen|onderzocht\w* op|badane geny|badan\w+ w kierunku|geny objete|analiz\w+ gen\w+|ocen\w+ gen\w+|sondami)\b(?:[^.;]|;(?=\d))*$"
)
OF_GENES = re.compile(
    r"\bgen(?:e|s|en|es|i|u|ow|om\w*|et\w+)?\b|\w*genet\w+|\w*sequen[czt]\w+|secuencia\w+|sekwenc\w+|\bngs\b|\bfish\b|\bpcr\b|\bmlpa\b|panel\w*|wild ?-?typ|sauvage|salvaje"
    r"|unmut\w+|germline|mutat\w*|mutaz\w+|mutac\w+|mute\b|muti\w+|rearrang\w+|riarrang\w+|reordena\w+|herschik\w+|[vw]ariant\w*|mole[ck]ul\w+|molecol\w+|karyo\w+|cariot\w+|caryot\w+|kariot\w+|cytogen\w+|citogen\w+|zytogen\w+"
)
STAIN = re.compile(
    r"immunohisto|inmunohisto|immunoisto|\bihc\b|\bihq\b|immunhisto|immunomarqu|immunkleur|\bstain|\bkleuring|expression|expresion|espression|expressie|ekspresj|double[- ]express|farbung|anticorps|anticuerpo"
    r"|of (?:tumou?r )?cells\b|der (?:tumor)?zellen|des cellules|de las celulas|delle cellule|van de (?:tumor)?cellen|komorek"
)
CLONALITY = re.compile(r"\b(?:mono|poly|oligo|poli)?[ck]l?on[ai]\w*|\bclonal\w*|\bklonal\w*")
"""A rearranged receptor gene in a test of clonality is no abnormality."""
RESIDUAL = re.compile(
    r"\bmrd\b|\b(?:minimal|measurable|messbare?|mesurable|medible|minima|misurabile|meetbare|minimaln\w+|resid\w+|restkrank\w+)\s(?:\w+\s)?(?:resid\w+|rest\w+|enfermedad|malatti\w+|maladie|chorob\w+|disease|erkrankung)"
    r"|%\s?\(?is\b|\bis\)|transkriptlast|transcript level\w*|\bmr ?[345](?:[.,][05])?\b|molecular response|molekular\w* (?:ansprechen|remission)|reponse moleculaire|respuesta molecular|risposta molecolare|odpowiedz molekularna"
)
RATIO = re.compile(
    r"(?<!alleli)(?<!allelic )(?<!allel-)\bratio\b(?! alle| d?'?alle)|/\s?abl1?\b|\bkopi\w+|\bcopies\b|\bcopias\b|\bcopie\b|log\b"
)
HARMLESS = re.compile(
    r"\bpolymor\w+|\bpolimor\w+|\bsnp\b|\bbenign\w*|\bgutartig\w*|synonym\w*|sinonim\w*|goedaardig\w*|lagodn\w+|\bsilent\b|benigne\w*|(?:class|klasse|classe|clase|klasa) [12]\b"
)
INHIBITOR = re.compile(
    r"^[\s-]{0,2}(?:inhib\w*|hemm\w*|rem+er\w*|block\w*|antagon\w*|degrad\w*|anti[ck]\w*|anticorps|car\b|antibod\w*|gericht\w*|directed|targeted|dirigid\w+|naiv\w*|resist\w*|therap\w*|spiegel|level|promot\w*|reference|kontroll?gen)"
    r"|^[\s-]{0,2}(?:\w+\s)?inhibitor\w*"
)
INHIBITOR_BEFORE = re.compile(
    r"\b(?:anti|inhib\w*(?: (?:de|of|der|di|van|von|du|des|la|el))*|inibitor\w*(?: (?:di|del|della))*|remmer(?: van)?)[\s-]{0,2}$"
)
NUCLEI = re.compile(
    r"\bfish\b|\binterpha?s\w*|\bnuclei\b|\bnuclear signal|zellkern\w*|\bkerne?n?\b|\bnoyaux\b|\bnucle[oi]s?\b|\bjader\b|\bkary[oo]t\w*|\bcaryot\w*|\bcariot\w*|\bkariot\w*|\bmetap[hf]a\w*|\b[czk]ytogen\w*|\bcitogen\w*"
    r"|\bfluores\w+|\bbreak-?apart|\bsplit\w*|\bhybridi[sz]\w+|\bibridazion\w+|\bhibridaci\w+|\bsond[aey]\w*|\bprobes?\b"
)
MOLECULAR = re.compile(
    r"\bngs\b|\bmlpa\b|\b(?:rt-?|q|dd)?pcr\b|\brna\w*|\b(?:snp-?)?arrays?\b|sequen[czt]\w+|sequenc\w+|secuenc\w+|sekwenc\w+|\btranscri\w+|\btranskri\w+|mole[ck]ul\w+|molecol\w+|\bpanel\w*|\bvaf\b"
)
JOINED = re.compile(
    r"[\s,/&+]*(?:\([^)]*\)[\s,/&+]*)?(?:(?:and|or|nor|und|oder|sowie|bzw\.?|noch|en|of|i|lub|oraz|ani|et|ou|ni|y|o|u|e|ed|ne|as well as|ainsi que)\b[\s,]*)?(?:(?:the|der|des|dem|von|in|im|of|de|du|la|le|les|el|del|di|van|het|w|a|an|einer?|una?|une|een)\b\s*){0,2}"
)
NOUNS = re.compile(
    r"-?(?:\b|(?<=-))(?:rearrang\w+|fusion\w*(?: transcripts?)?|fusie\w*|fuzj\w+|deletion\w*|deletie\w*|delecion\w*|delezion\w*|delecj\w+|mutation\w*|mutatie\w*|mutacion\w*|mutazion\w*|mutacj\w+|amplifi\w+|[vw]ariant\w*"
    r"|trans?lo[ckz]\w+|reordena\w+|riarrangi\w+|herschik\w+|umlager\w+|gene?n?)\b"
)
CONJUNCTION = re.compile(
    r"\b(?:and|or|nor|und|oder|sowie|noch|en|of|et|ou|ni|y|o|e|i|lub|oraz|ani)\b"
)
CUT = re.compile(r"[,(]|\b(?:and|but|und|aber|sowie|en|maar|et|mais|y|pero|e|ma|i|ale|oraz)\b")
OF_ALL = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?::|all\b|each\b|both\b|were\b|are\b|wurden\b|waren\b|sind\b|jeweils\b|alle\b|beide\b|toutes?\b|tous\b|todas?\b|todos?\b|ambas?\b|tutt[ei]\b|entramb\w+|zijn\b|wszystkie\b|oba\b)"
)
SHARE = re.compile(
    r"\b(?:vaf|fav)\W{0,4}\d[\d.,]*\s?%|\d[\d.,]*\s?%\s?(?:vaf|fav|(?:of|der|des|de los|de|dei|delle|van de|van)\s(?:nuclei|cells|metaphases|\w*kerne\w*|\w*zellen|noyaux|cellules|nucleos|celulas|cellule|kernen|cellen)|noyaux|jader|komorek|kernen|kerne|nucleos|nuclei|cells)?"
    r"|\[\d+\]"
)
LISTED_DENIED = re.compile(
    r"(?:[,;(/|]|\b(?:and|but|with|und|aber|mit|bei|sowie|en|maar|met|et|mais|avec|y|pero|con|e|ma|i|ale|oraz)\b)?\s*\b(?:no|not|without|negative for"
    r"|absence (?:of|de|d')|kein\w*|ohne|geen|zonder|niet|brak|bez|nie (?:wykry|stwierdz|wykaz)\w+|sans|pas d[e']s?|pas de|aucune?|ni|sin|ningun\w*|no se \w+|senza|nessun\w*|non si \w+|assenza di|ausencia de|nieobecn\w+)"
    r"(?:\s+(?:an?|any|the|evidence|signs?|nachweis|hinweis\w*|einer?s?|eines|auf|fur|der|des|de|la|el|du|een|van|voor|aanwijzing\w*|di|una?|del|della|evidenza|evidencia|of|for|in|im|w|obecnosci|pathogenic|detectable|additional|further"
    r"|other|known|(?:rearrang|riarrang|reordena|rearanz|muta|delet|delec|delez|amplif|fusi|fuzj|trans|varia|herschik|umlager)\w+))*\s*$"
)
"""The denial that leads in the next change: ``NRAS p.G12D, no BRAF mutation``."""
