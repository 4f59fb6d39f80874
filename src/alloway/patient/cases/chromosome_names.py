"""Changes of chromosomes in words and in ISCN, in seven languages, each in one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

_C = r"(?:1\d|2[0-2]|[1-9]|x|y)(?!\d)"
_ARM = r"[pq](?:\d{1,2}(?:\.\d{1,2})?)?"
_OF = (
    r"(?:(?:of|the|von|vom|des|der|dem|im|am|in|bereich|du|de|la|el|del|della|dello|di|sul|sur|en|van|het|op|w|na|locus|region\w*|regio|obszar\w*|locusu"
    r"|chromosom\w*|chromosoom|cromosom\w+|kromosom\w*|chr\.?)[\s:-]{1,2}){0,4}"
)
_LOSS = r"(?:delet\w+|delec\w+|delez\w+|del\.?|loss|verlust|perte|perdida|perdita|verlies|utrat\w+)"
_GAIN = (
    r"(?:gain|amp(?:lif\w+)?|dup(?:l\w+)?|(?:zu)?gewinn\w*|zusatz\w+ kopi\w+|ganancia\w*|guadagn\w+|acquisizion\w+|winst|toename|extra kopi\w+|extra cop\w+"
    r"|przyrost\w*|dodatkow\w+ (?:kopi\w+|material\w*)|zwielokrotnieni\w+|copies? supplementaires?|copias? (?:extra|adicional\w*)|copie (?:extra|aggiuntiv\w+|sovrannumerari\w+))"
)
_LONG = r"(?P<which>short|kurz\w*|court\w*|cort[oa]|kort\w*|krotki\w*|long|lang\w*|larg[oa]|lung[oa]|dlugi\w*)[\s-]?(?:arm\w*|arm|bras|brazo|braccio|ramieni\w+|ramion\w*)|(?P<side>bras|brazo|braccio|ramieni\w+)\s(?P<which2>court|long|corto|largo|lungo|krotki\w*|dlugi\w*)"
_BAND = r"(?:\s?\(\s?[pq?][\dpq.;:,?~\s-]{0,40}\))?"
_ISCN = rf"(?:t|del|inv|dup|ins|add|idic|dic|der|i|trp|r)\s?[(\[]\s?{_C}(?:{_ARM})?(?:\s?[;:,/]\s?{_C}(?:{_ARM})?){{0,4}}\s?[)\]]{_BAND}"
_CHANGE = re.compile(
    rf"(?<![\w])(?:"
    rf"(?P<iscn>{_ISCN}(?:\s?(?:t|del|inv|add|dup|ins|i)\([^()]{{1,20}}\){_BAND}){{0,3}})"
    rf"|(?P<gain>{_GAIN})[\s-]?{_OF}[(\[]?\s?(?P<gained>(?:{_C}|[il](?=q)){_ARM}|(?:{_C})\)\([pq][\dpq.]*)(?![\w])[)\]]?"
    rf"|(?P<gained2>{_C}{_ARM})\)?(?:\s?\([^()]{{1,30}}\))?[\s:-]{{0,3}}(?P<gain2>{_GAIN}|\+(?![\d\w]))"
    rf"|\+\s?(?P<gained3>1q(?:\d{{2}}(?:\.\d)?)?)(?![\w])"
    rf"|{_LOSS}[\s-]?{_OF}(?:{_LONG})[\s-]{_OF}(?P<armed>{_C})(?![\d.;])(?:\s?\(?(?P<sub>{_ARM})\)?)?"
    rf"|(?P<loss>{_LOSS})[\s-]?{_OF}[(\[]?\s?(?P<lost>{_C}{_ARM})(?![\w])[)\]]?"
    rf"|(?P<lost2>{_C}{_ARM})\)?(?:[\s-]{{0,3}}{_LOSS}(?!\w)|[-−–](?=[\s,.;)]|$))"
    rf"|(?P<number>mono|tri|tetra)som\w{{1,5}}[\s:-]{{1,2}}{_OF}\(?(?P<which3>{_C})(?![.;:\w]|,\d)(?P<more>(?:(?:,\s?|\s?/\s?|\s(?:and|und|et|y|e|en|i|oraz|sowie)\s)(?:chromosom\w+\s)?{_C}(?![.;:\w%]|\s?%)){{0,6}})"
    rf"|(?:loss|verlust|perte|perdida|perdita|verlies|utrat\w+)\s(?:of|von|des|du|de|del|di|van|het|der|the)?\s?(?:chromosom\w*|chromosoom|cromosom\w+)\s(?P<missing>{_C})(?![.;\w])"
    rf"|trans?lo[ckz]\w+\s?{_OF}[(\[]?\s?(?P<one>{_C})\s?(?:[;:/]|\s(?:and|und|et|y|e|en|i)\s)\s?(?P<two>{_C})(?![\d.\w])\)?{_BAND}"
    rf"|t\s?(?P<one2>{_C});(?P<two2>{_C})(?![\d.\w])"
    rf"|inv(?:er[sz]\w+)?\.?[\s-]?{_OF}(?P<turned>{_C})(?![\d.;\w])"
    rf"|iso-?chromosom\w*\s?(?P<iso>{_C}[pq])(?!\w)"
    rf"|(?P<philadelphia>philadelphia[\s-]?(?:chromosom\w*|chromosoom)?|(?:chromosom\w*|cromosoma|kromosom\w*)\s(?:de\s|di\s)?(?:philadelphia|filadelfia)|ph1?(?=\s?\+|[\s-]?(?:posi|poz|nega|ujemn|dodat)|-chrom))(?!-like)"
    rf"|(?P<hit>(?:double|triple|doppel|doble|dubbel|podwojn\w+)[\s-]hits?|dhl\b|thl\b)"
    rf"|(?P<iamp>iamp\s?\(?21\)?|intrachromosom\w+ amplif\w+ (?:of |von |des |du |de |del |di |van )*(?:chromosom\w+ |cromosoma )?21)"
    rf"|(?P<ploidy>(?:high[\s-]|hoch|haute |alta |low[\s-]|masked |near[\s-])?(?:hyper|hypo|hiper|hipo|iper|ipo|near-?|tri|tetra|pseudo|beinahe-?|nahezu )(?:di|tri|tetra)?(?:h?aplo|plo)[ii]?\w*)"
    rf")"
)  # fmt: skip
_TRIGGER = re.compile(
    r"[1-9xyil][pq]|\bt\s?[(\[\d]|\b(?:inv|iso|del|der|dic|add|dup|ins|i|r|idic)\W?[\w(]|som[iyae]|trans?lo|phila|filad|\bph|[\s-]hit|\b[dt]hl\b|\biamp|intrac|ploi|aplo|arm|bra[sz]|brac|ramie|loss|verl|per[dt]|utrat"
)


def chromosome_changes(plain: str) -> Iterator[tuple[str, int, int]]:
    """Name, start and end of every change of a chromosome in folded text.

    >>> [name for name, _, _ in chromosome_changes("zugewinn 1q21, 17p-deletion, t( 11:14 )(q13;q32)")]
    ['gain 1q21', 'del(17p)', 't(11;14)(q13;q32)']
    """
    if not _TRIGGER.search(plain):
        return
    for match in _CHANGE.finditer(plain):
        for name in _names(match):
            yield name, match.start(), match.end()


def _names(match: re.Match[str]) -> Iterator[str]:
    if match["number"]:
        numbers = re.findall(r"\d+|[xy](?!\w)", f"{match['which3']} {match['more'] or ''}")
        for number in numbers:
            yield numeric(match["number"], number)
    elif match["missing"]:
        yield numeric("mono", match["missing"])
    else:
        yield _band(match) or _word(match)


def numeric(how: str, chromosome: str) -> str:
    """``monosomy 7 (-7)``: in words and as a karyotype prints it."""
    sign = "-" if how == "mono" else "+"
    return f"{how}somy {chromosome.upper()} ({sign}{chromosome.upper()})"


def _band(match: re.Match[str]) -> str:
    if match["iscn"]:
        return iscn(match["iscn"])
    gained = match["gained"] or match["gained2"] or match["gained3"]
    if gained:
        how = match["gain"] or match["gain2"] or ""
        where = re.sub(r"[)(\s]", "", gained)
        where = re.sub(r"^[il](?=q)", "1", where)
        return f"{'amp' if how.startswith('amp') else 'gain'} {where.replace('x', 'X')}"
    lost = match["lost"] or match["lost2"]
    if lost:
        return f"del({lost.replace('x', 'X').replace('y', 'Y')})"
    if match["armed"]:
        which = match["which"] or match["which2"]
        arm = "p" if which.startswith(("sh", "ku", "co", "ko", "kr")) else "q"
        return f"del({match['armed'].upper()}{match['sub'] or arm})"
    return ""


def _word(match: re.Match[str]) -> str:
    if match["one"] or match["one2"]:
        pair = (match["one"] or match["one2"], match["two"] or match["two2"])
        return f"t({pair[0]};{pair[1]})".replace("x", "X").replace("y", "Y")
    if match["turned"]:
        return f"inv({match['turned'].upper()})"
    if match["iso"]:
        return f"i({match['iso']})"
    if match["philadelphia"]:
        return "Philadelphia chromosome t(9;22)"
    if match["hit"]:
        return "triple hit" if match["hit"].startswith(("tri", "thl")) else "double hit"
    return "iAMP21" if match["iamp"] else _ploidy(match["ploidy"])


def _ploidy(word: str) -> str:
    """``hyperdiploid``, ``high hyperdiploid``, ``low hypodiploid``, ``near-haploid``."""
    if "haplo" in word or "aplo" in word:
        return "near-haploid"
    stem = "hypodiploid" if re.search(r"h?[yi]po", word) else "hyperdiploid"
    for number in ("tetra", "tri"):
        if number in word:
            return f"near-{number}ploid" if stem == "hyperdiploid" else stem
    if word.startswith(("high", "hoch", "haute", "alta")):
        return f"high {stem}"
    return f"low {stem}" if word.startswith("low") else stem


def iscn(printed: str) -> str:
    """A change as ISCN prints it, without spaces: ``t(9;22)(q34;q11.2)``.

    >>> iscn("t( 9:22 )(q34:q1 1)")
    't(9;22)(q34;q11)'
    """
    name = re.sub(r"\s", "", printed).replace("[", "(").replace("]", ")")
    name = re.sub(r"(?<=[\dpqxy.])[:,/](?=[\dpqxy])", ";", name)
    return re.sub(r"(?<=[(;])[xy]", lambda m: m[0].upper(), name)
