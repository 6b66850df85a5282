-- What is told of somebody after they were erased is not written down.
select forget_erased('contact', 'person_id');
select forget_erased('organization_member', 'person_id');
select forget_erased('notification', 'person_id');
select forget_erased('email', 'person_id');
