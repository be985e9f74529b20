CREATE TABLE "consents" (
	"nonce" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"conversation_id" uuid,
	"tool" text NOT NULL,
	"arguments" jsonb NOT NULL,
	"meaning_hash" text NOT NULL,
	"summary" text NOT NULL,
	"irreversible" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_turn" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"how" text,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "person_turn" integer;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "persona" text DEFAULT 'scheduling' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "greeting" text;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_owner_fkey" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_conversation_fkey" FOREIGN KEY ("conversation_id","owner_id") REFERENCES "public"."conversations"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_meaning_idx" ON "consents" USING btree ("owner_id","conversation_id","meaning_hash");--> statement-breakpoint
CREATE POLICY "consents_owner" ON "consents" AS PERMISSIVE FOR ALL TO "calendar_app" USING (owner_id = (select app_user_id())) WITH CHECK (owner_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "consents_system" ON "consents" AS PERMISSIVE FOR ALL TO "calendar_system" USING (true) WITH CHECK (true);