create table banjian.absences (
  tenant text not null,
  seq integer not null,
  body jsonb not null,
  constraint absences_pkey primary key (tenant, seq)
);

create table banjian.assessments (
  tenant text not null,
  month text not null,
  body jsonb not null,
  constraint assessments_pkey primary key (tenant, month)
);

create table banjian.calendar_passes (
  tenant text not null,
  body jsonb not null,
  constraint calendar_passes_pkey primary key (tenant)
);

create table banjian.cards (
  tenant text not null,
  case_id text not null,
  card_id text not null,
  colour text not null,
  cause text not null,
  department text not null,
  stage text not null,
  raised_on date not null,
  constraint cards_pkey primary key (tenant, case_id, card_id)
);
create index cards_by_day on banjian.cards using btree (tenant, raised_on);
create index cards_by_department on banjian.cards using btree (tenant, department, raised_on);

create table banjian.cases (
  tenant text not null,
  id text not null,
  item_code text not null,
  item_version text not null,
  item_digest text not null,
  status text not null,
  version integer not null,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  fold jsonb not null,
  constraint cases_pkey primary key (tenant, id)
) with (fillfactor=70);
create index cases_by_item on banjian.cases using btree (item_digest, status);
create index cases_by_opening on banjian.cases using btree (tenant, opened_at, id);

create table banjian.clock_holds (
  tenant text not null,
  seq integer not null,
  went_from timestamp with time zone not null,
  went_to timestamp with time zone not null,
  elapsed_ms double precision not null,
  released_at timestamp with time zone,
  released_by text,
  reason text,
  restored_by text,
  restored_reason text,
  constraint clock_holds_pkey primary key (tenant, seq)
);

create table banjian.counters (
  tenant text not null,
  name text not null,
  value bigint not null,
  constraint counters_pkey primary key (tenant, name)
);

create table banjian.facts (
  tenant text not null,
  case_id text not null,
  seq integer not null,
  type text not null,
  at timestamp with time zone not null,
  effective_on date not null,
  body jsonb not null,
  constraint facts_pkey primary key (tenant, case_id, seq)
);

create table banjian.inbound (
  tenant text not null,
  id text not null,
  system text not null,
  case_id text not null,
  received_at timestamp with time zone not null,
  fate text not null,
  because jsonb,
  message jsonb not null,
  constraint inbound_pkey primary key (tenant, id)
);
create index inbound_by_case on banjian.inbound using btree (tenant, case_id);
create index inbound_by_fate on banjian.inbound using btree (tenant, fate, received_at);

create table banjian.incidents (
  tenant text not null,
  id text not null,
  work text not null,
  case_id text not null,
  position bigint not null,
  error text not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  outcome text,
  closed_by text,
  reason text,
  constraint incidents_pkey primary key (tenant, id)
);
create index incidents_by_opening on banjian.incidents using btree (tenant, opened_at);

create table banjian.item_acts (
  code text not null,
  seq integer not null,
  version text not null,
  digest text not null,
  act text not null,
  at timestamp with time zone not null,
  by text not null,
  reason text not null,
  successor text,
  constraint item_acts_pkey primary key (code, seq)
);

create table banjian.item_versions (
  digest text not null,
  code text not null,
  version text not null,
  source text not null,
  constraint item_versions_code_version unique (code, version),
  constraint item_versions_pkey primary key (digest)
);

create table banjian.limits (
  tenant text not null,
  case_id text not null,
  limit_key text not null,
  calendar text not null,
  position integer,
  day date,
  at timestamp with time zone,
  depends_from date,
  depends_to date,
  constraint limits_pkey primary key (tenant, case_id, limit_key)
);
create index limits_by_day on banjian.limits using btree (tenant, day);
create index limits_by_dependence on banjian.limits using btree (tenant, depends_to, case_id);
create index limits_by_instant on banjian.limits using btree (tenant, at);
create index limits_by_position on banjian.limits using btree (tenant, calendar, "position");

create table banjian.measures (
  tenant text not null,
  case_id text not null,
  seq integer not null,
  recorded_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  filed_on date,
  ended_on date,
  body jsonb,
  constraint measures_pkey primary key (tenant, case_id, seq)
);
create index measures_by_end on banjian.measures using btree (tenant, superseded_at, ended_on);
create index measures_unmade on banjian.measures using btree (tenant, case_id) where (body is null);

create table banjian.notices (
  seq integer not null,
  calendar text not null,
  number text not null,
  known_on date not null,
  body jsonb not null,
  constraint notices_calendar_number unique (calendar, number),
  constraint notices_pkey primary key (seq)
);

create table banjian.outbox (
  tenant text not null,
  case_id text not null,
  seq integer not null,
  at timestamp with time zone not null,
  epoch integer not null,
  ticket text,
  count integer not null,
  events jsonb not null,
  position bigint,
  constraint outbox_pkey primary key (tenant, case_id, seq)
);
create index outbox_by_position on banjian.outbox using btree (tenant, "position");
create index outbox_by_ticket on banjian.outbox using btree (tenant, ticket) where (ticket is not null);
create index outbox_unplaced on banjian.outbox using btree (tenant, at, case_id, seq) where ("position" is null);

create table banjian.outbox_heads (
  tenant text not null,
  position bigint not null,
  epoch integer not null,
  constraint outbox_heads_pkey primary key (tenant)
);

create table banjian.published_items (
  code text not null,
  digest text not null,
  constraint published_items_pkey primary key (code)
);

create table banjian.requests (
  tenant text not null,
  key text not null,
  case_id text not null,
  body text not null,
  version integer not null,
  at timestamp with time zone not null,
  constraint requests_pkey primary key (tenant, key)
);

create table banjian.schema_lock (
  id character varying(255) not null,
  is_locked integer not null default 0,
  constraint schema_lock_pkey primary key (id)
);

create table banjian.schema_steps (
  name character varying(255) not null,
  timestamp character varying(255) not null,
  constraint schema_steps_pkey primary key (name)
);

create table banjian.sinks (
  tenant text not null,
  sink text not null,
  position bigint not null,
  owner text,
  until timestamp with time zone,
  constraint sinks_pkey primary key (tenant, sink)
);

create table banjian.stalls (
  tenant text not null,
  work text not null,
  case_id text not null,
  position bigint not null,
  tries integer not null,
  since timestamp with time zone not null,
  next_at timestamp with time zone,
  error text not null,
  constraint stalls_pkey primary key (tenant, work, case_id)
);

create table banjian.tasks (
  tenant text not null,
  case_id text not null,
  task_id text not null,
  role text not null,
  department text,
  person text,
  opened_on date not null,
  holder text,
  owner text,
  constraint tasks_pkey primary key (tenant, case_id, task_id, role)
);
create index tasks_by_holder on banjian.tasks using btree (tenant, holder);
create index tasks_by_person on banjian.tasks using btree (tenant, person);
create index tasks_by_role on banjian.tasks using btree (tenant, role, department, person);
