using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Trust;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class VerificationMapping : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.ByName).HasMaxLength(Verification.LongestName);
        builder.HasIndex(v => v.ActorId).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
        builder.HasIndex(v => v.RegionId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(v => v.ActorId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(v => v.ByActorId);
    }
}
