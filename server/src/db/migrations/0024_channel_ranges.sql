DROP INDEX "messages_outgoing";--> statement-breakpoint
CREATE INDEX "messages_dead" ON "messages" USING btree ("channel_id","at") WHERE channel_id is not null and status = 'failed';--> statement-breakpoint
CREATE INDEX "messages_contending" ON "messages" USING btree ("member_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "sends_accepted" ON "sends" USING btree ("channel_id","at") WHERE outcome = 'accepted';--> statement-breakpoint
CREATE INDEX "messages_outgoing" ON "messages" USING btree ("channel_id","priority","not_before") WHERE channel_id is not null and status = 'waiting';