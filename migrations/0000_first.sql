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