using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RemovedOrganisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Grounds",
                table: "Corrections",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProposedAt",
                table: "Corrections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ProposedBy",
                table: "Corrections",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Tombstones",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RegionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsExample = table.Column<bool>(type: "INTEGER", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 130, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Domain = table.Column<string>(type: "TEXT", maxLength: 253, nullable: true),
                    RegisterNumber = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tombstones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tombstones_Regions_RegionId",
                        column: x => x.RegionId,
                        principalTable: "Regions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TombstoneMarks",
                columns: table => new
                {
                    TombstoneId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegionId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TombstoneMarks", x => new { x.TombstoneId, x.Kind, x.Value });
                    table.ForeignKey(
                        name: "FK_TombstoneMarks_Tombstones_TombstoneId",
                        column: x => x.TombstoneId,
                        principalTable: "Tombstones",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_ProposedBy",
                table: "Corrections",
                column: "ProposedBy");

            migrationBuilder.CreateIndex(
                name: "IX_TombstoneMarks_RegionId_Kind_Value",
                table: "TombstoneMarks",
                columns: new[] { "RegionId", "Kind", "Value" });

            migrationBuilder.CreateIndex(
                name: "IX_Tombstones_RegionId",
                table: "Tombstones",
                column: "RegionId");

            migrationBuilder.AddForeignKey(
                name: "FK_Corrections_Accounts_ProposedBy",
                table: "Corrections",
                column: "ProposedBy",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Corrections_Accounts_ProposedBy",
                table: "Corrections");

            migrationBuilder.DropTable(
                name: "TombstoneMarks");

            migrationBuilder.DropTable(
                name: "Tombstones");

            migrationBuilder.DropIndex(
                name: "IX_Corrections_ProposedBy",
                table: "Corrections");

            migrationBuilder.DropColumn(
                name: "Grounds",
                table: "Corrections");

            migrationBuilder.DropColumn(
                name: "ProposedAt",
                table: "Corrections");

            migrationBuilder.DropColumn(
                name: "ProposedBy",
                table: "Corrections");
        }
    }
}
