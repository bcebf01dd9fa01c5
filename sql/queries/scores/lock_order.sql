-- Lets nobody else change which release is in force; also where none is yet. Readers do not wait.
--
-- grain   none
-- locks   the pointer's table, until the transaction ends: before any release
lock table segcast.current_release in share row exclusive mode;
