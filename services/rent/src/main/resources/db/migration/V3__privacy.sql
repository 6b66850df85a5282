-- A name that arrives after its person was erased is not written down.
select forget_erased('party', 'id');
