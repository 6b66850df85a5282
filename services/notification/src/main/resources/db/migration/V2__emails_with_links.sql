-- E-mails to an address, whether or not its owner has an account, with a link that works once. Its secret is sealed as it
-- came with the event, and gone when the e-mail is sent.
alter table email
  alter person_id drop not null,
  add address text,
  add first_name text,
  add link_id uuid,
  add link_path text,
  add link_secret text,
  add constraint email_has_a_receiver check (person_id is not null or address is not null);
