using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Reports;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class ReportCaseMapping : IEntityTypeConfiguration<ReportCase>
{
    public void Configure(EntityTypeBuilder<ReportCase> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Grounds).HasMaxLength(ReportCase.LongestText);
        builder.Property(c => c.Reply).HasMaxLength(ReportCase.LongestText);
        builder.Property(c => c.HiddenText).HasMaxLength(Items.Longest(Item.Text));
        builder.Property(c => c.Item).HasDefaultValue(Item.Summary).HasSentinel((Item)0);
        builder.Property(c => c.State).IsConcurrencyToken();
        builder.HasIndex(c => new { c.RegionId, c.ActorId }).IsUnique().HasFilter("\"State\" = 1 AND \"ActorId\" IS NOT NULL");
        builder.HasIndex(c => new { c.RegionId, c.ProjectId }).IsUnique().HasFilter("\"State\" = 1 AND \"ProjectId\" IS NOT NULL");
        builder.HasIndex(c => new { c.RegionId, c.State });
        builder.HasOne<Actor>().WithMany().HasForeignKey(c => c.ActorId);
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.DecidedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.RepliedBy).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Text).HasMaxLength(Report.LongestText);
        builder.Property(r => r.Contact).HasMaxLength(EmailAddress.Longest);
        builder.Property(r => r.Language).HasMaxLength(2);
        builder.HasOne<ReportCase>().WithMany().HasForeignKey(r => r.CaseId);
    }
}
