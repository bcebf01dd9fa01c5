// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order data flows: each depends only on targets above it (`.ci/layers`).
let package = Package(
    name: "segcast",
    products: [.executable(name: "segcast", targets: ["segcast"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .executableTarget(name: "EmbedSQL"),
        .plugin(
            name: "EmbedSQLPlugin",
            capability: .buildTool(),
            dependencies: ["EmbedSQL"],
            path: "Sources/EmbedSQLPlugin"
        ),

        // Ground: knows no marketing.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CXGBoost", pkgConfig: "xgboost", providers: [.apt(["libxgboost-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Postgres", dependencies: ["CLibPQ"]),
        .target(name: "Boosting", dependencies: ["CXGBoost"]),
        .target(name: "Schema", dependencies: ["Postgres"], plugins: ["EmbedSQLPlugin"]),
        .target(name: "Jobs", dependencies: ["Postgres"], plugins: ["EmbedSQLPlugin"]),

        .executableTarget(
            name: "segcast",
            dependencies: [
                "Postgres", "Boosting", "Schema", "Jobs",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .target(name: "TestSupport", dependencies: ["Postgres", "Schema"], path: "Tests/TestSupport"),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"]),
        .testTarget(
            name: "BoostingTests",
            dependencies: ["Boosting"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(name: "SchemaTests", dependencies: ["Postgres", "Schema", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .test, .executable].contains(target.type) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
