import Postgres
import Testing

struct TemplateTests {
    @Test func `an identifier is quoted, whatever it holds`() {
        let template = Template(path: "t", text: #"copy "{table}" to stdout; -- '{at}'::bigint"#)
        let statement = template.filled([
            "table": .relation(schema: "a\"b", name: "c; drop table d"), "at": .bigint(-7),
        ])
        #expect(
            statement.text.hasSuffix(#"copy "a""b"."c; drop table d" to stdout; -- '-7'::bigint"#)
        )
    }

    @Test func `several identifiers fill one hole, each quoted`() {
        let template = Template(path: "t", text: #"revoke all on t from "{everybody}", public"#)
        #expect(template.holes == ["everybody"])
        let statement = template.filled(["everybody": Hole.list(["a", "b\"c"])])
        #expect(statement.text.hasSuffix(#"revoke all on t from "a", "b""c", public"#))
    }

    @Test func `an instant reads as ISO 8601 in UTC`() {
        #expect("\(Instant(microseconds: 1_315_612_800_000_000))" == "2011-09-10T00:00:00Z")
        #expect("\(Instant(microseconds: -1))" == "1969-12-31T23:59:59.999999Z")
        #expect("\(Instant(microseconds: 951_782_400_000_000))" == "2000-02-29T00:00:00Z")
    }
}
