/// What a vendor takes, as its pages say: the verifier's own, so that an error of the exporter shows.
struct VendorFile: Sendable {
    /// The columns, as the vendor spells them, in its order: those of today, and those that its files had before.
    let headers: [[String]]
    /// The columns that are plain; every other cell is empty or a SHA-256 in lower-case hexadecimal.
    let plainColumns: Set<String>

    /// The files of each format, by its name.
    static let all: [String: Self] = [
        "google_customer_match": Self(
            headers: [["Email", "Phone", "First Name", "Last Name", "Country", "Zip"]],
            plainColumns: ["Country", "Zip"]
        ),
        "meta_customer_list": Self(
            headers: [
                [
                    "email", "email", "email", "phone", "phone", "phone", "madid", "fn", "ln",
                    "zip", "ct", "st", "country", "dob", "doby", "gen", "age", "uid", "value",
                ]
            ],
            plainColumns: ["madid", "age", "uid", "value"]
        ),
        "klaviyo_profiles": Self(
            headers: [
                [
                    "Email", "Phone Number", "First Name", "Last Name", "City", "State / Region",
                    "Country", "Zip Code",
                ]
            ],
            plainColumns: [
                "Email", "Phone Number", "First Name", "Last Name", "City", "State / Region",
                "Country", "Zip Code",
            ]
        ),
    ]
}
