using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    // No reference to the organisation: the log outlives an entry that is merged. An erased account is forgotten by the database itself.
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reason).HasMaxLength(AuditEntry.LongestReason);
        builder.HasIndex(e => new { e.RegionId, e.At });
        builder.HasOne<Region>().WithMany().HasForeignKey(e => e.RegionId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.By).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}
