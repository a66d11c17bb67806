using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Key).HasMaxLength(Outbox.Outbox.LongestKey);
        builder.Property(m => m.To).HasMaxLength(EmailAddress.Longest);
        builder.Property(m => m.Answer).HasMaxLength(Outbox.Outbox.LongestAnswer);
        builder.HasIndex(m => new { m.RegionId, m.Key }).IsUnique();
        builder.HasIndex(m => new { m.State, m.DueAt });
        builder.HasOne<Region>().WithMany().HasForeignKey(m => m.RegionId);
    }
}
