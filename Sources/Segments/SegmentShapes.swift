public import Shapes
import Features
import Warehouse
import Yams

extension Shape where Value == SegmentDefinition {
    /// `segments/NAME.yaml`.
    public static var segment: Self {
        .object(
            SegmentDefinition(),
            [
                Field("segment", \.name, .name, required: true, "the segment's name"),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field("purpose", \.purpose, .prose, required: true, "what it is for"),
                Field("rule", \.rule, .rule, required: true, "who is in it"),
            ]
        )
    }
}
