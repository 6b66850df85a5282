-- How many holds a person has open is asked with every hold.
create index booking_open_of_resident on booking (resident_id) where status = 'PENDING';
