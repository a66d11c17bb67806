using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class TieMapping : IEntityTypeConfiguration<Tie>
{
    public void Configure(EntityTypeBuilder<Tie> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Source).HasMaxLength(200);
        builder.Ignore(t => t.IsPublic);
        builder.Ignore(t => t.IsConfirmed);
        builder.HasIndex(t => new { t.FromId, t.ToId }).IsUnique();
        builder.HasIndex(t => t.ToId);
        builder.HasIndex(t => t.RegionId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(t => t.FromId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(t => t.ToId);
    }
}

internal sealed class TieProposalMapping : IEntityTypeConfiguration<TieProposal>
{
    public void Configure(EntityTypeBuilder<TieProposal> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Sentence).HasMaxLength(TieWord.LongestSentence);
        builder.Ignore(p => p.Terms);
        builder.Ignore(p => p.Agreed);
        builder.HasIndex(p => new { p.FromId, p.ToId, p.State }).IsUnique().HasFilter("\"State\" IN (1, 2)");
        builder.HasIndex(p => p.ToId);
        builder.HasIndex(p => p.RegionId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.StatedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Actor>().WithMany().HasForeignKey(p => p.FromId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(p => p.ToId);
    }
}

/// <summary>The public part of the ledger, as a filter the database can apply; the same rule as <see cref="Tie.IsPublic"/>.</summary>
public static class PublicTies
{
    public static readonly Expression<Func<Tie, bool>> Filter = tie => tie.Visibility == Visibility.Public
        && (tie.Source != null || (tie.FromConfirmedAt != null && tie.ToConfirmedAt != null));

    /// <summary>Ties everybody may see.</summary>
    public static IQueryable<Tie> VisibleToAll(this IQueryable<Tie> ties) => ties.Where(Filter);
}
