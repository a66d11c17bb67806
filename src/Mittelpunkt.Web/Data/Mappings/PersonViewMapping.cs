using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Privacy;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class PersonViewMapping : IEntityTypeConfiguration<PersonView>
{
    public void Configure(EntityTypeBuilder<PersonView> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.AccountId, v.At });
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.By).OnDelete(DeleteBehavior.SetNull);
    }
}
