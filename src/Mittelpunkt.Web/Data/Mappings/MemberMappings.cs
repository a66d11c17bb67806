using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Note).HasMaxLength(Membership.LongestNote);
        builder.HasIndex(m => new { m.ActorId, m.AccountId }).IsUnique().HasFilter("\"State\" IN (1, 2)");
        builder.HasIndex(m => new { m.RegionId, m.State });
        builder.HasIndex(m => m.AccountId);
        builder.HasOne<Actor>().WithMany().HasForeignKey(m => m.ActorId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.DecidedBy).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.HasKey(r => new { r.RegionId, r.AccountId, r.Role });
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
    }
}
