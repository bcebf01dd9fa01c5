-- Begins a transaction that only reads.
begin isolation level read committed read only;
