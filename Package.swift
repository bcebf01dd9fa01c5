// swift-tools-version: 6.2
import PackageDescription

/// What each module may import, filled as they are declared: a module knows only what stands above it.
nonisolated(unsafe) var known: [String: [String]] = [:]

/// Products of other packages, by the module that is imported.
let products: [String: Target.Dependency] = [
    "ArgumentParser": .product(name: "ArgumentParser", package: "swift-argument-parser"),
    "Yams": .product(name: "Yams", package: "Yams"),
]

/// The names of a module's dependencies: those it knows, whatever these know, and those that it wraps.
///
/// Whoever knows the module knows what it knows; what it wraps is its own affair.
func dependencies(of name: String, knows: [String], wraps: [String]) -> [Target.Dependency] {
    var reached: [String] = []
    for other in knows.flatMap({ [$0] + known[$0, default: []] }) where !reached.contains(other) {
        reached.append(other)
    }
    known[name] = reached
    return (reached + wraps).map { products[$0] ?? .byName(name: $0) }
}

/// A library; its SQL, if there is any, is compiled in from the folders of `sql/` that have its name.
func module(
    _ name: String,
    knows: [String] = [],
    wraps: [String] = [],
    hasSQL: Bool = true
) -> Target {
    .target(
        name: name,
        dependencies: dependencies(of: name, knows: knows, wraps: wraps),
        plugins: hasSQL ? ["EmbedSQLPlugin"] : []
    )
}

/// The tests of one module, against a real server where it talks to one.
func tests(
    _ name: String,
    knows: [String],
    wraps: [String] = [],
    resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies(of: name, knows: knows, wraps: wraps),
        resources: resources
    )
}

// Targets stand in the order data flows (`.ci/layers`).
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
        module("Failures", hasSQL: false),
        module("Texts", knows: ["Failures"], hasSQL: false),
        module("Shapes", knows: ["Texts", "Yams"], hasSQL: false),
        module("Digests", wraps: ["CCrypto"], hasSQL: false),
        module("Ciphers", knows: ["Failures", "Digests"], wraps: ["CCrypto"], hasSQL: false),
        module("Countries", hasSQL: false),
        module("Boosting", knows: ["Failures"], wraps: ["CXGBoost"], hasSQL: false),
        module("Postgres", knows: ["Digests", "Texts"], wraps: ["CLibPQ"]),
        module("Schema", knows: ["Postgres"]),
        module("Leases", knows: ["Postgres"]),
        module("Audit", knows: ["Postgres"]),
        module("Partitions", knows: ["Postgres"]),
        module("Failpoints", hasSQL: false),
        module("Steps", hasSQL: false),

        // Pipeline.
        module("Warehouse", knows: ["Audit", "Countries", "Shapes", "Steps"]),
        module("Identity", knows: ["Warehouse"]),
        module("Features", knows: ["Identity", "Partitions", "Steps"]),
        module("Learning", knows: ["Features", "Boosting", "Failpoints"]),
        module("Registry", knows: ["Learning"]),
        module("Scores", knows: ["Registry"]),
        module("Segments", knows: ["Scores"]),
        module(
            "Channels",
            knows: ["Digests", "Countries", "Shapes"],
            wraps: ["CPhoneNumber"],
            hasSQL: false
        ),
        module("ContactPolicy", knows: ["Segments", "Channels", "Ciphers"]),
        module("Exports", knows: ["ContactPolicy", "Leases"]),

        // Operation: only composes.
        module("Definitions", knows: ["Exports"]),
        module("Refresh", knows: ["Definitions", "Schema"]),
        .executableTarget(
            name: "segcast",
            dependencies: dependencies(
                of: "segcast",
                knows: ["Refresh"],
                wraps: ["CZlib", "ArgumentParser"]
            ),
            resources: [.copy("Resources")],
            plugins: ["EmbedSQLPlugin"]
        ),

        // Times single stages for `make bench`, beside what people would pick instead.
        .executableTarget(
            name: "SegcastBench",
            dependencies: dependencies(
                of: "SegcastBench",
                knows: ["Refresh"],
                wraps: ["ArgumentParser"]
            ),
            path: "Benchmarks/SegcastBench"
        ),

        .target(
            name: "TestSupport",
            dependencies: dependencies(of: "TestSupport", knows: ["Schema"], wraps: []),
            path: "Tests/TestSupport"
        ),
        tests("FailuresTests", knows: ["Failures"]),
        tests("TextsTests", knows: ["Texts"]),
        tests("ShapesTests", knows: ["Shapes"]),
        tests("DigestsTests", knows: ["Digests"]),
        tests("CiphersTests", knows: ["Ciphers"]),
        tests("CountriesTests", knows: ["Countries"]),
        tests("BoostingTests", knows: ["Boosting"], resources: [.copy("Fixtures")]),
        tests("PostgresTests", knows: ["TestSupport"]),
        tests("SchemaTests", knows: ["TestSupport"], resources: [.copy("Fixtures")]),
        tests("LeasesTests", knows: ["Leases", "TestSupport"]),
        tests("AuditTests", knows: ["Audit", "TestSupport"]),
        tests("PartitionsTests", knows: ["Partitions", "TestSupport"]),
        tests("FailpointsTests", knows: ["Failpoints"]),
        tests("StepsTests", knows: ["Steps"]),
        tests("WarehouseTests", knows: ["Shapes", "Warehouse", "TestSupport"]),
        tests("IdentityTests", knows: ["Identity", "TestSupport"]),
        tests("FeaturesTests", knows: ["Features", "TestSupport"]),
        tests("LearningTests", knows: ["Learning", "TestSupport"], resources: [.copy("Fixtures")]),
        tests("RegistryTests", knows: ["Registry", "TestSupport"]),
        tests("ScoresTests", knows: ["Scores", "TestSupport"]),
        tests("SegmentsTests", knows: ["Segments", "TestSupport"]),
        tests("ContactPolicyTests", knows: ["ContactPolicy", "TestSupport"]),
        tests("ExportsTests", knows: ["Exports", "TestSupport"]),
        tests(
            "ChannelsTests",
            knows: ["Channels"],
            wraps: ["CPhoneNumber"],
            resources: [.copy("Fixtures")]
        ),
        tests("DefinitionsTests", knows: ["Definitions"], resources: [.copy("Fixtures")]),
        tests("RefreshTests", knows: ["Refresh"]),
        tests(
            "SegcastTests",
            knows: ["Refresh", "TestSupport"],
            wraps: ["segcast", "CLibPQ"],
            resources: [
                .copy("SecondShop"), .copy("ExportShop"), .copy("CornerShop"), .copy("Grocery"),
                .copy("Snapshots"),
            ]
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
