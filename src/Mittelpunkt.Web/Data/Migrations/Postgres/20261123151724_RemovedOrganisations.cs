using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Postgres
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
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ProposedAt",
                table: "Corrections",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProposedBy",
                table: "Corrections",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Tombstones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegionId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsExample = table.Column<bool>(type: "boolean", nullable: false),
                    Group = table.Column<string>(type: "character varying(130)", maxLength: 130, nullable: false),
                    Name = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Domain = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: true),
                    RegisterNumber = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    TombstoneId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RegionId = table.Column<Guid>(type: "uuid", nullable: false)
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
