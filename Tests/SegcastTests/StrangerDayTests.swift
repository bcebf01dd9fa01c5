import Testing

/// What ``StrangerDay`` shows, a sentence each.
struct StrangerDayTests {
    private let day: StrangerDay

    init() async throws { day = try await StrangerDay.recorded.value }

    @Test func `nothing is checked before the tables are made`() {
        #expect(day.unmade.status == 78, "\(day.unmade.errors)")
    }

    @Test func `a check counts excluded rows, strangers' rows and customers without an address`() {
        let output = day.checked.output
        #expect(day.checked.status == 0, "\(output)\(day.checked.errors)")
        #expect(output.contains("excluded:cancelled"))
        #expect(output.contains("unknown_customer"))
        #expect(output.contains("email (mail) is null in 60 of 3000 rows"))
    }

    @Test func `a run sends nothing before a model is approved`() {
        #expect(day.early.status == 77, "\(day.early.errors)")
        #expect(day.approved.status == 0, "\(day.approved.errors)")
    }

    @Test func `a run makes a file with its vendor's columns, no address and no formula`() {
        #expect(day.first.status == 0, "\(day.first.errors)")
        #expect(day.file.hasPrefix("Email,Phone,First Name,Last Name,Country,Zip\n"))
        #expect(day.file.split(separator: "\n").count > 100)
        #expect(!day.file.contains("xample") && !day.file.contains("=1+1"))
    }

    @Test func `a day that is run again after dbt remade the sources has the same file`() {
        #expect(day.again.status == 0, "\(day.again.errors)")
        #expect(day.fileAfter == day.file)
    }

    @Test
    func `whoever was contacted eight days ago is on the next list, which names the one before`() {
        #expect(day.next.status == 0, "\(day.next.errors)")
        #expect(day.manifest?.contains(#""sequence" : 2"#) == true)
        #expect(day.manifest?.contains(#""previous_manifest_sha256" : null"#) == false)
    }

    @Test func `a list of those who were all contacted within the week is refused by its cap`() {
        #expect(day.capped.status == 65, "\(day.capped.errors)")
        #expect(day.capped.errors.contains("capped:weekly"))
    }

    @Test
    func `nobody is exported who is a test, holds a gold card, is suppressed or did not agree`() {
        #expect(day.wrong == [])
    }

    @Test func `a verifier passes what was made, and what was put back as it was`() {
        #expect(day.verified.status == 0, "\(day.verified.output)")
        #expect(day.restored.status == 0, "\(day.restored.output)")
    }

    @Test func `a verifier tells a file that was changed, and an entry that was forged`() {
        #expect(day.tampered.status == 65)
        #expect(day.tampered.output.contains("its SHA-256 differs"))
        #expect(day.forged.status == 65)
    }
}
