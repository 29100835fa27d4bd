-- Its lines cannot be deleted by themselves, but went with the version that they belong to.
CREATE TRIGGER "budget_version_is_kept" BEFORE DELETE ON "budget_version"
	FOR EACH ROW WHEN (OLD."state" IN ('approved', 'rejected')) EXECUTE FUNCTION "refuse_change"();
