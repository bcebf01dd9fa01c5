-- Labels of training examples, kept while a model trains.
create table segcast.example_labels (
    build_id bigint not null,
    customer_id bigint not null,
    label_value real,
    primary key (build_id, customer_id)
);
comment on table segcast.example_labels is 'distributed: customers in whom the outcome was observed in the label window of a build, and what labels them by its kind';
