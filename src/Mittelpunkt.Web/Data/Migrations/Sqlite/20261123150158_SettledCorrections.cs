using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettledCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Text",
                table: "Corrections",
                type: "TEXT",
                maxLength: 2000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 2000);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Corrections",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Outcome",
                table: "Corrections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SettledBy",
                table: "Corrections",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_RegionId_SettledAt",
                table: "Corrections",
                columns: new[] { "RegionId", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_SettledBy",
                table: "Corrections",
                column: "SettledBy");

            migrationBuilder.AddForeignKey(
                name: "FK_Corrections_Accounts_SettledBy",
                table: "Corrections",
                column: "SettledBy",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Corrections_Accounts_SettledBy",
                table: "Corrections");

            migrationBuilder.DropIndex(
                name: "IX_Corrections_RegionId_SettledAt",
                table: "Corrections");

            migrationBuilder.DropIndex(
                name: "IX_Corrections_SettledBy",
                table: "Corrections");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "Corrections");

            migrationBuilder.DropColumn(
                name: "Outcome",
                table: "Corrections");

            migrationBuilder.DropColumn(
                name: "SettledBy",
                table: "Corrections");

            migrationBuilder.AlterColumn<string>(
                name: "Text",
                table: "Corrections",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 2000,
                oldNullable: true);
        }
    }
}
