"""Other drugs in haemato-oncology letters: anti-infectives, hearts and stomachs, pain, support.

One drug a line: name, class, further words. Names are International Nonproprietary Names in British
spelling; the words are brands, abbreviations and names in another language that differ by more than
sound.
"""

from __future__ import annotations

SUPPORTIVE = """
aciclovir; antiviral; zovirax|acyclovir
valaciclovir; antiviral; valtrex|zelitrex|valacyclovir
ganciclovir; antiviral; cymevene|cymeven
valganciclovir; antiviral; valcyte
foscarnet; antiviral; foscavir
cidofovir; antiviral; vistide
brincidofovir; antiviral;
letermovir; antiviral; prevymis
maribavir; antiviral; livtencity
entecavir; antiviral; baraclude
tenofovir; antiviral; viread|vemlidy|tenofovir alafenamide|tenofovir disoproxil
lamivudine; antiviral; zeffix|epivir
adefovir; antiviral;
emtricitabine; antiviral; emtriva
emtricitabine-tenofovir; antiviral; descovy|truvada|emtricitabine/tenofovir|tenofovir/emtricitabine
bictegravir/emtricitabine/tenofovir alafenamide; antiviral; biktarvy|bictegravir
dolutegravir; antiviral; tivicay
dolutegravir/lamivudine; antiviral; dovato
dolutegravir/abacavir/lamivudine; antiviral; triumeq
abacavir; antiviral;
raltegravir; antiviral; isentress
darunavir; antiviral; prezista|symtuza
rilpivirine; antiviral; edurant
doravirine; antiviral; pifeltro
efavirenz; antiviral;
ritonavir; antiviral; norvir
nirmatrelvir-ritonavir; antiviral; paxlovid|nirmatrelvir
remdesivir; antiviral; veklury
molnupiravir; antiviral; lagevrio
oseltamivir; antiviral; tamiflu
ribavirin; antiviral; copegus
sofosbuvir; antiviral; sovaldi
sofosbuvir/velpatasvir; antiviral; epclusa|sofosbuvir velpatasvir
ledipasvir/sofosbuvir; antiviral; harvoni|sofosbuvir/ledipasvir|ledipasvir
glecaprevir/pibrentasvir; antiviral; maviret|glecaprevir
co-trimoxazole; antibacterial; cotrimoxazole|cotrim|bactrim|eusaprim|septrin|septra|biseptol|trimethoprim-sulfamethoxazole|sulfamethoxazole-trimethoprim|trimetoprim-sulfametoxazol|sulfametoxazol-trimetoprim|tmp-smx|tmp/smx|tmp-smz|sxt|cotrimoxazol forte
trimethoprim; antibacterial;
atovaquone; antiprotozoal; wellvone|mepron
pentamidine; antiprotozoal; pentacarinat
dapsone; antibacterial; disulone
amoxicillin; antibacterial; amoxypen|clamoxyl
amoxicillin-clavulanate; antibacterial; co-amoxiclav|augmentin|augmentan|augmentine|amoxiclav|amoxicillin-clavulanic|amoxicillin-clavulansäure|amoxicillin-clavulan|amoxicilline acide clavulanique|amoxicilina acido clavulanico|amoxicillina acido clavulanico|amoxicillina clavulanico|amoxicilina clavulanico|amoxicilline-clavulaanzuur|amoksycylina-klawulanian|amoksycylina z kwasem klawulanowym|amoksycylina kwas klawulanowy|amoxicillin and clavulanic acid
ampicillin; antibacterial;
ampicillin-sulbactam; antibacterial; unasyn|unacid|sultamicillin
penicillin; antibacterial; phenoxymethylpenicillin|benzylpenicillin|penicilline|pen v
flucloxacillin; antibacterial; floxapen|staphylex
piperacillin-tazobactam; antibacterial; tazocin|tazobac|piperacillin tazobactam|pip-tazo|pip/taz|pip-taz|piptazo|piptaz|tazonam|piperacilina con tazobactam|piperacylina z tazobaktamem|piperacylina z tazobactamem
cefazolin; antibacterial;
cefuroxime; antibacterial; zinnat|zinacef|cefuroksym
cefotaxime; antibacterial; claforan
ceftriaxone; antibacterial; rocephin|ceftriakson
ceftazidime; antibacterial; fortum
ceftazidime-avibactam; antibacterial; zavicefta
cefepime; antibacterial;
cefpodoxime; antibacterial;
meropenem; antibacterial; meronem
imipenem; antibacterial; tienam|imipenem-cilastatin|zienam
ertapenem; antibacterial; invanz
aztreonam; antibacterial;
vancomycin; antibacterial; vancocin
teicoplanin; antibacterial; targocid
linezolid; antibacterial; zyvox|zyvoxid
daptomycin; antibacterial; cubicin
gentamicin; antibacterial; gentamycin
amikacin; antibacterial; amikin
tobramycin; antibacterial;
ciprofloxacin; antibacterial; ciproxin|ciprobay
levofloxacin; antibacterial; tavanic
moxifloxacin; antibacterial; avalox|avelox
azithromycin; antibacterial; zithromax
clarithromycin; antibacterial; klacid
erythromycin; antibacterial;
doxycycline; antibacterial; doksycyklina|doxycyclin
tigecycline; antibacterial; tygacil
clindamycin; antibacterial; sobelin
metronidazole; antibacterial; flagyl|clont
fosfomycin; antibacterial; monuril
nitrofurantoin; antibacterial; furadantin
colistin; antibacterial; kolistyna
rifampicin; antibacterial; rifampin
rifaximin; antibacterial; xifaxan
isoniazid; antibacterial; izoniazyd
pyrazinamide; antibacterial;
ethambutol; antibacterial;
fidaxomicin; antibacterial; dificlir
fluconazole; antifungal; diflucan
itraconazole; antifungal; sempera
voriconazole; antifungal; vfend|worykonazol
posaconazole; antifungal; noxafil
isavuconazole; antifungal; cresemba|isavuconazonium
caspofungin; antifungal; cancidas
micafungin; antifungal; mycamine
anidulafungin; antifungal; ecalta
amphotericin B; antifungal; ambisome|liposomal amphotericin b|amphotericin|amfotericina|anfotericina|amfotericine|amfoterycyna
nystatin; antifungal; nystatyna
ivermectin; antiparasitic;
hydroxychloroquine; antimalarial; plaquenil
tixagevimab-cilgavimab; antibody; evusheld
palivizumab; antibody; synagis
immunoglobulin; replacement; ivig|scig|privigen|octagam|intratect|gamunex|kiovig|hizentra|immunglobulin|immunglobuline|immunoglobuline|immunoglobulines intraveineuses|immunoglobulinen|inmunoglobulina|inmunoglobulinas|immunoglobuliny|igiv
filgrastim; growth factor; g-csf|gcsf|neupogen|zarzio|granocyte|lenograstim|filgrastym
pegfilgrastim; growth factor; neulasta|lipegfilgrastim
plerixafor; stem cell mobiliser; mozobil
epoetin; growth factor; erythropoietin|eprex|neorecormon|retacrit|epoetin alfa|epoetina|eritropoyetina|eritropoetina
darbepoetin; growth factor; aranesp
eltrombopag; growth factor; revolade|promacta
romiplostim; growth factor; nplate
deferasirox; iron chelator; exjade
allopurinol; uric acid lowering; zyloric|alopurynol|milurit
febuxostat; uric acid lowering; adenuric
rasburicase; uric acid lowering; fasturtec|rasburykaza
pantoprazole; proton pump inhibitor; pantozol|protonix|controloc|inipomp
omeprazole; proton pump inhibitor; antra|losec|mopral|omeprazol
esomeprazole; proton pump inhibitor; nexium|inexium|esomeprazol
lansoprazole; proton pump inhibitor;
rabeprazole; proton pump inhibitor;
famotidine; H2 blocker;
ranitidine; H2 blocker;
sucralfate; stomach protection; sukralfat
ondansetron; antiemetic; zofran|zophren
granisetron; antiemetic; kytril
palonosetron; antiemetic; aloxi
aprepitant; antiemetic; emend
fosaprepitant; antiemetic; ivemend
metoclopramide; antiemetic; paspertin|primperan|mcp|metoklopramid
domperidone; antiemetic; motilium
dimenhydrinate; antiemetic; vomex
loperamide; antidiarrhoeal; imodium
macrogol; laxative; movicol|polyethylene glycol|makrogol
lactulose; laxative; bifiteral|duphalac|laktuloza|lattulosio
sodium picosulfate; laxative; laxoberal
ursodeoxycholic acid; bile acid; ursodiol|ursofalk|ursodeoxycholsäure|ursodesoxycholsäure|udca|ursodesoxycholique|acide ursodesoxycholique|acido ursodesoxicolico|acido ursodeoxicolico|acido ursodesossicolico|ursodeoxycholzuur|ursochol|kwas ursodeoksycholowy|kwasu ursodeoksycholowego|delursan|ursolvan|deursil
defibrotide; VOD treatment; defitelio
colecalciferol; vitamin; cholecalciferol|vitamin d3|vitamin d|vitamine d|vitamina d|vitamine d3|vitamina d3|witamina d|witamina d3|vigantol|dekristol
calcium carbonate; mineral; calcichew|carbonate de calcium|carbonato de calcio|calciumcarbonat
folic acid; vitamin; folsäure|acide folique|acido folico|foliumzuur|kwas foliowy|kwasu foliowego
folinic acid; folate; leucovorin|calciumfolinat|levofolinic acid|folinsäure|folinate de calcium|folinato|folinato calcico|leukoworyna|acide folinique|acido folinico|folinezuur
cyanocobalamin; vitamin; vitamin b12|vitamine b12|vitamina b12|witamina b12|hydroxocobalamin
potassium chloride; mineral; kaliumchlorid|kalinor|chlorure de potassium|cloruro potasico|cloruro di potassio|kaliumchloride|chlorek potasu|diffu-k
zoledronic acid; bisphosphonate; zoledronate|zometa|zoledronsäure|zoledronat|acide zoledronique|acido zoledronico|zoledroninezuur|kwas zoledronowy|kwasu zoledronowego|kwasem zoledronowym|zoledronian
pamidronate; bisphosphonate; pamidronic acid|pamidronsäure|pamidronian
ibandronate; bisphosphonate; ibandronic acid|ibandronsäure
alendronate; bisphosphonate; alendronic acid|alendronsäure|fosamax|alendronato|acido alendronico|alendroninezuur
denosumab; anti-RANKL antibody; xgeva|prolia
levothyroxine; thyroid hormone; l-thyroxine|l-thyroxin|thyroxine|euthyrox|levothyrox|eutirox|l-tiroxina|tiroxina|letrox|lt4|thyrax|synthroid
thiamazole; antithyroid; carbimazole|methimazole|tapazole
insulin; antidiabetic; insuline|insulina|lantus|insulin glargine|novorapid|humalog|toujeo|tresiba
metformin; antidiabetic; glucophage|siofor
gliclazide; antidiabetic; diamicron
sitagliptin; antidiabetic; januvia|xelevia
empagliflozin; antidiabetic; jardiance
dapagliflozin; antidiabetic; forxiga
semaglutide; antidiabetic; ozempic
ramipril; ACE inhibitor; triatec|delix
enalapril; ACE inhibitor; renitec
lisinopril; ACE inhibitor; zestril
perindopril; ACE inhibitor; coversyl|peryndopryl
captopril; ACE inhibitor;
losartan; angiotensin blocker; cozaar
valsartan; angiotensin blocker; diovan
candesartan; angiotensin blocker; atacand|kandesartan
telmisartan; angiotensin blocker; micardis
irbesartan; angiotensin blocker; aprovel
olmesartan; angiotensin blocker;
sacubitril-valsartan; angiotensin blocker; entresto|sacubitril
amlodipine; calcium channel blocker; norvasc
lercanidipine; calcium channel blocker;
nifedipine; calcium channel blocker;
verapamil; calcium channel blocker;
diltiazem; calcium channel blocker;
bisoprolol; beta blocker; concor|cardensiel|emconcor
metoprolol; beta blocker; beloc|seloken
carvedilol; beta blocker; karwedilol
atenolol; beta blocker;
nebivolol; beta blocker;
propranolol; beta blocker;
sotalol; antiarrhythmic;
amiodarone; antiarrhythmic; cordarone
digoxin; cardiac glycoside; lanoxin
digitoxin; cardiac glycoside;
ivabradine; cardiac; procoralan
furosemide; diuretic; lasix|lasilix|seguril|furosemid
torasemide; diuretic; torem|torsemide
hydrochlorothiazide; diuretic; hctz|esidrix|hidroclorotiazida|idroclorotiazide
indapamide; diuretic;
spironolactone; diuretic; aldactone|spironolacton
eplerenone; diuretic; inspra
doxazosin; alpha blocker;
tamsulosin; alpha blocker; alna|omnic
finasteride; prostate;
solifenacin; bladder;
atorvastatin; statin; lipitor|sortis|tahor
simvastatin; statin; zocor
rosuvastatin; statin; crestor
pravastatin; statin;
ezetimibe; lipid lowering; ezetrol
acetylsalicylic acid; antiplatelet; aspirin|acetylsalicylsäure|acide acetylsalicylique|acido acetilsalicilico|acetylsalicylzuur|kwas acetylosalicylowy|kardegic|adiro|cardioaspirin|aspirine|aspirina|aspiryna
clopidogrel; antiplatelet; plavix
apixaban; anticoagulant; eliquis
rivaroxaban; anticoagulant; xarelto
edoxaban; anticoagulant; lixiana
dabigatran; anticoagulant; pradaxa
warfarin; anticoagulant; coumadin
phenprocoumon; anticoagulant; marcumar|falithrom|fenprocoumon
acenocoumarol; anticoagulant; sintrom|acenokumarol
heparin; anticoagulant; heparine|eparina
enoxaparin; anticoagulant; clexane|lovenox|inhixa
dalteparin; anticoagulant; fragmin
tinzaparin; anticoagulant; innohep
nadroparin; anticoagulant; fraxiparine|fraxiparina|nadroparyna
fondaparinux; anticoagulant; arixtra
certoparin; anticoagulant;
tranexamic acid; antifibrinolytic; tranexamsäure|cyklokapron|acide tranexamique|acido tranexamico|tranexaminezuur|kwas traneksamowy|exacyl
paracetamol; analgesic; acetaminophen|doliprane|tachipirina|perfalgan|dafalgan|efferalgan
ibuprofen; analgesic; brufen|nurofen
naproxen; analgesic; naproksen
diclofenac; analgesic; voltaren
celecoxib; analgesic; celebrex
metamizole; analgesic; dipyrone|novalgin|novaminsulfon|nolotil|pyralgin|metamizol
tramadol; opioid; tramal
tilidine; opioid; valoron
codeine; opioid; codein|kodeina
morphine; opioid; mst|oramorph|sevredol|morphin
oxycodone; opioid; oxycontin|oxynorm|targin
hydromorphone; opioid; palladon
fentanyl; opioid; durogesic|fentanilo
buprenorphine; opioid; temgesic
tapentadol; opioid; palexia
gabapentin; anticonvulsant; neurontin
pregabalin; anticonvulsant; lyrica
levetiracetam; anticonvulsant; keppra
valproate; anticonvulsant; valproic acid|valproinsäure|depakine|valproato|acide valproique|acido valproico|valproinezuur|kwas walproinowy
lamotrigine; anticonvulsant; lamictal
carbamazepine; anticonvulsant; tegretol|karbamazepina
phenytoin; anticonvulsant; fenytoina
lacosamide; anticonvulsant; vimpat
clobazam; anticonvulsant;
clonazepam; benzodiazepine; rivotril
lorazepam; benzodiazepine; tavor|ativan|temesta
diazepam; benzodiazepine; valium
oxazepam; benzodiazepine;
temazepam; benzodiazepine;
alprazolam; benzodiazepine;
midazolam; benzodiazepine;
zopiclone; hypnotic; imovane
zolpidem; hypnotic; stilnox
melatonin; hypnotic; circadin
mirtazapine; antidepressant; remeron
amitriptyline; antidepressant; saroten|laroxyl
citalopram; antidepressant; cipramil
escitalopram; antidepressant; cipralex
sertraline; antidepressant; zoloft
fluoxetine; antidepressant; prozac
paroxetine; antidepressant;
venlafaxine; antidepressant; wenlafaksyna|effexor
duloxetine; antidepressant; cymbalta
trazodone; antidepressant;
quetiapine; antipsychotic; seroquel
olanzapine; antipsychotic; zyprexa
risperidone; antipsychotic;
haloperidol; antipsychotic; haldol
methylphenidate; stimulant; ritalin|concerta
cetirizine; antihistamine; zyrtec
loratadine; antihistamine;
desloratadine; antihistamine; aerius
clemastine; antihistamine; tavegil|tavegyl
diphenhydramine; antihistamine;
salbutamol; inhaler; ventolin|albuterol
formoterol; inhaler;
salmeterol; inhaler; serevent
fluticasone; inhaler; flixotide|flutide
montelukast; inhaler; singulair
tiotropium; inhaler; spiriva
mesna; uroprotection; uromitexan
dexrazoxane; cardioprotection; cardioxane
tamoxifen; hormone;
letrozole; hormone;
norethisterone; hormone; primolut
estradiol; hormone;
testosterone; hormone;
octreotide; hormone; sandostatin
colchicine; gout; colchicum|kolchicyna
sulfasalazine; rheumatology; salazopyrin
mesalazine; bowel; salofalk|pentasa|mesalamine
adalimumab; TNF antibody; humira
ustekinumab; IL-23 antibody; stelara
secukinumab; IL-17 antibody; cosentyx
omalizumab; IgE antibody; xolair
teriparatide; bone; forsteo
sildenafil; vasodilator; viagra|revatio
nitroglycerin; vasodilator; glyceryl trinitrate|nitrolingual
nintedanib; antifibrotic; ofev
pirfenidone; antifibrotic;
dornase alfa; inhaler; pulmozyme
latanoprost; eye drops; xalatan
timolol; eye drops;
"""
