/// What words for the state of a row mean, in several tongues.
enum StatusWords: CaseIterable, Sendable {
    /// The purchase was called off, or nothing came of it.
    case cancelled
    /// The money went back, all of it.
    case refunded
    /// It is nobody's doing: a trial.
    case test
    /// It is not a purchase yet.
    case pending
    /// The row stands for nobody any more.
    case deleted

    /// The reason that rows of it are left out for.
    var reason: String {
        switch self {
        case .cancelled: "cancelled"
        case .refunded: "refunded"
        case .test: "test"
        case .pending: "not_completed"
        case .deleted: "deleted"
        }
    }

    /// The kind of a value; `nil` for one that keeps its row, or that nobody can tell.
    init?(_ value: String) {
        let words = Self.words(of: value)
        if words.contains(where: { $0.hasPrefix("part") || $0.hasPrefix("teil") }) { return nil }
        let text = words.joined(separator: " ")
        let found = Self.allCases.first { kind in
            kind.stems.contains { stem in
                stem.contains(" ") ? text.contains(stem) : words.contains { $0.hasPrefix(stem) }
            }
        }
        guard let found else { return nil }
        self = found
    }

    /// The beginnings of words that mean it.
    private var stems: [String] {
        switch self {
        case .cancelled:
            [
                "cancel", "storn", "annul", "abgebroch", "abort", "void", "abandon", "fail",
                "fehlgeschlag", "declin",
                "reject", "abgelehnt", "refus", "expir", "abgelauf", "trash", "fraud", "echou",
                "échou", "widerruf", "geannul", "anulad", "anulow", "fallid", "falha", "rechaz",
                "rifiut", "zruš", "zrus",
            ]
        case .refunded:
            [
                "refund", "erstatt", "rembours", "chargeback", "gutgeschrieb", "rimbors",
                "reembols", "terugbetaal",
            ]
        case .test: ["test", "fake", "demo", "dummy", "essai", "prova", "prueba"]
        case .pending:
            [
                "pending", "draft", "entwurf", "brouillon", "ausstehend", "unbezahlt", "unpaid",
                "on hold", "en attente",
                "impay", "holded", "offene zahlung", "in attesa", "bozza", "pendient", "pendente",
                "borrador", "rascunho",
                "in behandeling", "openstaand", "basket", "warenkorb", "panier", "koszyk", "košík",
                "kosik",
                "carrello", "carrito", "winkelwagen", "quote", "quotation", "offre", "offert",
                "angebot", "devis", "preventiv", "nabídk",
                "nabidk", "presupuest",
            ]
        case .deleted:
            [
                "delet", "gelösch", "geloesch", "supprim", "anonymi", "erased", "merged",
                "redacted", "eliminat", "eliminad", "borrad", "verwijderd", "smazan", "usunięt",
                "usuniet",
            ]
        }
    }

    /// Those of some states that come before a purchase, where others say that it was confirmed or paid: what is new or typed
    /// in alone.
    static func unconfirmed(_ values: [String]) -> [String] {
        func begins(_ value: String, _ stems: [String]) -> Bool {
            words(of: value).contains { word in stems.contains { word.hasPrefix($0) } }
        }
        guard values.contains(where: { begins($0, later) }) else { return [] }
        return values.filter { value in
            Self(value) == nil && words(of: value).contains { first.contains($0) }
        }
    }

    private static let first: Set<String> = [
        "new", "neu", "nova", "nová", "novy", "nový", "nowe", "nowy", "nouveau", "nouvelle",
        "nuovo", "nueva",
        "nuevo", "nieuw", "novo", "saisi", "saisie", "erfasst",
    ]
    private static let later = [
        "paid", "bezahl", "payé", "paye", "zaplac", "opłac", "oplac", "pagat", "pagad", "betaald",
        "confirm",
        "bestätig", "bestaetig", "potwierdz", "potvrz", "conferm",
    ]

    private static func words(of value: String) -> [String] {
        value.lowercased().split { !$0.isLetter }.map(String.init)
    }
}
