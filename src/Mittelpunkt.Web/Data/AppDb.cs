using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Privacy;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Web.Data.Examples;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Data;

/// <summary>The database, seen from one region: reads are filtered to it, writes outside it are refused.</summary>
public abstract class AppDb(DbContextOptions options, CurrentRegion region) : DbContext(options)
{
    public Guid RegionId => region.Id;

    public bool ShowsExamples => region.ShowsExamples;

    public bool ActsAsExample => region.ActsAsExample;

    public DbSet<Region> Regions => Set<Region>();
    public DbSet<Town> Towns => Set<Town>();
    public DbSet<Actor> Actors => Set<Actor>();
    public DbSet<ActorSource> ActorSources => Set<ActorSource>();
    public DbSet<Tie> Ties => Set<Tie>();
    public DbSet<TieProposal> TieProposals => Set<TieProposal>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<Pulse> Pulses => Set<Pulse>();
    public DbSet<MergeProposal> MergeProposals => Set<MergeProposal>();
    public DbSet<NewEntry> NewEntries => Set<NewEntry>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<ProfileEntry> ProfileEntries => Set<ProfileEntry>();
    public DbSet<ProfileChange> ProfileChanges => Set<ProfileChange>();
    public DbSet<NamedActor> NamedActors => Set<NamedActor>();
    public DbSet<Logo> Logos => Set<Logo>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<Tombstone> Tombstones => Set<Tombstone>();
    public DbSet<TombstoneMark> TombstoneMarks => Set<TombstoneMark>();
    public DbSet<Verification> Verifications => Set<Verification>();
    public DbSet<Vouch> Vouches => Set<Vouch>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountSession> Sessions => Set<AccountSession>();
    public DbSet<SignInCode> SignInCodes => Set<SignInCode>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<ReportCase> ReportCases => Set<ReportCase>();
    public DbSet<PersonView> PersonViews => Set<PersonView>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<ExternalIdentity> ExternalIdentities => Set<ExternalIdentity>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseOtherRegions();
        ExampleWall.Check(this, CancellationToken.None).GetAwaiter().GetResult();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseOtherRegions();
        await ExampleWall.Check(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Lets the database learn how large and how varied its tables are, so that it takes the right index.</summary>
    public virtual Task KnowSizes(CancellationToken ct) => Task.CompletedTask;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IRegional).IsAssignableFrom))
        {
            FilterMethod.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
        }
    }

    private static readonly System.Reflection.MethodInfo FilterMethod =
        typeof(AppDb).GetMethod(nameof(FilterByRegion), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;

    // What the filters of ExampleFilters ask; here, because a filter has to name the context itself.
    internal Expression<Func<bool, bool>> Shown => isExample => !isExample || ShowsExamples;
    internal Expression<Func<bool, bool>> Own => isExample => isExample || !ActsAsExample;
    internal Expression<Func<Guid?, bool>> IsExamplePerson => id => Accounts.Any(a => a.Id == id && a.IsExample);
    internal Expression<Func<Guid?, bool>> IsExampleActor => id => Actors.Any(a => a.Id == id && a.IsExample);
    internal Expression<Func<Guid?, bool>> IsExampleProject => id => Projects.Any(p => p.Id == id && p.IsExample);
    internal Expression<Func<Guid?, bool>> IsExampleCase => id => ReportCases.Any(c => c.Id == id && Actors.Any(a => a.Id == c.ActorId && a.IsExample));
    internal Expression<Func<bool>> ActsReal => () => !ActsAsExample;

    private void FilterByRegion<T>(ModelBuilder modelBuilder) where T : class, IRegional
    {
        modelBuilder.Entity<T>().HasQueryFilter(RegionFilter.Name, row => row.RegionId == RegionId);
        ExampleFilters.Set<T>(modelBuilder, this);
    }

    private void RefuseOtherRegions()
    {
        foreach (var entry in ChangeTracker.Entries<IRegional>())
        {
            if (entry.State is not (EntityState.Unchanged or EntityState.Detached) && entry.Entity.RegionId != RegionId)
            {
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} belongs to another region.");
            }
        }
    }
}
