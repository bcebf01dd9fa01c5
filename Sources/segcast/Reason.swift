import ArgumentParser
import Texts

/// What a person says of an act; it is kept for ever and read by many.
enum Reason {
    /// Refuses one that says nothing, or holds somebody's address or number.
    static func check(_ text: String) throws(ValidationError) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason says nothing")
        }
        guard !text.hasControlCharacter else {
            throw ValidationError("--reason holds a control character")
        }
        guard !text.holdsContactDetail else {
            throw ValidationError(
                "--reason holds somebody's address or number: it is kept for ever and read by many"
            )
        }
    }
}
