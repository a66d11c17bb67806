using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Cooperations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RecordEvidence",
                table: "Ties",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RecordRung",
                table: "Ties",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecordSince",
                table: "Ties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecordUntil",
                table: "Ties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TieProposals",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RegionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BegunById = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Rung = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    FromWish = table.Column<int>(type: "INTEGER", nullable: true),
                    ToWish = table.Column<int>(type: "INTEGER", nullable: true),
                    FromSaidAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ToSaidAt = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TieProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TieProposals_Actors_FromId",
                        column: x => x.FromId,
                        principalTable: "Actors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TieProposals_Actors_ToId",
                        column: x => x.ToId,
                        principalTable: "Actors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TieProposals_FromId_ToId_State",
                table: "TieProposals",
                columns: new[] { "FromId", "ToId", "State" },
                unique: true,
                filter: "\"State\" IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "IX_TieProposals_RegionId",
                table: "TieProposals",
                column: "RegionId");

            migrationBuilder.CreateIndex(
                name: "IX_TieProposals_ToId",
                table: "TieProposals",
                column: "ToId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TieProposals");

            migrationBuilder.DropColumn(
                name: "RecordEvidence",
                table: "Ties");

            migrationBuilder.DropColumn(
                name: "RecordRung",
                table: "Ties");

            migrationBuilder.DropColumn(
                name: "RecordSince",
                table: "Ties");

            migrationBuilder.DropColumn(
                name: "RecordUntil",
                table: "Ties");
        }
    }
}
