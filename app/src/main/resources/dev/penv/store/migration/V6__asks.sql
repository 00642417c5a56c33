-- Heads of pull requests in the order in which events told them.
create table seen_head (
  repository bigint not null,
  number integer not null,
  place bigint not null,
  commit_id text not null,
  seen_at bigint not null,
  primary key (repository, number, place),
  unique (repository, number, commit_id, seen_at)
);

-- Who was refused where, and for which ask.
create table refusal (
  repository bigint not null,
  number integer not null,
  user_id bigint not null,
  ask text not null,
  primary key (repository, number, user_id)
);

-- What is bounded per hour. Items older than a day are dropped.
create table tally (
  what text not null,
  item text not null,
  noted_at bigint not null,
  primary key (what, item)
);

create table audit (
  ask text primary key,
  decided_at bigint not null,
  run text not null,
  decision text not null,
  machine text not null,
  cost bigint not null
);

create index audit_by_age on audit (decided_at);
create index audit_by_run on audit (run);
