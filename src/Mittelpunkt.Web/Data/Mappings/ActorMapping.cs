using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class ActorMapping : IEntityTypeConfiguration<Actor>
{
    public void Configure(EntityTypeBuilder<Actor> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Key).HasMaxLength(200);
        builder.Property(a => a.Slug).HasMaxLength(120);
        builder.Property(a => a.Name).HasMaxLength(300);
        builder.Property(a => a.SectorCode).HasMaxLength(8);
        builder.Property(a => a.Place).HasMaxLength(120);
        builder.Property(a => a.Country).HasMaxLength(2);
        builder.Property(a => a.Website).HasMaxLength(300);
        builder.Property(a => a.Domain).HasMaxLength(253);
        builder.Property(a => a.RegisterNumber).HasMaxLength(80);
        builder.Property(a => a.Summary).HasMaxLength(600);
        builder.Property(a => a.SummaryEn).HasMaxLength(600);
        builder.HasIndex(a => new { a.RegionId, a.Key }).IsUnique();
        builder.HasIndex(a => new { a.RegionId, a.Slug }).IsUnique();
        builder.HasIndex(a => new { a.RegionId, a.TownId });
        builder.HasOne<Region>().WithMany().HasForeignKey(a => a.RegionId);
        builder.HasOne<Town>().WithMany().HasForeignKey(a => a.TownId);
        builder.HasMany(a => a.Sources).WithOne().HasForeignKey(s => s.ActorId);
    }
}

internal sealed class ActorSourceMapping : IEntityTypeConfiguration<ActorSource>
{
    public void Configure(EntityTypeBuilder<ActorSource> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Key).HasMaxLength(200);
        builder.Property(s => s.Source).HasMaxLength(200);
        builder.Property(s => s.Name).HasMaxLength(300);
        builder.Property(s => s.Url).HasMaxLength(300);
        builder.Property(s => s.FormerSlug).HasMaxLength(120);
        builder.HasIndex(s => new { s.RegionId, s.Key }).IsUnique();
        builder.HasIndex(s => new { s.RegionId, s.FormerSlug }).IsUnique();
    }
}
