/// States and provinces as addresses write them, which tells them from states of something else.
enum Provinces {
    /// Whether a text is one: two letters in capitals, or a name.
    static func contains(_ text: String) -> Bool {
        codes.contains(text) || names.contains(text.lowercased())
    }

    /// Whether a text is a state of an account, a row or a subscription.
    static func isAccountWord(_ text: String) -> Bool { accountWords.contains(text.lowercased()) }

    /// Whether two texts or more are how people are spoken to, which some countries' codes are too.
    static func areSalutations(_ texts: [String]) -> Bool {
        texts.count >= 2
            && texts.allSatisfy { ["FR", "HR", "MR", "MS", "SR", "DR", "MM"].contains($0) }
    }

    private static let accountWords: Set<String> = [
        "enabled", "disabled", "invited", "declined", "active", "inactive", "pending", "blocked",
        "locked",
        "confirmed", "unconfirmed", "new", "open", "closed", "deleted", "registered", "guest",
        "aktiv", "inaktiv",
        "gesperrt", "offen", "neu", "actif", "inactif", "bloqué", "ouvert", "fermé", "subscribed",
        "unsubscribed",
    ]

    private static let codes = words(
        """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
        RI SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS NT NU ON PE QC SK YT NSW QLD TAS VIC ACT BW BY BE BB
        HB HH HE MV NI NW RP SL SN ST SH TH
        """,
        by: { $0.isWhitespace }
    )

    private static let names = words(
        """
        alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|
        indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|
        montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|
        oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|
        west virginia|wisconsin|wyoming|alberta|british columbia|manitoba|new brunswick|newfoundland and labrador|
        nova scotia|ontario|prince edward island|quebec|québec|saskatchewan|new south wales|queensland|south australia|
        tasmania|victoria|western australia|baden-württemberg|bayern|berlin|brandenburg|bremen|hamburg|hessen|
        mecklenburg-vorpommern|niedersachsen|nordrhein-westfalen|rheinland-pfalz|saarland|sachsen|sachsen-anhalt|
        schleswig-holstein|thüringen|bavaria|saxony|hesse|lower saxony|tirol|wien|salzburg|steiermark|kärnten|
        oberösterreich|niederösterreich|vorarlberg|burgenland|zürich|bern|luzern|basel-stadt|genève|vaud|valais|ticino|
        île-de-france|bretagne|normandie|occitanie|nouvelle-aquitaine|grand est|hauts-de-france|pays de la loire|
        provence-alpes-côte d'azur|auvergne-rhône-alpes|bourgogne-franche-comté|centre-val de loire|corse|england|
        scotland|wales|northern ireland|lombardia|lazio|toscana|veneto|piemonte|sicilia|campania|puglia|madrid|
        cataluña|andalucía|galicia|noord-holland|zuid-holland|utrecht|gelderland|noord-brabant|vlaanderen|wallonie
        """,
        by: { $0 == "|" || $0 == "\n" }
    )

    private static func words(_ text: String, by separates: (Character) -> Bool) -> Set<String> {
        Set(text.split(whereSeparator: separates).map { String($0).trimmed }.filter { !$0.isEmpty })
    }
}
