import Foundation
import Postgres
import TestSupport
import Testing

/// A sum covers what the table says: a column that it leaves out could be changed and nobody would see it.
@Suite(.postgres)
struct SealedColumnsTests {
    /// Columns that no sum reads, and why what they say is safe.
    private static let leftOut = [
        "current_release.is_current": "it is always true",
        "export_runs.key_id": "the kept bytes open with the key that it names, or they do not",
        "export_runs.lease_token": "whoever takes a run over changes nothing of it",
        "export_runs.may_be_locked": "it says nothing: locks need a column that may be written",
        "version_blobs.content": "a CHECK holds its digest, which is summed up",
    ]

    @Test func `a sum reads every column of what it seals, but for those that are named here`()
        async throws
    {
        let session = try await TestDatabase.connect()
        let queries = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../sql/queries")
        var views: [String] = []
        for file in FileManager.default.enumerator(at: queries, includingPropertiesForKeys: nil)
            .map({ $0.compactMap { $0 as? URL } }) ?? []
        where file.lastPathComponent.hasPrefix("seal_") && file.pathExtension == "sql" {
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacing(/\$[0-9]+::/, with: "null::").replacing(/;\s*$/, with: "")
            // A sum over whole rows reads every column there will be.
            if text.contains("to_jsonb(caps)") { continue }
            views.append(file.deletingPathExtension().lastPathComponent)
            try await session.run(
                Script(
                    path: file.lastPathComponent,
                    text: "create temporary view \(views.last ?? "") as\n\(text)"
                )
            )
        }
        #expect(views.count > 10, "the statements that sum up were found")
        // What a view reads, the catalogue knows column by column.
        let unread = try await session.query(
            Statement(
                path: "test",
                text: """
                    with read as (
                        select distinct depend.refobjid as relation, depend.refobjsubid as place
                        from pg_rewrite
                        join pg_class as view on view.oid = pg_rewrite.ev_class
                        join pg_depend as depend
                            on depend.classid = 'pg_rewrite'::regclass and depend.objid = pg_rewrite.oid
                        join pg_class as sealed on sealed.oid = depend.refobjid
                        where view.relname = any($1::text[])
                            and depend.refclassid = 'pg_class'::regclass
                            and sealed.relnamespace = 'segcast'::regnamespace
                    )
                    select format('%s.%s', sealed.relname, columns.attname) as name
                    from pg_class as sealed
                    join pg_attribute as columns on columns.attrelid = sealed.oid
                    where sealed.oid in (select relation from read)
                        and columns.attnum > 0 and not columns.attisdropped
                        and not exists (
                            select from read
                            where read.relation = sealed.oid and read.place = columns.attnum
                        )
                    """
            ),
            [.texts(views)]
        )
        .map { try $0.value("name", as: String.self) }
        #expect(Set(unread) == Set(Self.leftOut.keys))
    }
}
