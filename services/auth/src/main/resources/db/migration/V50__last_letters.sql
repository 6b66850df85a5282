-- where to tell a person that they are erased: sealed, and gone when they are told
alter table erasure add column sealed_receiver bytea;
