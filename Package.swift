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
        .systemLibrary(
            name: "CXGBoost",
            pkgConfig: "xgboost",
            providers: [.apt(["libxgboost-dev"])]
        ),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),
        .target(name: "Digests", dependencies: ["CCrypto"]),
        .target(name: "Countries"),
        .target(name: "Ciphers", dependencies: ["CCrypto", "Digests"]),
        .target(
            name: "Postgres",
            dependencies: ["CLibPQ", "Digests"],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(name: "Boosting", dependencies: ["CXGBoost"]),
        .target(name: "Schema", dependencies: ["Postgres"], plugins: ["EmbedSQLPlugin"]),
        .target(name: "Jobs", dependencies: ["Postgres"], plugins: ["EmbedSQLPlugin"]),

        // Pipeline: a module knows only what stands above it.
        .target(
            name: "Warehouse",
            dependencies: ["Postgres", "Jobs", "Countries"],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(
            name: "Identity",
            dependencies: ["Postgres", "Jobs", "Warehouse"],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(
            name: "Features",
            dependencies: ["Postgres", "Jobs", "Warehouse"],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(
            name: "Learning",
            dependencies: ["Postgres", "Digests", "Boosting", "Jobs", "Warehouse", "Features"],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(
            name: "Registry",
            dependencies: [
                "Postgres", "Digests", "Boosting", "Jobs", "Warehouse", "Features", "Learning",
            ],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(
            name: "Scores",
            dependencies: [
                "Postgres", "Digests", "Boosting", "Jobs", "Warehouse", "Features", "Learning",
                "Registry",
            ],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(
            name: "Segments",
            dependencies: ["Postgres", "Jobs", "Warehouse", "Features", "Scores"],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(name: "Channels", dependencies: ["CPhoneNumber", "Digests", "Countries"]),
        .target(
            name: "ContactPolicy",
            dependencies: [
                "Postgres", "Digests", "Countries", "Ciphers", "Jobs", "Warehouse", "Segments",
                "Channels",
            ],
            plugins: ["EmbedSQLPlugin"]
        ),
        .target(
            name: "Exports",
            dependencies: [
                "Postgres", "Digests", "Ciphers", "Jobs", "Warehouse", "Identity", "Registry",
                "Scores", "Segments", "ContactPolicy", "Channels",
            ],
            plugins: ["EmbedSQLPlugin"]
        ),

        // Operation: only composes.
        .target(
            name: "Definitions",
            dependencies: [
                "Postgres", "Digests", "Countries", "Boosting", "Warehouse", "Features", "Learning",
                "Segments", "ContactPolicy", "Channels", "Exports",
                .product(name: "Yams", package: "Yams"),
            ],
            plugins: ["EmbedSQLPlugin"]
        ),
        // Does a day's work and explains it; prints nothing.
        .target(
            name: "Refresh",
            dependencies: [
                "Postgres", "Ciphers", "Boosting", "Schema", "Jobs", "Warehouse", "Identity",
                "Features", "Learning", "Registry", "Scores", "Segments", "ContactPolicy",
                "Exports", "Definitions",
            ],
            plugins: ["EmbedSQLPlugin"]
        ),
        .executableTarget(
            name: "segcast",
            dependencies: [
                "CZlib", "Postgres", "Digests", "Ciphers", "Schema", "Jobs", "Warehouse",
                "Identity", "Features", "Learning", "Registry", "Scores", "Segments",
                "ContactPolicy", "Channels", "Exports", "Definitions", "Refresh",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.copy("Resources")],
            plugins: ["EmbedSQLPlugin"]
        ),

        // Times single stages for `make bench`, beside what people would pick instead.
        .executableTarget(
            name: "SegcastBench",
            dependencies: [
                "Postgres", "Boosting", "Ciphers", "Jobs", "Warehouse", "Features", "Learning",
                "Registry", "Scores", "ContactPolicy", "Channels", "Exports", "Definitions",
                "Refresh",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/SegcastBench"
        ),

        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "Schema"],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"]),
        .testTarget(
            name: "BoostingTests",
            dependencies: ["Boosting"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(name: "JobsTests", dependencies: ["Postgres", "Jobs", "TestSupport"]),
        .testTarget(
            name: "SchemaTests",
            dependencies: ["Postgres", "Schema", "Registry", "TestSupport"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "FeaturesTests",
            dependencies: ["Postgres", "Warehouse", "Identity", "Features", "TestSupport"]
        ),
        .testTarget(
            name: "LearningTests",
            dependencies: ["Postgres", "Boosting", "Warehouse", "Learning", "TestSupport"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "ScoresTests",
            dependencies: [
                "Postgres", "Jobs", "Boosting", "Features", "Learning", "Registry", "Scores",
                "TestSupport",
            ]
        ),
        .testTarget(
            name: "SegmentsTests",
            dependencies: [
                "Postgres", "Warehouse", "Features", "Scores", "Segments", "TestSupport",
            ]
        ),
        .testTarget(
            name: "ContactPolicyTests",
            dependencies: [
                "Postgres", "Ciphers", "Warehouse", "Channels", "ContactPolicy", "TestSupport",
            ]
        ),
        .testTarget(
            name: "ChannelsTests",
            dependencies: ["CPhoneNumber", "Digests", "Countries", "Channels"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "DefinitionsTests",
            dependencies: ["Features", "Segments", "ContactPolicy", "Definitions"]
        ),
        .testTarget(
            name: "RefreshTests",
            dependencies: ["Postgres", "Ciphers", "Exports", "Refresh", "TestSupport"]
        ),
        .testTarget(
            name: "SegcastTests",
            dependencies: [
                "Digests", "Postgres", "Channels", "Exports", "Refresh", "segcast", "TestSupport",
            ],
            resources: [.copy("SecondShop"), .copy("ExportShop")]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where [.regular, .test, .executable].contains(target.type) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
        // Places where fault tests stop the program; a release build has none.
        .define("FAILPOINTS", .when(configuration: .debug)),
    ]
}
