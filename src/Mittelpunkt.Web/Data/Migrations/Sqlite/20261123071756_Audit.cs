using Microsoft.EntityFrameworkCore.Migrations;
using Mittelpunkt.Web.Data.Audit;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nobody kept a reference before: who has no account any more is forgotten.
            migrationBuilder.Sql("UPDATE \"Memberships\" SET \"DecidedBy\" = NULL WHERE \"DecidedBy\" NOT IN (SELECT \"Id\" FROM \"Accounts\")");

            migrationBuilder.AddColumn<long>(
                name: "HandledAt",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RegionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ByPerson = table.Column<bool>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AccountId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AuditEntries_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_AuditEntries_Accounts_By",
                        column: x => x.By,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_AuditEntries_Regions_RegionId",
                        column: x => x.RegionId,
                        principalTable: "Regions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Before anything that makes SQLite rebuild another table.
            AppendOnly.ProtectSqlite(migrationBuilder);

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_DecidedBy",
                table: "Memberships",
                column: "DecidedBy");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_AccountId",
                table: "AuditEntries",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_By",
                table: "AuditEntries",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_RegionId_At",
                table: "AuditEntries",
                columns: new[] { "RegionId", "At" });

            migrationBuilder.AddForeignKey(
                name: "FK_Memberships_Accounts_DecidedBy",
                table: "Memberships",
                column: "DecidedBy",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Memberships_Accounts_DecidedBy",
                table: "Memberships");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_DecidedBy",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "HandledAt",
                table: "Outbox");
        }
    }
}
