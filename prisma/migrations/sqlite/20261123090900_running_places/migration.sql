-- Late and soon due cases are counted by department and window from this index alone. The models cannot say a partial
-- index for both providers: whoever builds "Case" anew must build it again.
CREATE INDEX "Case_running_place_idx" ON "Case"("hallId", "runningDueAt", "departmentId", "windowId") WHERE "runningDueAt" IS NOT NULL;
