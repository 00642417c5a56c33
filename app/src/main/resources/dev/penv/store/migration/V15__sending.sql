-- When GitHub first sent it, in milliseconds since 1970: some of what it tells has no time of its own.
alter table pending_delivery add column sent_at bigint not null default 0;

update pending_delivery set sent_at = coalesce(
  (select accepted_at from delivery where delivery.guid = pending_delivery.guid), 0);
