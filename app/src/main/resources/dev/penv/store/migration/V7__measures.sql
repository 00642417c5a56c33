-- The measures of a run over its steps, as one document.
create table run_measures (
  run text primary key,
  measures text not null
);
