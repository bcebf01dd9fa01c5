/// Where the files of runs are published to: what a run, its proof and its keeper ask of such a place, and no more.
///
/// Files are named by their paths below it. One comes into being in a run's staging, where nobody looks for published
/// ones, and then gets its final name at once and whole; a name that has content keeps it. What a destination is asked is
/// answered before it returns: transactions wait for it.
public protocol Destination: Sendable {
    /// What people are told that it is, such as a folder's path.
    var place: String { get }

    /// Makes sure that it is ours, and that an export's files in it are, before anything is charged.
    ///
    /// - Throws: ``OutboxError``.
    func requireOwn(_ export: String) throws(OutboxError)

    /// Looks at it as it lies there, and makes nothing.
    ///
    /// - Parameter exports: whose files it is to take.
    /// - Returns: what it is found to be.
    /// - Throws: ``OutboxError`` where it is not ours alone, takes no file of ours, or gives none its final name.
    func inspect(for exports: [String]) throws(OutboxError) -> DestinationState

    /// Makes sure that so many bytes fit.
    ///
    /// - Throws: ``OutboxError`` with code `tooLittleSpace`.
    func requireSpace(_ bytes: Int) throws(OutboxError)

    /// Opens a run's staging for whoever owns it by a lease's token; no other owner writes there.
    func stage(_ runID: Int64, _ token: Int64) throws(OutboxError) -> Staging

    /// Begins a file in a staging; one of the same path that was begun before is gone.
    func draft(_ path: DestinationPath) throws(OutboxError) -> any DestinationDraft

    /// Gives a staged file its final name, for good; a second time finds it there.
    ///
    /// - Throws: ``OutboxError`` with code `nameTaken` when the name holds other content than `sha256` says; it is left as
    ///   it is.
    func publish(_ staged: DestinationPath, as final: DestinationPath, sha256: String)
        throws(OutboxError)

    /// Puts an export's head in the place of the one before, whole or not at all.
    func replaceHead(of export: String, with bytes: [UInt8]) throws(OutboxError)

    /// What lies at a path; `nil` for nothing.
    func entry(at path: DestinationPath) -> DestinationEntry?

    /// Opens a file to be read, by pieces of `chunkBytes`.
    ///
    /// - Throws: ``OutboxError`` when it is missing, no plain file, or somebody else's.
    func reader(of path: DestinationPath, chunkBytes: Int) throws(OutboxError)
        -> any DestinationReader

    /// The names of what lies right below a path, in no order; nothing where nothing is.
    func names(in folder: DestinationPath) throws(OutboxError) -> [String]

    /// Everything that lies in it, as it is found.
    func list() -> DestinationListing

    /// Removes a file; one that is not there is none.
    func remove(_ path: DestinationPath) throws(OutboxError)

    /// Removes a staging with whatever is in it, as far as that can be done.
    func discard(_ staging: Staging)
}
