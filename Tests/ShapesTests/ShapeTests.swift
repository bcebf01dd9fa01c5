import Foundation
import Shapes
import Testing

/// A thing that is written in YAML.
private struct Lamp: Equatable {
    var name = ""
    var watts = 60
    var rooms: [String] = []
    var kind = Kind.ceiling

    enum Kind: String, CaseIterable { case ceiling, table }

    static var shape: Shape<Lamp> {
        .object(
            Lamp(),
            [
                Field("lamp", \.name, .name, required: true, "its name"),
                Field("watts", \.watts, .integer(1...100), "what it takes"),
                Field("rooms", \.rooms, .list(.text, eachOnce: "room"), "where it stands"),
                Field("kind", \.kind, .choice, "how it stands"),
            ]
        )
    }
}

struct ShapeTests {
    private func read(_ text: String) -> (lamp: Lamp?, issues: [String]) {
        var reader = DefinitionReader()
        reader.file = "lamp.yaml"
        let lamp = reader.compose(text).flatMap { Lamp.shape.read($0, &reader) }
        return (lamp, reader.issues.map(\.description))
    }

    @Test func `a definition is read, and what it leaves out has its default`() {
        let (lamp, issues) = read("lamp: desk\nrooms: study\nkind: table\n")
        #expect(lamp == Lamp(name: "desk", watts: 60, rooms: ["study"], kind: .table))
        #expect(issues == [])
    }

    @Test(arguments: [
        (
            "lamp: desk\nwats: 5",
            "lamp.yaml:2: unknown key \"wats\"; did you mean watts? [key-unknown]"
        ),
        ("watts: 5", "lamp.yaml:1: lamp is missing [key-needed]"),
        (
            "lamp: desk\nwatts: 500",
            "lamp.yaml:2: a whole number from 1 to 100 is expected [value-unfit]"
        ),
        (
            "lamp: desk\nkind: tabel",
            "lamp.yaml:2: \"tabel\" is none of ceiling, table; did you mean table? [word-unknown]"
        ),
        ("lamp: desk\nrooms: [a, a]", "lamp.yaml:2: room \"a\" stands twice [name-twice]"),
        ("lamp: desk\nlamp: hall", "lamp.yaml:1: \"lamp\" stands twice in one mapping [key-twice]"),
        (
            "lamp: &x desk",
            "lamp.yaml:1: anchors and aliases are not allowed: write the value out [yaml-unwanted]"
        ),
        ("", "lamp.yaml: is empty [not-yaml]"),
    ])
    func `what is wrong is told with file, line and what was meant`(text: String, issue: String) {
        #expect(read(text).issues == [issue])
    }

    @Test func `everything that is wrong is told at once`() {
        #expect(read("lamp: Desk\nwatts: x\nrooms: ~").issues.count == 3)
    }

    @Test func `a name that must exist elsewhere is looked up when all is read`() {
        var reader = DefinitionReader()
        reader.file = "room.yaml"
        let shape = Shape<String>.reference(ReferenceKind("lamp"))
        let name = reader.compose("dest").flatMap { shape.read($0, &reader) }
        #expect(name == "dest" && reader.issues.isEmpty)
        reader.resolve([ReferenceKind("lamp"): ["desk"]], unread: [])
        #expect(
            reader.issues.map(\.description)
                == ["room.yaml:1: there is no lamp dest; did you mean desk? [name-unknown]"]
        )
    }

    @Test func `editors are told the same keys, bounds and words`() throws {
        let bytes = try JSONEncoder().encode(Lamp.shape.schema)
        let object = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        let properties = try #require(object?["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == ["lamp", "watts", "rooms", "kind"])
        #expect(properties["watts"]?["maximum"] as? Int == 100)
        #expect(properties["kind"]?["enum"] as? [String] == ["ceiling", "table"])
        #expect(object?["required"] as? [String] == ["lamp"])
        #expect(object?["additionalProperties"] as? Bool == false)
    }
}

struct DefinitionFileTests {
    @Test func `only a regular file inside the folder is read`() throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        let inside = folder.appending(path: "in")
        try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = inside.appending(path: "a.yaml"), other = folder.appending(path: "b.yaml")
        for url in [file, other] { try "x: 1".write(to: url, atomically: true, encoding: .utf8) }
        try FileManager.default.createSymbolicLink(
            at: inside.appending(path: "out.yaml"),
            withDestinationURL: other
        )
        #expect(try DefinitionFile.read(file.path, within: inside.path) == "x: 1")
        #expect(throws: DefinitionFile.Refusal.self) {
            try DefinitionFile.read(inside.appending(path: "out.yaml").path, within: inside.path)
        }
        #expect(throws: DefinitionFile.Refusal.self) {
            try DefinitionFile.read(inside.path, within: folder.path)
        }
    }
}
