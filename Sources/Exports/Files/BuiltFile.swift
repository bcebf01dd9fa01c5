/// A file that was written, synced and read back.
package struct BuiltFile: Sendable {
    let path: DestinationPath
    let content: FileContent
    package let rows: Int
    package let bytes: Int
    let sha256: String
}
