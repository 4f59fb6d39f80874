"""Drugs against blood cancers, and what holds the immune system down: names, classes, targets.

One drug a line: name, class, further words for it, tumour antigens it binds. Names are International
Nonproprietary Names; the words are brands and abbreviations, and those names in another language
that differ by more than sound (`alloway.reference.drug_names` knows the rest). CAR-T products and
targets follow their US or EU labels.
"""

from __future__ import annotations

ANTINEOPLASTIC = """
rituximab; anti-CD20 antibody; mabthera|rituxan|truxima|rixathon|ruxience; CD20
obinutuzumab; anti-CD20 antibody; gazyva|gazyvaro; CD20
ofatumumab; anti-CD20 antibody; arzerra; CD20
glofitamab; CD20 bispecific antibody; columvi; CD20
epcoritamab; CD20 bispecific antibody; epkinly|tepkinly; CD20
mosunetuzumab; CD20 bispecific antibody; lunsumio; CD20
odronextamab; CD20 bispecific antibody; ordspono; CD20
tafasitamab; anti-CD19 antibody; monjuvi|minjuvi; CD19
loncastuximab tesirine; CD19 antibody-drug conjugate; loncastuximab|zynlonta; CD19
blinatumomab; CD19 bispecific antibody; blincyto|blina; CD19
inotuzumab ozogamicin; CD22 antibody-drug conjugate; inotuzumab|besponsa; CD22
moxetumomab pasudotox; CD22 immunotoxin; moxetumomab|lumoxiti; CD22
tagraxofusp; CD123 fusion toxin; elzonris; CD123
pivekimab sunirine; CD123 antibody-drug conjugate; pivekimab; CD123
polatuzumab vedotin; CD79b antibody-drug conjugate; polatuzumab|polivy; CD79b
brentuximab vedotin; CD30 antibody-drug conjugate; brentuximab|adcetris; CD30
gemtuzumab ozogamicin; CD33 antibody-drug conjugate; gemtuzumab|mylotarg; CD33
daratumumab; anti-CD38 antibody; darzalex; CD38
isatuximab; anti-CD38 antibody; sarclisa; CD38
elotuzumab; anti-SLAMF7 antibody; empliciti; SLAMF7
teclistamab; BCMA bispecific antibody; tecvayli; BCMA
elranatamab; BCMA bispecific antibody; elrexfio; BCMA
linvoseltamab; BCMA bispecific antibody; lynozyfic; BCMA
alnuctamab; BCMA bispecific antibody; ; BCMA
belantamab mafodotin; BCMA antibody-drug conjugate; belantamab|blenrep; BCMA
talquetamab; GPRC5D bispecific antibody; talvey; GPRC5D
forimtamig; GPRC5D bispecific antibody; ; GPRC5D
cevostamab; FcRH5 bispecific antibody; ; FcRH5
alemtuzumab; anti-CD52 antibody; campath|mabcampath|lemtrada
mogamulizumab; anti-CCR4 antibody; poteligeo
dinutuximab; anti-GD2 antibody; qarziba
magrolimab; anti-CD47 antibody; ; CD47
nivolumab; PD-1 antibody; opdivo
pembrolizumab; PD-1 antibody; keytruda
ipilimumab; CTLA-4 antibody; yervoy
bortezomib; proteasome inhibitor; velcade
carfilzomib; proteasome inhibitor; kyprolis
ixazomib; proteasome inhibitor; ninlaro
lenalidomide; immunomodulator; revlimid
pomalidomide; immunomodulator; imnovid|pomalyst
thalidomide; immunomodulator; contergan
iberdomide; cereblon modulator;
mezigdomide; cereblon modulator;
selinexor; XPO1 inhibitor; xpovio|nexpovio
panobinostat; HDAC inhibitor; farydak
vorinostat; HDAC inhibitor; zolinza
romidepsin; HDAC inhibitor; istodax
chidamide; HDAC inhibitor; tucidinostat
melflufen; peptide-drug conjugate; melphalan flufenamide|pepaxti
ibrutinib; BTK inhibitor; imbruvica
acalabrutinib; BTK inhibitor; calquence
zanubrutinib; BTK inhibitor; brukinsa
pirtobrutinib; BTK inhibitor; jaypirca
idelalisib; PI3K inhibitor; zydelig
copanlisib; PI3K inhibitor; aliqopa
duvelisib; PI3K inhibitor; copiktra
umbralisib; PI3K inhibitor;
parsaclisib; PI3K inhibitor;
temsirolimus; mTOR inhibitor; torisel
everolimus; mTOR inhibitor; afinitor|certican
tazemetostat; EZH2 inhibitor; tazverik
venetoclax; BCL2 inhibitor; venclexta|venclyxto
navitoclax; BCL2 inhibitor;
sonrotoclax; BCL2 inhibitor;
imatinib; BCR::ABL1 inhibitor; glivec|gleevec
dasatinib; BCR::ABL1 inhibitor; sprycel
nilotinib; BCR::ABL1 inhibitor; tasigna
bosutinib; BCR::ABL1 inhibitor; bosulif
ponatinib; BCR::ABL1 inhibitor; iclusig
asciminib; BCR::ABL1 inhibitor; scemblix
midostaurin; FLT3 inhibitor; rydapt
gilteritinib; FLT3 inhibitor; xospata
quizartinib; FLT3 inhibitor; vanflyta
crenolanib; FLT3 inhibitor;
sorafenib; FLT3 inhibitor; nexavar
ivosidenib; IDH1 inhibitor; tibsovo
olutasidenib; IDH1 inhibitor; rezlidhia
enasidenib; IDH2 inhibitor; idhifa
revumenib; menin inhibitor; revuforj
ziftomenib; menin inhibitor;
glasdegib; hedgehog inhibitor; daurismo
crizotinib; ALK inhibitor; xalkori
azacitidine; hypomethylating agent; vidaza|azacytidine|5-azacytidine|onureg|azacytydyna
decitabine; hypomethylating agent; dacogen|decytabina
guadecitabine; hypomethylating agent;
cyclophosphamide; alkylator; endoxan|cytoxan|cyclophosphamid
ifosfamide; alkylator; ifex|holoxan
melphalan; alkylator; alkeran
bendamustine; alkylator; treanda|levact|ribomustin
busulfan; alkylator; busulfex|busilvex
treosulfan; alkylator; trecondi
thiotepa; alkylator; tepadina
carmustine; alkylator; bcnu
lomustine; alkylator; ccnu
chlorambucil; alkylator; leukeran
dacarbazine; alkylator; dtic
temozolomide; alkylator; temodal|temodar
procarbazine; alkylator; natulan
trofosfamide; alkylator; ixoten
fludarabine; purine analogue; fludara
cladribine; purine analogue; litak
pentostatin; purine analogue; nipent
clofarabine; purine analogue; evoltra|clolar
nelarabine; purine analogue; atriance|arranon
cytarabine; antimetabolite; ara-c|arac|cytosar|alexan|citarabin|cytosine arabinoside|cytosinarabinosid
methotrexate; antimetabolite; mtx|hd-mtx
pralatrexate; antimetabolite; folotyn
mercaptopurine; antimetabolite; 6-mercaptopurine|6-mp|purinethol|puri-nethol|xaluprine
tioguanine; antimetabolite; 6-tg|6-thioguanine|thioguanine
gemcitabine; antimetabolite; gemzar
hydroxycarbamide; antimetabolite; hydroxyurea|litalir|hydrea|syrea|hydroxyharnstoff|hidroxiurea|hydroxyureum|hydroksymocznik|hydroxyuree|idrossiurea
doxorubicin; anthracycline; adriamycin|adriblastin|adriamicina|adriablastina
liposomal doxorubicin; anthracycline; pegylated liposomal doxorubicin|pegyliertes liposomales doxorubicin|caelyx|doxil|myocet|doxorubicine liposomale|doxorubicina liposomal|doxorubicina liposomiale|doksorubicyna liposomalna
daunorubicin; anthracycline; cerubidine|daunoblastin
CPX-351; liposomal cytarabine and daunorubicin; vyxeos|daunorubicin-cytarabine liposome
idarubicin; anthracycline; zavedos
epirubicin; anthracycline; farmorubicin
mitoxantrone; anthracenedione; novantrone|onkotrone
pixantrone; anthracenedione; pixuvri
amsacrine; topoisomerase II inhibitor; amsa|amsidyl|amekrin
bleomycin; antitumour antibiotic;
dactinomycin; antitumour antibiotic; cosmegen|actinomycin
vincristine; vinca alkaloid; oncovin|vcr
vinblastine; vinca alkaloid; velbe
vindesine; vinca alkaloid; eldisine
vinorelbine; vinca alkaloid; navelbine
etoposide; topoisomerase II inhibitor; vp-16|vp16|vepesid|etopophos
teniposide; topoisomerase II inhibitor; vm-26|vumon
irinotecan; topoisomerase I inhibitor; campto
topotecan; topoisomerase I inhibitor; hycamtin
cisplatin; platinum; cddp
carboplatin; platinum;
oxaliplatin; platinum; eloxatin
asparaginase; asparaginase; pegaspargase|peg-asparaginase|pegasparaginase|peg-asp|oncaspar|erwinase|erwinia asparaginase|l-asparaginase|crisantaspase|rylaze|calaspargase|spectrila|pegaspargasa|asparaginasi|asparaginaza
docetaxel; taxane; taxotere
paclitaxel; taxane; taxol
fluorouracil; antimetabolite; 5-fu|5-fluorouracil
arsenic trioxide; differentiation agent; trisenox|arsentrioxid|trioxyde d arsenic|trioxido de arsenico|triossido di arsenico|arseentrioxide|trojtlenek arsenu
tretinoin; differentiation agent; atra|vesanoid|all-trans retinoic acid
interferon alfa; interferon; peginterferon|ropeginterferon|interferon alpha|besremi
omacetaxine; protein synthesis inhibitor; synribo
"""

STEROID = """
prednisone; corticosteroid; decortin|cortancyl|dacortin|deltacortene|encorton|lodotra
prednisolone; corticosteroid; decortin h|solupred|solu-decortin|encortolon
methylprednisolone; corticosteroid; solu-medrol|medrol|urbason|urbanson|solumedrol|depo-medrol|metypred|metyloprednizolon|methylprednisolon|metilprednisolone
dexamethasone; corticosteroid; decadron|fortecortin|neofordex|dexa-sine|dex|soldesam|pabi-dexamethason|dectancyl
hydrocortisone; corticosteroid; solu-cortef|hydrocortone|actocortina|plenadren
budesonide; corticosteroid; entocort|budenofalk|budezonid
beclometasone; corticosteroid; beclomethasone|clipper
"""

IMMUNOSUPPRESSANT = """
ciclosporin; calcineurin inhibitor; cyclosporine|cyclosporin|cyclosporin a|sandimmun|neoral|csa
tacrolimus; calcineurin inhibitor; prograf|advagraf|envarsus|fk506
sirolimus; mTOR inhibitor; rapamune|rapamycin
mycophenolate; antiproliferative; mycophenolate mofetil|mmf|cellcept|myfortic|mycophenolic acid|mycophenolsäure|mykofenolan|mykofenolan mofetylu|acide mycophenolique|acido micofenolico|mycofenolzuur
azathioprine; antiproliferative; imurek|imuran|imurel|azatioprina|azatiopryna
ruxolitinib; JAK inhibitor; jakafi|jakavi
belumosudil; ROCK2 inhibitor; rezurock
axatilimab; CSF-1R antibody; niktimvo
abatacept; co-stimulation blocker; orencia
itacitinib; JAK inhibitor;
tofacitinib; JAK inhibitor; xeljanz
baricitinib; JAK inhibitor; olumiant
antithymocyte globulin; polyclonal antibody; atg|thymoglobulin|thymoglobuline|timoglobulina|grafalon|anti-thymocyte globulin|antithymozytenglobulin|anti-thymozytenglobulin|globuline anti-thymocytaire|serum anti-lymphocytaire|globulina antitimocitica|globulina anti-timocitica|antithymocytenglobuline|globulina antytymocytarna
tocilizumab; IL-6 receptor antibody; actemra|roactemra
siltuximab; IL-6 antibody; sylvant
anakinra; IL-1 receptor antagonist; kineret
infliximab; TNF antibody; remicade
etanercept; TNF receptor fusion protein; enbrel
basiliximab; IL-2 receptor antibody; simulect
vedolizumab; integrin antibody; entyvio
emapalumab; interferon gamma antibody; gamifant
eculizumab; complement inhibitor; soliris
extracorporeal photopheresis; photopheresis; ecp|photopheresis|photopherese|photopherese extracorporelle|fotoferesis|fotoferesi|fotoferese|fotofereza|extrakorporale photopherese
"""

CAR_T = """
tisagenlecleucel; CAR-T product; tisa-cel|tisacel|kymriah|ctl019; CD19
axicabtagene ciloleucel; CAR-T product; axi-cel|axicel|yescarta|axicabtagene|axicabtagen-ciloleucel; CD19
brexucabtagene autoleucel; CAR-T product; brexu-cel|brexucel|tecartus|brexucabtagene|brexucabtagen-autoleucel; CD19
lisocabtagene maraleucel; CAR-T product; liso-cel|lisocel|breyanzi|lisocabtagene|lisocabtagen-maraleucel; CD19
obecabtagene autoleucel; CAR-T product; obe-cel|obecel|aucatzyl|obecabtagene|obecabtagen-autoleucel; CD19
idecabtagene vicleucel; CAR-T product; ide-cel|idecel|abecma|idecabtagene|bb2121|idecabtagen-vicleucel; BCMA
ciltacabtagene autoleucel; CAR-T product; cilta-cel|ciltacel|carvykti|ciltacabtagene|ciltacabtagen-autoleucel; BCMA
anitocabtagene autoleucel; CAR-T product; anito-cel|anitocel|anitocabtagene; BCMA
equecabtagene autoleucel; CAR-T product; eque-cel|fucaso|equecabtagene; BCMA
zevorcabtagene autoleucel; CAR-T product; zevor-cel|zevorcabtagene; BCMA
relmacabtagene autoleucel; CAR-T product; relma-cel|carteyva|relmacabtagene; CD19
varnimcabtagene autoleucel; CAR-T product; ari-0001|varni-cel|varnimcabtagene; CD19
inaticabtagene autoleucel; CAR-T product; inati-cel|inaticabtagene; CD19
talicabtagene autoleucel; CAR-T product; tali-cel|nexcar19|talicabtagene; CD19
cesnicabtagene autoleucel; CAR-T product; ari0002h|cesni-cel|cesnicabtagene; BCMA
"""
