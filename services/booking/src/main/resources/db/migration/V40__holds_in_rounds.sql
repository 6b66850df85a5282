-- Holds are placed in rounds, under the lock of the row (see Round): nothing calls this any more.
drop function take_units;
