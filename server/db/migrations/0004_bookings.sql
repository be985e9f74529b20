CREATE TABLE "booking_accounts" (
	"owner_id" uuid NOT NULL,
	"sealed_key" text,
	"vendor_user_id" bigint,
	"event_type_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"event_type_id" bigint,
	"swept_until" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_accounts_pkey" PRIMARY KEY("owner_id")
);
--> statement-breakpoint
ALTER TABLE "booking_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "booking_intents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"conversation_id" uuid,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"meaning" text NOT NULL,
	"wish" jsonb NOT NULL,
	"hold_uid" text,
	"hold_until" timestamp with time zone,
	"uid" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "booking_intents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"uid" text NOT NULL,
	"event_id" uuid NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"details" jsonb NOT NULL,
	"references" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"conversation_id" uuid,
	"meeting_ended_at" timestamp with time zone,
	"vendor_updated_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bookings_uid_key" UNIQUE("owner_id","uid")
);
--> statement-breakpoint
ALTER TABLE "bookings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "slot_claims" (
	"claim" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slot_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"conversation_id" uuid,
	"event_type_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"for_uid" text,
	"clashes" boolean DEFAULT false NOT NULL,
	"offered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "slot_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vendor_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"body" jsonb,
	"received_at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone,
	CONSTRAINT "vendor_events_dedupe_key" UNIQUE("vendor","dedupe_key")
);
--> statement-breakpoint
ALTER TABLE "vendor_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "booking_accounts" ADD CONSTRAINT "booking_accounts_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_intents" ADD CONSTRAINT "booking_intents_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD CONSTRAINT "slot_offers_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_events" ADD CONSTRAINT "vendor_events_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "booking_intents_meaning_key" ON "booking_intents" USING btree ("owner_id","meaning") WHERE state in ('asked', 'booking', 'unclear', 'booked');--> statement-breakpoint
CREATE INDEX "booking_intents_open_idx" ON "booking_intents" USING btree ("state","updated_at") WHERE state in ('asked', 'booking', 'unclear');--> statement-breakpoint
CREATE INDEX "bookings_owner_ends_idx" ON "bookings" USING btree ("owner_id","ends_at");--> statement-breakpoint
CREATE INDEX "bookings_vendor_uid_idx" ON "bookings" USING btree ("uid");--> statement-breakpoint
CREATE INDEX "slot_offers_owner_offered_idx" ON "slot_offers" USING btree ("owner_id","offered_at");--> statement-breakpoint
CREATE INDEX "vendor_events_open_idx" ON "vendor_events" USING btree ("received_at") WHERE handled_at is null;--> statement-breakpoint
CREATE POLICY "booking_accounts_owner" ON "booking_accounts" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "booking_accounts_system" ON "booking_accounts" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "booking_intents_owner" ON "booking_intents" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "booking_intents_system" ON "booking_intents" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "bookings_owner" ON "bookings" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "bookings_system" ON "bookings" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "slot_offers_owner" ON "slot_offers" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "slot_offers_system" ON "slot_offers" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "vendor_events_owner" ON "vendor_events" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "vendor_events_system" ON "vendor_events" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);