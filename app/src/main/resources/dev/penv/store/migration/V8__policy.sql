-- For whom money is set aside and spent; of earlier rows nobody knows.
alter table hold add column payer text not null default '';
alter table hold add column repository bigint not null default 0;
alter table hold add column person bigint not null default 0;

alter table spend add column payer text not null default '';
alter table spend add column repository bigint not null default 0;
alter table spend add column person bigint not null default 0;

-- Commits of forks that a maintainer let run once. A void one is of no use any more.
create table approval (
  id text primary key,
  repository bigint not null,
  number integer not null,
  commit_id text not null,
  approval text not null,
  approved_at bigint not null,
  used_by text not null,
  is_void boolean not null
);

create index approval_by_thread on approval (repository, number, commit_id);

-- Which version of a comment is carried out: a comment can be edited, and asks for something once.
create table heard_comment (
  repository bigint not null,
  comment bigint not null,
  version text not null,
  primary key (repository, comment)
);
