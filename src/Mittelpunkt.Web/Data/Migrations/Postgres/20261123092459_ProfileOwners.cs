using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProfileOwners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ActorId",
                table: "ProfileEntries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ActorId",
                table: "ProfileChanges",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"ProfileEntries\" SET \"ActorId\" = \"OwnerId\" WHERE \"AccountId\" IS NULL");
            migrationBuilder.Sql("UPDATE \"ProfileChanges\" SET \"ActorId\" = \"OwnerId\" WHERE \"AccountId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProfileEntries_ActorId",
                table: "ProfileEntries",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_ProfileChanges_ActorId",
                table: "ProfileChanges",
                column: "ActorId");

            migrationBuilder.AddForeignKey(
                name: "FK_ProfileChanges_Actors_ActorId",
                table: "ProfileChanges",
                column: "ActorId",
                principalTable: "Actors",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ProfileEntries_Actors_ActorId",
                table: "ProfileEntries",
                column: "ActorId",
                principalTable: "Actors",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ProfileChanges_Actors_ActorId",
                table: "ProfileChanges");

            migrationBuilder.DropForeignKey(
                name: "FK_ProfileEntries_Actors_ActorId",
                table: "ProfileEntries");

            migrationBuilder.DropIndex(
                name: "IX_ProfileEntries_ActorId",
                table: "ProfileEntries");

            migrationBuilder.DropIndex(
                name: "IX_ProfileChanges_ActorId",
                table: "ProfileChanges");

            migrationBuilder.DropColumn(
                name: "ActorId",
                table: "ProfileEntries");

            migrationBuilder.DropColumn(
                name: "ActorId",
                table: "ProfileChanges");
        }
    }
}
