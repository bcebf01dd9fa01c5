import Testing
import Texts

struct PrintableTests {
    @Test func `what steers a terminal or turns the writing is spelt out, the rest stays`() {
        #expect("a\u{1b}[31m\nb\0\u{202e}".printable == "a\\u{1b}[31m\\u{a}b\\u{0}\\u{202e}")
        #expect("zoë 😀 北京".printable == "zoë 😀 北京")
        #expect("one\ntwo\r".printableLines == "one\ntwo\\u{d}")
    }
}
