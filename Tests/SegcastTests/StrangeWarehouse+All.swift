extension StrangeWarehouse {
    /// The warehouses, each with every line that a person changes.
    static let all = [
        StrangeWarehouse(
            name: "woocommerce",
            schemas: ["wordpress"],
            edits: [
                Edit("lines", "amount:", "amount: product_gross_revenue")
            ]
        ),
        StrangeWarehouse(name: "shopify", schemas: ["shopify"], edits: []),
        StrangeWarehouse(
            name: "magento",
            schemas: ["magento"],
            edits: [
                Edit(
                    "customers",
                    "# guests:",
                    "guests: {relation: magento.sales_order, customer: customer_id, email: customer_email, created_at: created_at, "
                        + "first_name: customer_firstname, last_name: customer_lastname}"
                )
            ]
        ),
        StrangeWarehouse(
            name: "laden",
            schemas: ["laden"],
            edits: [
                Edit("", "time_zone:", "time_zone: Europe/Berlin")
            ]
        ),
        StrangeWarehouse(
            name: "boutique",
            schemas: ["boutique"],
            edits: [
                Edit("", "time_zone:", "time_zone: Europe/Paris")
            ]
        ),
        StrangeWarehouse(
            name: "grocer",
            schemas: ["grocer"],
            edits: [
                Edit("", "time_zone:", "time_zone: Europe/London"),
                Edit("", "currency:", "currency: GBP"),
            ]
        ),
        StrangeWarehouse(
            name: "stream",
            schemas: ["stream"],
            edits: [
                Edit("", "time_zone:", "time_zone: Europe/London")
            ]
        ),
        StrangeWarehouse(
            name: "mart",
            schemas: ["mart"],
            edits: [
                Edit("", "time_zone:", "time_zone: America/New_York")
            ]
        ),
        StrangeWarehouse(
            name: "star",
            schemas: ["star"],
            edits: [
                Edit("", "time_zone:", "time_zone: Europe/Warsaw")
            ]
        ),
        StrangeWarehouse(
            name: "two_shops",
            schemas: ["north", "south"],
            edits: [
                Edit("", "time_zone:", "time_zone: Europe/London")
            ]
        ),
    ]
}
