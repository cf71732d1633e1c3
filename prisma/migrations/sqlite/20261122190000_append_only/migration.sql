CREATE TRIGGER "CaseEvent_no_update" BEFORE UPDATE ON "CaseEvent" BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END;
CREATE TRIGGER "CaseEvent_no_delete" BEFORE DELETE ON "CaseEvent" BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END;
CREATE TRIGGER "AuditEntry_no_update" BEFORE UPDATE ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER "AuditEntry_no_delete" BEFORE DELETE ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER "Notice_content_frozen" BEFORE UPDATE OF "hallId", "caseId", "kind", "number", "issuedAt", "issuedById", "issuedBy", "content" ON "Notice" BEGIN SELECT RAISE(ABORT, 'an issued notice is frozen'); END;
CREATE TRIGGER "Notice_no_delete" BEFORE DELETE ON "Notice" BEGIN SELECT RAISE(ABORT, 'an issued notice is frozen'); END;
