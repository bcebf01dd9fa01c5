-- Begins a transaction that may write.
begin isolation level read committed;
