-- The scores' table as a release's partition is, with its CHECK and its key.
drop table if exists peer.target;
create table peer.target (like segcast.scores including defaults including constraints);
alter table peer.target add primary key (release_id, customer_id);
