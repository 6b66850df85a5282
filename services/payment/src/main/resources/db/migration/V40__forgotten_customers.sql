-- customers that the provider was made to delete: their id leads to nobody any more
alter table provider_customer add column deleted_at timestamptz;
