using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class PulseMapping : IEntityTypeConfiguration<Pulse>
{
    public void Configure(EntityTypeBuilder<Pulse> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedOnAdd();
        builder.Property(p => p.Source).HasMaxLength(200);
        builder.HasIndex(p => new { p.RegionId, p.Id });
        builder.HasOne<Region>().WithMany().HasForeignKey(p => p.RegionId);
    }
}

internal sealed class MergeProposalMapping : IEntityTypeConfiguration<MergeProposal>
{
    public void Configure(EntityTypeBuilder<MergeProposal> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.KeepKey).HasMaxLength(200);
        builder.Property(m => m.OtherKey).HasMaxLength(200);
        builder.HasIndex(m => new { m.RegionId, m.KeepKey, m.OtherKey }).IsUnique();
        builder.HasOne<Region>().WithMany().HasForeignKey(m => m.RegionId);
    }
}

internal sealed class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Text).HasMaxLength(2000);
        builder.Property(c => c.Contact).HasMaxLength(254);
        builder.Property(c => c.Answer).HasMaxLength(Correction.LongestAnswer);
        builder.Property(c => c.Grounds).HasMaxLength(Correction.LongestAnswer);
        builder.HasIndex(c => new { c.RegionId, c.SettledAt });
        builder.HasOne<Actor>().WithMany().HasForeignKey(c => c.ActorId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.SettledBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ProposedBy).OnDelete(DeleteBehavior.SetNull);
    }
}
