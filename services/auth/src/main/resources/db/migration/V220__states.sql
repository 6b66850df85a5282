-- How people are called and reached stands in auth.people.v1 and in no other topic (docs/adr/0067); organizations in auth.organizations.v1.
select publish_state('person', 'id', 'auth.person');
select publish_state('organization', 'org_id', 'auth.organization');
