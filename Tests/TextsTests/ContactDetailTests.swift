import Testing
import Texts

struct ContactDetailTests {
    @Test(arguments: [
        "ada@example.com", " +44 20 7946 0000 ", "0044 20 7946 0000", "(020) 7946-0000",
        "ａｄａ＠example.com",
    ])
    func `an address or a number that reaches somebody is told as one`(value: String) {
        #expect(value.looksLikeContactDetail)
    }

    @Test(arguments: [
        "2024-01-01", "00012345", "12345678", "a@b", "+1", "0.25", "",
    ])
    func `a day, a number of something else or a part is none`(value: String) {
        #expect(!value.looksLikeContactDetail)
    }

    @Test func `an address is found inside a sentence, a decimal number is not`() {
        #expect("ask ada@example.com, she knows".holdsContactDetail)
        #expect("call +442079460000 first".holdsContactDetail)
        #expect(!"a share of 0.00123456789 is left".holdsContactDetail)
    }
}
