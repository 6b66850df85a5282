-- What a client read and what it overwrites are compared by version (ETag, If-Match).
alter table property add column version bigint not null default 1;
alter table floor add column version bigint not null default 1;
alter table room add column version bigint not null default 1;
alter table bed add column version bigint not null default 1;

-- Floors of different buildings of one property may have the same number (decisions.md C-02).
alter table floor add column building text;
