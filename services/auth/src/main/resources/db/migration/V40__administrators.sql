-- Who runs the platform did not register: Keycloak has them by its realm, and they get their row when auth starts.
alter table person drop constraint person_account_type_check;
alter table person add constraint person_account_type_check
  check (account_type in ('landlord', 'resident', 'member', 'administrator'));
