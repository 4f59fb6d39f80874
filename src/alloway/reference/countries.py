"""ISO 3166-1 country codes and the English names that `reference.places` uses.

FHIR R4 recommends the three-letter code in ``Address.country``; hospitals send the two-letter one or
a name as often.
"""

from __future__ import annotations

_CODES = """
AL ALB Albania;DZ DZA Algeria;AR ARG Argentina;AM ARM Armenia;AU AUS Australia;AT AUT Austria;
BD BGD Bangladesh;BY BLR Belarus;BE BEL Belgium;BA BIH Bosnia and Herzegovina;BR BRA Brazil;
BG BGR Bulgaria;CA CAN Canada;CL CHL Chile;CN CHN China;CO COL Colombia;CR CRI Costa Rica;EC ECU Ecuador;HR HRV Croatia;CY CYP Cyprus;
CZ CZE Czechia;DK DNK Denmark;EG EGY Egypt;EE EST Estonia;FI FIN Finland;FR FRA France;
GE GEO Georgia;DE DEU Germany;GR GRC Greece;HK HKG Hong Kong;HU HUN Hungary;IS ISL Iceland;
IN IND India;ID IDN Indonesia;IR IRN Iran;IQ IRQ Iraq;IE IRL Ireland;IL ISR Israel;IT ITA Italy;JP JPN Japan;
JO JOR Jordan;KZ KAZ Kazakhstan;KE KEN Kenya;KW KWT Kuwait;LV LVA Latvia;LB LBN Lebanon;LT LTU Lithuania;
LU LUX Luxembourg;MY MYS Malaysia;MT MLT Malta;MX MEX Mexico;MD MDA Moldova;MC MCO Monaco;
MA MAR Morocco;
NP NPL Nepal;NL NLD Netherlands;NZ NZL New Zealand;NG NGA Nigeria;MK MKD North Macedonia;NO NOR Norway;
OM OMN Oman;PK PAK Pakistan;PA PAN Panama;
PE PER Peru;PH PHL Philippines;PL POL Poland;PT PRT Portugal;PR PRI Puerto Rico;QA QAT Qatar;
RO ROU Romania;RU RUS Russia;SA SAU Saudi Arabia;RS SRB Serbia;SG SGP Singapore;SK SVK Slovakia;
SI SVN Slovenia;ZA ZAF South Africa;KR KOR South Korea;ES ESP Spain;LK LKA Sri Lanka;SE SWE Sweden;CH CHE Switzerland;
TW TWN Taiwan;TH THA Thailand;TN TUN Tunisia;TR TUR Turkey;UA UKR Ukraine;AE ARE United Arab Emirates;
GB GBR United Kingdom;US USA United States;UY URY Uruguay;VN VNM Vietnam
"""
_BY_CODE = {
    code: name
    for two, three, name in (
        entry.strip().split(" ", 2) for entry in " ".join(_CODES.split()).split(";")
    )
    for code in (two, three)
}


def country_name(country: str) -> str:
    """The name of a country given by its ISO 3166-1 code; anything else is returned as it is.

    >>> country_name("AT"), country_name("aut"), country_name("Österreich")
    ('Austria', 'Austria', 'Österreich')
    """
    return _BY_CODE.get(country.strip().upper(), country.strip())
