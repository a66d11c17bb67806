using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(EmailAddress.Longest);
        builder.HasIndex(i => new { i.ActorId, i.Email });
        builder.HasIndex(i => new { i.RegionId, i.Email });
        builder.HasOne<Actor>().WithMany().HasForeignKey(i => i.ActorId);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.MadeBy).OnDelete(DeleteBehavior.SetNull);
    }
}
