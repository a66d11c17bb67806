using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CaseItem : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Item",
                table: "ReportCases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Item",
                table: "ReportCases");
        }
    }
}
