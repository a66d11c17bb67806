using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Slug).HasMaxLength(60);
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.Property(r => r.Host).HasMaxLength(253);
        builder.Property(r => r.Description).HasMaxLength(300);
        builder.Property(r => r.DescriptionEn).HasMaxLength(300);
        builder.ComplexProperty(r => r.Bounds);
        builder.HasIndex(r => r.Slug).IsUnique();
        builder.HasIndex(r => r.Host).IsUnique();
    }
}

internal sealed class TownMapping : IEntityTypeConfiguration<Town>
{
    public void Configure(EntityTypeBuilder<Town> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Ags).HasMaxLength(8);
        builder.Property(t => t.Slug).HasMaxLength(80);
        builder.Property(t => t.Name).HasMaxLength(120);
        builder.HasIndex(t => new { t.RegionId, t.Ags }).IsUnique();
        builder.HasIndex(t => new { t.RegionId, t.Slug }).IsUnique();
        builder.HasOne<Region>().WithMany().HasForeignKey(t => t.RegionId);
    }
}
