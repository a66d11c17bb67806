using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Postgres
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
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Corrections",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Outcome",
                table: "Corrections",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SettledBy",
                table: "Corrections",
                type: "uuid",
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
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000,
                oldNullable: true);
        }
    }
}
