using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class TombstoneMapping : IEntityTypeConfiguration<Tombstone>
{
    public void Configure(EntityTypeBuilder<Tombstone> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Group).HasMaxLength(130);
        builder.Property(t => t.Name).HasMaxLength(600);
        builder.Property(t => t.Domain).HasMaxLength(253);
        builder.Property(t => t.RegisterNumber).HasMaxLength(80);
        builder.HasIndex(t => t.RegionId);
        builder.HasOne<Region>().WithMany().HasForeignKey(t => t.RegionId);
    }
}

internal sealed class TombstoneMarkMapping : IEntityTypeConfiguration<TombstoneMark>
{
    public void Configure(EntityTypeBuilder<TombstoneMark> builder)
    {
        builder.HasKey(m => new { m.TombstoneId, m.Kind, m.Value });
        builder.Property(m => m.Value).HasMaxLength(200);
        builder.HasIndex(m => new { m.RegionId, m.Kind, m.Value });
        builder.HasOne<Tombstone>().WithMany().HasForeignKey(m => m.TombstoneId);
    }
}
