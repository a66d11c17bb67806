using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Trust;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class VouchMapping : IEntityTypeConfiguration<Vouch>
{
    public void Configure(EntityTypeBuilder<Vouch> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.ById, v.ForId }).IsUnique();
        builder.HasIndex(v => v.ForId);
        builder.HasIndex(v => v.RegionId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(v => v.ById);
        builder.HasOne<Actor>().WithMany().HasForeignKey(v => v.ForId);
    }
}
