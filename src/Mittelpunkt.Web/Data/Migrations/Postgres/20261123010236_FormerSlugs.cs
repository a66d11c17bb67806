using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mittelpunkt.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FormerSlugs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormerSlug",
                table: "ActorSources",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActorSources_RegionId_FormerSlug",
                table: "ActorSources",
                columns: new[] { "RegionId", "FormerSlug" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ActorSources_RegionId_FormerSlug",
                table: "ActorSources");

            migrationBuilder.DropColumn(
                name: "FormerSlug",
                table: "ActorSources");
        }
    }
}
