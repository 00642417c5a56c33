-- Owners change their logins: the installation on their account is counted by instead.
alter table hold add column installation bigint not null default 0;
alter table spend add column installation bigint not null default 0;

update hold set installation = coalesce(
  (select installation from repository where repository.id = hold.repository), 0);
update spend set installation = coalesce(
  (select installation from repository where repository.id = spend.repository), 0);

alter table hold drop column payer;
alter table spend drop column payer;
