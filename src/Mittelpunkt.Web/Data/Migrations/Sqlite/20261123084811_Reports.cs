using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReportCases",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RegionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ProjectId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Grounds = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    HiddenText = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Reply = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RepliedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RepliedBy = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportCases_Accounts_DecidedBy",
                        column: x => x.DecidedBy,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ReportCases_Accounts_RepliedBy",
                        column: x => x.RepliedBy,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ReportCases_Actors_ActorId",
                        column: x => x.ActorId,
                        principalTable: "Actors",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ReportCases_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RegionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reports_ReportCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "ReportCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReportCases_ActorId",
                table: "ReportCases",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportCases_DecidedBy",
                table: "ReportCases",
                column: "DecidedBy");

            migrationBuilder.CreateIndex(
                name: "IX_ReportCases_ProjectId",
                table: "ReportCases",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportCases_RegionId_ActorId",
                table: "ReportCases",
                columns: new[] { "RegionId", "ActorId" },
                unique: true,
                filter: "\"State\" = 1 AND \"ActorId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReportCases_RegionId_ProjectId",
                table: "ReportCases",
                columns: new[] { "RegionId", "ProjectId" },
                unique: true,
                filter: "\"State\" = 1 AND \"ProjectId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReportCases_RegionId_State",
                table: "ReportCases",
                columns: new[] { "RegionId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportCases_RepliedBy",
                table: "ReportCases",
                column: "RepliedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_CaseId",
                table: "Reports",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Reports");

            migrationBuilder.DropTable(
                name: "ReportCases");
        }
    }
}
