using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class NewEntryMapping : IEntityTypeConfiguration<NewEntry>
{
    public void Configure(EntityTypeBuilder<NewEntry> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Name).HasMaxLength(300);
        builder.Property(e => e.Website).HasMaxLength(WebAddress.Longest);
        builder.Property(e => e.Sentence).HasMaxLength(NewEntry.LongestSentence);
        builder.Property(e => e.State).IsConcurrencyToken();
        builder.HasIndex(e => new { e.RegionId, e.State });
        builder.HasOne<Town>().WithMany().HasForeignKey(e => e.TownId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.DecidedBy).OnDelete(DeleteBehavior.SetNull);
    }
}
