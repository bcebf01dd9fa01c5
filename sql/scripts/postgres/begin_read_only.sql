-- Begins a transaction that only reads, all of it as of one instant.
begin isolation level repeatable read read only;
