import ArgumentParser
import Texts

extension Reason {
    /// Creates the reason that `--reason` was given.
    ///
    /// The parser quotes what a type refuses to be made of, and that may be somebody's address: the option takes any
    /// text, and its group asks this of it.
    init(option text: String) throws(ValidationError) {
        do throws(ReasonError) {
            try self.init(text)
        } catch {
            throw ValidationError("--reason \(error.words)")
        }
    }
}
