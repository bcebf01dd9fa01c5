import Exports
import Foundation
import Glibc
import TestSupport
import Testing

/// What is mounted below an outbox: `make faults`, as root.
@Suite(.emptyPostgres, .serialized, .enabled(if: Faults.areAll, "make faults tries these"))
struct MountFaultTests {
    @Test(arguments: ["news", ".staging", ".segcast"])
    func `a folder of the outbox on another file system is told, and how to end it`(name: String)
        async throws
    {
        try await withShop { shop in
            let outbox = shop.segcast.outbox
            let folder = "\(outbox)/\(name)"
            try await PrivateServer.shell("umask 077; mkdir -p \(folder)")
            #expect(try FolderDestination(outbox).inspect(for: ["news"]).isThere)
            try await PrivateServer.shell("mount -t tmpfs -o size=4m,mode=700 none \(folder)")
            defer { umount2(folder, Int32(MNT_DETACH)) }
            let error = #expect(throws: OutboxError.self) {
                try FolderDestination(outbox).inspect(for: ["news"])
            }
            #expect(error?.tells("other-file-system") == true && error?.subject == folder)
            let asked = try await Examined(shop.segcast)
            #expect(asked.causes == ["outbox wrong"] && asked.status == 74, "\(asked.answers)")
            let fault = try asked.fault("outbox")
            #expect(fault.words.contains("another file system") && fault.words.contains(folder))
            #expect(fault.fix?.contains("mount nothing below it") == true, "\(fault)")
        }
    }

    @Test(
        arguments: ["news", ".staging", ".segcast"],
        ["mount -t tmpfs -o mode=700 none", "bind"]
    )
    func `an export whose files could get no name there charges nobody, and is made when that ends`(
        name: String,
        mount: String
    ) async throws {
        try await withShop { shop in
            let folder = "\(shop.segcast.outbox)/\(name)"
            // A folder of the same disk that is mounted there is as far away as another disk.
            let mounting =
                mount == "bind"
                ? "mkdir \(shop.folder)/other && mount --bind \(shop.folder)/other" : mount
            try await PrivateServer.shell("umask 077; mkdir -p \(folder); \(mounting) \(folder)")
            do {
                defer { umount2(folder, Int32(MNT_DETACH)) }
                let refused = try await shop.export("news")
                #expect(
                    refused.status == 74 && refused.tells("other-file-system"),
                    "\(refused.errors)"
                )
                #expect(refused.errors.contains(folder), "\(refused.errors)")
                let begun: Int = try await shop.value(
                    """
                    (select count(*) from segcast.reservations)
                        + (select count(*) from segcast.export_runs)
                    """
                )
                #expect(begun == 0)
            }
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            #expect(try shop.file("news", 1) == ExportShop.news())
            let charged: Int = try await shop.value(
                "select sum(contact_count)::bigint from \(ExportShop.charged)"
            )
            #expect(charged == 379)
        }
    }
}
