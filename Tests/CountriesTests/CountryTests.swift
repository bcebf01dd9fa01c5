import Testing

@testable import Countries

struct CountryTests {
    /// The codes of ISO 3166-1, two letters and three, as Debian's iso-codes 4.15 lists them (`iso_3166-1.json`).
    private static let published = """
        ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA \
        AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES \
        BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK \
        CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA \
        DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA \
        GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS \
        GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD \
        IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA \
        KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA \
        LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ \
        MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC \
        NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM \
        PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC \
        SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV \
        SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR \
        TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR \
        VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
        """

    private static let codes = published.split(separator: " ").map {
        (two: String($0.prefix(2)), three: String($0.suffix(3)))
    }

    @Test func `the codes are those of ISO 3166-1, and no others`() {
        let twos = Set(Self.codes.map(\.two))
        #expect(twos.count == 249)
        let letters = (65...90).map { String(UnicodeScalar(UInt8($0))) }
        for first in letters {
            for second in letters {
                let isCode = Country.isCode(first + second)
                #expect(isCode == twos.contains(first + second), "\(first + second)")
            }
        }
        for other in ["", "D", "de", "De", "DEU", "D ", "D[", "@A", "ÄÖ"] {
            #expect(!Country.isCode(other), "\(other)")
        }
    }

    @Test func `three letters mean the country whose two they stand beside`() {
        for (two, three) in Self.codes {
            #expect(Country.read(three) == .code(two), "\(three)")
            #expect(Country.read(three.lowercased()) == .code(two), "\(three)")
        }
    }

    @Test func `each name in the table is read as its own country, and no two bear one`() {
        for row in Country.table.split(separator: "\n") {
            let parts = row.split(separator: " ", maxSplits: 2).map(String.init)
            for name in parts.count > 2 ? parts[2].split(separator: "|") : [] {
                #expect(Country.code(String(name)) == parts[0], "\(name)")
            }
        }
    }

    @Test(arguments: [
        ("GB", "GB"), ("gb", "GB"), (" UK ", "GB"), ("U.K.", "GB"), ("GBR", "GB"),
        ("United Kingdom", "GB"), ("Vereinigtes Königreich", "GB"), ("England", "GB"), ("EL", "GR"),
        ("Ελλάδα", "GR"), ("Deutschland", "DE"), ("GERMANY", "DE"), ("Allemagne", "DE"),
        ("DEU", "DE"),
        ("Österreich", "AT"), ("Osterreich", "AT"), ("USA", "US"), ("U.S.A.", "US"),
        ("Côte d’Ivoire", "CI"), ("The Netherlands", "NL"), ("España", "ES"), ("日本", "JP"),
        ("Россия", "RU"), ("Czech Republic", "CZ"),
    ])
    func `a country is read however it is written`(typed: String, code: String) {
        #expect(Country.read(typed) == .code(code))
        #expect(Country.code(typed) == code)
    }

    @Test(arguments: [nil, "", " ", "-", "n/a", "N.A.", "NaN", "null", "None", "unknown", "other"])
    func `a word for nothing says nothing`(typed: String?) {
        #expect(Country.read(typed) == .blank)
        #expect(Country.code(typed) == nil)
    }

    @Test func `two letters for nothing are Namibia's, unless something stands between them`() {
        #expect(Country.read("na") == .code("NA"))
        #expect(Country.read("n/a") == .blank)
    }

    @Test(arguments: [
        "XX", "Atlantis", "Congo", "Korea", "49", "DE1", "U2K", "jane@example.com", "G\u{0}B",
        "Germany\u{1b}[31m", String(repeating: "D", count: 129),
    ])
    func `what is no country, or might be two, is none`(typed: String) {
        #expect(Country.read(typed) == .unknown)
        #expect(Country.code(typed) == nil)
    }
}
