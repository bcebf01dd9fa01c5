/// States of the United States and provinces of Canada by their names in bare lower-case letters.
///
/// "Washington, D.C." keeps its name: Meta's own programs send it so.
enum NorthAmerica {
    static let codes: [String: String] = [
        "alabama": "al", "alaska": "ak", "arizona": "az", "arkansas": "ar", "california": "ca",
        "colorado": "co", "connecticut": "ct", "delaware": "de", "florida": "fl", "georgia": "ga",
        "hawaii": "hi", "idaho": "id", "illinois": "il", "indiana": "in", "iowa": "ia",
        "kansas": "ks", "kentucky": "ky", "louisiana": "la", "maine": "me", "maryland": "md",
        "massachusetts": "ma", "michigan": "mi", "minnesota": "mn", "mississippi": "ms",
        "missouri": "mo", "montana": "mt", "nebraska": "ne", "nevada": "nv", "newhampshire": "nh",
        "newjersey": "nj", "newmexico": "nm", "newyork": "ny", "northcarolina": "nc",
        "northdakota": "nd", "ohio": "oh", "oklahoma": "ok", "oregon": "or", "pennsylvania": "pa",
        "rhodeisland": "ri", "southcarolina": "sc", "southdakota": "sd", "tennessee": "tn",
        "texas": "tx", "utah": "ut", "vermont": "vt", "virginia": "va", "washington": "wa",
        "washingtondc": "washingtondc", "westvirginia": "wv", "wisconsin": "wi", "wyoming": "wy",
        "districtofcolumbia": "dc",

        "alberta": "ab", "britishcolumbia": "bc", "manitoba": "mb", "newbrunswick": "nb",
        "newfoundlandandlabrador": "nl", "northwestterritories": "nt", "novascotia": "ns",
        "nunavut": "nu", "ontario": "on", "princeedwardisland": "pe", "quebec": "qc",
        "saskatchewan": "sk", "yukon": "yt",
    ]
}
