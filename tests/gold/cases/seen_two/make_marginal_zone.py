"""Gualtiero Bonfante (invented): splenic marginal zone lymphoma, fifth line failed, CD20 lost."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

from gold.cases.seen_two import kit
from gold.cases.seen_two.kit import Case, Sheet

NAME = "Gualtiero Bonfante"
OSPEDALE = (
    "Ospedale Santa Colomba",
    "Struttura Complessa di Ematologia",
    "Via delle Robinie 7, 38122 Trento",
)
PAZIENTE = f"Paziente :: {NAME}\nNato il :: 03/11/1951\nCod. paziente :: SC-118840\nSesso :: M\n"


def letter(case: Case) -> None:
    """Discharge letter of November 2026."""
    sheet = Sheet(
        OSPEDALE, "Lettera di dimissione", "2026-11-13", PAZIENTE + "Residenza :: Rovereto (TN)\nRicovero :: 04/11/2026 - 13/11/2026",
        """
Gentile Collega,

si dimette il Sig. Bonfante, 75 anni, ricoverato per progresione di linfoma.

# Diagnosi
Linfoma della zona marginale splenico, diagnosi 20/04/2015 (biopsia osteomidollare), recidivato/refrattario. Stadio IV sec. Ann Arbor.

# Anamnesi patologica
- Epatite C (genotipo 2), sofosbuvir + ribavirina dal 01/2016 al 04/2016, SVR; risposta ematologica minore
- Crioglobulinemia mista tipo II con porpora e fenomeno di Raynaud, dal 2014
- Carcinoma prostatico, prostatectomia radicale 06/2019, PSA indosabile
- Tubercolosi polmonare nel 1974, trattata
- BPCO lieve; insufficienza renale cronica stadio G3a
- Familiarità: madre deceduta per mieloma multiplo; figlio celiaco
- Non diabete. Non cardiopatia ischemica nota. Nega allergie

# Terapie del linfoma
| N. | Terapia | Periodo | Risposta |
| 1 | Rituximab x4 | 06/03/2017 - 27/03/2017 | RP |
| | Splenectomia | 11/10/2018 | |
| 2 | R-Bendamustina x6 | 13/01/2020 - 08/06/2020 | RC |
| 3 | Lenalidomide + rituximab | 06/02/2023 - 15/01/2024 | RP |
| 4 | Zanubrutinib | 02/09/2024 - 30/06/2026 | SD, poi PD |
| 5 | Mosunetuzumab (uso compassionevole) | 20/07/2026 - 12/10/2026 | PD |

Contando l'eradicazione di HCV le linee sarebbero sei. Mai CAR-T. Mai trapianto autologo o allogenico. Radioterapia mai eseguita.

# Decorso
Febbre all'ingresso: polmonite da Haemophilus influenzae (TC 05/11/2026), ceftriaxone 2 g/die dal 04/11 al 11/11/2026, risolta. Alla dimissione apiretico, ECOG 2, peso 66,8 kg, altezza 172 cm, SpO2 93 % in aria ambiente. Esclusa embolia polmonare. Esclusa trasformazione in linfoma diffuso a grandi cellule (vedi istologico).

CMV IgG positivo, CMV-DNA non rilevato (06/11/2026). HIV negativo (06/11/2026). Quantiferon 06/11/2026: indeterminato, da ripetere. Gruppo sanguigno 0 Rh negativo.

# Terapia alla dimissione
Entecavir 0,5 mg/die (dal 01/2020, prosegue). Tiotropio 18 mcg. Prednisone 12,5 mg/die dal 20/10/2026 per crioglobulinemia, in riduzione. Sospeso ramipril. Da valutare ibrutinib: non indicato.

~ Dott.ssa Ornella Tamanini
""",
        "#274e37", "bar", size="9.3pt", language="it",
    )  # fmt: skip
    case.print("lettera_dimissione.pdf", sheet)


def histology(case: Case) -> None:
    """Lymph node of October as a scan."""
    sheet = Sheet(
        (OSPEDALE[0], "Unità Operativa di Anatomia Patologica", OSPEDALE[2]), "Referto istologico", "2026-11-02",
        PAZIENTE + "Materiale :: Linfonodo inguinale destro, biopsia escissionale\nPrelievo :: 26/10/2026\nReferto :: 02/11/2026",
        """
# Notizie cliniche
LZM splenico in progressione dopo mosunetuzumab. Trasformazione? Perdita di CD20?

# Immunofenotipo
| Marcatore | Esito | % cellule neoplastiche |
| CD19 | positivo | 90 |
| CD20 | negativo | 0 |
| CD22 | positivo | 75 |
| CD79b | positivo | 80 |
| CD5 | negativo | 0 |
| CD10 | negativo | 0 |
| CD23 | negativo | 0 |
| CD30 | negativo | 0 |
| Ciclina D1 | negativo | 0 |
| Ki-67 | | 15 |

CD3, CD5 e CD7 positivi nei linfociti T reattivi. CD138: plasmacellule kappa 10 %.

# Diagnosi
Linfoma della zona marginale, recidiva, con perdita di CD20. Non si osservano aspetti di trasformazione in DLBCL.

~ Dott. Ermes Callegaro-Prà
""",
        "#444444", "centred", language="it",
    )  # fmt: skip
    kit.scan(sheet, case.path("referto_istologico.pdf"), seed=41, angle=-0.5)


def archive(case: Case) -> None:
    """A ZIP with the echocardiography and the PET/CT."""
    echo = Sheet(
        (OSPEDALE[0], "Cardiologia - Laboratorio di ecocardiografia", OSPEDALE[2]), "Ecocardiogramma", "2026-11-03",
        PAZIENTE + "Esame :: 03/11/2026",
        """
Ventricolo sinistro lievemente dilatato, ipocinesia diffusa. FE 47 % (Simpson biplano); nel 2023: FE 58 %. Insufficienza mitralica lieve. Non versamento pericardico. PAPs 32 mmHg. ECG: ritmo sinusale, QTc 438 ms.

# Conclusioni
Lieve riduzione della funzione sistolica. Non segni di endocardite.

~ Dr. Silvano Debiasi
""",
        "#7b241c", "bar", language="it",
    )  # fmt: skip
    pet = Sheet(
        ("Adige Molecular Imaging Centre", "Reports for international patients", "Via Brennero 301, 38121 Trento, Italy"),
        "FDG PET/CT", "2026-11-09", f"Patient :: {NAME}, born 3 Nov 1951, male\nExamination date :: 9 November 2026",
        """
# Clinical question
Splenic MZL, s/p splenectomy (2018), progression on mosunetuzumab. Compared with 24 June 2026.

# Findings
| Lesion | 9 Nov 2026 | 24 June 2026 | SUVmax |
| Right inguinal (partly excised) | 22 x 15 mm | 35 x 24 mm | 6.1 |
| Para-aortic | 41 x 30 mm | 29 x 22 mm | 9.8 |
| Coeliac | 28 x 19 mm | 20 x 15 mm | 7,7 |

SPD 20.9 cm2. Spleen absent. Residual consolidation right lower lobe after pneumonia, SUVmax 3.0. No suspicious bone lesion; no sign of recurrent prostate cancer. High uptake anywhere to suggest transformation: none.

# Impression
Deauville 4. Progressive nodal disease.

~ Dr Leopold Unterweger
""",
        "#0b5563", "typed",
    )  # fmt: skip
    kit.pack(
        case.path("documenti.zip"),
        {"ecocardiogramma.pdf": echo.pdf(), "pet_ct_report.pdf": pet.pdf()},
    )


def marrow(case: Case) -> None:
    """Marrow report (Word) and medication list (photo), second opinion (UTF-16)."""
    sheet = Sheet(
        ("Adige Molecular Imaging Centre", "Haematology laboratory", "Trento, Italy"), "Bone marrow report (translation by the laboratory)", "2026-11-10",
        f"Patient :: {NAME}\nBorn :: 1951-11-03\nSampled :: 2026-11-06",
        """
# Aspirate and trephine
Cellularity 50 %. Interstitial and intrasinusoidal infiltrate of small B cells, 35 % of cellularity. Plasma cells 6 %, partly kappa restricted. No increase in blasts (2 %).

# Flow cytometry of the lymphoma cells
| Antigen | Marrow 2026-11-06 | Marrow 2024-08-20 |
| CD19 | positive, 96 % | positive |
| CD20 | negative, < 1 % | positive, 98 % |
| CD22 | positive, 81 % | positive |
| CD79b | positive | positive |
| CD5 | negative | negative |
| CD38 | dim | negative |
| CD123 | not assessed | not assessed |

# Genetics
Karyotype 46,XY,del(7)(q31q35)[6]/46,XY[14]. NGS: NOTCH2 p.R2400* (VAF 21 %), KLF2 p.Q24* (VAF 18 %), MYD88 L265P not detected, BRAF V600E not detected, TP53 no variant.

# Opinion
Marrow involvement by marginal zone lymphoma. Lymphoplasmacytic lymphoma and hairy cell leukaemia are ruled out.
""",
    )  # fmt: skip
    kit.docx(sheet, case.path("bone_marrow.docx"))
    drugs = Sheet(
        ("Farmacia all'Orologio", "Promemoria terapia per il paziente", "Piazza Erbe 2, Rovereto"), "Elenco farmaci", "2026-11-16",
        f"Sig. :: {NAME}\nData :: 16/11/2026",
        """
| Farmaco | Dose | Note |
| Entecavir (Baraclude) | 0,5 mg 1 cp/die | dal gennaio 2020 |
| Prednisone | 12,5 mg al mattino | dal 20/10/2026, poi 10 mg |
| Tiotropio | 18 mcg 1 inalazione/die | |
| Cotrimossazolo | 960 mg lun-mer-ven | dal 02/2023 |
| Ramipril | 5 mg | SOSPESO 04/11/2026 |

Per la moglie (Sig.ra Lidia): metformina 500 mg, levotiroxina 75 mcg.
""",
        "#1c5d99", "centred", size="12pt", language="it",
    )  # fmt: skip
    kit.photo(drugs, case.path("foto_elenco_farmaci.jpg"), seed=42, lean=22)
    kit.text_file(
        case.path("second_opinion.txt"),
        f"""
From: Dr Ruairí Pendergast, Lymphoma Service, Harcourt Institute, Dublin
Date: 19 November 2026
Re: Mr {NAME}, d.o.b. 03.11.1951 - remote second opinion

Dear Dr Tamanini,

I reviewed the file of this 75-year-old man with splenic marginal zone lymphoma
(first diagnosed in 2015; HCV-associated, virus cleared in 2016), now progressive
after five lines. ECOG 2. Weight 66.8 kg per your letter; he tells me by video that
his home scale shows 64 kg.

Last dose of mosunetuzumab 12 October 2026. No CRS was seen. He stopped zanubrutinib
because of progression, not because of bleeding or atrial fibrillation.

CD20 is gone on node and marrow, CD19 and CD22 are kept. An allogeneic CD19 CAR-T
product is a fair option. Points to settle first: steroid dose (prednisone should be
below 10 mg), ejection fraction 47 %, renal function, repeat IGRA. I would not give
R-CHOP (no transformation) and would avoid cladribine.

No neurological symptoms; CNS imaging has never been done and is not needed.
Mixed cryoglobulinaemia with Raynaud phenomenon counts as autoimmune disease in
several trials.

Mr Bonfante is willing to travel to Milan or Innsbruck but not further; his wife
does not drive. He declines any trial that requires a lumbar puncture.

HLA typing: not yet sent.

Kind regards
R. Pendergast
""",
        "utf-16", "\r\n",
    )  # fmt: skip


def labs(case: Case) -> None:
    """Long laboratory list with semicolons and decimal commas."""
    kit.text_file(
        case.path("esami_laboratorio.csv"),
        f"""
Laboratorio Analisi Ospedale Santa Colomba;;;;;
Paziente;{NAME};03/11/1951;;;
Data prelievo;Esame;Risultato;Unità;Valori di riferimento;Segnalazione
06/11/2026;Emoglobina;9,2;g/dL;13,0 - 17,0;*
06/11/2026;Leucociti;6,8;10^3/µL;4,0 - 10,0;
06/11/2026;Creatinina;1,61;mg/dL;0,70 - 1,20;*
06/11/2026;PCR;96,0;mg/L;< 5,0;*
06/11/2026;HBsAg;Negativo;;Negativo;
06/11/2026;Anti-HBc totali;Positivo;;Negativo;*
06/11/2026;HBV-DNA;Non rilevato;UI/mL;;
06/11/2026;Anti-HCV;Positivo;;Negativo;*
06/11/2026;HCV-RNA;Non rilevato;UI/mL;;
06/11/2026;Ferritina;310;ng/mL;30 - 400;
06/11/2026;IgG;412;mg/dL;700 - 1600;*
06/11/2026;IgM;1840;mg/dL;40 - 230;*
06/11/2026;Componente monoclonale IgM kappa;0,94;g/dL;assente;*
06/11/2026;Catene leggere libere kappa;88,1;mg/L;3,3 - 19,4;*
06/11/2026;Catene leggere libere lambda;14,2;mg/L;5,7 - 26,3;
06/11/2026;Rapporto kappa/lambda;6,20;;0,26 - 1,65;*
06/11/2026;EBV-DNA;campione insufficiente;;;
19/11/2026;Emoglobina;9,7;g/dL;13,0 - 17,0;*
19/11/2026;Leucociti;5,1;10^3/µL;4,0 - 10,0;
19/11/2026;Neutrofili;3,2;10^3/µL;1,8 - 7,5;
19/11/2026;Linfociti;1,1;10^3/µL;1,0 - 4,0;
19/11/2026;Piastrine;201;10^3/µL;150 - 400;
19/11/2026;Creatinina;1,42;mg/dL;0,70 - 1,20;*
19/11/2026;Clearance della creatinina (Cockcroft-Gault);42;mL/min;> 60;*
19/11/2026;AST;27;U/L;< 40;
19/11/2026;ALT;22;U/L;< 41;
19/11/2026;Bilirubina totale;0,7;mg/dL;< 1,2;
19/11/2026;LDH;268;U/L;< 225;*
19/11/2026;Albumina;3,6;g/dL;3,5 - 5,2;
19/11/2026;Calcio;9,1;mg/dL;8,6 - 10,2;
19/11/2026;PCR;8,4;mg/L;< 5,0;*
""",
        "utf-8", "\r\n",
    )  # fmt: skip


FACTS = """
name | Gualtiero Bonfante | | | lettera_dimissione.pdf
birth_date | 1951-11-03 | | | lettera_dimissione.pdf
sex | male | | | lettera_dimissione.pdf
place | Rovereto, Italy | | | lettera_dimissione.pdf | printed=Rovereto (TN)
height | 172 | cm | 2026-11-13 | lettera_dimissione.pdf
weight | 66.8 | kg | 2026-11-13 | lettera_dimissione.pdf
weight | 64 | kg | 2026-11-19 | second_opinion.txt | note=home scale, by video
diagnosis | MZL | | 2015-04-20 | lettera_dimissione.pdf
diagnosis | MZL | | 2015 | second_opinion.txt
status | relapsed or refractory | | 2026-11-13 | lettera_dimissione.pdf
stage | Ann Arbor IV | | | lettera_dimissione.pdf
performance.ecog | 2 | | 2026-11-13 | lettera_dimissione.pdf
performance.ecog | 2 | | 2026-11-19 | second_opinion.txt
lab.hemoglobin | 9.7 | g/dL | 2026-11-19 | esami_laboratorio.csv
lab.wbc | 5.1 | 10*9/L | 2026-11-19 | esami_laboratorio.csv
lab.anc | 3.2 | 10*9/L | 2026-11-19 | esami_laboratorio.csv
lab.alc | 1.1 | 10*9/L | 2026-11-19 | esami_laboratorio.csv
lab.platelets | 201 | 10*9/L | 2026-11-19 | esami_laboratorio.csv
lab.creatinine | 1.42 | mg/dL | 2026-11-19 | esami_laboratorio.csv | upper_normal=1.20
lab.crcl | 42 | mL/min | 2026-11-19 | esami_laboratorio.csv
lab.ast | 27 | U/L | 2026-11-19 | esami_laboratorio.csv | upper_normal=40
lab.alt | 22 | U/L | 2026-11-19 | esami_laboratorio.csv | upper_normal=41
lab.bilirubin | 0.7 | mg/dL | 2026-11-19 | esami_laboratorio.csv | upper_normal=1.2
lab.ldh | 268 | U/L | 2026-11-19 | esami_laboratorio.csv | upper_normal=225
lab.albumin | 3.6 | g/dL | 2026-11-19 | esami_laboratorio.csv
lab.calcium | 9.1 | mg/dL | 2026-11-19 | esami_laboratorio.csv
lab.crp | 8.4 | mg/L | 2026-11-19 | esami_laboratorio.csv
lab.ferritin | 310 | ug/L | 2026-11-06 | esami_laboratorio.csv | printed=310 ng/mL
lab.igg | 4.12 | g/L | 2026-11-06 | esami_laboratorio.csv | printed=412 mg/dL
lab.m_protein | 0.94 | g/dL | 2026-11-06 | esami_laboratorio.csv
lab.flc_kappa | 88.1 | mg/L | 2026-11-06 | esami_laboratorio.csv
lab.flc_lambda | 14.2 | mg/L | 2026-11-06 | esami_laboratorio.csv
lab.flc_ratio | 6.20 | | 2026-11-06 | esami_laboratorio.csv
antigen.CD19 | positive | | 2026-10-26 | referto_istologico.pdf | percent=90
antigen.CD20 | negative | | 2026-10-26 | referto_istologico.pdf | percent=0
antigen.CD22 | positive | | 2026-10-26 | referto_istologico.pdf | percent=75
antigen.CD79b | positive | | 2026-10-26 | referto_istologico.pdf | percent=80
antigen.CD5 | negative | | 2026-10-26 | referto_istologico.pdf | percent=0
antigen.CD30 | negative | | 2026-10-26 | referto_istologico.pdf | percent=0
antigen.CD19 | positive | | 2026-11-06 | bone_marrow.docx | percent=96 %
antigen.CD20 | negative | | 2026-11-06 | bone_marrow.docx | percent=< 1 %
antigen.CD22 | positive | | 2026-11-06 | bone_marrow.docx | percent=81 %
antigen.CD79b | positive | | 2026-11-06 | bone_marrow.docx
antigen.CD5 | negative | | 2026-11-06 | bone_marrow.docx
antigen.CD38 | dim | | 2026-11-06 | bone_marrow.docx
antigen.CD19 | positive | | 2024-08-20 | bone_marrow.docx
antigen.CD20 | positive | | 2024-08-20 | bone_marrow.docx | percent=98 %
antigen.CD22 | positive | | 2024-08-20 | bone_marrow.docx
antigen.CD79b | positive | | 2024-08-20 | bone_marrow.docx
antigen.CD5 | negative | | 2024-08-20 | bone_marrow.docx
antigen.CD38 | negative | | 2024-08-20 | bone_marrow.docx
mutation | NOTCH2 p.R2400* | | 2026-11-06 | bone_marrow.docx | vaf=21
mutation | KLF2 p.Q24* | | 2026-11-06 | bone_marrow.docx | vaf=18
cytogenetics | 46,XY,del(7)(q31q35)[6]/46,XY[14] | | 2026-11-06 | bone_marrow.docx
burden.marrow_blasts | 2 | % | 2026-11-06 | bone_marrow.docx
burden.marrow_plasma_cells | 6 | % | 2026-11-06 | bone_marrow.docx
line | {"number": 1, "regimen": "Rituximab", "drugs": ["rituximab"], "end": "2017-03-27", "response": "PR", "kind": "systemic", "certain": true} | | 2017-03-06 | lettera_dimissione.pdf
line | {"number": 2, "regimen": "R-Bendamustine", "drugs": ["rituximab", "bendamustine"], "end": "2020-06-08", "response": "CR", "kind": "systemic", "certain": true} | | 2020-01-13 | lettera_dimissione.pdf
line | {"number": 3, "regimen": "Lenalidomide + rituximab", "drugs": ["lenalidomide", "rituximab"], "end": "2024-01-15", "response": "PR", "kind": "systemic", "certain": true} | | 2023-02-06 | lettera_dimissione.pdf
line | {"number": 4, "regimen": "Zanubrutinib", "drugs": ["zanubrutinib"], "end": "2026-06-30", "response": "SD", "kind": "systemic", "certain": true} | | 2024-09-02 | lettera_dimissione.pdf
line | {"number": 5, "regimen": "Mosunetuzumab", "drugs": ["mosunetuzumab"], "end": "2026-10-12", "response": "PD", "kind": "systemic", "certain": true} | | 2026-07-20 | lettera_dimissione.pdf
line_count | [5, 6] | | | lettera_dimissione.pdf | note=six if the antiviral course is counted
line_count | [5, 5] | | | second_opinion.txt
prior.car_t | false | | | lettera_dimissione.pdf
prior.allo_transplant | false | | | lettera_dimissione.pdf
prior.auto_transplant | false | | | lettera_dimissione.pdf
prior.target.CD20 | true | | 2017-03-06 | lettera_dimissione.pdf
radiotherapy | false | | | lettera_dimissione.pdf | note=mai eseguita
procedure | Splenectomy | | 2018-10-11 | lettera_dimissione.pdf
last_dose | mosunetuzumab | | 2026-10-12 | second_opinion.txt
last_dose | mosunetuzumab | | 2026-10-12 | lettera_dimissione.pdf
last_dose | zanubrutinib | | 2026-06-30 | lettera_dimissione.pdf
crs | none | | | second_opinion.txt
medication | sofosbuvir + ribavirin | | 2016-01 | lettera_dimissione.pdf | end=2016-04
medication | entecavir | | 2020-01 | lettera_dimissione.pdf | dose=0,5 mg/die
medication | entecavir | | 2020-01 | foto_elenco_farmaci.jpg | dose=0,5 mg 1 cp/die
medication | prednisone | | 2026-10-20 | lettera_dimissione.pdf | dose=12,5 mg/die
medication | prednisone | | 2026-10-20 | foto_elenco_farmaci.jpg | dose=12,5 mg al mattino
medication | tiotropium | | | lettera_dimissione.pdf | dose=18 mcg
medication | co-trimoxazole | | 2023-02 | foto_elenco_farmaci.jpg | dose=960 mg lun-mer-ven
medication | ramipril | | | foto_elenco_farmaci.jpg | end=2026-11-04 | dose=5 mg
medication | ceftriaxone | | 2026-11-04 | lettera_dimissione.pdf | end=2026-11-11 | dose=2 g/die
organ.lvef | 47 | % | 2026-11-03 | documenti.zip/ecocardiogramma.pdf
organ.lvef | 58 | % | 2023 | documenti.zip/ecocardiogramma.pdf
organ.lvef | 47 | % | | second_opinion.txt
organ.spo2 | 93 | % | 2026-11-13 | lettera_dimissione.pdf
infection.hiv | negative | | 2026-11-06 | lettera_dimissione.pdf
infection.hbsag | negative | | 2026-11-06 | esami_laboratorio.csv | assay=HBsAg
infection.hbc | positive | | 2026-11-06 | esami_laboratorio.csv | assay=Anti-HBc totali
infection.hbv_dna | negative | | 2026-11-06 | esami_laboratorio.csv | assay=HBV-DNA
infection.hcv | positive | | 2026-11-06 | esami_laboratorio.csv | assay=Anti-HCV
infection.hcv_rna | negative | | 2026-11-06 | esami_laboratorio.csv | assay=HCV-RNA
infection.cmv | positive | | 2026-11-06 | lettera_dimissione.pdf | assay=CMV IgG
infection.cmv_dna | negative | | 2026-11-06 | lettera_dimissione.pdf | assay=CMV-DNA
burden.deauville | 4 | | 2026-11-09 | documenti.zip/pet_ct_report.pdf
burden.spd | 20.9 | cm2 | 2026-11-09 | documenti.zip/pet_ct_report.pdf
burden.largest_lesion | 41 | mm | 2026-11-09 | documenti.zip/pet_ct_report.pdf
burden.suvmax | 9.8 | | 2026-11-09 | documenti.zip/pet_ct_report.pdf
autoimmune | mixed cryoglobulinaemia type II with purpura and Raynaud phenomenon | | 2014 | lettera_dimissione.pdf
autoimmune | mixed cryoglobulinaemia with Raynaud phenomenon | | | second_opinion.txt
condition | Hepatitis C genotype 2, sustained virological response | | | lettera_dimissione.pdf
condition | Prostate cancer, radical prostatectomy | | 2019-06 | lettera_dimissione.pdf
condition | Pulmonary tuberculosis, treated | | 1974 | lettera_dimissione.pdf
condition | COPD, mild | | | lettera_dimissione.pdf
condition | Chronic kidney disease stage G3a | | | lettera_dimissione.pdf
condition | Haemophilus influenzae pneumonia, resolved | | 2026-11-05 | lettera_dimissione.pdf
blood_group | 0 Rh negative | | | lettera_dimissione.pdf
preference | travel to Milan or Innsbruck, not further; declines a lumbar puncture | | 2026-11-19 | second_opinion.txt
"""

DOCUMENTS = """
lettera_dimissione.pdf | it | pdf-text
referto_istologico.pdf | it | pdf-image
documenti.zip | it | zip
documenti.zip/ecocardiogramma.pdf | it | pdf-text
documenti.zip/pet_ct_report.pdf | en | pdf-text
bone_marrow.docx | en | docx
foto_elenco_farmaci.jpg | it | image
second_opinion.txt | en | text
esami_laboratorio.csv | it | csv
"""

DISTRACTORS = """
diagnosis | MM | lettera_dimissione.pdf | the mother's
condition | coeliac disease | lettera_dimissione.pdf | the son's
condition | pulmonary embolism | lettera_dimissione.pdf | ruled out
diagnosis | DLBCL | lettera_dimissione.pdf | transformation ruled out
condition | diabetes | lettera_dimissione.pdf | negated
infection.tb | positive | lettera_dimissione.pdf | Quantiferon indeterminate; tuberculosis of 1974 is history
medication | ibrutinib | lettera_dimissione.pdf | to be considered, not indicated
infection.active | pneumonia | lettera_dimissione.pdf | resolved before discharge
antigen.CD7 | positive | referto_istologico.pdf | reactive T cells
antigen.CD5 | positive | referto_istologico.pdf | reactive T cells
antigen.CD123 | negative | bone_marrow.docx | not assessed
mutation | MYD88 L265P | bone_marrow.docx | not detected
mutation | BRAF V600E | bone_marrow.docx | not detected
medication | metformin | foto_elenco_farmaci.jpg | the wife's
medication | levothyroxine | foto_elenco_farmaci.jpg | the wife's
"""

CONFLICTS = """
weight | 66.8 kg (2026-11-13, lettera_dimissione.pdf) // 64 kg (2026-11-19, second_opinion.txt) | home scale against ward scale within six days
"""

GAPS = """
hla | missing | not yet sent
antibodies | missing |
infection.tb | ambiguous | Quantiferon indeterminate
infection.ebv | missing | sample insufficient
cns | missing | imaging never done
weight | conflict | 66.8 or 64 kg
lab.egfr | missing | only a Cockcroft-Gault clearance
"""


def make() -> None:
    """Write records and gold."""
    case = Case("marginal_zone")
    for part in (letter, histology, archive, marrow, labs):
        part(case)
    case.gold(
        documents=DOCUMENTS, facts=FACTS, distractors=DISTRACTORS, conflicts=CONFLICTS, gaps=GAPS
    )
