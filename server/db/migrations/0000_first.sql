CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"scope" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"device_code" text NOT NULL,
	"user_code" text NOT NULL,
	"user_id" uuid,
	"client_id" text,
	"scope" text,
	"status" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_polled_at" timestamp with time zone,
	"polling_interval" integer
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"owner" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"time_zone" text,
	"working_hours" jsonb DEFAULT '{"days":[1,2,3,4,5],"start":"09:00","end":"17:00"}'::jsonb NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"feed_token" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendars_feed_token_key" UNIQUE("feed_token"),
	CONSTRAINT "calendars_owner_key" UNIQUE("owner_id"),
	CONSTRAINT "calendars_id_owner_key" UNIQUE("id","owner_id")
);
--> statement-breakpoint
ALTER TABLE "calendars" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"conversation_id" uuid,
	"channel" text NOT NULL,
	"tool" text NOT NULL,
	"arguments" jsonb NOT NULL,
	"call_key" text,
	"arguments_hash" text NOT NULL,
	"meaning_key" text,
	"outcome" jsonb NOT NULL,
	"version" bigint,
	"milliseconds" integer,
	"error" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calls_key" UNIQUE("owner_id","call_key")
);
--> statement-breakpoint
ALTER TABLE "calls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "changes" (
	"calendar_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"event_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"channel" text NOT NULL,
	"conversation_id" uuid,
	"call_id" text,
	"group_id" uuid NOT NULL,
	"group_index" integer NOT NULL,
	"group_size" integer NOT NULL,
	"undo_of" bigint,
	"consent" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "changes_pkey" PRIMARY KEY("calendar_id","version")
);
--> statement-breakpoint
ALTER TABLE "changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversation_feed" (
	"conversation_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"owner_id" uuid NOT NULL,
	"event" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_feed_pkey" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
ALTER TABLE "conversation_feed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"vendor" text,
	"vendor_id" text,
	"callback_token_hash" text,
	"title" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'starting' NOT NULL,
	"persona" text DEFAULT 'scheduling' NOT NULL,
	"brain" text,
	"simulated" boolean DEFAULT false NOT NULL,
	"time_zone" text NOT NULL,
	"end_reason" text,
	"topics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"insight_count" integer DEFAULT 0 NOT NULL,
	"quality_score" integer,
	"has_transcript" boolean DEFAULT false NOT NULL,
	"has_recording" boolean DEFAULT false NOT NULL,
	"minutes" numeric(8, 2) DEFAULT 0 NOT NULL,
	"cost_cents" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "conversations_id_owner_key" UNIQUE("id","owner_id"),
	CONSTRAINT "conversations_vendor_key" UNIQUE("vendor","vendor_id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"title" text NOT NULL,
	"all_day" boolean DEFAULT false NOT NULL,
	"start_wall" timestamp NOT NULL,
	"end_wall" timestamp NOT NULL,
	"start_zone" text NOT NULL,
	"end_zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"tzdata_version" text NOT NULL,
	"rule" text,
	"exdates" jsonb,
	"series_id" uuid,
	"original_start" timestamp with time zone,
	"place" text,
	"notes" text,
	"guests" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reminders" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"busy" boolean DEFAULT true NOT NULL,
	"status" text DEFAULT 'confirmed' NOT NULL,
	"source" text NOT NULL,
	"links" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_series_original_key" UNIQUE("series_id","original_start"),
	CONSTRAINT "events_order_check" CHECK ("events"."ends_at" >= "events"."starts_at"),
	CONSTRAINT "events_title_check" CHECK (length("events"."title") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "provisioned" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"owner_id" uuid NOT NULL,
	"locale" text DEFAULT 'en-US' NOT NULL,
	"hour12" boolean DEFAULT true NOT NULL,
	"first_weekday" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settings_pkey" PRIMARY KEY("owner_id")
);
--> statement-breakpoint
ALTER TABLE "settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "turns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"source_key" text NOT NULL,
	"turn" integer NOT NULL,
	"role" text NOT NULL,
	"text" text NOT NULL,
	"interrupted" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "turns_source_key" UNIQUE("conversation_id","source_key")
);
--> statement-breakpoint
ALTER TABLE "turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_codes" ADD CONSTRAINT "device_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_conversation_fkey" FOREIGN KEY ("conversation_id","owner_id") REFERENCES "public"."conversations"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_calendar_fkey" FOREIGN KEY ("calendar_id","owner_id") REFERENCES "public"."calendars"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_feed" ADD CONSTRAINT "conversation_feed_conversation_fkey" FOREIGN KEY ("conversation_id","owner_id") REFERENCES "public"."conversations"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_calendar_fkey" FOREIGN KEY ("calendar_id","owner_id") REFERENCES "public"."calendars"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_calendar_fkey" FOREIGN KEY ("calendar_id","owner_id") REFERENCES "public"."calendars"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_conversation_fkey" FOREIGN KEY ("conversation_id","owner_id") REFERENCES "public"."conversations"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user_id" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "device_codes_device_code" ON "device_codes" USING btree ("device_code");--> statement-breakpoint
CREATE UNIQUE INDEX "device_codes_user_code" ON "device_codes" USING btree ("user_code");--> statement-breakpoint
CREATE INDEX "sessions_user_id" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_one_owner" ON "users" USING btree ("owner") WHERE owner;--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "calls_meaning_idx" ON "calls" USING btree ("owner_id","meaning_key","at");--> statement-breakpoint
CREATE INDEX "calls_conversation_idx" ON "calls" USING btree ("conversation_id","at");--> statement-breakpoint
CREATE INDEX "changes_group_idx" ON "changes" USING btree ("owner_id","group_id");--> statement-breakpoint
CREATE INDEX "changes_event_idx" ON "changes" USING btree ("owner_id","event_id");--> statement-breakpoint
CREATE INDEX "conversations_owner_started_idx" ON "conversations" USING btree ("owner_id","started_at");--> statement-breakpoint
CREATE INDEX "conversations_token_idx" ON "conversations" USING btree ("callback_token_hash");--> statement-breakpoint
CREATE INDEX "events_owner_starts_idx" ON "events" USING btree ("owner_id","starts_at");--> statement-breakpoint
CREATE INDEX "events_owner_ends_idx" ON "events" USING btree ("owner_id","ends_at");--> statement-breakpoint
CREATE INDEX "turns_conversation_at_idx" ON "turns" USING btree ("conversation_id","at");--> statement-breakpoint
CREATE POLICY "calendars_owner" ON "calendars" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "calendars_system" ON "calendars" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "calls_owner" ON "calls" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "calls_system" ON "calls" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "changes_owner" ON "changes" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "changes_system" ON "changes" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "conversation_feed_owner" ON "conversation_feed" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "conversation_feed_system" ON "conversation_feed" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "conversations_owner" ON "conversations" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "conversations_system" ON "conversations" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "events_owner" ON "events" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "events_system" ON "events" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "settings_owner" ON "settings" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "settings_system" ON "settings" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "turns_owner" ON "turns" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "turns_system" ON "turns" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);