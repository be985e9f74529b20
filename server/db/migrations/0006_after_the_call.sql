CREATE TABLE "extractions" (
	"conversation_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"transcript_hash" text NOT NULL,
	"proposals" jsonb NOT NULL,
	"group_id" uuid NOT NULL,
	"problem" text,
	"made_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	CONSTRAINT "extractions_pkey" PRIMARY KEY("conversation_id")
);
--> statement-breakpoint
ALTER TABLE "extractions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "failures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"queue" text NOT NULL,
	"payload" jsonb NOT NULL,
	"work_key" text NOT NULL,
	"error" text NOT NULL,
	"count" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "failures_work_key" UNIQUE("owner_id","work_key")
);
--> statement-breakpoint
ALTER TABLE "failures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"tool" text NOT NULL,
	"arguments" jsonb NOT NULL,
	"summary" text NOT NULL,
	"why" text NOT NULL,
	"question" text NOT NULL,
	"choices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"quote" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"outcome" jsonb,
	"made_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "suggestions_key" UNIQUE("conversation_id","key")
);
--> statement-breakpoint
ALTER TABLE "suggestions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "perception" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "recording" jsonb;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "deeds" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "analysis" jsonb;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "retention_days" integer;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "vendor_events" ADD COLUMN "conversation_id" uuid;--> statement-breakpoint
ALTER TABLE "vendor_events" ADD COLUMN "is_parked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "extractions" ADD CONSTRAINT "extractions_conversation_fkey" FOREIGN KEY ("conversation_id","owner_id") REFERENCES "public"."conversations"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failures" ADD CONSTRAINT "failures_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_conversation_fkey" FOREIGN KEY ("conversation_id","owner_id") REFERENCES "public"."conversations"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "failures_state_idx" ON "failures" USING btree ("state","last_at");--> statement-breakpoint
CREATE INDEX "suggestions_open_idx" ON "suggestions" USING btree ("owner_id","state","made_at");--> statement-breakpoint
ALTER TABLE "vendor_events" ADD CONSTRAINT "vendor_events_conversation_fkey" FOREIGN KEY ("conversation_id","owner_id") REFERENCES "public"."conversations"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vendor_events_conversation_idx" ON "vendor_events" USING btree ("conversation_id");--> statement-breakpoint
CREATE POLICY "extractions_owner" ON "extractions" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "extractions_system" ON "extractions" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "failures_owner" ON "failures" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "failures_system" ON "failures" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "suggestions_owner" ON "suggestions" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "suggestions_system" ON "suggestions" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);