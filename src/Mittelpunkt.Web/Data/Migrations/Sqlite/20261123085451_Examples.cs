using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Examples : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsExample",
                table: "Ties",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsExample",
                table: "Pulses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsExample",
                table: "Projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsExample",
                table: "Participations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsExample",
                table: "Actors",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SummaryEn",
                table: "Actors",
                type: "TEXT",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsExample",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsExample",
                table: "Ties");

            migrationBuilder.DropColumn(
                name: "IsExample",
                table: "Pulses");

            migrationBuilder.DropColumn(
                name: "IsExample",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "IsExample",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "IsExample",
                table: "Actors");

            migrationBuilder.DropColumn(
                name: "SummaryEn",
                table: "Actors");

            migrationBuilder.DropColumn(
                name: "IsExample",
                table: "Accounts");
        }
    }
}
