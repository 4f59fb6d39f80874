"""Other illnesses, with the words for them in English, German, French, Spanish, Italian, Dutch, Polish.

The English names are those in use in British hospitals. Words are written for
`alloway.patient.cases.lexicon`: ``*`` any ending, ``?`` a letter that may be missing, an umlaut for
both its spellings, ``=`` these very capitals. Only names that say what they are stand here: a
symptom ("pain"), a risk or a laboratory value is none.
"""

from __future__ import annotations

_AUTOIMMUNE = """
Hashimoto thyroiditis: hashimoto* thyr*|hashimoto* thyreoid*|hashimoto*|thyroidit* d* hashimoto|thyroidit* hashimoto|tiroidit* di hashimoto|tiroidit* hashimoto|tiroidit* de hashimoto|choroba hashimoto|chorob* hashimoto|ziekte van hashimoto|maladie de hashimoto|enfermedad de hashimoto|morbus hashimoto
Autoimmune thyroiditis: autoimmun* thyr*|auto immun* thyr*|thyroidite auto immun*|thyroidite autoimmun*|tiroiditis autoinmun*|tiroidite autoimmun*|autoimmunologiczn* zapaleni* tarczyc*
Graves' disease: graves* disease|morbus basedow|m. basedow|basedow*|maladie de basedow|enfermedad de graves*|malattia di graves*|malattia di basedow|morbo di basedow|morbo di graves|ziekte van graves|choroba gravesa*|chorob* gravesa*
Rheumatoid arthritis: rheumatoid arthrit*|rheumatoide* arthrit*|reumatoid* artrit*|polyarthrite rhumatoide|artritis reumatoide*|artrite reumatoide|artritis rheumatoides|reumatoidaln* zapaleni* staw*|chronische polyarthritis|=RZS
Psoriatic arthritis: psoriatic arthrit*|psoriasis arthrit*|rhumatisme psoriasique|artritis psoriasica|artrite psoriasica|arthritis psoriatica|artritis psoriatica|luszczycow* zapaleni* staw*
Plaque psoriasis: plaque psoriasis|psoriasis en plaques|psoriasis en placas|psoriasis a placche|plaque psoriasis|psoriasis vulgaris|luszczyc* plackowat*|luszczyc* zwykl*
Psoriasis: psoriasis|psoriasi|schuppenflechte|luszczyc*
Systemic lupus erythematosus: systemic lupus*|systemisch* lupus*|lupus erythem*|lupus eritem*|lupus er*|lupus systemique|toczen rumieniow*|toczni* rumieniow*|toczen*|lupus
Sjögren syndrome: sjögren* syndrom*|sjögren* disease|sjögren*|syndrome de sjögren|syndrome de gougerot sjögren|gougerot sjögren|sindrome di sjögren|sindrome de sjögren|zespol* sjögrena|syndroom van sjögren
Systemic sclerosis: systemic sclerosis|systemische sklerose|systemische sclerose|sclerodermi*|sklerodermie|sclerodermie systemique|esclerosis sistemica|esclerodermia|sclerosi sistemica|twardzin*
Multiple sclerosis: multiple sclerosis|multiple* sklerose|sclerose en plaques|esclerosis multiple|sclerosi multipla|multipele sclerose|multiple sclerose|stwardnieni* rozsian*|encephalomyelitis disseminata
Crohn's disease: crohn* disease|morbus crohn|m. crohn|maladie de crohn|enfermedad de crohn|morbo di crohn|malattia di crohn|ziekte van crohn|chorob* crohna|crohn*
Ulcerative colitis: ulcerative colitis|ulcerative pancolitis|colitis ulceros*|rectocolite hemorragique|rectocolite ulcero*|colite ulcereuse|colite ulceros*|rettocolite ulceros*|wrzodziejac* zapaleni* jelit*|=RCUH
Coeliac disease: coeliac disease|celiac disease|coeliac|coeliakie|zöliakie|maladie coeliaque|maladie cœliaque|enfermedad celiaca|celiaquia|celiachia|malattia celiaca|morbo celiaco|einheimische sprue|glutenenteropathie|celiaki*|chorob* trzewn*
Vitiligo: vitiligo|weißfleckenkrankheit|bielactwo|bielactw*
Alopecia areata: alopecia areata|pelade|lysieni* plackowat*
Myasthenia gravis: myasthenia gravis|myasthenie*|miastenia gravis|miastenia|miasteni*
Autoimmune haemolytic anaemia: autoimmune h?aemolytic an*|autoimmune hemolytic an*|autoimmunhämolytisch* anäm*|autoimmun hämolytisch* anäm*|anemie hemolytique auto immune|anemie hemolytique autoimmune|anemia hemolitica autoinmun*|anemia emolitica autoimmune|auto immuun hemolytische anemie|auto immuunhemolytische anemie|autoimmunhemolytische anemie|niedokrwistosc* autoimmunohemolityczn*|autoimmunohemolityczn*|=AIHA|=NAIH|=AHAI
Immune thrombocytopenia: immune thrombocytop*|immunthrombozytop*|immun thrombozytop*|autoimmune thrombocytop*|purpura thrombopenique immunologique|purpura thrombopenique idiopathique|thrombopenie immunologique|trombocitopenia inmun*|purpura trombocitopenica|trombocitopenia immune|piastrinopenia autoimmune|piastrinopenia immune|immuun trombocytop*|immuuntrombocytop*|maloplytkowosc* immunologiczn*|pierwotn* maloplytkowosc*|=ITP|=PTI
Evans syndrome: evans syndrom*|syndrome d'evans|sindrome de evans|sindrome di evans|zespol* evansa|evans syndroom
Autoimmune hepatitis: autoimmune hepatit*|autoimmunhepatit*|autoimmun hepatit*|hepatite auto immune|hepatite autoimmune|hepatitis autoinmun*|epatite autoimmune|auto immuunhepatitis|auto immuun hepatitis|autoimmunologiczn* zapaleni* watroby
Primary biliary cholangitis: primary biliary c*|primär biliäre c*|cholangite biliaire primitive|colangitis biliar primaria|colangite biliare primitiva|primaire biliaire c*|pierwotn* zolciow* zapaleni*|pierwotn* zapaleni* drog zolciowych
Ankylosing spondylitis: ankylosing spondyl*|ankylosierende spond*|morbus bechterew|m. bechterew|bechterew*|spondylarthrite ankylosante|spondylarthrite|espondilitis anquilosante|spondilite anchilosante|spondylitis ankylopoetica|zesztywniajac* zapaleni* staw*|=ZZSK
Polymyalgia rheumatica: polymyalgia rheumatica|polymyalgia*|pseudo polyarthrite rhizomelique|pseudopolyarthrite rhizomelique|polimialgia reum*|polymyalgi*|polimialgi*
Giant cell arteritis: giant cell arteritis|temporal arteritis|riesenzellarteriit*|arteriitis temporalis|arterite a cellules geantes|maladie de horton|arteritis de celulas gigantes|arteritis de la temporal|arterite a cellule giganti|arterite temporale|reuscelarteri*|olbrzymiokomorkow* zapaleni* tetnic*
Vasculitis: vasculitis|vaskulitis|vascularite|vasculite|zapaleni* naczyn|granulomatosis with polyangiitis|granulomatose mit polyangiitis|granulomatose avec polyangeite|ziarniniakowatosc z zapaleniem*|morbus wegener
Dermatomyositis: dermatomyosit*|dermatomiosit*|zapaleni* skorno miesniow*|polymyosit*|polimiosit*
Antiphospholipid syndrome: antiphospholipid syndrom*|anti phospholipid syndrom*|antiphospholipid antibody syndrom*|syndrome des antiphospholipides|syndrome des anti phospholipides|sindrome antifosfolip*|sindrome da anticorpi antifosfolip*|antifosfolipidensyndroom|zespol* antyfosfolipid*
Guillain-Barré syndrome: guillain barre*|syndrome de guillain*|sindrome de guillain*|sindrome di guillain*|zespol* guillain*
Sarcoidosis: sarcoidos*|sarkoidos*|sarcoidosi|morbus boeck|sarkoidoz*
Bullous pemphigoid: bullous pemphigoid|bullöses pemphigoid|pemphigoide bulleuse|penfigoide*|pemfigoid*|pemphigus*|pemphigoid
Addison's disease: addison* disease|morbus addison|m. addison|maladie d'addison|enfermedad de addison|morbo di addison|ziekte van addison|chorob* addisona
Behçet disease: behcet*|morbus behcet|maladie de behcet|enfermedad de behcet|malattia di behcet|chorob* behceta
Lichen planus: lichen planus|lichen ruber|lichen plan|liquen plano|liszaj plaski
Pernicious anaemia: pernicious an*|perniziöse anäm*|maladie de biermer|anemia pernic*|pernicieuze anemie|niedokrwistosc zlosliw*
Autoimmune gastritis: autoimmune gastrit*|autoimmungastrit*|gastrite auto immune|gastrite autoimmune|gastritis autoinmun*
"""

_CONDITIONS = """
Arterial hypertension: arterial* hypertens*|essential hypertens*|hypertens*|high blood pressure|arteriell* hyperton*|art. hyperton*|hypertonie|hypertonus|bluthochdruck|=aHT|hypertension arterielle|=HTA|hipertension arterial|hipertension|ipertensione arteriosa|ipertension*|ipertes*|verhoogde bloeddruk|nadcisnieni* tetnicz*|nadcisnieni*|=NT@pl
Pulmonary hypertension: pulmonary hypertens*|pulmonal* hyperton*|pulmonalarteriell* hyperton*|hypertension pulmonaire|hypertension arterielle pulmonaire|hipertension pulmonar|ipertensione polmonare|pulmonale hypertensie|nadcisnieni* plucn*
Portal hypertension: portal hypertens*|portal* hyperton*|pfortaderhochdruck|hypertension portale|hipertension portal|ipertensione portale|nadcisnieni* wrotn*
Intracranial hypertension: intracranial hypertens*|hypertension intracranienne|hipertension intracraneal
Type 2 diabetes mellitus: type 2 diabetes mellitus|type 2 diabetes|type ii diabetes|diabetes mellitus type 2|diabetes mellitus type ii|diabetes mellitus, type 2|diabetes type 2|diabetes mellitus typ 2|diabetes mellitus typ ii|diabetes typ 2|typ 2 diabetes|diabete de type 2|diabete type 2|=DT2|=DM2|=T2DM|=DMT2|=DM 2|diabetes mellitus tipo 2|diabetes tipo 2|diabetes mellitus tipo ii|diabete mellito tipo 2|diabete mellito di tipo 2|diabete tipo 2|diabete di tipo 2|cukrzyc* typu 2|cukrzyc* typu ii|altersdiabetes
Type 1 diabetes mellitus: type 1 diabetes mellitus|type 1 diabetes|type i diabetes|diabetes mellitus type 1|diabetes type 1|diabetes mellitus typ 1|diabetes typ 1|typ 1 diabetes|diabete de type 1|diabete type 1|=DT1|=DM1|=T1DM|diabetes mellitus tipo 1|diabetes tipo 1|diabete mellito tipo 1|diabete mellito di tipo 1|cukrzyc* typu 1
Steroid-induced diabetes: steroid induced diabetes*|steroidinduziert* diabetes*|steroiddiabetes|diabete cortico induit|diabete cortisonique|diabetes esteroid*|diabete steroideo|cukrzyc* posteroidow*|steroid diabetes
Diabetes mellitus: diabetes mellitus|diabetes|diabete mellito|diabete|diabete sucre|zuckerkrankheit|suikerziekte|cukrzyc*
Hypothyroidism: hypothyr*|hypothyreos*|schilddrüsenunterfunktion|hipotir*|ipotir*|hypothyreo*|niedoczynnosc* tarczyc*|trage schildklier
Hyperthyroidism: hyperthyr*|hyperthyreos*|schilddrüsenüberfunktion|hipertir*|ipertir*|nadczynnosc* tarczyc*
Hyperlipidaemia: hyperlipid*|hyperlipopro*|dyslipid*|dislipid*|hypercholest*|hipercolest*|ipercolest*|hipercholest*|fettstoffwechselst*
Obesity: obesity|obes|adipositas|obesite|obesidad|obesita|otylosc*|obesitas
Gout: gout|gicht|crise de goutte|arthrite goutteuse|gota@es|artritis gotosa|gotta|jicht|dna moczanow*|dny moczanow*|hyperuricämie
Crystal arthritis: crystal arthritis|arthropathie microcristalline|artritis microcristalina|artropatia microcristallina|chondrocalcinos*|condrocalcinos*|pseudogicht|pseudogout|arthrite microcristalline|arthrite cristalline|kristallarthrit*|kristalartritis|artritis por cristales|artrite da cristalli
Osteoporosis: osteoporos*|osteoporose|osteoporoz*
Osteopenia: osteopeni*
Osteoarthritis: osteoarthrit*|gonarthros*|coxarthros*|gonartros*|coxartros*|arthrose|artrosis|artrosi|artrose|arthrosis|artroz*|choroba zwyrodnieniow*
Avascular necrosis: avascular necros*|osteonecros*|osteonekros*|hüftkopfnekros*|femurkopfnekros*|aseptische knochennekros*|avaskuläre nekros*|avasculaire necrose|necrosis avascular|necrosi avascolare|necrosi asettica|jalow* martwic*|martwic* jalow*|osteonecrose
Osteonecrosis of the jaw: osteonecros* of the jaw|kieferosteonekros*|kiefernekros*|osteonecrose de la machoire|osteonecrose mandibulaire|osteonecrosis mandibular|osteonecrosis maxilar|osteonecrosi mandibolare|osteonecrosi della mandibola|kaakosteonecrose|martwic* kosci szczek*|martwic* zuchw*
Compression fracture: compression fracture*|vertebral fracture*|wirbelkörperfraktur*|kompressionsfraktur*|wirbelkörperkompressionsfraktur*|fracture tassement|tassement vertebral|tassements vertebraux|fracture vertebrale|aplastamiento vertebral|fractura vertebral|fractura por compresion|crollo vertebrale|frattura vertebrale|cedimento vertebrale|wervelinzakking*|wervelfractu*|compressiefractu*|zlamani* kompresyjn*|kompresyjn* zlamani*
Pathological fracture: pathological fracture|pathologische fraktur|fracture pathologique|fractura patologica|frattura patologica|pathologische fractuur|zlamani* patologiczn*
Spinal cord compression: spinal cord compression|cord compression|rückenmarkskompression|myelonkompression|compression medullaire|compresion medular|compressione midollare|myelumcompressie|ruggenmergcompressie|ucisk* rdzenia
Herniated intervertebral disc: herniated* intervertebral disc|herniated disc|herniated disk|disc herniation|slipped disc|prolapsed disc|bandscheibenvorfall|bandscheibenprolaps|=BSV|hernie discale|hernia discal|hernia de disco|ernia discale|ernia del disco|hernia nuclei pulposi|=HNP|rughernia|przepuklin* krazk*|dyskopati*
Inguinal hernia: inguinal hernia*|leistenhernie*|leistenbruch|hernie inguinale|hernia inguinal|ernia inguinale|liesbreuk|przepuklin* pachwinow*
Hiatus hernia: hiatus hernia|hiatal hernia|hiatushernie|hernie hiatale|hernia de hiato|ernia iatale|hernia hiatal|hernia diafragmatica|przepuklin* rozworu*
Paroxysmal atrial fibrillation: paroxysmal atrial fibrillation|paroxysmal af|paroxysmal* vorhofflimmer*|intermittierend* vorhofflimmer*|fibrillation auriculaire paroxystique|fibrillation atriale paroxystique|=FA paroxystique|=ACFA paroxystique|fibrilacion auricular paroxistica|=FA paroxistica|fibrillazione atriale parossistica|=FA parossistica|paroxysmaal atriumfibrilleren|paroxismaal atriumfibrilleren|paroxysmaal boezemfibrilleren|napadow* migotani* przedsionk*|=PAF
Atrial fibrillation: atrial fibrillation|vorhofflimmer*|=VHF|fibrillation auriculaire|fibrillation atriale|=ACFA|arythmie complete par fibrillation*|fibrilacion auricular|fibrillazione atriale|atriumfibrill*|boezemfibrill*|migotani* przedsionk*
Atrial flutter: atrial flutter|vorhofflattern|flutter auriculaire|flutter atriale|flutter auricular|atriumflutter|trzepotani* przedsionk*
Ventricular tachycardia: ventricular tachycardia|ventrikuläre tachykardie|tachycardie ventriculaire|taquicardia ventricular|tachicardia ventricolare|ventrikeltachycardie|czestoskurcz komorow*
Long QT syndrome: long qt syndrome|long qt syndrom|syndrome du qt long
Heart failure: heart failure|cardiac failure|herzinsuffizienz|insuffisance cardiaque|insuficiencia cardiaca|scompenso cardiaco|insufficienza cardiaca|hartfalen|decompensatio cordis|niewydolnosc* serca|=HFrEF|=HFpEF|=CHF
Cardiomyopathy: cardiomyopath*|kardiomyopath*|cardiomiopat*|miocardiopat*|cardiomyopathie|kardiomiopati*
Mildly reduced left ventricular function: mildly reduced left ventricular function|mildly reduced lv function|mildly impaired left ventricular function|mildly impaired lv function|mild lv dysfunction|mild left ventricular dysfunction|leicht eingeschränkt* linksventrikuläre* funktion|leicht eingeschränkt* lv funktion|leichtgradig eingeschränkt* linksventrikulär*|leichtgradig eingeschränkt* lv*|leicht reduziert* linksventrikulär*|leicht reduziert* lv*|leichtgradig reduziert* l*|fonction ventriculaire gauche moderement alteree|dysfonction ventriculaire gauche legere|disfuncion ventricular izquierda leve|lieve disfunzione ventricolare sinistra|disfunzione ventricolare sinistra lieve|licht verminderde linkerventrikelfunctie|mild verminderde linkerventrikelfunctie|nieznacznie obnizon* funkcj* skurczow*
Reduced left ventricular function: reduced left ventricular function|impaired left ventricular function|reduced lv function|left ventricular dysfunction|lv dysfunction|eingeschränkt* linksventrikuläre* funktion|eingeschränkt* lv funktion|dysfonction ventriculaire gauche|disfuncion ventricular izquierda|disfuncion sistolica|disfunzione ventricolare sinistra|verminderde linkerventrikelfunctie
Myocardial infarction: myocardial infarct*|heart attack|myokardinfarkt|herzinfarkt|hinterwandinfarkt|vorderwandinfarkt|=STEMI|=NSTEMI|infarctus du myocarde|infarctus myocardique|=IDM|infarto agudo de miocardio|infarto de miocardio|=IAM|infarto miocardico|infarto del miocardio|=IMA@it|hartinfarct|myocardinfarct|zawal* serca|zawal* miesnia
Coronary heart disease: coronary heart disease|coronary artery disease|coronary disease|isch?aemic heart disease|ischemic heart disease|koronar* herzkrankheit|koronar* herzerkrankung|koronar* 1 gefässerkrankung|=KHK|coronaropathie|cardiopathie ischemique|maladie coronaire*|cardiopatia isquemica|enfermedad coronaria|cardiopatia ischemica|coronaropatia|malattia coronarica|coronairlijden|coronaire hartziekte|ischemische hartziekte|chorob* wiencow*|=CAD|=ChNS
Angina pectoris: angina pectoris|angor|angina de pecho|dusznic*
Valvular heart disease: aortic stenosis|aortenstenose|aortenklappenstenose|retrecissement aortique|estenosis aortica|stenosi aortica|aortaklepstenose|stenoz* aortaln*|mitral regurgitation|mitralinsuffizienz|mitralklappeninsuffizienz|insuffisance mitrale|insuficiencia mitral|insufficienza mitralica|niedomykalnosc* zastawk*
Endocarditis: endocardit*|endokardit*|zapaleni* wsierdzi*
Pericarditis: pericardit*|perikardit*|pericardite|zapaleni* osierdzi*
Myocarditis: myocardit*|myokardit*|miocardit*|zapaleni* miesnia sercow*
Pericardial effusion: pericardial effusion|perikarderguss|perikarderguß|epanchement pericardique|derrame pericardico|versamento pericardico|falda di versamento pericardico|pericardvocht|pericardeffusie|plyn* w osierdzi*|plyn* w worku osierdz*|wysiek osierdz*
Pleural effusion: pleural effusion*|pleuraerguss*|pleuraergüsse|pleuraerguß|epanchement pleural|epanchements pleuraux|derrame pleural|versamento pleurico|versamenti pleurici|pleuravocht|pleura effusie|pleuraeffusie|plyn* w oplucn*|plyn* w jam* oplucn*|wysiek oplucn*
Ascites: ascites|aszites|ascite|wodobrzusz*
Aortic aneurysm: aortic aneurysm|aortenaneurysm*|bauchaortenaneurysm*|anevrisme de l'aorte|anevrisme aortique|aneurisma aortic*|aneurisma de aorta|aneurisma dell'aorta|aneurysma aortae|aneurysma van de aorta|tetniak* aorty
Peripheral artery disease: peripheral arterial disease|peripheral artery disease|periphere arterielle verschluss*|=pAVK|arteriopathie obliterante|arteriopathie peripherique|=AOMI|arteriopatia periferica|enfermedad arterial periferica|arteriopatia obliterante|perifeer arterieel vaatlijden|miazdzyc*
Stroke: stroke|ischemic stroke|ischaemic stroke|cerebrovascular accident|schlaganfall|hirninfarkt|apoplex*|ischämischer insult|mediainfarkt|=AVC|accident vasculaire cerebral|accident ischemique|ictus*|accidente cerebrovascular|infarto cerebral|=ACV@es|ictus ischemico|ictus cerebri|beroerte|herseninfarct|=CVA|udar* mozgu|udar* niedokrwienn*|udar
Transient ischaemic attack: transient isch?aemic attack|transient ischemic attack|=TIA|transitorische ischämische attacke|accident ischemique transitoire|=AIT|ataque isquemico transitorio|attacco ischemico transitorio|przemijajac* atak* niedokrwienn*
Intracranial haemorrhage: intracranial h?aemorrhage|intracranial hemorrhage|intracerebral h?aemorrhage|subdural h?aematoma|subdural hematoma|subarachnoid h*|hirnblutung|intrazerebrale blutung|subduralhämatom|subdurales hämatom|hematome sous dural|hemorragie cerebrale|hemorragie meningee|hemorragia cerebral|hematoma subdural|emorragia cerebrale|ematoma subdurale|hersenbloeding|subduraal hematoom|krwotok* srodczaszkow*|krwiak* podtward*|krwawieni* srodczaszkow*|krwawieni* do osrodkow*
Deep vein thrombosis: deep vein thrombos*|deep venous thrombos*|=DVT|beinvenenthrombos*|tief* beinvenenthrombos*|tief* venenthrombos*|unterschenkelvenenthrombos*|oberschenkelvenenthrombos*|armvenenthrombos*|=TVT|thrombose veineuse profonde|=TVP|phlebite|trombosis venosa profunda|trombosi venosa profonda|diep veneuze trombose|diepe veneuze trombose|trombosebeen|zakrzepic* zyl gleb*|zakrzepic* zylna|zakrzepic* zyl*|=ZZG
Pulmonary embolism: pulmonary embol*|lungenembol*|lungenarterienembol*|=LAE@de|embolie pulmonaire|embolies pulmonaires|embolia pulmonar|tromboembolismo pulmonar|embolia polmonare|longembol*|zatorowosc* plucn*|zator* plucn*
Sagittal sinus thrombosis: sagittal sinus thrombos*|thrombos* of the sagittal sinus|sinus sagittalis thrombos*|thrombose des sinus sagittal|thrombose du sinus sagittal|thrombose du sinus longitudinal|trombosis del seno sagital|trombosis del seno longitudinal|trombosi del seno sagittale|trombosi del seno longitudinale|sinus sagittalis trombose|zakrzepic* zatoki strzalkow*
Cerebral venous sinus thrombosis: cerebral venous sinus thrombos*|cerebral venous thrombos*|cerebral sinus thrombos*|sinus vein thrombos*|sinusvenenthrombos*|hirnvenenthrombos*|thrombose veineuse cerebrale|thrombophlebite cerebrale|trombosis venosa cerebral|trombosis de senos venosos|trombosi venosa cerebrale|trombosi dei seni venosi|sinustrombose|cerebrale sinustrombose|zakrzepic* zatok*|zakrzepic* zyl mozg*
Portal vein thrombosis: portal vein thrombos*|pfortaderthrombos*|thrombose portale|trombosis portal|trombosi portale|poortadertrombose|vena portae trombose|zakrzepic* zyly wrotn*
Catheter-related thrombosis: catheter related thrombos*|catheter associated thrombos*|line associated thrombos*|katheterassoziiert* thrombos*|katheterthrombos*|thrombose sur catheter|thrombose sur picc*|trombosis asociada a cateter|trombosi da catetere|trombosi catetere*|kathetertrombose|zakrzepic* odcewnikow*
COPD: copd|=COPD|chronic obstructive pulmonary disease|chronisch obstruktive lungenerkrankung|bronchopneumopathie chronique obstructive|=BPCO|enfermedad pulmonar obstructiva cronica|=EPOC|broncopneumopatia cronica ostruttiva|przewlekl* obturacyjn* chorob* pluc|=POChP
Asthma: asthma|asthma bronchiale|bronchial asthma|asthme|asma bronquial|asma bronchiale|asma|astma oskrzelow*|astm*
Emphysema: emphysem*|lungenemphysem|emfisem*|enfisem*|emphyseme|longemfyseem|rozedm* pluc
Interstitial lung disease: interstitial lung disease|interstitielle lungenerkrankung|pneumopathie interstitielle|enfermedad pulmonar intersticial|interstitiopatia|pneumopatia interstiziale|malattia polmonare interstiziale|interstitiele longziekte|srodmiazszow* chorob* pluc|pulmonary fibrosis|lungenfibrose|fibrose pulmonaire|fibrosis pulmonar|fibrosi polmonare|longfibrose|wloknieni* pluc
Pneumonitis: pneumonit*|polmonite interstiziale
Pulmonary alveolar haemorrhage: alveolar h?aemorrhage|hemorragie alveolaire|alveoläre hämorrhagie
Bronchiolitis obliterans: bronchiolitis obliterans*|bronchiolite obliterante|bronquiolitis obliterante|zarostow* zapaleni* oskrzelik*|=BOS
Sleep apnoea: sleep apno?ea|sleep apnea|obstructive sleep ap*|schlafapnoe*|obstruktives schlafapnoe*|=OSAS|apnee du sommeil|syndrome d'apnee*|=SAOS|=SAHOS|apnea del sueno|apnee ostruttive|apnee notturne|slaapapneu*|bezdech* sennego|bezdech senny|obturacyjn* bezdech*
Chronic kidney disease: chronic kidney disease|chronic renal disease|chronic renal failure|chronic renal insufficiency|=CKD|chronisch* niereninsuffizienz|chronisch* nierenerkrankung|chronisch* nierenkrankheit|insuffisance renale chronique|maladie renale chronique|=IRC|enfermedad renal cronica|insuficiencia renal cronica|=ERC|insufficienza renale cronica|malattia renale cronica|nefropatia cronica|chronische nierinsuffi*|chronisch nierfalen|chronische nierziekte|przewlekl* chorob* nerek|przewlekl* niewydolnosc* nerek|=PChN|=PNN@pl
Acute kidney injury: acute kidney injury|acute renal failure|acute renal injury|=AKI|akut* nierenversagen|akut* niereninsuffizienz|akut* nierenschädig*|=ANV|insuffisance renale aigue|lesion renal aguda|fracaso renal agudo|insuficiencia renal aguda|insufficienza renale acuta|danno renale acuto|acute nierinsuffi*|acuut nierfalen|ostr* niewydolnosc* nerek|ostr* uszkodzeni* nerek
Renal insufficiency: renal insufficiency|renal failure|renal impairment|niereninsuffizienz|insuffisance renale|insuficiencia renal|insufficienza renale|nierinsuffi*|nierfalen|nierfunctiestoornis*|niewydolnosc* nerek
Dialysis: dialysis|h?aemodialysis|hemodialysis|dialyse*|hemodialyse|dialisis|hemodialisis|dialisi|emodialisi|hemodializ*|dializoterapi*
Kidney stones: kidney stones?|nephrolithias*|nierensteine*|urolithias*|lithiase renale|coliques? nephretiques?|litiasis renal|nefrolitiasis|nefrolitiasi|calcolosi renale|nierstenen|kamic* nerkow*
Gallstones: gallstones?|cholelithias*|cholecystolithias*|cholezystolithias*|gallensteine*|lithiase vesiculaire|lithiase biliaire|colelitiasis|colelitiasi|calcolosi della colecisti|galstenen|kamic* pecherzyk*|kamic* zolciow*
Benign prostatic hyperplasia: benign prostatic h*|prostatahyperplasie|benigne prostata*|hypertrophie benigne de la prostate|=HBP|hiperplasia benigna de prostata|=HBP|ipertrofia prostatica|prostaathyperplasie|benigne prostaathyp*|lagodn* rozrost* stercz*|lagodn* przerost* prostaty
Liver cirrhosis: cirrhosis|liver cirrhosis|leberzirrhos*|zirrhose|cirrhose|cirrosis*|cirrosi*|levercirrose|marskosc* watroby
Fatty liver disease: fatty liver*|hepatic steatosis|steatosis hepatis|fettleber*|steatose hepatique|steatosi epatica|esteatosis hepatica|leververvetting|steatohepatit*|stluszczeni* watroby|=NAFLD|=MASLD|=NASH
Hepatic haemangioma: hepatic h?aemangioma|hepatic hemangioma|liver h?aemangioma|liver hemangioma|leberhämangiom*|hemangiome hepatique|hemangioma hepatico|angioma epatico|emangioma epatico|leverhemangioom|hemangioom in de lever|naczyniak* watroby
Veno-occlusive disease: veno occlusive disease|sinusoidal obstruction syndrome|venookklusiv* erkrankung|venenverschlusskrankheit|sinusoidal* obstruktionssyndrom|maladie veino occlusive|enfermedad venooclusiva|sindrome de obstruccion sinusoidal|malattia veno occlusiva|sindrome da ostruzione sinusoidale|veno occlusieve ziekte|chorob* wenookluzyjn*|=VOD|=SOS VOD
Chronic hepatitis B: chronic hepatitis b|chronische* hepatitis b|hepatite b chronique|hepatitis b cronica|epatite b cronica|epatite cronica b|chronische hepatitis b|przewlekl* wirusow* zapaleni* watroby typu b|przewlekl* wzw b|occult hepatitis b
Chronic hepatitis C: chronic hepatitis c|chronische* hepatitis c|hepatite c chronique|hepatitis c cronica|epatite c cronica|epatite cronica c|przewlekl* wirusow* zapaleni* watroby typu c|przewlekl* wzw c
Hepatitis A: hepatitis a|hepatite a|epatite a|wzw a|wirusow* zapaleni* watroby typu a|=VHA
Drug-induced liver injury: drug induced liver injury|=DILI|hepatotoxicity|hepatotoxizität|hepatotoxicite|hepatotoxicidad|epatotossicita|hepatotoxiciteit|hepatotoksycznosc
Pancreatitis: pancreatitis|pankreatitis|bauchspeicheldrüsenentzündung|pancreatite|zapaleni* trzustki
Peptic ulcer: peptic ulcer*|duodenal ulcer*|gastric ulcer*|ulcus duodeni|ulcus ventriculi|magengeschwür|zwölffingerdarmgeschwür|ulcere gastrique|ulcere duodenal|ulcera gastrica|ulcera duodenal*|ulcera peptica|maagzweer|maagulcus|chorob* wrzodow*|wrzod* zoladka|wrzod* dwunastnicy
Gastro-oesophageal reflux disease: gastro? o?esophageal reflux*|reflux o?esophagitis|refluxösophagitis|refluxkrankheit|=GERD|=GORD|reflux gastro oesophagien|reflux gastro œsophagien|=RGO|reflujo gastroesofagico|=ERGE|reflusso gastro*|=MRGE|refluxziekte|refluxoesofagitis|reflusso gastroesofageo|chorob* refluksow*
Gastrointestinal bleeding: gastrointestinal bleed*|gi bleed*|gastrointestinale blutung|hemorragie digestive|hemorragia digestiva|emorragia digestiva|emorragia gastrointestinale|gastro intestinale bloeding|krwawieni* z przewodu pokarm*
Diverticulosis: diverticul*|divertikul*|sigmadivertikul*|uchylkowatosc*|uchylki jelit*
Epilepsy: epilep*|padaczk*
Seizures: seizures?|krampfanfäll*|krampfanfall|convulsions?|crises? convulsives?|crises? comitiales?|crisis convulsivas?|crisis comicial*|convulsiones|crisi convulsiv*|convulsioni|crisi epilettich*|convulsies|insulten|epileptische aanval*|napad* drgawk*|drgawki
Posterior reversible encephalopathy syndrome: posterior reversible enceph*|posterior* reversib* enzephal*|posterior* reversib* encephal*|=PRES|encephalopathie posterieure reversible|encefalopatia posterior reversible|encefalopatia posteriore reversibile|zespol odwracaln* tyln* encefalopatii
Encephalopathy: encephalopath*|enzephalopath*|encefalopat*
Parkinson's disease: parkinson* disease|morbus parkinson|m. parkinson|maladie de parkinson|enfermedad de parkinson|morbo di parkinson|malattia di parkinson|ziekte van parkinson|chorob* parkinsona|parkinson*
Dementia: dementia|demenz|demence|demencia|demenza|dementie|otepieni*|alzheimer*
Migraine: migraine*|migräne|migrana|emicrania|migrena|migren*
Polyneuropathy: polyneuropath*|polineuropat*|polyneuropathie|=PNP
Peripheral neuropathy: peripheral neuropath*|peripher* sensor* neuropath*|periphere* neuropath*|sensory neuropath*|sensor* neuropath*|neuropathie peripherique|neuropathie sensitive|neuropatia periferica|neuropatia sensitiva|neuropatia sensoriale|perifere neuropathie|sensibele neuropathie|neuropati* obwodow*
Neuropathy: neuropathie|neuropathy|neuropatia|neuropati*
Depression: depression|depressive episode*|depressive disorder|depressive störung|depressives syndrom|depressif|syndrome depressif|etat depressif|sindrome depresivo|depresion|trastorno depresivo|sindrome depressiva|disturbo depressivo|depressione|depressie|depresj*
Anxiety disorder: anxiety disorder|anxiety|angststörung|trouble anxieux|troubles anxieux|trastorno de ansiedad|disturbo d'ansia|angststoornis|zaburzeni* lekow*
Glaucoma: glaucoma|glaukom*|glaucome|glaucoom|jaskr*
Cataract: cataracts?|katarakt*|grauer star|cataracte|catarata*|cataratta|staar|cataract|zacm*
Macular oedema: macular o?edema|makulaödem|oedeme maculaire|edema macular|edema maculare|macula oedeem|maculaoedeem|obrzek plamki
Keratopathy: keratopath*|cheratopat*|queratopat*|keratopati*
Hearing loss: hearing loss|hörverlust|schwerhörigkeit|innenohrschwerhörigkeit|surdite|hypoacousie|hipoacusia|ipoacusia|gehoorverlies|slechthorend*|niedosluch*
Eczema: eczema*|ekzem*|neurodermitis|atopische dermatitis|atopic dermatitis|dermatite atopique|dermatitis atopica|dermatite atopica|constitutioneel eczeem|eczeem|wyprysk*|atopow* zapaleni* skory|=AZS
Anaphylaxis: anaphyla*|anafyla*|anafila*
Down syndrome: down syndrom*|trisomy 21|trisomie 21|syndrome de down|sindrome de down|sindrome di down|downsyndroom|syndroom van down|zespol* downa
Li-Fraumeni syndrome: li fraumeni*|syndrome de li fraumeni|zespol* li fraumeni
Fanconi anaemia: fanconi an*|fanconi anämie|anemie de fanconi|anemia de fanconi|anemia di fanconi|niedokrwistosc fanconiego
G6PD deficiency: g6pd deficien*|g6pd mangel|deficit en g6pd|deficit de g6pd|deficit di g6pd|favism*|niedobor g6pd
Thalassaemia: thalass*|talass?emi*|talasemia
Sickle cell disease: sickle cell disease|sichelzellkrankheit|drepanocytose|drepanocitosis|anemia falciforme|sikkelcelziekte
Haemophilia: h?aemophilia|hemophilia|hämophilie|hemophilie|hemofilia|emofilia|hemofilie
Haemochromatosis: h?aemochromatos*|hemochromatos*|hämochromatos*|hemocromatos*|emocromatosi
Hypogammaglobulinaemia: hypogammaglob*|ipogammaglob*|hipogammaglob*|antikörpermangelsyndrom|sekundär* antikörpermangel*|sekundär* immundefekt
AL amyloidosis: al amyloid*|=AL amyloid*|amylose al|amiloidosis al|amiloidosi al|amyloidose al|amyloidosis|amyloidose|amylose|amiloidos*|amiloidoz*|amyloidoz*
MGUS: =MGUS|=MGUS*|monoclonal gammopathy of und*|monoklonale gammopathie unklarer*|gammapathie monoclonale de sign*|gammapatia monoclonal de sign*|gammopatia monoclonale di sign*|monoklonale gammopathie onbekend*|gammapati* monoklonaln* o nieokres*
Tumour lysis syndrome: tumou?r lysis syndrome|tumorlysesyndrom*|tumorlyse syndrom*|tumorlyse|syndrome de lyse tumorale|syndrome de lyse|sindrome de lisis tumoral|sindrome da lisi tumorale|tumorlysissyndroom|tumorlysis|zespol* lizy guza|zespol* rozpadu guza|=TLS
Haemophagocytic lymphohistiocytosis: h?aemophagocytic*|hemophagocytic*|hämophagozytisch*|hämophagozytos*|=HLH|lymphohistiocytose hemophagocytaire|syndrome d'activation macrophagique|=SAM@fr|linfohistiocitosis hemofagocitica|sindrome hemofagocitico|linfoistiocitosi emofagocitica|sindrome emofagocitica|hemofagocyt*|limfohistiocytoz* hemofagocyt*|zespol* hemofagocyt*|zespol* aktywacji makrofag*
Thrombotic microangiopathy: thrombotic microangiopath*|thrombotisch* mikroangiopath*|microangiopathie thrombotique|microangiopatia trombotica|trombotische microangiopathie|mikroangiopati* zakrzepow*|=TA TMA|transplant associated tma|=TMA
Haemorrhagic cystitis: h?aemorrhagic cystitis|hemorrhagic cystitis|hämorrhagische zystitis|cystite hemorragique|cistitis hemorragica|cistite emorragica|hemorragische cystitis|krwotoczn* zapaleni* pecherza
Graft failure: graft failure|graft rejection|transplantatversagen|transplantatabstoßung|rejet de greffe|perte du greffon|fallo de injerto|fracaso del injerto|mancato attecchimento|rigetto del trapianto|transplantaatfalen|odrzuceni* przeszczepu
Mucositis: mucositis|mukositis|mucite|mucosite|mukosit*|zapaleni* sluzow*|zapaleni* blon* sluzow*|stomatitis|stomatite
Iron overload: iron overload|eisenüberladung|hemosiderose|hämosiderose|surcharge en fer|sobrecarga ferrica|sobrecarga de hierro|sovraccarico di ferro|emosiderosi|ijzerstapeling|przeladowani* zelazem
Adrenal insufficiency: adrenal insufficien*|nebenniereninsuffizienz|nebennierenrindeninsuffizienz|insuffisance surrenal*|insuficiencia suprarrenal|insufficienza surrenalica|iposurrenalismo|bijnierinsuffi*|bijnierschorsinsuffi*|niedoczynnosc* kory nadnerczy|niewydolnosc* nadnerczy
Premature ovarian failure: premature ovarian *|ovarian failure|vorzeitige ovarialinsuffizienz|insuffisance ovarienne*|insuficiencia ovarica*|insufficienza ovarica*|prematuur ovarieel*
Alcohol dependence: alcohol dependence|alcohol use disorder|alkoholabhängigkeit|alkoholabusus|ethylisme|alcoolisme|alcoholismo|enolismo|alcolismo|etilismo|alcoholmisbruik|alkoholizm|zespol* zaleznosci alkohol*
"""

_INFECTIONS = """
Bacteraemia: bacteraemi*|bacteremi*|bakteriämi*|bakteraemi*|bakteriemi*|batteriemi*|bacteriemi*|bacteriemie
Sepsis: sepsis|urosepsis|urosepsi|septic shock|septischer schock|septice?mie|septicaemia|septicemia|choc septique|shock septico|sepsi|shock settico|septische shock|posocznic*|wstrzas septyczn*|sepsa|sepsy
Pneumonia: pneumonia|pneumonias|pneumonie|pneumonien|lungenentzündung|bronchopneumoni*|neumonia*|polmonite|broncopolmonite|longontsteking|zapaleni* pluc|pneumopathie infectieuse|pneumopathie
Pneumocystis pneumonia: pneumocystis*|=PJP|=PCP pneumoni*|=PcP|pneumocystose|pneumocistosis|pneumocistosi
Aspergillosis: pulmonary aspergill*|invasive pulmonary aspergill*|invasive aspergill*|aspergillos*|lungenaspergillos*|aspergillose*|aspergilosis*|aspergillosi*|aspergiloz*|inwazyjn* aspergiloz*
Mucormycosis: mucormycos*|mukormykos*|mucormicos*|mukormykoz*
Candidaemia: candid?aemia|candidemia|candidämie|candidemie|kandydemi*
Fungal infection: invasive fungal infection|invasive mykose|pilzinfektion|infection fongique*|infeccion fungica*|infezione fungina|schimmelinfectie|zakazeni* grzybicz*
Herpes zoster: herpes zoster|shingles|gürtelrose|zoster|zona@fr|gordelroos|polpasiec|polpasc*
Herpes simplex: herpes simplex*|herpes labial*|opryszczk*
Cytomegalovirus infection: cmv reactivation*|cmv reaktivierung*|cmv infektion|cmv infection|cmv disease|cmv kolitis|cmv colitis|reactivation cmv|reactivation du cmv|reactivacion de cmv|reactivacion cmv|riattivazione cmv|riattivazione di cmv|riattivazione del cmv|cmv reactivatie|reaktywacj* cmv|zakazeni* cmv
Adenoviraemia: adenovir?aemia|adenoviremia|adenovirämie|adenoviremie|adenowiremi*
Respiratory syncytial virus infection: rsv infection|rsv infektion|=RSV|respiratory syncytial virus*|bronchiolite a vrs|=VRS
COVID-19: covid 19|covid*|sars cov 2 infection|sars cov 2 infektion|sars cov 2
Influenza: influenza a|influenza b|grippe|gripe a
Tuberculosis: pulmonary tuberculosis|latent tuberculosis|tuberculos*|tuberkulos*|gruzlic*
Urinary tract infection: urinary tract infection*|=UTI@en|harnwegsinfekt*|=HWI|infection urinaire|infections urinaires|infeccion urinaria|infeccion del tracto urinario|=ITU@es|infezione urinaria|infezione delle vie urinarie|=IVU@it|urineweginfectie*|blaasontsteking|zakazeni* ukladu moczow*|zakazeni* drog moczow*|infekcj* ukladu moczow*|=ZUM@pl|pyelonephrit*|pielonefrit*
Cellulitis: cellulit*|erysipel*|celulitis|cellulite infectieuse|dermohypodermite|erisipela|wondroos|roza@pl
Clostridioides difficile infection: clostridioides difficile*|clostridium difficile*|c. difficile*|=CDI
Febrile neutropenia: febrile neutrop*|neutropenic fever|neutropenic sepsis|fieber in neutropenie|fieber in aplasie|neutropenisches fieber|febrile neutropenie|neutropenie febrile|aplasie febrile|neutropenia febril*|neutropenia febbrile|neutropene koorts|koorts bij neutropenie|goraczk* neutropeniczn*
Progressive multifocal leukoencephalopathy: progressive multifocal*|progressive multifokale*|=PML leuko*|leucoencephalopathie multifocale*|leucoencefalopatia multifocal*
Toxoplasmosis: cerebral toxoplasmos*|zerebrale toxoplasmos*|toxoplasmose cerebrale|toxoplasmosis cerebral
"""

_TUMOURS = """
Breast carcinoma: breast cancer|breast carcinoma|carcinoma of the breast|mammakarzinom*|mamma ca|mamma karzinom|brustkrebs|cancer du sein|carcinome mammaire|carcinoma mammario|carcinoma della mammella|cancro al seno|tumore della mammella|cancer de mama|carcinoma de mama|carcinoma ductal*|borstkanker|mammacarcino*|rak* piersi|rak* sutka
Prostate cancer: prostate cancer|prostate carcinoma|prostatic adenocarcinoma|prostatakarzinom*|prostata ca|prostatakrebs|cancer de la prostate|cancer prostatique|adenocarcinome prostatique|cancer de prostata|carcinoma prostatic*|adenocarcinoma de prostata|cancro della prostata|tumore della prostata|carcinoma della prostata|adenocarcinoma prostatico|prostaatkanker|prostaatcarcino*|rak* prostaty|rak* stercza|rak* gruczolu krokow*
Colorectal cancer: colorectal c*|colon cancer|colon carcinoma|rectal cancer|bowel cancer|kolonkarzinom*|rektumkarzinom*|kolorektales karzinom|darmkrebs|cancer colorectal|cancer du colon|cancer du rectum|cancer colique|cancer de colon|cancer de recto|adenocarcinoma de colon|carcinoma del colon|cancro del colon|adenocarcinoma del colon|tumore del colon|darmkanker|coloncarcino*|rectumcarcino*|dikkedarmkanker|rak* jelita grubego|rak* odbytnicy|rak* okrezn*
Lung cancer: lung cancer|lung carcinoma|bronchialkarzinom*|lungenkrebs|lungenkarzinom*|cancer du poumon|cancer bronchique|cancer broncho*|cancer de pulmon|carcinoma de pulmon|cancro del polmone|carcinoma polmonare|tumore del polmone|tumore polmonare|longkanker|longcarcino*|rak* pluc*
Thyroid cancer: thyroid cancer|thyroid carcinoma|papillary thyroid*|schilddrüsenkarzinom*|cancer de la thyroide|cancer thyroidien|carcinome thyroidien|cancer de tiroides|carcinoma papilar de tiroides|carcinoma tiroideo|carcinoma papillare della tiroide|carcinoma della tiroide|tumore della tiroide|schildkliercarcino*|schildklierkanker|rak* tarczycy|rak* brodawkowat*
Urothelial carcinoma of the bladder: urothelial carcinoma of the bladder|urothelial bladder*|urothelkarzinom der harnblase|urothelkarzinom der blase|carcinome urothelial de la vessie|carcinome urothelial vesical|carcinoma urotelial vesical|carcinoma urotelial de vejiga|carcinoma uroteliale della vescica|carcinoma uroteliale vescicale|urotheelcarcinoom van de blaas|rak* urotelialn* pecherza|bladder cancer|bladder carcinoma|harnblasenkarzinom*|blasenkrebs|cancer de la vessie|cancer de vejiga|carcinoma vesical|cancro della vescica|carcinoma della vescica|tumore della vescica|blaaskanker|blaascarcino*|rak* pecherza
Renal cell carcinoma: renal cell c*|kidney cancer|nierenzellkarzinom*|nierenkarzinom*|carcinome renal*|cancer du rein|carcinoma renal|carcinoma de celulas renales|carcinoma a cellule renali|tumore del rene|carcinoma renale|nierkanker|niercelcarcino*|rak* nerki|rak* nerkowokomorkow*
Melanoma: melanoma*|melanom|melanome|malignes melanom|malign* melanom*|melanoom|czerniak*|melanomen
Basal cell carcinoma: basal cell carcinoma*|basalzellkarzinom*|basaliom*|carcinome basocellulaire*|carcinoma basocelular*|carcinoma basocellulare|basalioma|basaalcelcarcino*|rak* podstawnokomorkow*
Squamous cell carcinoma of the skin: cutaneous squamous*|squamous cell carcinoma of the skin|plattenepithelkarzinom der haut|spinaliom*|carcinome epidermoide cutane*|carcinoma epidermoide cutaneo|carcinoma squamocellulare*|plaveiselcelcarcino*|rak* kolczystokomorkow*
Skin cancer: skin cancer|hautkrebs|cancer cutane|cancer de piel|huidkanker|rak* skory
Cervical carcinoma: cervical cancer|cervical carcinoma|cervical intraepithelial*|zervixkarzinom*|gebärmutterhalskrebs|cancer du col*|cancer de cervix|cancer de cuello uter*|carcinoma della cervice|carcinoma cervicale|baarmoederhalskanker|cervixcarcino*|rak* szyjki macicy
Endometrial carcinoma: endometrial c*|endometriumkarzinom*|korpuskarzinom*|cancer de l'endometre|cancer de endometrio|carcinoma dell'endometrio|endometriumcarcino*|baarmoederkanker|rak* endometrium|rak* trzonu macicy
Ovarian cancer: ovarian cancer|ovarian carcinoma|ovarialkarzinom*|eierstockkrebs|cancer de l'ovaire|cancer de ovario|carcinoma ovarico|eierstokkanker|ovariumcarcino*|rak* jajnika
Gastric cancer: gastric cancer|gastric carcinoma|stomach cancer|magenkarzinom*|magenkrebs|cancer de l'estomac|cancer gastrique|cancer gastrico|cancer de estomago|carcinoma gastrico|tumore dello stomaco|maagkanker|maagcarcino*|rak* zoladka
Pancreatic cancer: pancreatic cancer|pancreatic carcinoma|pancreatic adenoc*|pankreaskarzinom*|cancer du pancreas|cancer de pancreas|carcinoma del pancreas|tumore del pancreas|pancreascarcino*|alvleesklierkanker|rak* trzustki
Hepatocellular carcinoma: hepatocellular c*|hepatozellul*|leberzellkarzinom*|carcinome hepatocellulaire|carcinoma hepatocelular|epatocarcinoma|hepatocellulair c*|rak* watrobowokomorkow*
Testicular cancer: testicular cancer|seminoma|seminom|hodenkarzinom|cancer du testicule|cancer de testiculo|tumore del testicolo|teelbalkanker|rak* jadra|nasieniak*
"""

_SURGERY = """
Appendicectomy: appendicectomy|appendectomy|appendektomie|blinddarm op*|blinddarmoperation|appendicectomie|apendicectomia|appendicectomia|appendectomie|blindedarmoperatie|appendektomi*|apendektomi*|wyciecie wyrostka*
Cholecystectomy: cholecystectomy|cholezystektomie|cholecystektomie|cholecystectomie|colecistectomia|cholecystektomi*|galblaasverwijdering|usuniecie pecherzyka*
Splenectomy: splenectomy|splenektomie|splenectomie|esplenectomia|splenectomia|splenektomi*
Tonsillectomy: tonsillectomy|tonsillektomie|amygdalectomie|amigdalectomia|tonsillectomia|tonsillectomie|tonsilektomi*|adenoidectomy|adenotomie
Hysterectomy: hysterectomy|hysterektomie|hysterectomie|histerectomia|isterectomia|histerektomi*|baarmoederverwijdering
Tubal ligation: tubal ligation|tubenligatur|ligature des trompes|ligature tubaire|ligadura de trompas|ligadura tubarica|legatura delle tube|legatura tubarica|sterilisatie|podwiazani* jajowod*
Caesarean section: ca?esarean section|kaiserschnitt|sectio caesarea|cesarienne|cesarea|taglio cesareo|keizersnede|cesarskie ciecie|ciecie cesarskie
Thyroidectomy: thyroidectomy|thyreoidektomie|strumektomie|thyroidectomie|tiroidectomia|strumectomie|tyreoidektomi*|strumektomi*
Mastectomy: mastectomy|mastektomie|mastectomie|mastectomia|mastektomi*
Prostatectomy: prostatectomy|prostatektomie|prostatectomie|prostatectomia|prostatektomi*
Hip replacement: hip replacement|hip arthroplasty|hüft tep|hüfttotalendoprothese|prothese de hanche|protesis de cadera|protesi d'anca|protesi anca|heupprothese|totale heup*|endoprotez* biodr*|endoproteza stawu biodr*
Knee replacement: knee replacement|knee arthroplasty|knie tep|prothese de genou|protesis de rodilla|protesi di ginocchio|knieprothese|endoprotez* kolan*
Pacemaker: pacemaker|herzschrittmacher|schrittmacher|stimulateur cardiaque|marcapasos|stymulator* serca|rozrusznik* serca
Coronary bypass surgery: coronary bypass|coronary artery bypass*|=CABG|=ACVB|aortokoronar* bypass*|pontage coronar*|pontage aorto*|by ?pass coronario|bypass aortocoronar*|pomostowani* aortalno*|pomostowani* tetnic*
Vertebroplasty: vertebroplast*|kyphoplast*|vertebroplastie|cifoplastia|kyphoplastie|wertebroplast*
"""


def _table(words: str, kind: str) -> list[tuple[str, str, str]]:
    """``(words, English name, kind)`` of every name; ``@pl`` keeps a word to one language."""
    rows = []
    for line in words.strip().splitlines():
        name, _, names = line.partition(": ")
        rows += [(written, name, kind) for written in names.split("|")]
    return rows


NAMES: tuple[tuple[str, str, str], ...] = (
    *_table(_AUTOIMMUNE, "autoimmune"),
    *_table(_CONDITIONS, "condition"),
    *_table(_INFECTIONS, "condition"),
    *_table(_TUMOURS, "condition"),
    *_table(_SURGERY, "condition"),
)
"""Words as a record writes them, the English name, and the kind of fact."""

_NOT_MEANT = """
bone marrow depression|marrow depression|st depression|myelodepression|knochenmarkdepression|lupus anticoag*|lupusantikoag*|lupus antikoag*|anticoagulant lupique|anticoagulante lupico|lupus anticoagulans|antykoagulant toczn*|insulin pump|gota gruesa|gouttes? epaisse|diabetes insipidus|diabete insipide|white coat hypertens*|retinitis pigmentosa|klebsiella pneumoniae|streptococcus pneumoniae|mycoplasma pneumoniae|chlamydia pneumoniae|k. pneumoniae|s. pneumoniae|str. pneumoniae
"""

OTHER_MEANINGS: frozenset[str] = frozenset(_NOT_MEANT.strip().split("|"))
"""Words that begin like the name of an illness and are not that illness."""

INFECTIONS: frozenset[str] = frozenset(name for _, name, _ in _table(_INFECTIONS, "condition"))
"""English names that are infections."""
