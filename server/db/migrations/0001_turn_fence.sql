ALTER TABLE "conversations" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "continues_id" uuid;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "turn_fence" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "reply_turn" jsonb;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "claims" jsonb;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_continues_fkey" FOREIGN KEY ("continues_id") REFERENCES "public"."conversations"("id") ON DELETE set null ON UPDATE no action;