-- Which run an ask has ended, so that it ends no other one when it is heard again.
create table stop (
  ask text primary key,
  run text not null,
  asked_at bigint not null
);

create index stop_by_age on stop (asked_at);
