create table note (
  id uuid primary key,
  org_id uuid not null,
  title text not null,
  version bigint not null,
  constraint note_title_of_org unique (org_id, title)
);
select isolate('note');

create sequence remark_seq increment 50;
grant usage on sequence remark_seq to public;
create table remark (
  id bigint primary key,
  org_id uuid not null,
  note_id uuid not null references note,
  text text not null
);
select isolate('remark');
