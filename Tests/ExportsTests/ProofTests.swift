import Channels
import Testing

@testable import Exports

struct ProofTests {
    @Test func `the verifier knows by itself what every format's file looks like`() {
        #expect(Set(VendorFile.all.keys) == Set(AudienceFormats.all.map(\.name)))
        for format in AudienceFormats.all {
            let expected = VendorFile.all[format.name]
            #expect(expected?.headers.first == format.header, "\(format.name)")
            #expect(expected?.plainColumns == format.plainColumns, "\(format.name)")
        }
    }
}
