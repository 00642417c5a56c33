-- Where the App is installed, as documents.
create table installation (
  id bigint primary key,
  installation text not null
);

-- What it reaches there, under the latest names that were heard of.
create table repository (
  id bigint primary key,
  installation bigint not null,
  owner text not null,
  name text not null
);

create index repository_by_installation on repository (installation, id);

-- Heads of pull requests whose environment is still to be shown.
create table head_to_show (
  repository bigint not null,
  number integer not null,
  commit_id text not null,
  seen_at bigint not null,
  head text not null,
  primary key (repository, number)
);

-- What was told of environments, as documents.
create table environment_view (
  repository bigint not null,
  commit_id text not null,
  told_at bigint not null,
  view text not null,
  primary key (repository, commit_id)
);

create index environment_view_by_age on environment_view (told_at);
create index run_by_commit on run (repository, commit_id, asked_at);
create index seen_head_by_commit on seen_head (repository, commit_id, seen_at);
