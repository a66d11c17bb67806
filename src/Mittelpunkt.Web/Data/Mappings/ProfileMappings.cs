using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class ProfileEntryMapping : IEntityTypeConfiguration<ProfileEntry>
{
    public void Configure(EntityTypeBuilder<ProfileEntry> builder)
    {
        builder.HasKey(e => new { e.OwnerId, e.Item });
        builder.Property(e => e.Value).HasMaxLength(8000);
        builder.HasIndex(e => new { e.RegionId, e.Audience });
        builder.HasOne<Region>().WithMany().HasForeignKey(e => e.RegionId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProfileChangeMapping : IEntityTypeConfiguration<ProfileChange>
{
    public void Configure(EntityTypeBuilder<ProfileChange> builder)
    {
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).ValueGeneratedOnAdd();
        builder.Property(c => c.Before).HasMaxLength(8000);
        builder.Property(c => c.After).HasMaxLength(8000);
        builder.HasIndex(c => new { c.OwnerId, c.Number });
        builder.HasOne<Region>().WithMany().HasForeignKey(c => c.RegionId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(c => c.ActorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class NamedActorMapping : IEntityTypeConfiguration<NamedActor>
{
    public void Configure(EntityTypeBuilder<NamedActor> builder)
    {
        builder.HasKey(n => new { n.OwnerId, n.ActorId });
        builder.HasOne<Actor>().WithMany().HasForeignKey(n => n.ActorId);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LogoMapping : IEntityTypeConfiguration<Logo>
{
    public void Configure(EntityTypeBuilder<Logo> builder)
    {
        builder.HasKey(l => l.ActorId);
        builder.Property(l => l.Text).HasMaxLength(Logo.LongestText);
        builder.HasOne<Actor>().WithOne().HasForeignKey<Logo>(l => l.ActorId);
    }
}
