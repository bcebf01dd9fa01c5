@testable import Features
import Foundation
import Testing
import Warehouse

/// What each measure asks of a feature, without a server.
struct MeasureTests {
    private func whole(_ measure: any Measure.Type) -> FeatureDefinition {
        var feature = FeatureDefinition()
        feature.name = "whole"
        feature.measure = MeasureWord(of: measure)
        (feature.of, feature.column) = (.orders, "amount")
        feature.filter = RowFilter(where: ["shop": ["north"]])
        (feature.numerator, feature.denominator) = ("above", "above")
        return feature
    }

    @Test func `no two measures have one word, and each is found by its own`() throws {
        #expect(Set(Measures.all.map { $0.word }).count == Measures.all.count)
        for measure in Measures.all {
            let word = try #require(MeasureWord(rawValue: measure.word))
            let isItsOwn = ObjectIdentifier(word.measure) == ObjectIdentifier(measure)
            #expect(isItsOwn, "\(measure.word)")
            #expect(try JSONEncoder().encode([word]) == Data("[\"\(measure.word)\"]".utf8))
        }
        #expect(MeasureWord(rawValue: "guesswork") == nil)
    }

    @Test func `a feature with every key is whole by any measure`() {
        for measure in Measures.all {
            #expect(whole(measure).gaps(below: ["above"]) == [], "\(measure.word)")
            #expect(!whole(measure).unit.isEmpty)
        }
    }

    @Test func `every measure over rows asks for their source`() {
        for measure in Measures.all {
            var feature = whole(measure)
            feature.of = nil
            let asked = feature.gaps(below: ["above"]).contains(.source)
            #expect(asked == feature.measure.readsSource, "\(measure.word)")
        }
    }

    @Test func `all that a feature lacks is told at once`() {
        func gaps(_ measure: any Measure.Type) -> [FeatureGap] {
            var feature = FeatureDefinition()
            feature.measure = MeasureWord(of: measure)
            feature.numerator = "nowhere"
            return feature.gaps(below: ["above"])
        }
        #expect(gaps(Sum.self) == [.source, .column(measure: "sum")])
        #expect(gaps(Share.self) == [.source, .filter])
        #expect(gaps(Ratio.self) == [.reference("nowhere"), .reference(nil)])
        #expect(gaps(SeasonSine.self) == [])
    }

    @Test func `a trend compares thirty days with the ninety before where none are said`() throws {
        var trend = whole(Trend.self)
        var set = FeatureSetDefinition()
        set.features = [trend]
        #expect(set.boundaryDays == [-30, -120])
        (trend.windowDays, trend.beforeDays) = (7, 14)
        set.features = [trend]
        #expect(set.boundaryDays == [-7, -21])
    }

    @Test func `a ratio of one source takes one column, a ratio of two takes two`() {
        func feature(_ name: String, _ role: SourceRole) -> FeatureDefinition {
            var feature = whole(Count.self)
            (feature.name, feature.of) = (name, role)
            return feature
        }
        var ratio = whole(Ratio.self)
        (ratio.numerator, ratio.denominator) = ("one", "two")
        var set = FeatureSetDefinition()
        set.features = [feature("one", .orders), feature("two", .orders), ratio]
        #expect(set.measureCount == 3)
        set.features = [feature("one", .orders), feature("two", .events), ratio]
        #expect(set.measureCount == 4)
    }
}
