using Microsoft.EntityFrameworkCore.Migrations;

namespace Mittelpunkt.Web.Data.Audit;

/// <summary>
/// Makes the database itself refuse to change or remove what the audit log holds, whatever program asks. All it lets pass is that the
/// log forgets a person: who did it, whom it was about, and with that the reason.
/// </summary>
internal static class AppendOnly
{
    private const string Refusal = "The audit log is append-only.";

    private static readonly string[] Lasting = ["Id", "RegionId", "At", "Act", "ByPerson", "ActorId"];
    private static readonly string[] Persons = ["By", "AccountId"];

    // SQLite's IS and PostgreSQL's IS NOT DISTINCT FROM mean the same; neither is ever unknown.
    private static string Unchanged(string same) => string.Join(" AND ", Lasting
        .Select(column => $"NEW.\"{column}\" {same} OLD.\"{column}\"")
        .Concat(Persons.Select(column => $"(NEW.\"{column}\" IS NULL OR NEW.\"{column}\" {same} OLD.\"{column}\")"))
        .Append($"(NEW.\"Reason\" {same} OLD.\"Reason\" OR (NEW.\"Reason\" IS NULL AND NEW.\"AccountId\" IS NULL AND OLD.\"AccountId\" IS NOT NULL))"));

    public static void ProtectSqlite(MigrationBuilder migration)
    {
        migration.Sql($"CREATE TRIGGER audit_no_delete BEFORE DELETE ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
        migration.Sql($"CREATE TRIGGER audit_no_update BEFORE UPDATE ON \"AuditEntries\" WHEN NOT ({Unchanged("IS")}) BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
        // INSERT OR REPLACE would remove a row without asking the first trigger.
        migration.Sql($"CREATE TRIGGER audit_no_replace BEFORE INSERT ON \"AuditEntries\" WHEN EXISTS (SELECT 1 FROM \"AuditEntries\" WHERE \"Id\" = NEW.\"Id\") BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
    }

    public static void ProtectPostgres(MigrationBuilder migration)
    {
        migration.Sql($"""
            CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' THEN
                    IF {Unchanged("IS NOT DISTINCT FROM")} THEN
                        RETURN NEW;
                    END IF;
                END IF;
                RAISE EXCEPTION '{Refusal}';
            END $$;
            """);
        migration.Sql("CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON \"AuditEntries\" FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();");
        migration.Sql("CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON \"AuditEntries\" FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();");
    }
}
