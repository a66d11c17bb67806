using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Postgres
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RecordRung",
                table: "Ties",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecordSince",
                table: "Ties",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecordUntil",
                table: "Ties",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TieProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegionId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    BegunById = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rung = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Sentence = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    FromWish = table.Column<int>(type: "integer", nullable: true),
                    ToWish = table.Column<int>(type: "integer", nullable: true),
                    FromSaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ToSaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
