DROP INDEX "booking_intents_meaning_key";--> statement-breakpoint
DROP INDEX "booking_intents_open_idx";--> statement-breakpoint
ALTER TABLE "slot_offers" ADD COLUMN "hold_uid" text;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD COLUMN "hold_until" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "booking_intents_meaning_key" ON "booking_intents" USING btree ("owner_id","meaning") WHERE state in ('booking', 'unclear', 'booked');--> statement-breakpoint
CREATE INDEX "booking_intents_open_idx" ON "booking_intents" USING btree ("state","updated_at") WHERE state in ('booking', 'unclear');--> statement-breakpoint
ALTER TABLE "booking_intents" DROP COLUMN "hold_uid";--> statement-breakpoint
ALTER TABLE "booking_intents" DROP COLUMN "hold_until";