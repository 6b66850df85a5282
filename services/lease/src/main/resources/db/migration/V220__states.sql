-- Everybody who keeps a copy reads it from lease.leases.v1.
select publish_state('lease', 'id', 'lease.lease');
