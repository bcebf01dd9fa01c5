/// What words of consents mean, and what a consent is for by how its column is called; in several tongues.
enum ConsentWords {
    /// Whether a value says yes.
    static func isYes(_ value: String) -> Bool { yes.contains(plain(value)) }

    /// Whether a value says no.
    static func isNo(_ value: String) -> Bool { no.contains(plain(value)) }

    /// Whether a name is a consent's.
    static func isCalled(_ name: String) -> Bool { Names.matches(name, consentName) }

    /// What a consent is for, by its column's name; `nil` where it does not say.
    static func purpose(_ name: String) -> String? {
        purposes.first { Names.matches(name, $0.pattern) }?.purpose
    }

    private static let consentName =
        "consen[st]|opt_?in|opted|accepts|marketing|newsletter|subscri|permission|gdpr|dsgvo|rgpd|(^|_)wants|advert|werb"
        + "|einwillig|zustimm|erlaubnis|abonn|accepte|autoris|infolettre|publicit"
        + "|suscri|iscri|toestem|zgod|samtyck|samtykke|autoriz|souhlas|consenso"

    // "E-mail marketing" is for e-mail: what it goes by is looked for first.
    private static let purposes: [(pattern: String, purpose: String)] = [
        ("sms|text_?message|kurznachricht", "sms"),
        ("whats_?app", "whatsapp"),
        (
            "e_?mail|newsletter|infolettre|courriel|(^|_)nl(_|$)|nieuwsbrief|nyhetsbrev|zpravodaj",
            "email"
        ),
        ("phone|telefon|téléphone|telephone|call|appel|anruf", "phone"),
        ("post(al)?(_|$)|brief|courrier|katalog|catalog", "post"),
        ("push", "push"),
        ("profil", "profiling"),
        (
            "(^|_)ads?(_|$)|advert|werb|publicit|google|facebook|meta(_|$)|third_?part|dritt|partner",
            "ads"
        ),
    ]

    private static func plain(_ value: String) -> String {
        value.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static let yes: Set<String> = [
        "granted", "yes", "y", "true", "t", "1", "optedin", "optin", "subscribed", "accepted",
        "given", "active", "allow",
        "allowed", "confirmed", "consented", "ja", "erteilt", "zugestimmt", "eingewilligt",
        "angemeldet", "oui", "accordé",
        "accepté", "abonné", "inscrit", "donné", "s", "si", "sì", "sí", "sim", "j", "o", "tak",
        "accettato", "concesso", "iscritto", "aceptado", "suscrito", "aceito", "akkoord",
        "toegestaan", "udelen", "udělen", "udelil", "udělil", "ano", "wyrażona", "wyrazona",
        "udzielona",
        "dato", "concedido", "otorgado", "verleend", "gegeven", "agreed", "in",
    ]
    private static let no: Set<String> = [
        "withdrawn", "denied", "no", "n", "false", "f", "0", "optedout", "optout", "unsubscribed",
        "notsubscribed", "revoked",
        "declined", "rejected", "refused", "nein", "widerrufen", "abgelehnt", "entzogen",
        "abgemeldet", "non", "refusé",
        "retiré", "désabonné", "désinscrit", "notoptedin", "não", "nao", "nee", "nie", "negato",
        "revocato",
        "rifiutato", "disiscritto", "rechazado", "revocado", "recusado", "geweigerd", "ingetrokken",
        "odvolan", "odvolán", "ne", "neudelen", "neudělen", "cofnięta", "cofnieta", "wycofana",
        "retirado", "retire",
        "disagreed", "out",
    ]
}
