-- What an e-mail invites to, for calendars; the attachment is made when the address is known.
alter table email add column invitation jsonb;
