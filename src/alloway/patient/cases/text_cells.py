"""Cell therapies in prose: whether the cells were given, and where they are denied."""
# Tables of words read better on one line each.

from __future__ import annotations

import re

from alloway.patient.cases.cell_words import CAR_T, TRANSPLANTED
from alloway.patient.cases.context import context
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement

_NOT = (
    r"(?:not|never|nor|neither|nicht|nie|kein\w*|niet|nooit|geen|pas|jamais|aucun\w*|no|nunca|ningun\w*|sin|non|mai|senza|nessun\w*"
    r"|nie|nigdy|bez|n't|without|ohne|sans|zonder)"
)
_GIVING = (
    r"(?:re-?infused|infused|given|administered|transfused|released|used|possible|infusion|infundiert|reinfundiert|verabreicht"
    r"|gegeben|erhalten|appliziert|moglich|freigegeben|durchgefuhrt|erfolgt|toegediend|gegeven|gekregen|mogelijk|vrijgegeven|verricht"
    r"|injecte\w*|perfuse\w*|administre\w*|recu\w*|realise\w*|infundid\w*|administrad\w*|recibid\w*|realiz\w*|liberad\w*|llego"
    r"|infus[aoei]\b|somministrat\w*|ricevut\w*|eseguit\w*|reinfus\w*|podan\w*|przetoczon\w*|otrzyma\w*|wykonan\w*|zrealizowan\w*|collected"
    r"|raccolt\w*|disponibil\w*)"
)
_NOT_INFUSED = re.compile(
    rf"\b{_NOT}\s+(?:\w+\s+){{0,3}}?{_GIVING}|\b{_GIVING}\s+(?:\w+\s+){{0,2}}?(?:nicht|niet|never|nie\b)"
    r"|\bout of specification\b|\bau(?:ss|ß)er(?:halb der)? spezifikation|hors specification\w*|fuera de especificac\w*|fuori specifica\w*"
    r"|buiten specificatie|poza specyfikacj\w*"
    r"|\binfusion (?:was )?(?:cancell?ed|withheld|not|annulee)\b|\b(?:manufactur\w+|production) (?:fail\w*|was unsuccessful)"
    r"|\bfailed (?:manufactur\w+|production|release)|\bawaiting (?:re-?)?infusion"
    r"|\b(?:herstell\w*|produktion\w*|productie|production|fabrication|fabricacion|produccion|produzione|produkcj\w*|wytworzeni\w*|apherese|aferesis"
    r"|aferesi|aferese|afereza|apheresis|collection|manufacturing|leukapherese|leucapherese|cytapherese)\W+(?:\w+\W+){0,3}?(?:fehlgeschlagen|gescheitert|misslungen|nicht gelungen|mislukt|echec|echoue\w*|impossible"
    r"|fallid\w*|fracas\w*|fallit\w*|insufficient\w*|nie powiodl\w*|nieudan\w*|failed|unsuccessful|insuffisant\w*|insuficiente)"
    r"|\b(?:progress\w+|relaps\w+|died|deteriorat\w+|declined|withdr\w+|infection)\s+(?:\w+\s+){0,3}?(?:before|prior to) (?:the )?(?:re-?)?infusion"
    r"|\b(?:progredient|progress|progression|progres\w*|rezidiv|rechute|recaida|recidiva|recidief|nawrot|wznowa)\W+(?:\w+\W+){0,2}?(?:vor|avant|antes de|prima del?l?a?|voor(?:afgaand)?|przed)\W+(?:\w+\W+){0,2}?(?:re)?(?:infu[sz]\w*|perfusion|wlew\w*|podani\w*|gabe)"
)
_ASKED = re.compile(
    r"\b(?:applied for|requested|refused|denied|rejected|funding|funded|approved|foreseen|could not be|cannot be|unable to|failed|cancell?ed|called off|postponed"
    r"|beantragt|abgelehnt|storniert|abgesagt|verworfen|vorgesehen|konnte nicht|kostenzusage|bewilligt|geplant|verschoben|angefragt|gescheitert|nicht moglich"
    r"|aangevraagd|afgewezen|afgekeurd|geannuleerd|besproken|uitgesteld|overwogen|gepland|niet mogelijk|mislukt"
    r"|demande\w*|refuse\w*|annule\w*|prevu\w*|envisage\w*|n'a pu|impossible|discute\w*|reporte\w*|echec|recuse\w*"
    r"|solicitad\w*|denegad\w*|rechazad\w*|cancelad\w*|previst\w*|planead\w*|valorad\w*|no fue posible|no se pudo|aplazad\w*|suspendid\w*|fallid\w*"
    r"|richiest\w*|rifiutat\w*|annullat\w*|programmat\w*|previsto|non (?:e stato )?possibil\w*|discuss\w*|rinviat\w*|proposto|proposta|fallit\w*"
    r"|odmow\w*|anulowan\w*|odwolan\w*|zakwalifikowan\w*|planowan\w*|wniosek|zlozono|rozwazan\w*|odroczon\w*|niemozliw\w*|nieudan\w*)\b"
)
_MADE = re.compile(
    r"\b(?:leu[ck]\w*p?h?er\w*|apheres\w*|apherese\w*|aferes\w*|aferez\w*|cytapheres\w*|collect\w+|harvest\w*|manufactur\w+|produc\w+|produ[kz]\w*|produit\w*"
    r"|prodott\w*|slot|made|ordered|shipped|cryopreserved|stored|hergestellt|herstellung|gesammelt|sammlung|bestellt|gewonnen|vervaardigd|geproduceerd"
    r"|recueil\w*|fabri[cq]\w*|recogid\w*|recolec\w*|extraid\w*|raccolt\w*|wytworz\w*|wyprodukowan\w*|pobran\w*|zebran\w*)\b"
)
_INFUSED = re.compile(
    r"\b(?:infus\w+|infundier\w*|received|given|administered|treated with|underwent|after|following|post|erhalten|erhielt|verabreicht|gegeben|nach|gabe|z\.? ?n\.?"
    r"|recu\w*|injecte\w*|administre\w*|apres|traite\w*|reinjecte\w*|reinjection|recibi\w*|infundi\w*|administr\w*|tras|tratad\w*|despues"
    r"|ricevut\w*|somministr\w*|dopo|trattat\w*|reinfu\w*|toegediend|toediening|kreeg|gekregen|behandeld|na|infuus|podan\w*|podaniu|przetoczon\w*|otrzyma\w*|po|wlew\w*|leczon\w*)\b"
)
_THEY = re.compile(
    r"^(?:it|they|this|these|the (?:product|cells?|infusion|dose|batch)|sie|diese|das produkt|die zellen|ze|deze|het product|de cellen|elles?|ils?|le produit|les cellules"
    r"|el producto|las celulas|il prodotto|le cellule|komorki|produkt\w*|preparat\w*)\b"
)
_AHEAD = re.compile(
    r"\b(?:before|prior to|ahead of|pre|vor|voor|avant|antes del?|prima (?:del?l?[ea']?|di)|przed)[ -]+(?:\w+ )?$"
)


def infused(text: str, item: tuple[int, int], following: str = "") -> bool:
    """Whether the cells that a sentence names reached the patient, as far as it tells.

    Cells that were asked for, collected or made but not infused are no treatment; the denial may
    stand behind a "but", where `context` does not look, or in the next sentence.

    Parameters
    ----------
    item
        Start and end of the words that name the cells.

    >>> infused("Axi-cel was made but not infused.", (0, 7)), infused("Axi-cel on 3 May.", (0, 7))
    (False, True)
    """
    plain, after = folded(text), folded(following)
    rest, before = plain[item[1] :].split(";")[0], plain[: item[0]]
    if _NOT_INFUSED.search(rest) or (_THEY.match(after) and _NOT_INFUSED.search(after)):
        return False
    if _AHEAD.search(before):
        return False
    around = f"{before[-60:]} {rest[:80]}"
    if (_MADE.search(around) or _ASKED.search(around)) and not _INFUSED.search(around):
        return False
    return not _ASKED.search(rest[:40])


def deny_cells(statement: Statement, draft: Draft) -> None:
    """Note transplants and CAR-T cells that a sentence says the patient never had."""
    plain = folded(statement.text)
    for kind, pattern in (("transplant", TRANSPLANTED), ("CAR-T", CAR_T)):
        match = pattern.search(plain)
        if match is None:
            continue
        means = context(statement.text, match.start(), match.end(), statement.section)
        if means == "negated":
            draft.denied.add(kind)
