using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class ProjectMapping : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Key).HasMaxLength(200);
        builder.Property(p => p.Slug).HasMaxLength(120);
        builder.Property(p => p.Title).HasMaxLength(500);
        builder.Property(p => p.Summary).HasMaxLength(2000);
        builder.Property(p => p.FundingLine).HasMaxLength(120);
        builder.Property(p => p.Source).HasMaxLength(200);
        builder.Property(p => p.Url).HasMaxLength(300);
        builder.Property(p => p.Amount).HasPrecision(15, 2);
        builder.HasIndex(p => new { p.RegionId, p.Key }).IsUnique();
        builder.HasIndex(p => new { p.RegionId, p.Slug }).IsUnique();
        builder.HasOne<Region>().WithMany().HasForeignKey(p => p.RegionId);
        builder.HasMany(p => p.Participants).WithOne().HasForeignKey(p => p.ProjectId);
    }
}

internal sealed class ParticipationMapping : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.HasKey(p => new { p.ProjectId, p.ActorId });
        builder.HasIndex(p => p.ActorId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(p => p.ActorId);
    }
}
