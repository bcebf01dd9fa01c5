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
}
