CREATE FUNCTION banjie_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE FUNCTION banjie_refuse_notice_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."hallId", NEW."caseId", NEW."kind", NEW."number", NEW."issuedAt", NEW."issuedById", NEW."issuedBy", NEW."content")
     IS DISTINCT FROM
     (OLD."hallId", OLD."caseId", OLD."kind", OLD."number", OLD."issuedAt", OLD."issuedById", OLD."issuedBy", OLD."content") THEN
    RAISE EXCEPTION 'an issued notice is frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "CaseEvent_append_only" BEFORE UPDATE OR DELETE ON "CaseEvent" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "CaseEvent_no_truncate" BEFORE TRUNCATE ON "CaseEvent" EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry" EXECUTE FUNCTION banjie_refuse_change();
CREATE TRIGGER "Notice_content_frozen" BEFORE UPDATE ON "Notice" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_notice_change();
CREATE TRIGGER "Notice_no_delete" BEFORE DELETE ON "Notice" FOR EACH ROW EXECUTE FUNCTION banjie_refuse_change();
