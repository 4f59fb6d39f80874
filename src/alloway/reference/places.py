"""Cities with a transplant or cell-therapy centre, and the way from one to another.

Coordinates are plain geographic facts (WGS 84), rounded to 0.01 degree (about 1 km) and checked
against the site coordinates that ClinicalTrials.gov publishes for the same cities.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Place:
    """A city and where it lies."""

    city: str
    country: str
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    region: str = ""
    """State or province, where the table gives one."""

    @property
    def label(self) -> str:
        """City, region and country in one line."""
        return ", ".join(part for part in (self.city, self.region, self.country) if part)


_TABLE = """
Albania: Tirana 41.33 19.82
Algeria: Algiers 36.73 3.09
Argentina: Buenos Aires -34.61 -58.38; Córdoba -31.41 -64.19
Armenia: Yerevan 40.18 44.51
Australia: Adelaide -34.93 138.60; Brisbane -27.47 153.03; Canberra -35.28 149.13; Darwin -12.46
  130.84; Geelong -38.15 144.36; Hobart -42.88 147.33; Melbourne -37.81 144.96; Newcastle -32.93
  151.78; Perth -31.95 115.86; Sydney -33.87 151.21
Austria: Graz 47.07 15.44; Innsbruck 47.26 11.39; Linz 48.31 14.29; Salzburg 47.80 13.04; Vienna
  48.21 16.37
Bangladesh: Dhaka 23.71 90.41
Belarus: Minsk 53.90 27.57
Belgium: Anderlecht 50.84 4.31; Antwerp 51.22 4.40; Brussels 50.85 4.35; Edegem 51.16 4.45;
  Ghent 51.05 3.72; Leuven 50.88 4.70; Liège 50.63 5.57
Bosnia and Herzegovina: Sarajevo 43.85 18.36
Brazil: Brasília -15.78 -47.93; Curitiba -25.43 -49.27; Natal -5.79 -35.21; Porto Alegre -30.03
  -51.23; Recife -8.05 -34.88; Ribeirão Preto -21.18 -47.81; Rio de Janeiro -22.91 -43.18;
  Salvador -12.98 -38.49; São Paulo -23.55 -46.64
Bulgaria: Sofia 42.70 23.32
Canada: Calgary/Alberta 51.05 -114.07; Edmonton/Alberta 53.55 -113.49; Halifax/Nova Scotia 44.65
  -63.57; Hamilton/Ontario 43.26 -79.87; London/Ontario 42.98 -81.25; Montreal/Quebec 45.50
  -73.57; Ottawa/Ontario 45.42 -75.70; Quebec City/Quebec 46.81 -71.21; Saskatoon/Saskatchewan
  52.13 -106.67; St. John's/Newfoundland 47.56 -52.71; Toronto/Ontario 43.65 -79.38;
  Vancouver/British Columbia 49.28 -123.12; Winnipeg/Manitoba 49.90 -97.14
Chile: Concepción -36.83 -73.05; Santiago -33.46 -70.65
China: Beijing 39.91 116.40; Bengbu 32.94 117.36; Changchun 43.88 125.32; Changsha 28.20 112.97;
  Changzhou 31.77 119.95; Chengdu 30.67 104.07; Chongqing 29.56 106.56; Dongguan 23.02 113.75;
  Foshan 23.03 113.13; Fuzhou 26.06 119.31; Guangzhou 23.12 113.25; Guiyang 26.58 106.72; Haikou
  20.03 110.35; Hangzhou 30.29 120.16; Harbin 45.75 126.65; Hefei 31.86 117.28; Jinan 36.67
  117.00; Kunming 25.04 102.72; Lanzhou 36.06 103.83; Luoyang 34.67 112.44; Nanchang 28.68
  115.86; Nanjing 32.06 118.78; Nanning 22.82 108.32; Nantong 32.03 120.87; Ningbo 29.88 121.55;
  Qingdao 36.06 120.38; Shanghai 31.22 121.46; Shantou 23.35 116.68; Shenyang 41.79 123.43;
  Shenzhen 22.55 114.07; Shijiazhuang 38.04 114.48; Suzhou 31.30 120.60; Taiyuan 37.87 112.56;
  Tianjin 39.14 117.18; Urumqi 43.80 87.60; Wenzhou 28.00 120.67; Wuhan 30.58 114.27; Wuxi 31.57
  120.29; Xi'an 34.26 108.93; Xiamen 24.48 118.08; Xuzhou 34.20 117.28; Zhengzhou 34.76 113.65;
  Zhongshan 22.52 113.38
Colombia: Bogotá 4.61 -74.08; Cali 3.43 -76.52; Medellín 6.25 -75.56
Costa Rica: San José 9.93 -84.08
Croatia: Zagreb 45.81 15.98
Cyprus: Nicosia 35.17 33.36
Czechia: Brno 49.20 16.61; Hradec Králové 50.21 15.83; Ostrava 49.83 18.28; Prague 50.09 14.42
Denmark: Aarhus 56.16 10.21; Copenhagen 55.68 12.57; Odense 55.40 10.39
Ecuador: Quito -0.23 -78.52
Egypt: Alexandria 31.20 29.92; Cairo 30.06 31.25
Estonia: Tallinn 59.44 24.75; Tartu 58.38 26.73
Finland: Helsinki 60.17 24.94; Jyväskylä 62.24 25.72; Oulu 65.01 25.47; Tampere 61.50 23.79;
  Turku 60.45 22.27
France: Amiens 49.90 2.30; Angers 47.47 -0.55; Bayonne 43.49 -1.47; Besançon 47.25 6.02;
  Bordeaux 44.84 -0.58; Brest 48.39 -4.49; Bron 45.74 4.91; Caen 49.19 -0.36; Clermont-Ferrand
  45.78 3.09; Créteil 48.79 2.47; Dijon 47.31 5.01; Grenoble 45.18 5.71; Lille 50.63 3.06;
  Limoges 45.83 1.25; Lyon 45.75 4.85; Marseille 43.30 5.38; Montpellier 43.61 3.88; Nancy 48.68
  6.18; Nantes 47.22 -1.55; Nice 43.70 7.27; Orléans 47.90 1.90; Paris 48.85 2.35; Pessac 44.81
  -0.63; Pierre-Bénite 45.70 4.82; Poitiers 46.58 0.34; Reims 49.26 4.03; Rennes 48.11 -1.67;
  Rouen 49.44 1.10; Saint-Priest-en-Jarez 45.47 4.38; Saint-Étienne 45.43 4.39; Strasbourg 48.58
  7.75; Toulouse 43.60 1.44; Tours 47.39 0.70; Vandœuvre-lès-Nancy 48.66 6.17; Villejuif 48.79
  2.36
Georgia: Tbilisi 41.69 44.83
Germany: Aachen 50.78 6.08; Augsburg 48.37 10.90; Berlin 52.52 13.41; Bochum 51.48 7.22; Bonn
  50.73 7.10; Bremen 53.08 8.81; Cologne 50.93 6.95; Dresden 51.05 13.74; Düsseldorf 51.22 6.78;
  Erlangen 49.59 11.01; Essen 51.46 7.01; Frankfurt 50.11 8.68; Freiburg 47.99 7.85; Giessen
  50.59 8.68; Göttingen 51.53 9.93; Halle 51.48 11.97; Hamburg 53.55 9.99; Hanover 52.37 9.73;
  Heidelberg 49.41 8.69; Homburg 49.32 7.34; Jena 50.93 11.59; Karlsruhe 49.01 8.40; Kiel 54.32
  10.13; Leipzig 51.34 12.37; Lübeck 53.87 10.69; Magdeburg 52.13 11.63; Mainz 49.98 8.28;
  Marburg 50.81 8.77; Munich 48.14 11.58; Münster 51.96 7.63; Nuremberg 49.45 11.08; Oldenburg
  53.14 8.21; Regensburg 49.02 12.10; Rostock 54.09 12.14; Stuttgart 48.78 9.18; Tübingen 48.52
  9.05; Ulm 48.40 9.99; Würzburg 49.79 9.95
Greece: Athens 37.98 23.73; Heraklion 35.34 25.13; Patras 38.25 21.74; Thessaloniki 40.64 22.93
Hong Kong: Hong Kong 22.28 114.16
Hungary: Budapest 47.50 19.04; Debrecen 47.53 21.62; Kaposvár 46.37 17.80
Iceland: Reykjavik 64.14 -21.90
India: Ahmedabad 23.02 72.57; Bengaluru 12.97 77.59; Chandigarh 30.73 76.78; Chennai 13.08
  80.27; Gurugram 28.46 77.03; Hyderabad 17.39 78.49; Kolkata 22.57 88.36; Mumbai 19.08 72.88;
  New Delhi 28.61 77.21; Pune 18.52 73.86; Thiruvananthapuram 8.51 76.96; Vellore 12.92 79.13
Indonesia: Jakarta -6.21 106.85
Iran: Shiraz 29.61 52.53; Tehran 35.69 51.42
Iraq: Baghdad 33.34 44.40
Ireland: Cork 51.90 -8.47; Dublin 53.33 -6.25; Galway 53.27 -9.06
Israel: Beersheba 31.25 34.79; Haifa 32.81 35.00; Jerusalem 31.77 35.22; Petah Tikva 32.09
  34.89; Ramat Gan 32.08 34.81; Tel Aviv 32.08 34.78
Italy: Ancona 43.61 13.51; Bari 41.12 16.87; Bergamo 45.70 9.67; Bologna 44.49 11.34; Brescia
  45.54 10.21; Catania 37.49 15.07; Florence 43.78 11.25; Genoa 44.41 8.93; Milan 45.46 9.19;
  Monza 45.58 9.27; Naples 40.85 14.27; Padua 45.41 11.88; Palermo 38.12 13.36; Pavia 45.19
  9.16; Perugia 43.11 12.39; Pescara 42.46 14.20; Pisa 43.71 10.40; Reggio Calabria 38.11 15.66;
  Rome 41.89 12.51; Turin 45.07 7.69; Udine 46.07 13.24; Verona 45.44 10.99; Vicenza 45.55 11.55
Japan: Akita 39.72 140.12; Chiba 35.60 140.12; Fukui 36.06 136.22; Fukuoka 33.60 130.42;
  Hiroshima 34.40 132.45; Kagoshima 31.56 130.56; Kanazawa 36.60 136.62; Kobe 34.69 135.18;
  Kumamoto 32.81 130.69; Kyoto 35.02 135.75; Nagasaki 32.74 129.87; Nagoya 35.18 136.91; Niigata
  37.90 139.02; Okayama 34.66 133.92; Osaka 34.69 135.50; Saitama 35.86 139.65; Sapporo 43.07
  141.35; Sendai 38.27 140.87; Suita 34.76 135.52; Tokyo 35.69 139.69; Tsu 34.73 136.52;
  Yamagata 38.23 140.37; Yokohama 35.44 139.64
Jordan: Amman 31.95 35.93
Kazakhstan: Astana 51.18 71.45
Kenya: Nairobi -1.28 36.82
Kuwait: Kuwait City 29.37 47.98
Latvia: Riga 56.95 24.11
Lebanon: Beirut 33.89 35.50
Lithuania: Kaunas 54.90 23.90; Vilnius 54.69 25.28
Luxembourg: Luxembourg 49.61 6.13
Malaysia: Johor Bahru 1.47 103.76; Kuala Lumpur 3.14 101.69
Malta: Valletta 35.90 14.51
Mexico: Guadalajara 20.68 -103.35; Mexico City 19.43 -99.13
Moldova: Chisinau 47.01 28.86
Monaco: Monaco 43.73 7.42
Morocco: Casablanca 33.59 -7.61
Nepal: Kathmandu 27.70 85.32
Netherlands: Amsterdam 52.37 4.89; Groningen 53.22 6.57; Leiden 52.16 4.49; Maastricht 50.85
  5.69; Nijmegen 51.84 5.85; Rotterdam 51.92 4.48; Utrecht 52.09 5.12
New Zealand: Auckland -36.85 174.76; Christchurch -43.53 172.63; Palmerston North -40.36 175.61;
  Wellington -41.29 174.78
Nigeria: Lagos 6.45 3.39
North Macedonia: Skopje 42.00 21.43
Norway: Bergen 60.39 5.32; Oslo 59.91 10.75; Trondheim 63.43 10.40
Oman: Muscat 23.58 58.41
Pakistan: Islamabad 33.72 73.04; Karachi 24.86 67.01; Lahore 31.56 74.35
Panama: Panama City 8.99 -79.52
Peru: Arequipa -16.40 -71.54; Lima -12.04 -77.03
Philippines: Manila 14.60 120.98
Poland: Bydgoszcz 53.12 18.01; Gdansk 54.35 18.65; Gliwice 50.30 18.68; Katowice 50.26 19.02;
  Krakow 50.06 19.94; Lodz 51.77 19.47; Lublin 51.25 22.57; Poznan 52.41 16.93; Warsaw 52.23
  21.01; Wroclaw 51.10 17.03
Portugal: Coimbra 40.21 -8.42; Lisbon 38.73 -9.15; Porto 41.15 -8.61
Puerto Rico: San Juan 18.47 -66.11
Qatar: Doha 25.29 51.53
Romania: Bucharest 44.43 26.11; Cluj-Napoca 46.77 23.60; Timișoara 45.75 21.23
Russia: Moscow 55.75 37.62; Saint Petersburg 59.94 30.31
Saudi Arabia: Dammam 26.43 50.10; Jeddah 21.54 39.17; Riyadh 24.69 46.72
Serbia: Belgrade 44.80 20.47; Novi Sad 45.25 19.84
Singapore: Singapore 1.29 103.85
Slovakia: Bratislava 48.15 17.11
Slovenia: Ljubljana 46.05 14.51
South Africa: Cape Town -33.93 18.42; Johannesburg -26.20 28.04; Pretoria -25.74 28.19
South Korea: Busan 35.10 129.03; Daegu 35.87 128.60; Daejeon 36.35 127.38; Gwangju 35.16 126.85;
  Incheon 37.46 126.71; Seongnam 37.44 127.14; Seoul 37.57 126.98; Ulsan 35.54 129.31
Spain: A Coruña 43.37 -8.40; Badalona 41.45 2.25; Barcelona 41.39 2.16; Bilbao 43.26 -2.93;
  Burgos 42.34 -3.70; Córdoba 37.89 -4.77; Granada 37.19 -3.61; Madrid 40.42 -3.70; Murcia 37.99
  -1.13; Málaga 36.72 -4.42; Oviedo 43.36 -5.84; Palma 39.57 2.65; Pamplona 42.82 -1.64;
  Salamanca 40.97 -5.66; Santander 43.47 -3.80; Santiago de Compostela 42.88 -8.55; Seville
  37.38 -5.97; Valencia 39.47 -0.38; Vigo 42.23 -8.72; Zaragoza 41.66 -0.88
Sri Lanka: Colombo 6.93 79.85
Sweden: Gothenburg 57.71 11.97; Huddinge 59.24 17.98; Linköping 58.41 15.62; Lund 55.71 13.19;
  Stockholm 59.33 18.07; Umeå 63.83 20.26; Uppsala 59.86 17.64
Switzerland: Aarau 47.39 8.04; Basel 47.56 7.57; Bellinzona 46.19 9.02; Bern 46.95 7.45; Geneva
  46.20 6.15; Lausanne 46.52 6.63; St Gallen 47.42 9.37; Zurich 47.37 8.55
Taiwan: Kaohsiung 22.62 120.31; Taichung 24.15 120.68; Taipei 25.05 121.53; Taoyuan 24.99 121.30
Thailand: Bangkok 13.75 100.50
Tunisia: Tunis 36.82 10.17
Turkey: Ankara 39.92 32.85; Antalya 36.91 30.70; Istanbul 41.01 28.95; Izmir 38.41 27.14;
  Kayseri 38.73 35.49
Ukraine: Kyiv 50.45 30.52
United Arab Emirates: Abu Dhabi 24.45 54.38; Dubai 25.20 55.27
United Kingdom: Aberdeen 57.14 -2.10; Belfast 54.60 -5.93; Birmingham 52.48 -1.90; Bristol 51.46
  -2.60; Cambridge 52.20 0.12; Cardiff 51.48 -3.18; Edinburgh 55.95 -3.19; Glasgow 55.87 -4.26;
  Leeds 53.80 -1.55; Leicester 52.64 -1.13; Liverpool 53.41 -2.98; London 51.51 -0.13;
  Manchester 53.48 -2.24; Newcastle upon Tyne 54.97 -1.61; Nottingham 52.95 -1.15; Oxford 51.75
  -1.26; Plymouth 50.37 -4.14; Sheffield 53.38 -1.47; Southampton 50.90 -1.40
United States: Albany/New York 42.65 -73.76; Albuquerque/New Mexico 35.08 -106.65;
  Anchorage/Alaska 61.22 -149.90; Ann Arbor/Michigan 42.28 -83.74; Atlanta/Georgia 33.75 -84.39;
  Augusta/Georgia 33.47 -81.97; Aurora/Colorado 39.73 -104.83; Austin/Texas 30.27 -97.74;
  Baltimore/Maryland 39.29 -76.61; Bethesda/Maryland 38.98 -77.10; Birmingham/Alabama 33.52
  -86.80; Boise/Idaho 43.62 -116.20; Boston/Massachusetts 42.36 -71.06; Bronx/New York 40.85
  -73.87; Buffalo/New York 42.89 -78.88; Chapel Hill/North Carolina 35.91 -79.06;
  Charleston/South Carolina 32.78 -79.93; Charlotte/North Carolina 35.23 -80.84;
  Charlottesville/Virginia 38.03 -78.48; Chicago/Illinois 41.85 -87.65; Cincinnati/Ohio 39.13
  -84.51; Cleveland/Ohio 41.50 -81.70; Columbus/Ohio 39.96 -83.00; Dallas/Texas 32.78 -96.81;
  Denver/Colorado 39.74 -104.98; Detroit/Michigan 42.33 -83.05; Duarte/California 34.14 -117.98;
  Durham/North Carolina 35.99 -78.90; Fargo/North Dakota 46.88 -96.79; Gainesville/Florida 29.65
  -82.32; Gilbert/Arizona 33.35 -111.79; Grand Rapids/Michigan 42.96 -85.67; Hackensack/New
  Jersey 40.89 -74.04; Hartford/Connecticut 41.76 -72.69; Honolulu/Hawaii 21.31 -157.86;
  Houston/Texas 29.76 -95.36; Indianapolis/Indiana 39.77 -86.16; Iowa City/Iowa 41.66 -91.53;
  Irvine/California 33.67 -117.82; Jacksonville/Florida 30.33 -81.66; Kansas City/Kansas 39.11
  -94.63; Kansas City/Missouri 39.10 -94.58; La Jolla/California 32.85 -117.27;
  Lexington/Kentucky 37.99 -84.48; Little Rock/Arkansas 34.75 -92.29; Los Angeles/California
  34.05 -118.24; Louisville/Kentucky 38.25 -85.76; Madison/Wisconsin 43.07 -89.40;
  Maywood/Illinois 41.88 -87.84; Memphis/Tennessee 35.15 -90.05; Miami/Florida 25.77 -80.19;
  Milwaukee/Wisconsin 43.04 -87.91; Minneapolis/Minnesota 44.98 -93.26; Morristown/New Jersey
  40.80 -74.48; Nashville/Tennessee 36.17 -86.78; New Brunswick/New Jersey 40.49 -74.45; New
  Haven/Connecticut 41.31 -72.93; New Orleans/Louisiana 29.95 -90.08; New York/New York 40.71
  -74.01; Norfolk/Virginia 36.85 -76.29; Oklahoma City/Oklahoma 35.47 -97.52; Omaha/Nebraska
  41.26 -95.94; Orange/California 33.79 -117.85; Orlando/Florida 28.54 -81.38; Palo
  Alto/California 37.44 -122.14; Philadelphia/Pennsylvania 39.95 -75.16; Phoenix/Arizona 33.45
  -112.07; Pittsburgh/Pennsylvania 40.44 -80.00; Portland/Oregon 45.52 -122.68; Providence/Rhode
  Island 41.82 -71.41; Richmond/Virginia 37.55 -77.46; Rochester/Minnesota 44.02 -92.47;
  Rochester/New York 43.15 -77.62; Sacramento/California 38.58 -121.49; Salt Lake City/Utah
  40.76 -111.89; San Antonio/Texas 29.42 -98.49; San Diego/California 32.72 -117.16; San
  Francisco/California 37.77 -122.42; Santa Monica/California 34.02 -118.49; Scottsdale/Arizona
  33.51 -111.90; Seattle/Washington 47.61 -122.33; Sioux Falls/South Dakota 43.54 -96.73; St
  Louis/Missouri 38.63 -90.20; Stanford/California 37.42 -122.17; Tampa/Florida 27.95 -82.46;
  Tucson/Arizona 32.22 -110.93; Washington/District of Columbia 38.90 -77.04;
  Winston-Salem/North Carolina 36.10 -80.24; Worcester/Massachusetts 42.26 -71.80
Uruguay: Montevideo -34.90 -56.19
Vietnam: Hanoi 21.02 105.84; Ho Chi Minh City 10.82 106.63
"""

_COUNTRY_NAMES = {
    "usa": "united states", "us": "united states", "united states of america": "united states",
    "uk": "united kingdom", "great britain": "united kingdom", "england": "united kingdom",
    "scotland": "united kingdom", "wales": "united kingdom", "deutschland": "germany",
    "northern ireland": "united kingdom", "czech republic": "czechia", "the netherlands": "netherlands",
    "holland": "netherlands", "turkiye": "turkey", "turkey (turkiye)": "turkey",
    "korea, republic of": "south korea", "republic of korea": "south korea", "korea": "south korea",
    "russian federation": "russia", "viet nam": "vietnam", "uae": "united arab emirates",
    "schweiz": "switzerland", "suisse": "switzerland", "osterreich": "austria", "espana": "spain",
    "italia": "italy", "brasil": "brazil", "iran, islamic republic of": "iran",
}  # fmt: skip
_CITY_NAMES = {
    "munchen": "munich", "koln": "cologne", "roma": "rome", "milano": "milan", "torino": "turin",
    "genova": "genoa", "firenze": "florence", "napoli": "naples", "padova": "padua", "wien": "vienna",
    "praha": "prague", "warszawa": "warsaw", "kobenhavn": "copenhagen", "goteborg": "gothenburg",
    "bruxelles": "brussels", "brussel": "brussels", "antwerpen": "antwerp", "gent": "ghent",
    "geneve": "geneva", "genf": "geneva", "lisboa": "lisbon", "sevilla": "seville", "nurnberg": "nuremberg",
    "hannover": "hanover", "frankfurt am main": "frankfurt", "freiburg im breisgau": "freiburg",
    "athina": "athens", "moskva": "moscow", "bucuresti": "bucharest", "beograd": "belgrade",
    "new york city": "new york", "nyc": "new york", "saint louis": "st louis", "st. louis": "st louis",
    "washington d.c.": "washington", "washington dc": "washington", "bangalore": "bengaluru",
    "bombay": "mumbai", "kiev": "kyiv", "saigon": "ho chi minh city", "the bronx": "bronx",
    "sankt gallen": "st gallen", "delhi": "new delhi",
}  # fmt: skip

_REGION_CODES = """
AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DC
District of Columbia;FL Florida;GA Georgia;HI Hawaii;IA Iowa;ID Idaho;IL Illinois;IN
Indiana;KS Kansas;KY Kentucky;LA Louisiana;MA Massachusetts;MD Maryland;MI Michigan;MN
Minnesota;MO Missouri;NC North Carolina;ND North Dakota;NE Nebraska;NJ New Jersey;NM New
Mexico;NY New York;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South
Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VA Virginia;WA Washington;WI
Wisconsin;AB Alberta;BC British Columbia;MB Manitoba;NS Nova Scotia;ON Ontario;QC Quebec;SK
Saskatchewan
"""
"""Postal codes of the regions in the table."""


def find_place(text: str) -> Place | None:
    """The one place a text names, or ``None`` when the table has none or more than one.

    Parameters
    ----------
    text
        A city, optionally followed by region and country: ``Lyon``, ``Lyon, France``,
        ``Rochester, New York, United States``. Accents and case do not matter.

    Examples
    --------
    >>> find_place("Lyon, France").label
    'Lyon, France'
    >>> find_place("London") is None  # England or Ontario: a guess would be silent
    True
    """
    found = places_named(text)
    return found[0] if len(found) == 1 else None


def places_named(text: str) -> tuple[Place, ...]:
    """Every place of the table that fits a text, so that a caller can ask which was meant."""
    parts = [_plain(part) for part in re.split(r"[,;]", text) if part.strip()]
    if not parts:
        return ()
    city = _CITY_NAMES.get(parts[0], parts[0])
    return tuple(p for p in _by_city().get(city, ()) if _within(p, parts[1:]))


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two points given as (latitude, longitude) in degrees.

    Haversine on a sphere of 6371.0088 km (IUGG mean radius); within 0.6 % of the ellipsoid.

    >>> round(distance_km((45.75, 4.85), (48.85, 2.35)))
    393
    """
    lat_a, lon_a, lat_b, lon_b = (math.radians(x) for x in (*a, *b))
    h = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def same_country(a: str, b: str) -> bool:
    """Whether two country names mean one country.

    >>> same_country("Turkey (Türkiye)", "Turkey")
    True
    """
    return _country(a) == _country(b)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(letters.lower().replace("\u2019", "'").split())


def _country(text: str) -> str:
    plain = _plain(text)
    return _COUNTRY_NAMES.get(plain, plain)


def _within(place: Place, parts: list[str]) -> bool:
    known = {_plain(place.country), _plain(place.region)} - {""}
    wanted = [_regions().get(p, p) for p in parts if not any(c.isdigit() for c in p)]
    return all(_country(p) in known or p in known for p in wanted) or (
        bool(wanted) and _country(wanted[-1]) == _plain(place.country) and not place.region
    )


@cache
def _regions() -> dict[str, str]:
    pairs = " ".join(_REGION_CODES.split()).split(";")
    return {_plain(p[:2]): _plain(p[3:]) for p in (pair.strip() for pair in pairs)}


@cache
def _by_city() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for place in all_places():
        found.setdefault(_plain(place.city), []).append(place)
    return {city: tuple(places) for city, places in found.items()}


@cache
def all_places() -> tuple[Place, ...]:
    """The whole table, by country and city."""
    rows = re.sub(r"\n {2}", " ", _TABLE.strip()).splitlines()
    return tuple(_place(row, entry) for row in rows for entry in row.split(": ", 1)[1].split("; "))


def _place(row: str, entry: str) -> Place:
    name, latitude, longitude = entry.strip().rsplit(" ", 2)
    city, _, region = name.partition("/")
    return Place(city, row.split(": ", 1)[0], float(latitude), float(longitude), region)
