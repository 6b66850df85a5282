-- What others have been told of a method. Rent knows the methods that it may have charged; those of before are told once more, by a job.
alter table payment_method
  add column told_as text check (told_as in ('before', 'saved', 'removed')),
  add column removed_because text check (removed_because in ('removed', 'expired', 'detached', 'erased'));
update payment_method set told_as = 'before' where brand is not null;
update payment_method set removed_because = 'removed' where removed_at is not null;
alter table payment_method add constraint a_removed_method_says_why
  check ((removed_at is null) = (removed_because is null));
create index payment_method_of_before on payment_method (id) where told_as = 'before';
create index payment_method_by_expiry on payment_method (expires_on) where removed_at is null;
