import ArgumentParser
@main struct Segcast: AsyncParsableCommand { func run() async throws {} }
