-- The documents are the truth; the other columns repeat what runs are searched by.
create table run (
  id text primary key,
  ask text not null unique,
  repository bigint not null,
  full_name text not null,
  number integer not null,
  on_pull_request boolean not null,
  task text not null,
  commit_id text not null,
  base text not null,
  asker text not null,
  asked_at bigint not null,
  standing text not null,
  finished boolean not null,
  ended_at bigint,
  run text not null,
  progress text not null
);

create index run_by_age on run (asked_at);
create index run_by_thread on run (repository, number, asked_at);
create index run_by_task on run (repository, task, standing, asked_at);
create index run_unfinished on run (asked_at) where finished = false;
create index run_by_end on run (ended_at) where finished = true;
