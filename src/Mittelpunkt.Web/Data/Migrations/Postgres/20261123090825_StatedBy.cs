using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StatedBy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "StatedBy",
                table: "TieProposals",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_TieProposals_StatedBy",
                table: "TieProposals",
                column: "StatedBy");

            migrationBuilder.AddForeignKey(
                name: "FK_TieProposals_Accounts_StatedBy",
                table: "TieProposals",
                column: "StatedBy",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_TieProposals_Accounts_StatedBy",
                table: "TieProposals");

            migrationBuilder.DropIndex(
                name: "IX_TieProposals_StatedBy",
                table: "TieProposals");

            migrationBuilder.DropColumn(
                name: "StatedBy",
                table: "TieProposals");
        }
    }
}
