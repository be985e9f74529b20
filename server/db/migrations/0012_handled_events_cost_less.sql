DROP INDEX "vendor_events_open_idx";--> statement-breakpoint
CREATE INDEX "vendor_events_parked_idx" ON "vendor_events" USING btree ("conversation_id") WHERE is_parked;