import Exports
import Foundation
import Glibc
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct OutboxTests {
    /// Outboxes that are not ours alone: what is prepared, and what is said of it.
    static let foreign: [(prepared: String, said: String, code: String)] = [
        ("mkdir real && ln -s real outbox", "symbolic link", "[not-a-folder]"),
        ("mkdir -p real outbox && ln -s ../real outbox/news", "symbolic link", "[not-a-folder]"),
        (
            "mkdir -p real outbox && ln -s ../real outbox/.staging", "symbolic link",
            "[not-a-folder]"
        ),
        (
            "mkdir -p real outbox/.staging && for t in 1 2 3; do ln -s ../../real outbox/.staging/1.$t; done",
            "symbolic link",
            "[not-a-folder]"
        ),
        ("mkdir outbox && chmod 1777 outbox", "written by others", "[others-may-write]"),
        ("mkdir outbox && chmod 770 outbox", "written by others", "[others-may-write]"),
        (
            "mkdir -p outbox/news && chmod 777 outbox/news", "written by others",
            "[others-may-write]"
        ),
        (
            "mkdir -p outbox/.staging && chmod 772 outbox/.staging", "written by others",
            "[others-may-write]"
        ),
        ("chmod 777 .", "in the place of this one", "[others-may-replace]"),
        ("chmod 702 .", "in the place of this one", "[others-may-replace]"),
        ("touch outbox", "no folder", "[not-a-folder]"),
        ("mkdir outbox && touch outbox/news", "no folder", "[not-a-folder]"),
    ]

    @Test(arguments: foreign)
    func `an outbox that is not ours alone is refused`(prepared: String, said: String, code: String)
        async throws
    {
        try await withShop { shop in
            try await PrivateServer.shell("umask 022; cd \(shop.folder); \(prepared)")
            let made = try await shop.export("news")
            #expect(made.status == 74 && made.errors.contains(said), "\(made.errors)")
            #expect(made.tells(String(code.dropFirst().dropLast())), "\(made.errors)")
            let published: Int = try await shop.value(
                "select count(*) from segcast.export_runs where state = 'published'"
            )
            #expect(published == 0)
            try await PrivateServer.shell(
                "cd \(shop.folder); chmod 700 .; test ! -e real || test -z \"$(ls real)\"; rm -rf outbox"
            )
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give folders away"))
    func `an outbox of somebody else is refused`() async throws {
        try await withShop { shop in
            let outbox = shop.segcast.outbox
            for folder in ["", "/news", "/.staging"] {
                try await PrivateServer.shell(
                    "umask 077; mkdir -p \(outbox)\(folder); chown nobody \(outbox)\(folder)"
                )
                let made = try await shop.export("news")
                #expect(
                    made.status == 74 && made.errors.contains("belongs to somebody else"),
                    "\(made.errors)"
                )
                #expect(made.tells("foreign-owner"), "\(made.errors)")
                try await PrivateServer.shell("rm -rf \(outbox)")
            }
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give folders away"))
    func `an outbox that somebody else can put another in the place of is refused`() async throws {
        try await withShop { shop in
            let folder = shop.folder
            try await PrivateServer.shell(
                """
                umask 022; cd \(folder); mkdir theirs mixed open sticky ours real sticky/theirs sticky/ours
                chown nobody theirs sticky/theirs; chgrp nogroup mixed; chmod 775 mixed; chmod 777 open
                chmod 1777 sticky; ln -s ../real sticky/planted; chown -h nobody sticky/planted
                ln -s ../real sticky/own
                """
            )
            for (place, isRefused) in [
                ("open", true), ("open/../open", true), ("sticky/theirs", true),
                ("sticky/planted", true), ("sticky", false), ("sticky/ours", false),
                ("sticky/own", false), ("theirs", false), ("mixed", false), ("ours", false),
            ] {
                var segcast = shop.segcast
                segcast.outbox = "\(folder)/\(place)/outbox"
                let made = try await segcast.run("export", "news", "--as-of", ExportShop.day)
                let isTold = made.errors.contains("another outbox can be put in the place")
                #expect(isTold == isRefused, "\(place): \(made.errors)")
                #expect(made.tells("others-may-replace") == isRefused, "\(made.errors)")
                // Where one went out, the next outbox is another's.
                #expect(isRefused ? made.status == 74 : [0, 65].contains(made.status), "\(place)")
            }
            try await PrivateServer.shell("cd \(folder); mv sticky/outbox outbox")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root owns what the system has mounted"))
    func `an export whose folder is mounted by itself is refused before it begins`() throws {
        // The root of the machine as an outbox, and what every machine mounts in it as an export's folder.
        let outbox = FolderDestination("/")
        let refused = #expect(throws: OutboxError.self) { try outbox.requireOwn("proc") }
        #expect(refused?.tells("other-file-system") == true && refused?.subject == "//proc")
        let inspected = #expect(throws: OutboxError.self) { try outbox.inspect(for: ["proc"]) }
        #expect(inspected == refused)
    }

    @Test func `what somebody else put under a file's name is not published`() async throws {
        try await withShop { shop in
            let outbox = shop.segcast.outbox
            let made = try await shop.export("news", stoppedAt: "committed") {
                try await PrivateServer.shell(
                    """
                    cd \(outbox)/.staging/1.*; cp audience.1.csv ../../../copy
                    rm audience.1.csv; ln -s ../../../copy audience.1.csv
                    """
                )
            }
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
            try await PrivateServer.shell("test ! -h \(outbox)/news/news.000001.csv")
        }
    }

    @Test func `a setting's outbox lies beside the definitions, a flag's where one stands`()
        async throws
    {
        try await withShop { shop in
            let settings = URL(filePath: "\(shop.folder)/Config/segcast.yaml")
            try Data("outbox: ../outbox\n".utf8).write(to: settings)
            var segcast = shop.segcast
            segcast.outbox = ""
            let asked = ["export", "news", "--as-of", ExportShop.day]
            let made = try await segcast.run(asked, [:])
            #expect(made.output.contains("\(shop.segcast.outbox)/news/news.000001.csv"))
            let other = try await segcast.run(asked, ["SEGCAST_OUTBOX": "../other"])
            #expect(other.status == 65 && other.errors.contains("\(shop.folder)/other"))
            #expect(other.errors.contains("the outbox remembers nothing"))
            let empty = try await segcast.run(asked, ["SEGCAST_OUTBOX": ""])
            #expect(empty.tells("outbox-empty"), "\(empty.errors)")
            #expect(empty.status == 78 && empty.errors.contains("SEGCAST_OUTBOX is empty"))
            let nobody = try await segcast.run(asked, ["SEGCAST_READ_DATABASE_URL": ""])
            #expect(nobody.status == 78, "\(nobody.output)")
            #expect(nobody.errors.contains("SEGCAST_READ_DATABASE_URL is empty"))
            for blank in [" ", "\n", "\u{a0}"] {
                let outbox = try await segcast.run(asked, ["SEGCAST_OUTBOX": blank])
                #expect(outbox.status == 78, "\(outbox.output)")
                let reader = try await segcast.run(asked, ["SEGCAST_READ_DATABASE_URL": blank])
                #expect(reader.status == 78, "\(reader.output)")
            }
            for empty in ["''", "' '"] {
                try Data("outbox: \(empty)\n".utf8).write(to: settings)
                #expect(try await segcast.run(asked, [:]).status == 78)
            }
            try Data("outbox: ../outbox\n".utf8).write(to: settings)
        }
    }

    @Test func `every command names the newest list, also one that was only cut`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("ads_list").status == 0)
            try await shop.session.sql(
                "insert into till.blocked select min(customer_id) from segcast.export_members"
            )
            let cut = try await shop.segcast.run(
                ["export", "ads_list", "--removals-only", "--as-of", ExportShop.day],
                [:]
            )
            try #require(cut.status == 0, "\(cut.errors)")
            for format in ["text", "json", "csv"] {
                let again = try await shop.segcast.run(
                    ["export", "ads_list", "--as-of", ExportShop.day, "--format", format],
                    [:]
                )
                try #require(again.status == 0, "\(again.errors)")
                #expect(again.output.contains("/ads_list.000002.csv"))
                #expect(!again.output.contains("/ads_list.000001.csv"))
            }
        }
    }

    @Test func `a published file that was changed is not named, also where its length is the same`()
        async throws
    {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            for name in ["news.000001.csv", "news.000001.manifest.json"] {
                let file = URL(filePath: "\(shop.segcast.outbox)/news/\(name)")
                let sound = try Data(contentsOf: file)
                var changed = sound
                changed[changed.count - 3] ^= 1
                try changed.write(to: file)
                chmod(file.path, 0o600)
                let again = try await shop.export("news")
                #expect(again.status == 74 && again.errors.contains(name), "\(again.errors)")
                #expect(!again.output.contains(name))
                try sound.write(to: file)
                chmod(file.path, 0o602)
                #expect(try await shop.export("news").status == 74)
                chmod(file.path, 0o600)
                #expect(try await shop.export("news").status == 0)
            }
        }
    }

    @Test func `a published file that is gone is told, and what brings it back`() async throws {
        try await withShop { shop in
            try #require(try await shop.export("news").status == 0)
            unlink("\(shop.segcast.outbox)/news/news.000001.csv")
            let again = try await shop.export("news")
            #expect(again.status == 74 && again.errors.contains("segcast rebuild 1"))
            #expect(again.tells("files-missing"), "\(again.errors)")
            try await PrivateServer.shell(
                "cd \(shop.segcast.outbox)/news; ln -s news.000001.manifest.json news.000001.csv"
            )
            let linked = try await shop.segcast.run("rebuild", "1")
            #expect(linked.status == 74 && linked.tells("not-a-file"), "\(linked.errors)")
            unlink("\(shop.segcast.outbox)/news/news.000001.csv")
            #expect(!again.output.contains("news.000001.csv"))
            try #require(try await shop.segcast.run("rebuild", "1").status == 0)
            #expect(try await shop.export("news").status == 0)
        }
    }
}
