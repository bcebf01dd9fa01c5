import Definitions
import Testing

/// Contracts that are well-formed key by key, and whether what they say of rows and amounts can be done.
struct ContractDefinitionTests {
    private func issues(_ file: String, _ old: String, _ new: String) throws -> [String] {
        let text = try #require(HostileFilesTests.sound[file])
        try #require(text.contains(old))
        return try HostileFilesTests.issues([file: text.replacing(old, with: new)])
    }

    @Test(arguments: [
        (
            "column: staff",
            "say which rows with one of values, except, is, below, above, at_least, at_most"
        ),
        (
            "column: staff, values: [a], is: known",
            "is and values stand together: an entry has one test"
        ),
        ("column: staff, except: [a], values: [b]", "except and values stand together"),
        ("column: total, below: 0, at_most: 1", "at_most and below stand together"),
        ("column: total, above: 0, at_least: 1", "above and at_least stand together"),
        ("column: total, above: 0, values: [a]", "above and values stand together"),
        (
            "column: staff, is: unknwon",
            "\"unknwon\" is none of known, unknown; did you mean unknown?"
        ),
        ("column: staff, is: null", "is: write unknown for rows without a value"),
        ("column: total, belw: 0", "unknown key \"belw\"; did you mean below?"),
        ("column: total, below: 1e3", "\"1e3\" is no number, day or time"),
        ("column: total, below: 2023-02-29", "\"2023-02-29\" is no number, day or time"),
        ("column: total, at_least: 5, below: 5", "nothing is below 5 and at least 5"),
        ("column: total, above: 10.5, at_most: 9", "nothing is above 10.5 and at most 9"),
        (
            "column: at, above: 2024-02-01, below: 2024-01-01",
            "nothing is below 2024-01-01 and above"
        ),
        ("column: at, above: 2024-02-01, below: 3", "a number and a time bound nothing together"),
        ("column: staff, except: []", "an empty list says nothing"),
        ("column: staff, except: [ada@example.com]", "this looks like somebody's address"),
    ])
    func `an exclusion has one test, and one that can hold`(entry: String, words: String) throws {
        let found = try issues(
            "warehouse.yaml",
            "orders: {relation: a.c,",
            "orders: {relation: a.c, exclude: [{\(entry), because: told}],"
        )
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.hasPrefix("warehouse.yaml:4: \(words)") == true, "\(found)")
    }

    @Test(arguments: [
        "column: staff, is: known", "column: staff, is: unknown", "column: state, except: [done]",
        "column: total, below: 0", "column: total, above: -1.5, at_most: 2",
        "column: total, at_least: 5, at_most: 5",
        "column: at, at_least: 2024-01-01, below: 2024-02-01",
        "column: at, below: 2024-01-01T00:00:00+01:00",
    ])
    func `an exclusion may tell rows by any test`(entry: String) throws {
        let found = try issues(
            "warehouse.yaml",
            "orders: {relation: a.c,",
            "orders: {relation: a.c, exclude: [{\(entry), because: told}],"
        )
        #expect(found == [])
    }

    @Test(arguments: [
        (
            "returns: {relation: a.r}",
            "returns: say whose they are and when they happened with customer: and occurred_at:"
        ),
        (
            "returns: {relation: a.r, customer: c}",
            "returns: say when they happened with occurred_at:, or map order:"
        ),
        (
            "returns: {relation: a.r, occurred_at: at}",
            "returns: say whose they are with customer:, or map order:"
        ),
    ])
    func `a return is a customer's at some time, or its order's`(mapping: String, words: String)
        throws
    {
        let found = try issues("warehouse.yaml", "consents:", "\(mapping)\nconsents:")
        #expect(found.count == 1 && found.first?.contains(words) == true, "\(found)")
    }

    @Test(arguments: [
        "returns: {relation: a.r, order: o}", "returns: {relation: a.r, order: o, occurred_at: at}",
        "returns: {relation: a.r, order: o, customer: c}",
        "returns: {relation: a.r, customer: c, occurred_at: at}",
    ])
    func `a return needs what its order does not say`(mapping: String) throws {
        #expect(try issues("warehouse.yaml", "consents:", "\(mapping)\nconsents:") == [])
        guard mapping.contains("order:") else { return }
        let found = try issues(
            "warehouse.yaml",
            "orders: {relation: a.c, key: id,",
            "\(mapping)\norders: {relation: a.c,"
        )
        #expect(
            found.contains { $0.contains("returns: their orders are not mapped with a key") },
            "\(found)"
        )
    }

    @Test(arguments: [
        ("amount_from: lines", "", "orders: amount_from: lines are not mapped"),
        (
            "amount_from: lines", "lines: {relation: a.l, order: o}",
            "orders: amount_from: lines map no amount"
        ),
        (
            "amount_from: lines, amount: total", "lines: {relation: a.l, order: o, amount: price}",
            "orders: amount: and amount_from: stand together"
        ),
        ("amount_from: items", "", "\"items\" is none of lines"),
        (
            "amount: total, grain: lines", "lines: {relation: a.c, order: o, amount: price}",
            "orders: amount: is that of one line where grain: lines"
        ),
        ("grain: days", "", "\"days\" is none of lines"),
        (
            "amount: total", "lines: {relation: a.l, order: o, times: pieces}",
            "lines: times: multiplies amount:"
        ),
    ])
    func `an amount is a column's or the sum of lines that have one`(
        orders: String,
        lines: String,
        words: String
    ) throws {
        let text = try #require(HostileFilesTests.sound["warehouse.yaml"])
        let contract = text.replacing("amount: total", with: orders) + "\n\(lines)\n"
        let found = try HostileFilesTests.issues(["warehouse.yaml": contract])
        #expect(found.count == 1 && found.first?.contains(words) == true, "\(found)")
    }

    @Test func `features measure amounts that lines come to`() throws {
        let text = try #require(HostileFilesTests.sound["warehouse.yaml"])
        let lines = "\nlines: {relation: a.l, order: o, amount: price, times: pieces}\n"
        let contract = text.replacing("amount: total", with: "amount_from: lines") + lines
        let features = try #require(HostileFilesTests.sound["features/f.yaml"])
        let spend = "\n  - {name: spend, measure: sum, of: orders, column: amount}\n"
        let found = try HostileFilesTests.issues([
            "warehouse.yaml": contract, "features/f.yaml": features + spend,
        ])
        #expect(found == [])
        let keyless = contract.replacing("{relation: a.c, key: id,", with: "{relation: a.c,")
        #expect(
            try HostileFilesTests.issues(["warehouse.yaml": keyless])
                .contains { $0.contains("orders: amount_from: map key:") }
        )
    }
}
