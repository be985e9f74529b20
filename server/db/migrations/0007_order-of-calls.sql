DROP INDEX "calls_conversation_idx";--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "asked" bigint DEFAULT (extract(epoch from clock_timestamp()) * 1000000)::bigint NOT NULL;--> statement-breakpoint
CREATE INDEX "calls_conversation_idx" ON "calls" USING btree ("conversation_id","asked");--> statement-breakpoint
UPDATE "calls" SET "asked" = (extract(epoch from "at") * 1000000)::bigint;
