-- When it was last asked about, in milliseconds since 1970; 0 for rows from before that was noted.
alter table refusal add column asked_at bigint not null default 0;
alter table heard_comment add column asked_at bigint not null default 0;

create index refusal_by_age on refusal (asked_at);
create index heard_comment_by_age on heard_comment (asked_at);
create index tally_by_age on tally (noted_at);
create index approval_by_age on approval (approved_at);
