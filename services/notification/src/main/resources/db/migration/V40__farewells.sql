-- what is written to a person who is erased: sent, then forgotten with the address it went to
alter table email add column forget_when_sent boolean not null default false;
create index email_of_address on email (lower(address)) where address is not null;
