CREATE TABLE "signature" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"role" text NOT NULL,
	"person_id" uuid,
	"method" text NOT NULL,
	"statement" text,
	"snapshot" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"attachment_id" uuid,
	"signed_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "signature" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attachment" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid,
	"comment_id" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"blob" text NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "attachment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comment" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"person_id" uuid,
	"text" text NOT NULL,
	"mentions" uuid[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_head" (
	"chain" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"algorithm" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "event_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event" (
	"chain" text NOT NULL,
	"seq" bigint NOT NULL,
	"implementation_id" uuid,
	"organization_id" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"item_id" uuid,
	"data" jsonb NOT NULL,
	"prev" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "event_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "field_change" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"item_id" uuid,
	"field" text NOT NULL,
	"old_text" text,
	"new_text" text,
	"salt" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "field_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_override" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"phase_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "gate_override" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_sample" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"phase_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"criterion" text NOT NULL,
	"value" text,
	"numerator" text,
	"denominator" text,
	"blocker_count" integer NOT NULL,
	"blockers" jsonb NOT NULL,
	"measured_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "gate_sample" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_threshold" (
	"implementation_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"threshold" text NOT NULL,
	CONSTRAINT "gate_threshold_phase_id_criterion_pk" PRIMARY KEY("phase_id","criterion")
);
--> statement-breakpoint
ALTER TABLE "gate_threshold" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency" (
	"implementation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_implementation_id_key_pk" PRIMARY KEY("implementation_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."access_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" uuid,
	"organization_id" uuid,
	"implementation_id" uuid,
	"person_id" uuid,
	"email" text,
	"roles" text[],
	"ends_on" text,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "access_link_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_profile" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_profile" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."api_token" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"tail" text NOT NULL,
	"account_id" uuid NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_token_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "auth"."installation_fact" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_in_failure" (
	"email" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text DEFAULT 'zh' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone,
	"updated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "job" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"state" text NOT NULL,
	"input" jsonb NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"step" jsonb,
	"account_id" uuid,
	"person_id" uuid,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"error" jsonb,
	"result" jsonb
);
--> statement-breakpoint
ALTER TABLE "job" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"item_id" uuid,
	"kind" text NOT NULL,
	"text" jsonb NOT NULL,
	"href" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "department" (
	"organization_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"parent_id" uuid,
	"head_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "department_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
ALTER TABLE "department" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "implementation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"kit" text,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"starts_on" date,
	"target_system" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "implementation_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "implementation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "installation_role" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "installation_role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "membership" (
	"organization_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "membership_once" UNIQUE("organization_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "module" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"phase_id" uuid,
	"lead_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "module_code" UNIQUE("implementation_id","code")
);
--> statement-breakpoint
ALTER TABLE "module" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organization" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organization" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "participation" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "participation_once" UNIQUE("implementation_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "participation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person" (
	"organization_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"department_id" uuid,
	"job" text,
	"job_en" text,
	"job_role" text,
	"superior_id" uuid,
	"phone" text,
	"email" text,
	"is_front_line" boolean DEFAULT false NOT NULL,
	"monthly_transactions" integer DEFAULT 0 NOT NULL,
	"side" text DEFAULT 'customer' NOT NULL,
	"account_id" uuid,
	"removed_at" timestamp with time zone,
	CONSTRAINT "person_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person_role" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"module_id" uuid,
	CONSTRAINT "person_role_once" UNIQUE("implementation_id","person_id","role")
);
--> statement-breakpoint
ALTER TABLE "person_role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "phase" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"position" integer NOT NULL,
	"starts_on" date,
	"planned_go_live_on" date,
	"go_live_on" date,
	CONSTRAINT "phase_code" UNIQUE("implementation_id","code")
);
--> statement-breakpoint
ALTER TABLE "phase" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "code_counter" (
	"implementation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "code_counter_implementation_id_kind_pk" PRIMARY KEY("implementation_id","kind")
);
--> statement-breakpoint
ALTER TABLE "code_counter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"content_hash" text NOT NULL,
	"phase_id" uuid,
	"removed_at" timestamp with time zone,
	CONSTRAINT "item_code" UNIQUE("implementation_id","code")
);
--> statement-breakpoint
ALTER TABLE "item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "link" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"type" text NOT NULL,
	"to_id" uuid NOT NULL,
	"from_version" integer NOT NULL,
	"to_version" integer NOT NULL,
	"from_hash" text NOT NULL,
	"to_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "link_once" UNIQUE("from_id","type","to_id")
);
--> statement-breakpoint
ALTER TABLE "link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trace_debt_day" (
	"implementation_id" uuid NOT NULL,
	"day" text NOT NULL,
	"stage" text NOT NULL,
	"debt" text NOT NULL,
	"count" integer NOT NULL,
	"is_final" boolean DEFAULT false NOT NULL,
	CONSTRAINT "trace_debt_day_implementation_id_day_stage_debt_pk" PRIMARY KEY("implementation_id","day","stage","debt")
);
--> statement-breakpoint
ALTER TABLE "trace_debt_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "translation" (
	"implementation_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"field" text NOT NULL,
	"locale" text NOT NULL,
	"base" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "translation_item_id_field_locale_pk" PRIMARY KEY("item_id","field","locale")
);
--> statement-breakpoint
ALTER TABLE "translation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "baseline_requirement" (
	"implementation_id" uuid NOT NULL,
	"baseline_id" uuid NOT NULL,
	"requirement_id" uuid NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"values" jsonb NOT NULL,
	"values_en" jsonb NOT NULL,
	CONSTRAINT "baseline_requirement_baseline_id_requirement_id_pk" PRIMARY KEY("baseline_id","requirement_id")
);
--> statement-breakpoint
ALTER TABLE "baseline_requirement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "change_request" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"reason" text,
	"new_statement" text,
	"new_acceptance" text,
	"new_priority" text,
	"days" numeric(20, 6),
	"amount" numeric(20, 6),
	"configuration_items" integer,
	"data_objects" integer,
	"lessons" integer,
	"decided_by_id" uuid,
	"decided_on" date
);
--> statement-breakpoint
ALTER TABLE "change_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interview_quote" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"interview_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"text" text NOT NULL,
	"text_en" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
ALTER TABLE "interview_quote" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interview" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"interviewee_id" uuid,
	"held_on" date,
	"minutes" integer,
	"place" text,
	"questions" text,
	"notes" text,
	"taken" text,
	"confirmed_by_id" uuid,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "interview" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lint_mark" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"word" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lint_mark_once" UNIQUE("item_id","rule","word")
);
--> statement-breakpoint
ALTER TABLE "lint_mark" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "objective" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"reason" text,
	"proof" text,
	"due_on" date
);
--> statement-breakpoint
ALTER TABLE "objective" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pain_point" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"description" text,
	"size" numeric(20, 6),
	"unit" text,
	"measured_by" text,
	"measured_on" date,
	"yearly_cost" numeric(20, 6),
	"cause" text,
	"root_cause" text
);
--> statement-breakpoint
ALTER TABLE "pain_point" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "process_map" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"trigger" text,
	"output" text,
	"volume_per_month" integer,
	"hourly_cost" numeric(20, 6),
	"as_is" jsonb,
	"to_be" jsonb
);
--> statement-breakpoint
ALTER TABLE "process_map" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "regulation" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"number" text,
	"summary" text,
	"issued_on" date,
	"effective_on" date
);
--> statement-breakpoint
ALTER TABLE "regulation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement_sign_off" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"requirement_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content_hash" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "requirement_sign_off" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"statement" text,
	"priority" text,
	"acceptance" text,
	"verification" text,
	"fit" text,
	"category" text,
	"module_id" uuid,
	"raised_by_id" uuid,
	"source" text
);
--> statement-breakpoint
ALTER TABLE "requirement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirements_baseline" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"baseline_version" text,
	"frozen_at" timestamp with time zone,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "requirements_baseline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_comment" (
	"implementation_id" uuid NOT NULL,
	"comment_id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"person_id" uuid,
	"raised_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid,
	"answer" text
);
--> statement-breakpoint
ALTER TABLE "review_comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"department_id" uuid,
	"answers" jsonb NOT NULL,
	"sheet_key" text NOT NULL,
	"answered_on" date NOT NULL,
	CONSTRAINT "survey_answer_once" UNIQUE("survey_id","sheet_key")
);
--> statement-breakpoint
ALTER TABLE "survey_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "survey_link" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"token" text NOT NULL,
	"kind" text NOT NULL,
	"department_id" uuid,
	"person_id" uuid,
	"invited" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "survey_link_token" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "survey_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "survey" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"intro" text,
	"thanks" text,
	"closes_on" date,
	"questions" jsonb
);
--> statement-breakpoint
ALTER TABLE "survey" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "action_item" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"due_on" date,
	"result" text,
	"done_on" date
);
--> statement-breakpoint
ALTER TABLE "action_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_exception" (
	"implementation_id" uuid NOT NULL,
	"day" date NOT NULL,
	"working" boolean NOT NULL,
	"name" text,
	CONSTRAINT "calendar_exception_implementation_id_day_pk" PRIMARY KEY("implementation_id","day")
);
--> statement-breakpoint
ALTER TABLE "calendar_exception" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_year" (
	"implementation_id" uuid NOT NULL,
	"year" integer NOT NULL,
	CONSTRAINT "calendar_year_implementation_id_year_pk" PRIMARY KEY("implementation_id","year")
);
--> statement-breakpoint
ALTER TABLE "calendar_year" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meeting_decision" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"options" text,
	"recommendation" text,
	"raised_on" date,
	"decide_by" date,
	"outcome" text,
	"decided_on" date
);
--> statement-breakpoint
ALTER TABLE "meeting_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meeting_attendance" (
	"implementation_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"present" boolean NOT NULL,
	CONSTRAINT "meeting_attendance_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "meeting_attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meeting" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"meeting_type" text,
	"held_on" date,
	"starts_at" text,
	"place" text,
	"chair_id" uuid,
	"minutes" text,
	"agenda" jsonb,
	"resolution" jsonb
);
--> statement-breakpoint
ALTER TABLE "meeting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plan_baseline_task" (
	"implementation_id" uuid NOT NULL,
	"baseline_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"start_on" date NOT NULL,
	"finish_on" date NOT NULL,
	CONSTRAINT "plan_baseline_task_baseline_id_task_id_pk" PRIMARY KEY("baseline_id","task_id")
);
--> statement-breakpoint
ALTER TABLE "plan_baseline_task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plan_baseline" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"phase_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"task_count" integer NOT NULL,
	"finish_on" date NOT NULL,
	"go_live_on" date,
	"reason" text,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_baseline_number" UNIQUE("phase_id","number")
);
--> statement-breakpoint
ALTER TABLE "plan_baseline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_issue" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"nature" text,
	"severity" text,
	"raised_on" date,
	"due_on" date,
	"description" text,
	"solution" text,
	"resolved_on" date
);
--> statement-breakpoint
ALTER TABLE "project_issue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "risk_reading" (
	"implementation_id" uuid NOT NULL,
	"risk_id" uuid PRIMARY KEY NOT NULL,
	"fired_on" date NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "risk_reading" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "risk" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"probability" integer,
	"impact" integer,
	"score" integer GENERATED ALWAYS AS (probability * impact) STORED,
	"cause" text,
	"mitigation" text,
	"fallback" text,
	"due_on" date,
	"early_sign" text,
	"trigger_measure" text,
	"trigger_criterion" text,
	"trigger_comparison" text,
	"trigger_threshold" numeric(20, 6),
	"trigger_within_days" integer
);
--> statement-breakpoint
ALTER TABLE "risk" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scope_decision" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"module_id" uuid,
	"coverage" text,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "scope_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_dependency" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"type" text NOT NULL,
	"lag_days" integer NOT NULL,
	CONSTRAINT "task_dependency_once" UNIQUE("from_id","to_id")
);
--> statement-breakpoint
ALTER TABLE "task_dependency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_progress" (
	"implementation_id" uuid NOT NULL,
	"task_id" uuid PRIMARY KEY NOT NULL,
	"percent_complete" smallint NOT NULL,
	"actual_start" date,
	"actual_finish" date,
	"blocked_reason" text,
	"waiting_for_id" uuid,
	"blocked_on" date,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "task_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"duration_days" integer,
	"predecessors" text,
	"parent" text,
	"stage_area" text,
	"marks" text,
	"constraint_type" text,
	"constraint_on" date,
	"effort_days" numeric(20, 6),
	"output" text,
	"baseline_start" date,
	"baseline_finish" date
);
--> statement-breakpoint
ALTER TABLE "task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "weekly_report" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"week_of" date,
	"judgement" text,
	"figures" jsonb
);
--> statement-breakpoint
ALTER TABLE "weekly_report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval_flow" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"runs_on" text,
	"module_id" uuid,
	"purpose" text,
	"published_version" integer
);
--> statement-breakpoint
ALTER TABLE "approval_flow" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "configuration_item" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"module_id" uuid,
	"area" text,
	"fit_class" text,
	"standard_value" text,
	"custom_value" text,
	"needed_by_id" uuid,
	"effort_days" numeric(20, 6),
	"upgrade_note" text
);
--> statement-breakpoint
ALTER TABLE "configuration_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "defect" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"severity" text,
	"module_id" uuid,
	"observed" text,
	"expected" text,
	"resolution" text
);
--> statement-breakpoint
ALTER TABLE "defect" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "field_mapping" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"document_type" text,
	"module_id" uuid,
	"legacy_field" text,
	"new_field" text,
	"rule" text,
	"is_required" boolean,
	"default_value" text
);
--> statement-breakpoint
ALTER TABLE "field_mapping" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "module_acceptance" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"module_id" uuid,
	"scope" text,
	"remarks" text
);
--> statement-breakpoint
ALTER TABLE "module_acceptance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "test_case" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"module_id" uuid,
	"priority" text,
	"scenario" text,
	"precondition" text,
	"steps" text,
	"expected" text
);
--> statement-breakpoint
ALTER TABLE "test_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval_action" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"instance_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"action" text NOT NULL,
	"person_id" uuid,
	"node_id" text,
	"to_person_id" uuid,
	"to_node_id" text,
	"note" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "approval_action_once" UNIQUE("instance_id","seq")
);
--> statement-breakpoint
ALTER TABLE "approval_action" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval_flow_version" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"flow_id" uuid NOT NULL,
	"version" integer,
	"xml" text NOT NULL,
	"findings" jsonb,
	"checked_at" timestamp with time zone,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	CONSTRAINT "approval_flow_version_once" UNIQUE("flow_id","version")
);
--> statement-breakpoint
ALTER TABLE "approval_flow_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval_instance" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"flow_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"document_kind" text NOT NULL,
	"document_id" uuid NOT NULL,
	"document_code" text NOT NULL,
	"starter_id" uuid NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "approval_instance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval_task" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"instance_id" uuid NOT NULL,
	"task_key" text NOT NULL,
	"node_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "approval_task_once" UNIQUE("instance_id","task_key")
);
--> statement-breakpoint
ALTER TABLE "approval_task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customization_budget" (
	"implementation_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"days" numeric(20, 6) NOT NULL,
	CONSTRAINT "customization_budget_implementation_id_phase_id_pk" PRIMARY KEY("implementation_id","phase_id")
);
--> statement-breakpoint
ALTER TABLE "customization_budget" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "function_group" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"module_code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"position" integer NOT NULL,
	CONSTRAINT "function_group_code" UNIQUE("implementation_id","code")
);
--> statement-breakpoint
ALTER TABLE "function_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_role_holder" (
	"implementation_id" uuid NOT NULL,
	"job_role_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "job_role_holder_job_role_id_person_id_pk" PRIMARY KEY("job_role_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "job_role_holder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_role" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"position" integer NOT NULL,
	CONSTRAINT "job_role_code" UNIQUE("implementation_id","code")
);
--> statement-breakpoint
ALTER TABLE "job_role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "purchase_requisition_line" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"requisition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"material" text NOT NULL,
	"specification" text,
	"quantity" numeric(20, 6) NOT NULL,
	"unit" text NOT NULL,
	"unit_price" numeric(20, 6) NOT NULL,
	"amount" numeric(20, 6) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "purchase_requisition_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "purchase_requisition" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"requester_id" uuid NOT NULL,
	"department_id" uuid,
	"needed_on" date,
	"reason" text,
	"amount" numeric(20, 6) NOT NULL,
	"currency" text DEFAULT 'CNY' NOT NULL,
	"instance_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "purchase_requisition_code" UNIQUE("implementation_id","code")
);
--> statement-breakpoint
ALTER TABLE "purchase_requisition" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_grant" (
	"implementation_id" uuid NOT NULL,
	"job_role_id" uuid NOT NULL,
	"function_group_id" uuid NOT NULL,
	"scope" text NOT NULL,
	CONSTRAINT "role_grant_job_role_id_function_group_id_pk" PRIMARY KEY("job_role_id","function_group_id")
);
--> statement-breakpoint
ALTER TABLE "role_grant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sod_exception" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"conflict_key" text NOT NULL,
	"rule_code" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"compensating" text NOT NULL,
	"ends_on" date NOT NULL,
	"approved_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sod_exception" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sod_rule" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"a" text[] NOT NULL,
	"b" text[] NOT NULL,
	"level" text NOT NULL,
	"where" text NOT NULL,
	"allows_exception" boolean NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"compensating" text NOT NULL,
	"compensating_en" text,
	CONSTRAINT "sod_rule_code" UNIQUE("implementation_id","code")
);
--> statement-breakpoint
ALTER TABLE "sod_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "test_run" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"test_case_id" uuid NOT NULL,
	"result" text NOT NULL,
	"note" text,
	"on_migrated_data" boolean NOT NULL,
	"person_id" uuid,
	"defect_id" uuid,
	"attachment_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "test_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "code_registry" (
	"implementation_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"scope" text NOT NULL,
	"business_key" text NOT NULL,
	"serial" integer NOT NULL,
	CONSTRAINT "code_registry_implementation_id_scheme_scope_business_key_pk" PRIMARY KEY("implementation_id","scheme","scope","business_key")
);
--> statement-breakpoint
ALTER TABLE "code_registry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_collection" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"object" text,
	"due_on" date,
	"wanted" integer,
	"received" integer,
	"faulty" integer
);
--> statement-breakpoint
ALTER TABLE "data_collection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_source" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"system" text,
	"file_name" text,
	"sheet" text,
	"format" text,
	"encoding" text,
	"delimiter" text,
	"header_rows" integer,
	"skip" integer,
	"is_corrected" boolean,
	"rows" integer,
	"quality" numeric(20, 6),
	"delivery" integer,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "data_source" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "migration_mapping" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"object" text,
	"data_kind" text,
	"load_order" integer,
	"cutoff" text,
	"target_table" text,
	"pipeline_version" integer,
	"pipeline" text,
	"sources" jsonb
);
--> statement-breakpoint
ALTER TABLE "migration_mapping" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "migration_batch" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"phase_id" uuid,
	"mode" text NOT NULL,
	"number" integer NOT NULL,
	"target_schema" text NOT NULL,
	"target" text NOT NULL,
	"mapping_ids" jsonb NOT NULL,
	"job_id" uuid,
	"person_id" uuid,
	"state" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "migration_batch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "migration_run" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"object" text,
	"mode" text,
	"batch_id" text,
	"batch_number" integer,
	"mapping_id" text,
	"rows_in" integer,
	"mapped" integer,
	"merged" integer,
	"rejected" integer,
	"out_of_scope" integer,
	"warnings" integer,
	"pairs_to_review" integer,
	"loaded" integer,
	"reject_share" numeric(20, 6),
	"duration_ms" integer,
	"is_conserved" boolean,
	"is_reconciled" boolean,
	"target" text,
	"pipeline_version" integer,
	"pipeline_hash" text,
	"decisions_hash" text,
	"input_hash" text,
	"manifest_hash" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "migration_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pipeline_version" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"mapping_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"yaml" text NOT NULL,
	"hash" text NOT NULL,
	"note" text,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "pipeline_version_number" UNIQUE("mapping_id","version")
);
--> statement-breakpoint
ALTER TABLE "pipeline_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"object" text,
	"run_id" text,
	"run_code" text,
	"mode" text,
	"checks" integer,
	"unbalanced" integer,
	"results_hash" text,
	"explanation" text,
	"signed_at" timestamp with time zone,
	"signed_by" uuid
);
--> statement-breakpoint
ALTER TABLE "reconciliation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "migration_review_pair" (
	"implementation_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"left_key" text NOT NULL,
	"right_key" text NOT NULL,
	CONSTRAINT "migration_review_pair_run_id_left_key_right_key_pk" PRIMARY KEY("run_id","left_key","right_key")
);
--> statement-breakpoint
ALTER TABLE "migration_review_pair" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "migration_run_detail" (
	"implementation_id" uuid NOT NULL,
	"run_id" uuid PRIMARY KEY NOT NULL,
	"manifest" jsonb NOT NULL,
	"files" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "migration_run_detail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "source_delivery" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"file_name" text NOT NULL,
	"blob" text NOT NULL,
	"bytes" bigint NOT NULL,
	"person_id" uuid,
	"delivered_at" timestamp with time zone NOT NULL,
	"rows" integer,
	"quality" text,
	"profile" jsonb,
	"profile_files" jsonb,
	"job_id" uuid,
	"problem" jsonb,
	CONSTRAINT "source_delivery_number" UNIQUE("source_id","number")
);
--> statement-breakpoint
ALTER TABLE "source_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "steward_decision" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"object" text NOT NULL,
	"kind" text NOT NULL,
	"left_key" text NOT NULL,
	"right_key" text,
	"column_name" text,
	"value_text" text,
	"reason" text,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid
);
--> statement-breakpoint
ALTER TABLE "steward_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "migration_target" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"sealed_url" text,
	"label" text NOT NULL,
	"is_embedded" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "migration_target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"attachment_id" uuid,
	CONSTRAINT "attendance_once" UNIQUE("session_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "curriculum" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"audience_by" text,
	"audience" text,
	"departments" text,
	"outcome" text,
	"hours" numeric(20, 6)
);
--> statement-breakpoint
ALTER TABLE "curriculum" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exam_attempt" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"exam_id" uuid NOT NULL,
	"exam_version" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"session_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"answers" jsonb,
	"points" integer,
	"of" integer,
	"score" numeric(5, 4),
	"is_passed" boolean
);
--> statement-breakpoint
ALTER TABLE "exam_attempt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exam_question" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"exam_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"text" text NOT NULL,
	"text_en" text,
	"options" jsonb NOT NULL,
	"answer" jsonb NOT NULL,
	"points" integer NOT NULL,
	"explanation" text,
	"explanation_en" text,
	"lesson_id" uuid
);
--> statement-breakpoint
ALTER TABLE "exam_question" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exam" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"pass_mark" numeric(20, 6),
	"minutes" integer,
	"attempts_allowed" integer,
	"question_count" integer,
	"total_points" integer,
	"bank_hash" text,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "exam" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lesson" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"minutes" integer,
	"theory" text,
	"practice" text,
	"case_study" text,
	"job_aid" text,
	"video" text
);
--> statement-breakpoint
ALTER TABLE "lesson" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seed_user" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"phase_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"note" text,
	"appointed_at" timestamp with time zone NOT NULL,
	"appointed_by" uuid,
	CONSTRAINT "seed_user_once" UNIQUE("phase_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "seed_user" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "training_session" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"held_on" date,
	"start_time" text,
	"minutes" integer,
	"place" text,
	"departments" text,
	"capacity" integer,
	"evaluation" text
);
--> statement-breakpoint
ALTER TABLE "training_session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "change_freeze" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"starts_on" date,
	"ends_on" date,
	"scope" text,
	"exception" text
);
--> statement-breakpoint
ALTER TABLE "change_freeze" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cutover_rehearsal" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"held_on" date,
	"includes_rollback" boolean,
	"conclusion" text
);
--> statement-breakpoint
ALTER TABLE "cutover_rehearsal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cutover_task" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"position" integer,
	"block" text,
	"start_offset_minutes" integer,
	"duration_minutes" integer,
	"backup_owner_id" uuid,
	"predecessors" text,
	"instruction" text,
	"verification" text,
	"if_it_fails" text,
	"rollback_instruction" text,
	"is_point_of_no_return" boolean
);
--> statement-breakpoint
ALTER TABLE "cutover_task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "go_no_go_vote" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"go_no_go_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"vote" text NOT NULL,
	"dissent" text,
	"dissent_en" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "go_no_go_vote_once" UNIQUE("go_no_go_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "go_no_go_vote" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "go_no_go" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"meeting_on" date,
	"decision" text,
	"conditions" text,
	"statement" text,
	"decided_at" timestamp with time zone,
	"evidence" jsonb
);
--> statement-breakpoint
ALTER TABLE "go_no_go" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "incident_entry" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"text_en" text,
	"person_id" uuid
);
--> statement-breakpoint
ALTER TABLE "incident_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "incident" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"severity" text,
	"impact" text,
	"urgency" text,
	"description" text,
	"workaround" text,
	"resolution" text,
	"occurred_at" timestamp with time zone,
	"detected_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"restored_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "incident" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_timing" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"task_id" uuid NOT NULL,
	"rehearsal_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"started_by" uuid,
	"ended_by" uuid,
	"outcome" text,
	"note" text,
	CONSTRAINT "task_timing_once" UNIQUE NULLS NOT DISTINCT("task_id","rehearsal_id")
);
--> statement-breakpoint
ALTER TABLE "task_timing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wave_go_live" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid
);
--> statement-breakpoint
ALTER TABLE "wave_go_live" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wave_rollback" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"person_id" uuid,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"is_past_no_return" boolean NOT NULL,
	"released_items" jsonb NOT NULL,
	"task_ids" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "wave_rollback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wave" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"departments" text,
	"planned_on" date,
	"scope" text,
	"starts_at" timestamp with time zone,
	"opens_at" timestamp with time zone,
	"shifts" text,
	"entry_criteria" text,
	"exit_criteria" text
);
--> statement-breakpoint
ALTER TABLE "wave" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedback" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"module" uuid,
	"type" text,
	"description" text,
	"answer" text,
	"responded_at" timestamp with time zone,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "feedback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "improvement" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"module" uuid,
	"priority" text,
	"effort_days" numeric(20, 6),
	"solution" text,
	"release" text
);
--> statement-breakpoint
ALTER TABLE "improvement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kpi_import" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"kpi_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"blob" text NOT NULL,
	"rows" integer NOT NULL,
	"points" integer NOT NULL,
	"person_id" uuid,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kpi_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kpi_point" (
	"implementation_id" uuid NOT NULL,
	"kpi_id" uuid NOT NULL,
	"day" date NOT NULL,
	"value" numeric(20, 6) NOT NULL,
	"numerator" numeric(20, 6) NOT NULL,
	"denominator" numeric(20, 6) NOT NULL,
	"import_id" uuid NOT NULL,
	CONSTRAINT "kpi_point_once" UNIQUE("kpi_id","day")
);
--> statement-breakpoint
ALTER TABLE "kpi_point" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kpi_source_row" (
	"implementation_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"kpi_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"day" date NOT NULL,
	"cells" jsonb NOT NULL,
	CONSTRAINT "kpi_source_row_once" UNIQUE("import_id","line")
);
--> statement-breakpoint
ALTER TABLE "kpi_source_row" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kpi" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"formula" text,
	"source" text,
	"unit" text,
	"better" text,
	"baseline_value" numeric(20, 6),
	"target_value" numeric(20, 6)
);
--> statement-breakpoint
ALTER TABLE "kpi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "release" (
	"implementation_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"phase_id" uuid,
	"owner_id" uuid,
	"department_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	"removed_at" timestamp with time zone,
	"planned_on" date,
	"released_on" date,
	"notes" text
);
--> statement-breakpoint
ALTER TABLE "release" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "satisfaction_point" (
	"implementation_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"month" text NOT NULL,
	"answers" integer NOT NULL,
	"average" numeric(20, 6) NOT NULL,
	CONSTRAINT "satisfaction_point_once" UNIQUE("department_id","month")
);
--> statement-breakpoint
ALTER TABLE "satisfaction_point" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "usage_point" (
	"implementation_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"week_end" date NOT NULL,
	"active" integer NOT NULL,
	"entitled" integer NOT NULL,
	"inside" integer NOT NULL,
	"outside" integer NOT NULL,
	CONSTRAINT "usage_point_once" UNIQUE("department_id","week_end")
);
--> statement-breakpoint
ALTER TABLE "usage_point" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "signature_by_subject" ON "signature" USING btree ("implementation_id","subject");--> statement-breakpoint
CREATE INDEX "attachment_by_item" ON "attachment" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "comment_by_item" ON "comment" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "event_by_item" ON "event" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "event_by_implementation" ON "event" USING btree ("implementation_id","occurred_at");--> statement-breakpoint
CREATE INDEX "field_change_by_item" ON "field_change" USING btree ("implementation_id","item_id");--> statement-breakpoint
CREATE INDEX "gate_sample_latest" ON "gate_sample" USING btree ("implementation_id","phase_id","criterion","measured_at");--> statement-breakpoint
CREATE INDEX "job_by_state" ON "job" USING btree ("implementation_id","state");--> statement-breakpoint
CREATE INDEX "notification_by_account" ON "notification" USING btree ("account_id","read_at");--> statement-breakpoint
CREATE INDEX "person_by_account" ON "person" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "item_by_kind" ON "item" USING btree ("implementation_id","kind");--> statement-breakpoint
CREATE INDEX "link_by_to" ON "link" USING btree ("implementation_id","to_id");--> statement-breakpoint
CREATE INDEX "link_by_from" ON "link" USING btree ("implementation_id","from_id");--> statement-breakpoint
CREATE INDEX "change_request_by_implementation" ON "change_request" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "interview_quote_by_item" ON "interview_quote" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "interview_quote_by_interview" ON "interview_quote" USING btree ("interview_id");--> statement-breakpoint
CREATE INDEX "interview_by_implementation" ON "interview" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "objective_by_implementation" ON "objective" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "pain_point_by_implementation" ON "pain_point" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "process_map_by_implementation" ON "process_map" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "regulation_by_implementation" ON "regulation" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "requirement_sign_off_by_requirement" ON "requirement_sign_off" USING btree ("requirement_id");--> statement-breakpoint
CREATE INDEX "requirement_by_implementation" ON "requirement" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "requirements_baseline_by_implementation" ON "requirements_baseline" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "review_comment_by_item" ON "review_comment" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "survey_link_by_survey" ON "survey_link" USING btree ("survey_id");--> statement-breakpoint
CREATE INDEX "survey_by_implementation" ON "survey" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "action_item_by_implementation" ON "action_item" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "meeting_decision_by_implementation" ON "meeting_decision" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "meeting_by_implementation" ON "meeting" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "project_issue_by_implementation" ON "project_issue" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "risk_by_implementation" ON "risk" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "scope_decision_by_implementation" ON "scope_decision" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "task_dependency_by_implementation" ON "task_dependency" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "task_by_implementation" ON "task" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "weekly_report_by_implementation" ON "weekly_report" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "approval_flow_by_implementation" ON "approval_flow" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "configuration_item_by_implementation" ON "configuration_item" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "defect_by_implementation" ON "defect" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "field_mapping_by_implementation" ON "field_mapping" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "module_acceptance_by_implementation" ON "module_acceptance" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "test_case_by_implementation" ON "test_case" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "approval_flow_version_by_flow" ON "approval_flow_version" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "approval_instance_by_document" ON "approval_instance" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "approval_instance_by_flow" ON "approval_instance" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "approval_task_by_person" ON "approval_task" USING btree ("implementation_id","person_id","state");--> statement-breakpoint
CREATE INDEX "purchase_requisition_line_by_requisition" ON "purchase_requisition_line" USING btree ("requisition_id");--> statement-breakpoint
CREATE INDEX "test_run_by_case" ON "test_run" USING btree ("test_case_id");--> statement-breakpoint
CREATE INDEX "code_registry_serial" ON "code_registry" USING btree ("implementation_id","scheme","scope","serial");--> statement-breakpoint
CREATE INDEX "data_collection_by_implementation" ON "data_collection" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "data_source_by_implementation" ON "data_source" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "migration_mapping_by_implementation" ON "migration_mapping" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "migration_batch_by_phase" ON "migration_batch" USING btree ("implementation_id","phase_id");--> statement-breakpoint
CREATE INDEX "migration_run_by_implementation" ON "migration_run" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "reconciliation_by_implementation" ON "reconciliation" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "steward_decision_by_object" ON "steward_decision" USING btree ("implementation_id","object");--> statement-breakpoint
CREATE INDEX "attendance_by_person" ON "attendance" USING btree ("implementation_id","person_id");--> statement-breakpoint
CREATE INDEX "curriculum_by_implementation" ON "curriculum" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "exam_attempt_by_exam" ON "exam_attempt" USING btree ("implementation_id","exam_id");--> statement-breakpoint
CREATE INDEX "exam_attempt_by_person" ON "exam_attempt" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "exam_question_by_exam" ON "exam_question" USING btree ("exam_id","position");--> statement-breakpoint
CREATE INDEX "exam_by_implementation" ON "exam" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "lesson_by_implementation" ON "lesson" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "training_session_by_implementation" ON "training_session" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "change_freeze_by_implementation" ON "change_freeze" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "cutover_rehearsal_by_implementation" ON "cutover_rehearsal" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "cutover_task_by_implementation" ON "cutover_task" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "go_no_go_by_implementation" ON "go_no_go" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "incident_entry_by_incident" ON "incident_entry" USING btree ("incident_id","at");--> statement-breakpoint
CREATE INDEX "incident_by_implementation" ON "incident" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "task_timing_by_task" ON "task_timing" USING btree ("implementation_id","task_id");--> statement-breakpoint
CREATE INDEX "wave_go_live_by_wave" ON "wave_go_live" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "wave_rollback_by_wave" ON "wave_rollback" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "wave_by_implementation" ON "wave" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "feedback_by_implementation" ON "feedback" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "improvement_by_implementation" ON "improvement" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "kpi_import_by_kpi" ON "kpi_import" USING btree ("kpi_id");--> statement-breakpoint
CREATE INDEX "kpi_source_row_by_day" ON "kpi_source_row" USING btree ("kpi_id","day");--> statement-breakpoint
CREATE INDEX "kpi_by_implementation" ON "kpi" USING btree ("implementation_id");--> statement-breakpoint
CREATE INDEX "release_by_implementation" ON "release" USING btree ("implementation_id");--> statement-breakpoint
CREATE POLICY "signature_of_implementation" ON "signature" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "attachment_of_implementation" ON "attachment" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "comment_of_implementation" ON "comment" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "event_head_of_installation" ON "event_head" AS PERMISSIVE FOR ALL TO "landfall_app" USING (true) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "event_of_installation" ON "event" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations()) or organization_id in (select app_organizations()) or (implementation_id is null and organization_id is null and app_is_installation_admin()) or app_is_system()) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "field_change_of_implementation" ON "field_change" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "gate_override_of_implementation" ON "gate_override" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "gate_sample_of_implementation" ON "gate_sample" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "gate_threshold_of_implementation" ON "gate_threshold" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "idempotency_of_implementation" ON "idempotency" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "account_profile_of_installation" ON "account_profile" AS PERMISSIVE FOR ALL TO "landfall_app" USING (true) WITH CHECK (account_id = app_account() or app_is_system());--> statement-breakpoint
CREATE POLICY "job_of_implementation" ON "job" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "notification_of_implementation" ON "notification" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "department_of_organization" ON "department" AS PERMISSIVE FOR ALL TO "landfall_app" USING (organization_id in (select app_organizations())) WITH CHECK (organization_id in (select app_organizations()));--> statement-breakpoint
CREATE POLICY "implementation_of_installation" ON "implementation" AS PERMISSIVE FOR ALL TO "landfall_app" USING (id in (select app_implementations())) WITH CHECK (organization_id in (select app_organizations()));--> statement-breakpoint
CREATE POLICY "installation_role_of_installation" ON "installation_role" AS PERMISSIVE FOR ALL TO "landfall_app" USING (account_id = app_account() or app_is_installation_admin() or app_is_system()) WITH CHECK (app_is_installation_admin() or app_is_system());--> statement-breakpoint
CREATE POLICY "membership_of_organization" ON "membership" AS PERMISSIVE FOR ALL TO "landfall_app" USING (organization_id in (select app_organizations())) WITH CHECK (organization_id in (select app_organizations()));--> statement-breakpoint
CREATE POLICY "module_of_implementation" ON "module" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "organization_of_installation" ON "organization" AS PERMISSIVE FOR ALL TO "landfall_app" USING (id in (select app_organizations()) or app_is_installation_admin()) WITH CHECK (app_is_system() or app_is_installation_admin() or id in (select app_organizations()));--> statement-breakpoint
CREATE POLICY "participation_of_implementation" ON "participation" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "person_of_organization" ON "person" AS PERMISSIVE FOR ALL TO "landfall_app" USING (organization_id in (select app_organizations())) WITH CHECK (organization_id in (select app_organizations()));--> statement-breakpoint
CREATE POLICY "person_role_of_implementation" ON "person_role" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "phase_of_implementation" ON "phase" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "code_counter_of_implementation" ON "code_counter" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "item_of_implementation" ON "item" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "link_of_implementation" ON "link" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "trace_debt_day_of_implementation" ON "trace_debt_day" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "translation_of_implementation" ON "translation" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "baseline_requirement_of_implementation" ON "baseline_requirement" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "change_request_of_implementation" ON "change_request" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "interview_quote_of_implementation" ON "interview_quote" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "interview_of_implementation" ON "interview" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "lint_mark_of_implementation" ON "lint_mark" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "objective_of_implementation" ON "objective" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "pain_point_of_implementation" ON "pain_point" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "process_map_of_implementation" ON "process_map" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "regulation_of_implementation" ON "regulation" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "requirement_sign_off_of_implementation" ON "requirement_sign_off" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "requirement_of_implementation" ON "requirement" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "requirements_baseline_of_implementation" ON "requirements_baseline" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "review_comment_of_implementation" ON "review_comment" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "survey_answer_of_implementation" ON "survey_answer" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "survey_link_of_implementation" ON "survey_link" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "survey_of_implementation" ON "survey" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "action_item_of_implementation" ON "action_item" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "calendar_exception_of_implementation" ON "calendar_exception" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "calendar_year_of_implementation" ON "calendar_year" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "meeting_decision_of_implementation" ON "meeting_decision" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "meeting_attendance_of_implementation" ON "meeting_attendance" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "meeting_of_implementation" ON "meeting" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "plan_baseline_task_of_implementation" ON "plan_baseline_task" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "plan_baseline_of_implementation" ON "plan_baseline" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "project_issue_of_implementation" ON "project_issue" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "risk_reading_of_implementation" ON "risk_reading" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "risk_of_implementation" ON "risk" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "scope_decision_of_implementation" ON "scope_decision" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "task_dependency_of_implementation" ON "task_dependency" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "task_progress_of_implementation" ON "task_progress" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "task_of_implementation" ON "task" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "weekly_report_of_implementation" ON "weekly_report" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "approval_flow_of_implementation" ON "approval_flow" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "configuration_item_of_implementation" ON "configuration_item" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "defect_of_implementation" ON "defect" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "field_mapping_of_implementation" ON "field_mapping" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "module_acceptance_of_implementation" ON "module_acceptance" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "test_case_of_implementation" ON "test_case" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "approval_action_of_implementation" ON "approval_action" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "approval_flow_version_of_implementation" ON "approval_flow_version" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "approval_instance_of_implementation" ON "approval_instance" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "approval_task_of_implementation" ON "approval_task" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "customization_budget_of_implementation" ON "customization_budget" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "function_group_of_implementation" ON "function_group" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "job_role_holder_of_implementation" ON "job_role_holder" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "job_role_of_implementation" ON "job_role" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "purchase_requisition_line_of_implementation" ON "purchase_requisition_line" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "purchase_requisition_of_implementation" ON "purchase_requisition" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "role_grant_of_implementation" ON "role_grant" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "sod_exception_of_implementation" ON "sod_exception" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "sod_rule_of_implementation" ON "sod_rule" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "test_run_of_implementation" ON "test_run" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "code_registry_of_implementation" ON "code_registry" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "data_collection_of_implementation" ON "data_collection" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "data_source_of_implementation" ON "data_source" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "migration_mapping_of_implementation" ON "migration_mapping" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "migration_batch_of_implementation" ON "migration_batch" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "migration_run_of_implementation" ON "migration_run" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "pipeline_version_of_implementation" ON "pipeline_version" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "reconciliation_of_implementation" ON "reconciliation" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "migration_review_pair_of_implementation" ON "migration_review_pair" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "migration_run_detail_of_implementation" ON "migration_run_detail" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "source_delivery_of_implementation" ON "source_delivery" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "steward_decision_of_implementation" ON "steward_decision" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "migration_target_of_implementation" ON "migration_target" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "attendance_of_implementation" ON "attendance" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "curriculum_of_implementation" ON "curriculum" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "exam_attempt_of_implementation" ON "exam_attempt" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "exam_question_of_implementation" ON "exam_question" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "exam_of_implementation" ON "exam" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "lesson_of_implementation" ON "lesson" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "seed_user_of_implementation" ON "seed_user" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "training_session_of_implementation" ON "training_session" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "change_freeze_of_implementation" ON "change_freeze" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "cutover_rehearsal_of_implementation" ON "cutover_rehearsal" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "cutover_task_of_implementation" ON "cutover_task" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "go_no_go_vote_of_implementation" ON "go_no_go_vote" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "go_no_go_of_implementation" ON "go_no_go" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "incident_entry_of_implementation" ON "incident_entry" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "incident_of_implementation" ON "incident" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "task_timing_of_implementation" ON "task_timing" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "wave_go_live_of_implementation" ON "wave_go_live" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "wave_rollback_of_implementation" ON "wave_rollback" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "wave_of_implementation" ON "wave" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "feedback_of_implementation" ON "feedback" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "improvement_of_implementation" ON "improvement" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "kpi_import_of_implementation" ON "kpi_import" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "kpi_point_of_implementation" ON "kpi_point" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "kpi_source_row_of_implementation" ON "kpi_source_row" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "kpi_of_implementation" ON "kpi" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "release_of_implementation" ON "release" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "satisfaction_point_of_implementation" ON "satisfaction_point" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));--> statement-breakpoint
CREATE POLICY "usage_point_of_implementation" ON "usage_point" AS PERMISSIVE FOR ALL TO "landfall_app" USING (implementation_id in (select app_implementations())) WITH CHECK (implementation_id = app_implementation() and implementation_id in (select app_implementations()));