extension Country {
    /// Every country of ISO 3166-1 by its two letters, its three, and what people call it.
    ///
    /// The names are English, German, French, Spanish, Italian, Dutch and of the country's own language. A name
    /// that two countries bear is not here.
    ///
    /// - SeeAlso: ISO 3166-1; the names are those of Unicode's CLDR.
    static let table = """
        AD AND Andorra|Andorre
        AE ARE United Arab Emirates|Vereinigte Arabische Emirate|Émirats arabes unis|Emiratos Árabes Unidos|Emirati Arabi Uniti|Verenigde Arabische Emiraten|الإمارات العربية المتحدة|UAE
        AF AFG Afghanistan|Afganistán|افغانستان
        AG ATG Antigua & Barbuda|Antigua und Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Antigua e Barbuda|Antigua en Barbuda|Antigua and Barbuda
        AI AIA Anguilla|Anguila
        AL ALB Albania|Albanien|Albanie|Shqipëri
        AM ARM Armenia|Armenien|Arménie|Հայաստան
        AO AGO Angola
        AQ ATA Antarctica|Antarktis|Antarctique|Antártida|Antartide
        AR ARG Argentina|Argentinien|Argentine|Argentinië
        AS ASM American Samoa|Amerikanisch-Samoa|Samoa américaines|Samoa Americana|Samoa Americane|Amerikaans-Samoa
        AT AUT Austria|Österreich|Autriche|Oostenrijk|Republik Österreich|Oesterreich
        AU AUS Australia|Australien|Australie
        AW ABW Aruba
        AX ALA Åland Islands|Ålandinseln|Îles Åland|Islas Aland|Isole Åland|Åland
        AZ AZE Azerbaijan|Aserbaidschan|Azerbaïdjan|Azerbaiyán|Azerbaigian|Azerbeidzjan|Azərbaycan
        BA BIH Bosnia & Herzegovina|Bosnien und Herzegowina|Bosnie-Herzégovine|Bosnia y Herzegovina|Bosnia ed Erzegovina|Bosnië en Herzegovina|Bosnia and Herzegovina|Bosna i Hercegovina
        BB BRB Barbados|Barbade
        BD BGD Bangladesh|Bangladesch|Bangladés|বাংলাদেশ
        BE BEL Belgium|Belgien|Belgique|Bélgica|Belgio|België
        BF BFA Burkina Faso
        BG BGR Bulgaria|Bulgarien|Bulgarie|Bulgarije|България
        BH BHR Bahrain|Bahreïn|Baréin|البحرين
        BI BDI Burundi|Uburundi
        BJ BEN Benin
        BL BLM St. Barthélemy|Saint-Barthélemy|San Bartolomé
        BM BMU Bermuda|Bermudes|Bermudas
        BN BRN Brunei|Brunei Darussalam
        BO BOL Bolivia|Bolivien|Bolivie|Bolivia, Plurinational State of
        BQ BES Caribbean Netherlands|Karibische Niederlande|Pays-Bas caribéens|Caribe neerlandés|Caraibi Olandesi|Caribisch Nederland|Bonaire, Sint Eustatius and Saba
        BR BRA Brazil|Brasilien|Brésil|Brasil|Brasile|Brazilië
        BS BHS Bahamas
        BT BTN Bhutan|Bhoutan|Bután|འབྲུག
        BV BVT Bouvet Island|Bouvetinsel|Île Bouvet|Isla Bouvet|Isola Bouvet|Bouveteiland
        BW BWA Botswana|Botsuana
        BY BLR Belarus|Biélorussie|Bielorrusia|Bielorussia|Беларусь
        BZ BLZ Belize|Belice
        CA CAN Canada|Kanada
        CC CCK Cocos (Keeling) Islands|Kokosinseln|Îles Cocos|Islas Cocos|Isole Cocos (Keeling)|Cocoseilanden|Kepulauan Cocos (Keeling)
        CD COD Congo - Kinshasa|Kongo-Kinshasa|República Democrática del Congo|Congo, The Democratic Republic of the|Jamhuri ya Kidemokrasia ya Kongo
        CF CAF Central African Republic|Zentralafrikanische Republik|République centrafricaine|República Centroafricana|Repubblica Centrafricana|Centraal-Afrikaanse Republiek
        CG COG Congo - Brazzaville|Kongo-Brazzaville
        CH CHE Switzerland|Schweiz|Suisse|Suiza|Svizzera|Zwitserland|Swiss
        CI CIV Côte d’Ivoire|Ivory Coast
        CK COK Cook Islands|Cookinseln|Îles Cook|Islas Cook|Isole Cook|Cookeilanden
        CL CHL Chile|Chili|Cile
        CM CMR Cameroon|Kamerun|Cameroun|Camerún|Kameroen
        CN CHN China mainland|China, Festland|Chine continentale|China continental|Cina continentale|China, vasteland|China|中国大陆|PR China|People's Republic of China|中国
        CO COL Colombia|Kolumbien|Colombie
        CR CRI Costa Rica
        CU CUB Cuba|Kuba
        CV CPV Cape Verde|Cabo Verde|Cap-Vert|Capo Verde|Kaapverdië
        CW CUW Curaçao|Curazao
        CX CXR Christmas Island|Weihnachtsinsel|Île Christmas|Isla de Navidad|Isola Christmas|Christmaseiland
        CY CYP Cyprus|Zypern|Chypre|Chipre|Cipro|Κύπρος
        CZ CZE Czechia|Tschechien|Tchéquie|Chequia|Cechia|Tsjechië|Česko|Czech Republic|Tschechische Republik
        DE DEU Germany|Deutschland|Allemagne|Alemania|Germania|Duitsland|Federal Republic of Germany|Bundesrepublik Deutschland|BRD
        DJ DJI Djibouti|Dschibuti|Yibuti|Gibuti
        DK DNK Denmark|Dänemark|Dinamarca|Danimarca|Denemarken|Danmark
        DM DMA Dominica|Dominique
        DO DOM Dominican Republic|Dominikanische Republik|République dominicaine|República Dominicana|Repubblica Dominicana|Dominicaanse Republiek
        DZ DZA Algeria|Algerien|Algérie|Argelia|Algerije|الجزائر
        EC ECU Ecuador|Équateur
        EE EST Estonia|Estland|Estonie|Eesti
        EG EGY Egypt|Ägypten|Égypte|Egipto|Egitto|مصر
        EH ESH Western Sahara|Westsahara|Sahara occidental|Sahara Occidentale|Westelijke Sahara|الصحراء الغربية
        ER ERI Eritrea|Érythrée|ኤርትራ
        ES ESP Spain|Spanien|Espagne|España|Spagna|Spanje
        ET ETH Ethiopia|Äthiopien|Éthiopie|Etiopía|ኢትዮጵያ
        FI FIN Finland|Finnland|Finlande|Finlandia|Suomi
        FJ FJI Fiji|Fidschi|Fidji|Fiyi|Figi
        FK FLK Falkland Islands|Falklandinseln|Îles Malouines|Islas Malvinas|Isole Falkland|Falklandeilanden|Falkland Islands (Malvinas)
        FM FSM Micronesia|Mikronesien|Micronésie|Micronesia, Federated States of
        FO FRO Faroe Islands|Färöer|Îles Féroé|Islas Feroe|Isole Fær Øer|Faeröer|Føroyar
        FR FRA France|Frankreich|Francia|Frankrijk
        GA GAB Gabon|Gabun
        GB GBR United Kingdom|Vereinigtes Königreich|Royaume-Uni|Reino Unido|Regno Unito|Verenigd Koninkrijk|Great Britain|England|Scotland|Wales|Northern Ireland|Britain|Grossbritannien|United Kingdom of Great Britain and Northern Ireland
        GD GRD Grenada|Grenade|Granada
        GE GEO Georgia|Georgien|Géorgie|საქართველო
        GF GUF French Guiana|Französisch-Guayana|Guyane française|Guayana Francesa|Guyana Francese|Frans-Guyana
        GG GGY Guernsey|Guernesey
        GH GHA Ghana|Gaana
        GI GIB Gibraltar|Gibilterra
        GL GRL Greenland|Grönland|Groenland|Groenlandia|Kalaallit Nunaat
        GM GMB Gambia|Gambie
        GN GIN Guinea|Guinée
        GP GLP Guadeloupe|Guadalupe|Guadalupa
        GQ GNQ Equatorial Guinea|Äquatorialguinea|Guinée équatoriale|Guinea Ecuatorial|Guinea Equatoriale|Equatoriaal-Guinea
        GR GRC Greece|Griechenland|Grèce|Grecia|Griekenland|Ελλάδα
        GS SGS So. Georgia & So. Sandwich Isl.|Südgeorgien und die Südlichen Sandwichinseln|Géorgie du Sud-et-les Îles Sandwich du Sud|Islas Georgia del Sur y Sandwich del Sur|Georgia del Sud e Sandwich Australi|Zuid-Georgia en Zuidelijke Sandwicheilanden|South Georgia and the South Sandwich Islands
        GT GTM Guatemala
        GU GUM Guam
        GW GNB Guinea-Bissau|Guinée-Bissau|Guinea-Bisáu|Guiné-Bissau
        GY GUY Guyana
        HK HKG Hong Kong|香港
        HM HMD Heard & McDonald Islands|Heard und McDonaldinseln|Îles Heard-et-MacDonald|Islas Heard y McDonald|Isole Heard e McDonald|Heard en McDonaldeilanden|Heard Island and McDonald Islands
        HN HND Honduras
        HR HRV Croatia|Kroatien|Croatie|Croacia|Croazia|Kroatië|Hrvatska
        HT HTI Haiti
        HU HUN Hungary|Ungarn|Hongrie|Hungría|Ungheria|Hongarije|Magyarország
        ID IDN Indonesia|Indonesien|Indonésie
        IE IRL Ireland|Irland|Irlande|Irlanda|Ierland|Éire|Republic of Ireland
        IL ISR Israel|Israele|ישראל
        IM IMN Isle of Man|Île de Man|Isla de Man|Isola di Man
        IN IND India|Indien|Inde|भारत
        IO IOT Chagos Archipelago|Chagos-Archipel|Archipel des Chagos|Archipiélago de Chagos|Isole Chagos|British Indian Ocean Territory
        IQ IRQ Iraq|Irak|العراق
        IR IRN Iran|Iran, Islamic Republic of|ایران
        IS ISL Iceland|Island|Islande|Islandia|Islanda|IJsland
        IT ITA Italy|Italien|Italie|Italia
        JE JEY Jersey
        JM JAM Jamaica|Jamaika|Jamaïque|Giamaica
        JO JOR Jordan|Jordanien|Jordanie|Jordania|Giordania|الأردن
        JP JPN Japan|Japon|Giappone|日本|Nippon
        KE KEN Kenya|Kenia
        KG KGZ Kyrgyzstan|Kirgisistan|Kirghizstan|Kirguistán|Kirghizistan|Kirgizië|Кыргызстан
        KH KHM Cambodia|Kambodscha|Cambodge|Camboya|Cambogia|Cambodja|កម្ពុជា
        KI KIR Kiribati
        KM COM Comoros|Komoren|Comores|Comoras|Comore|Comoren|جزر القمر
        KN KNA St. Kitts & Nevis|St. Kitts und Nevis|Saint-Christophe-et-Niévès|San Cristóbal y Nieves|Saint Kitts e Nevis|Saint Kitts en Nevis|Saint Kitts and Nevis
        KP PRK North Korea|Nordkorea|Corée du Nord|Corea del Norte|Corea del Nord|Noord-Korea|Korea, Democratic People's Republic of
        KR KOR South Korea|Südkorea|Corée du Sud|Corea del Sur|Corea del Sud|Zuid-Korea|Korea, Republic of|대한민국|Republic of Korea
        KW KWT Kuwait|Koweït|Koeweit|الكويت
        KY CYM Cayman Islands|Kaimaninseln|Îles Caïmans|Islas Caimán|Isole Cayman|Kaaimaneilanden
        KZ KAZ Kazakhstan|Kasachstan|Kazajistán|Kazakistan|Kazachstan|Казахстан
        LA LAO Laos|Lao People's Democratic Republic|ລາວ
        LB LBN Lebanon|Libanon|Liban|Líbano|لبنان
        LC LCA St. Lucia|Sainte-Lucie|Santa Lucía|Saint Lucia
        LI LIE Liechtenstein
        LK LKA Sri Lanka|ශ්‍රී ලංකාව
        LR LBR Liberia
        LS LSO Lesotho|Lesoto
        LT LTU Lithuania|Litauen|Lituanie|Lituania|Litouwen|Lietuva
        LU LUX Luxembourg|Luxemburg|Luxemburgo|Lussemburgo|Lëtzebuerg
        LV LVA Latvia|Lettland|Lettonie|Letonia|Lettonia|Letland|Latvija
        LY LBY Libya|Libyen|Libye|Libia|Libië|ليبيا
        MA MAR Morocco|Marokko|Maroc|Marruecos|Marocco|المغرب
        MC MCO Monaco
        MD MDA Moldova|Republik Moldau|Moldavie|Moldavia|Moldova, Republic of|Republica Moldova
        ME MNE Montenegro|Црна Гора
        MF MAF St. Martin|Saint-Martin|San Martín|Saint Martin (French part)
        MG MDG Madagascar|Madagaskar|Madagasikara
        MH MHL Marshall Islands|Marshallinseln|Îles Marshall|Islas Marshall|Isole Marshall|Marshalleilanden
        MK MKD North Macedonia|Nordmazedonien|Macédoine du Nord|Macedonia del Norte|Macedonia del Nord|Noord-Macedonië|Северна Македонија|Macedonia
        ML MLI Mali
        MM MMR Myanmar (Burma)|Myanmar|Myanmar (Birmanie)|Myanmar (Birmania)|Myanmar (Birma)|မြန်မာ|Burma
        MN MNG Mongolia|Mongolei|Mongolie|Монгол
        MO MAC Macao|Macau
        MP MNP Northern Mariana Islands|Nördliche Marianen|Îles Mariannes du Nord|Islas Marianas del Norte|Isole Marianne Settentrionali|Noordelijke Marianen
        MQ MTQ Martinique|Martinica
        MR MRT Mauritania|Mauretanien|Mauritanie|موريتانيا
        MS MSR Montserrat
        MT MLT Malta|Malte
        MU MUS Mauritius|Maurice|Mauricio|Moris
        MV MDV Maldives|Malediven|Maldivas|Maldive|Maldiven|ދިވެހި ރާއްޖެ
        MW MWI Malawi|Malaui
        MX MEX Mexico|Mexiko|Mexique|Messico
        MY MYS Malaysia|Malaisie|Malasia|Maleisië
        MZ MOZ Mozambique|Mosambik|Mozambico|Moçambique
        NA NAM Namibia|Namibie
        NC NCL New Caledonia|Neukaledonien|Nouvelle-Calédonie|Nueva Caledonia|Nuova Caledonia|Nieuw-Caledonië
        NE NER Niger|Nijar
        NF NFK Norfolk Island|Norfolkinsel|Île Norfolk|Isla Norfolk|Isola Norfolk|Norfolk
        NG NGA Nigeria
        NI NIC Nicaragua
        NL NLD Netherlands|Niederlande|Pays-Bas|Países Bajos|Paesi Bassi|Nederland|Holland|The Netherlands
        NO NOR Norway|Norwegen|Norvège|Noruega|Norvegia|Noorwegen|Norge
        NP NPL Nepal|नेपाल
        NR NRU Nauru
        NU NIU Niue
        NZ NZL New Zealand|Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nuova Zelanda|Nieuw-Zeeland
        OM OMN Oman|عُمان
        PA PAN Panama
        PE PER Peru|Pérou
        PF PYF French Polynesia|Französisch-Polynesien|Polynésie française|Polinesia Francesa|Polinesia Francese|Frans-Polynesië
        PG PNG Papua New Guinea|Papua-Neuguinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua Nuova Guinea|Papoea-Nieuw-Guinea
        PH PHL Philippines|Philippinen|Filipinas|Filippine|Filipijnen|Pilipinas
        PK PAK Pakistan|پاکستان
        PL POL Poland|Polen|Pologne|Polonia|Polska
        PM SPM St. Pierre & Miquelon|St. Pierre und Miquelon|Saint-Pierre-et-Miquelon|San Pedro y Miquelón|Saint-Pierre e Miquelon|Saint-Pierre en Miquelon|Saint Pierre and Miquelon
        PN PCN Pitcairn Islands|Pitcairninseln|Îles Pitcairn|Islas Pitcairn|Isole Pitcairn|Pitcairneilanden|Pitcairn
        PR PRI Puerto Rico|Porto Rico
        PS PSE Palestinian Territories|Palästinensische Autonomiegebiete|Territoires palestiniens|Territorios Palestinos|Territori Palestinesi|Palestijnse gebieden|Palestine, State of|الأراضي الفلسطينية|Palestine
        PT PRT Portugal|Portogallo
        PW PLW Palau|Palaos
        PY PRY Paraguay
        QA QAT Qatar|Katar|Catar|قطر
        RE REU Réunion|La Réunion|Riunione
        RO ROU Romania|Rumänien|Roumanie|Rumanía|Roemenië
        RS SRB Serbia|Serbien|Serbie|Servië|Србија
        RU RUS Russia|Russland|Russie|Rusia|Rusland|Russian Federation|Россия
        RW RWA Rwanda|Ruanda|U Rwanda
        SA SAU Saudi Arabia|Saudi-Arabien|Arabie saoudite|Arabia Saudí|Arabia Saudita|Saoedi-Arabië|المملكة العربية السعودية
        SB SLB Solomon Islands|Salomonen|Îles Salomon|Islas Salomón|Isole Salomone|Salomonseilanden
        SC SYC Seychelles|Seychellen
        SD SDN Sudan|Soudan|Soedan|السودان
        SE SWE Sweden|Schweden|Suède|Suecia|Svezia|Zweden|Sverige
        SG SGP Singapore|Singapur|Singapour
        SH SHN St. Helena|Sainte-Hélène|Santa Elena|Sant'Elena|Sint-Helena|Saint Helena, Ascension and Tristan da Cunha
        SI SVN Slovenia|Slowenien|Slovénie|Eslovenia|Slovenija
        SJ SJM Svalbard & Jan Mayen|Spitzbergen und Jan Mayen|Svalbard et Jan Mayen|Svalbard y Jan Mayen|Svalbard e Jan Mayen|Spitsbergen en Jan Mayen|Svalbard and Jan Mayen|Svalbard og Jan Mayen
        SK SVK Slovakia|Slowakei|Slovaquie|Eslovaquia|Slovacchia|Slowakije|Slovensko|Slovak Republic
        SL SLE Sierra Leone|Sierra Leona
        SM SMR San Marino|Saint-Marin
        SN SEN Senegal
        SO SOM Somalia|Somalie|Soomaaliya
        SR SUR Suriname|Surinam
        SS SSD South Sudan|Südsudan|Soudan du Sud|Sudán del Sur|Zuid-Soedan|جنوب السودان
        ST STP São Tomé & Príncipe|São Tomé und Príncipe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|São Tomé e Príncipe|Sao Tomé en Principe|Sao Tome and Principe
        SV SLV El Salvador|Salvador
        SX SXM Sint Maarten|Saint-Martin (partie néerlandaise)|Sint Maarten (Dutch part)
        SY SYR Syria|Syrien|Syrie|Siria|Syrian Arab Republic|سوريا
        SZ SWZ Eswatini|Esuatini|Swaziland
        TC TCA Turks & Caicos Islands|Turks- und Caicosinseln|Îles Turques-et-Caïques|Islas Turcas y Caicos|Isole Turks e Caicos|Turks- en Caicoseilanden|Turks and Caicos Islands
        TD TCD Chad|Tschad|Tchad|Ciad|Tsjaad
        TF ATF French Southern Territories|Französische Süd- und Antarktisgebiete|Terres australes françaises|Territorios Australes Franceses|Terre Australi Francesi|Franse Gebieden in de zuidelijke Indische Oceaan
        TG TGO Togo
        TH THA Thailand|Thaïlande|Tailandia|Thailandia|ไทย
        TJ TJK Tajikistan|Tadschikistan|Tadjikistan|Tayikistán|Tagikistan|Tadzjikistan|Тоҷикистон
        TK TKL Tokelau
        TL TLS Timor-Leste|Timor oriental|Timor Est|Oost-Timor|East Timor
        TM TKM Turkmenistan
        TN TUN Tunisia|Tunesien|Tunisie|Túnez|Tunesië|تونس
        TO TON Tonga
        TR TUR Türkiye|Türkei|Turquie|Turquía|Turchia|Turkije|Turkey
        TT TTO Trinidad & Tobago|Trinidad und Tobago|Trinité-et-Tobago|Trinidad y Tobago|Trinidad e Tobago|Trinidad en Tobago|Trinidad and Tobago
        TV TUV Tuvalu
        TW TWN Taiwan|Taiwan, Province of China|台灣
        TZ TZA Tanzania|Tansania|Tanzanie|Tanzania, United Republic of
        UA UKR Ukraine|Ucrania|Ucraina|Oekraïne|Україна
        UG UGA Uganda|Ouganda|Oeganda
        UM UMI U.S. Outlying Islands|Amerikanische Überseeinseln|Îles mineures éloignées des É.-U.|Islas menores alejadas de EE. UU.|Isole Minori Esterne degli Stati Uniti|Kleine afgelegen eilanden van de Verenigde Staten|United States Minor Outlying Islands
        US USA United States|Vereinigte Staaten|États-Unis|Estados Unidos|Stati Uniti|Verenigde Staten|United States of America|America|Vereinigte Staaten von Amerika|Etats-Unis d'Amérique
        UY URY Uruguay
        UZ UZB Uzbekistan|Usbekistan|Ouzbékistan|Oezbekistan|Oʻzbekiston
        VA VAT Vatican City|Vatikanstadt|État de la Cité du Vatican|Ciudad del Vaticano|Città del Vaticano|Vaticaanstad|Holy See (Vatican City State)|Vatican
        VC VCT St. Vincent & Grenadines|St. Vincent und die Grenadinen|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|Saint Vincent e Grenadine|Saint Vincent en de Grenadines|Saint Vincent and the Grenadines
        VE VEN Venezuela|Venezuela, Bolivarian Republic of
        VG VGB British Virgin Islands|Britische Jungferninseln|Îles Vierges britanniques|Islas Vírgenes Británicas|Isole Vergini Britanniche|Britse Maagdeneilanden|Virgin Islands, British
        VI VIR U.S. Virgin Islands|Amerikanische Jungferninseln|Îles Vierges des États-Unis|Islas Vírgenes de EE. UU.|Isole Vergini Americane|Amerikaanse Maagdeneilanden|Virgin Islands, U.S.
        VN VNM Vietnam
        VU VUT Vanuatu
        WF WLF Wallis & Futuna|Wallis und Futuna|Wallis-et-Futuna|Wallis y Futuna|Wallis e Futuna|Wallis en Futuna|Wallis and Futuna
        WS WSM Samoa
        YE YEM Yemen|Jemen|اليمن
        YT MYT Mayotte
        ZA ZAF South Africa|Südafrika|Afrique du Sud|Sudáfrica|Zuid-Afrika
        ZM ZMB Zambia|Sambia|Zambie
        ZW ZWE Zimbabwe|Simbabwe|Zimbabue
        """
}
