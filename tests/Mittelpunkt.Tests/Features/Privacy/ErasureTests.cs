using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Features.Privacy;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Tests.Features.Privacy;

/// <summary>How an account goes: asked for once, revocable for fourteen days, then all of it or nothing.</summary>
public sealed class ErasureTests
{
    private const string Page = "/konto/daten";
    private const string Anna = "anna@dichtung.test";
    private const string Ben = "ben@dichtung.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task It_is_asked_for_told_by_mail_and_taken_back_with_one_click(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var form = (await anna.Get(Page)).Html;
        Assert.Contains("als einzige Person", WebUtility.HtmlDecode(form), StringComparison.Ordinal);
        Assert.Contains(trial.Firm.Name, form, StringComparison.Ordinal);
        Assert.Equal((302, Page + "?erledigt=ja"), (await anna.SendFrom(form, "loeschen") is var asked) ? (asked.Status, asked.To) : default);
        var mail = await anna.Mail(Anna, after: 1);
        Assert.Equal("Ihr Konto wird gelöscht", mail.Subject);
        Assert.Contains($"{trial.Site.Address}konto/daten", mail.TextBody, StringComparison.Ordinal);
        // Sent twice, it is still asked for once.
        await anna.SendFrom(form, "loeschen");
        Assert.NotNull((await trial.Account(Anna)).ErasureAskedAt);
        Assert.Equal(302, (await anna.Send("/konto", "behalten")).Status);
        Assert.Null((await trial.Account(Anna)).ErasureAskedAt);
        Assert.Equal(0, await Run(trial, DateTimeOffset.UtcNow.AddDays(15)));
        await using var db = trial.Open();
        Assert.Equal([AuditAct.ErasureAsked, AuditAct.ErasureCancelled], await db.AuditEntries.Where(e => e.Act >= AuditAct.ErasureAsked).OrderBy(e => e.At).Select(e => e.Act).ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task After_the_grace_it_is_final_and_the_organisation_is_unclaimed(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var ben = await trial.SignIn(Ben, "Ben Beispiel");
        await ben.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await anna.Send(MembersTrial.Seals + "/team", $"antwort-{(await trial.MembershipOf(Ben))!.Id}", ("rechte", "2"), ("antwort", "ja"));
        Assert.Equal(302, (await anna.Send("/eintragen", "eintragen", ("name", "Anglerverein"), ("art", "initiative"), ("ort", "aburg"), ("satz", "Wir angeln am Main."))).Status);
        await anna.Send(Page, "loeschen");
        var asked = (await trial.Account(Anna)).ErasureAskedAt!.Value;
        Assert.Equal(0, await Run(trial, asked + Erasure.Grace - TimeSpan.FromSeconds(1)));
        Assert.Equal(1, await Run(trial, asked + Erasure.Grace));

        Assert.Equal(302, (await anna.Get(Page)).Status);
        Assert.Null(await trial.ClaimedAt());
        Assert.Equal(MembershipState.Ended, (await trial.MembershipOf(Ben))!.State);
        Assert.Contains("hat niemanden mehr", (await ben.Mail(Ben, after: 2)).Subject, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.False(await db.Accounts.AnyAsync(a => a.Email == Anna));
        // Nor do mails that tell the coordinator what she entered.
        Assert.False(await db.NewEntries.AnyAsync() || await db.Set<OutboxMail>().AnyAsync(m => m.Key.StartsWith("entry:")));
        var admitted = await db.AuditEntries.OrderBy(e => e.At).Where(e => e.Act == AuditAct.RequestAdmitted).ToListAsync();
        Assert.Equal([(false, null, (string?)null), (true, (Guid?)(await trial.Account(Ben)).Id, "Edit")], admitted.Select(e => (e.ByPerson, e.AccountId, e.Reason)));
        Assert.All(admitted, entry => Assert.Null(entry.By));
        // The address is free again, and knows nothing of before.
        await ben.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        Assert.Equal(Rights.Own, (await trial.MembershipOf(Ben))!.Rights);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Killed_at_any_step_nothing_is_lost_and_the_next_round_finishes(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await anna.Send(Page, "loeschen");
        await anna.Mail(Anna, after: 1);
        var account = await trial.Account(Anna);
        var before = await Counts(trial);
        var steps = 0;
        while (!await EraseUntil(trial, account, ++steps))
        {
            Assert.Equal(before, await Counts(trial));
            Assert.NotNull(await trial.ClaimedAt());
        }

        Assert.InRange(steps, 12, 60);
        Assert.NotEqual(before, await Counts(trial));
        await using var db = trial.Open();
        Assert.False(await db.Accounts.AnyAsync(a => a.Id == account.Id));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Several_processes_erase_once(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await anna.Send(Page, "loeschen");
        var erased = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(trial, DateTimeOffset.UtcNow + Erasure.Grace))));
        Assert.Equal(1, erased.Sum());
        await using var db = trial.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == AuditAct.AccountErased));
    }

    private static Task<int> Run(MembersTrial trial, DateTimeOffset now) =>
        ErasureLoop.Run(trial.Site.Services.GetRequiredService<IServiceScopeFactory>(), now, CancellationToken.None);

    // Erases over a connection that dies at the given command; true when it did not come so far.
    private static async Task<bool> EraseUntil(MembersTrial trial, Account account, int step)
    {
        await using var scope = trial.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(trial.Small.Region);
        var region = new CurrentRegion();
        region.Set(trial.Small.Region);
        var arguments = trial.Site.Database.Arguments;
        await using AppDb db = arguments.Length > 2
            ? new PostgresDb((DbContextOptions<PostgresDb>)new DbContextOptionsBuilder<PostgresDb>().UsePostgres(arguments[3]).AddInterceptors(new Death(step)).Options, region)
            : new SqliteDb((DbContextOptions<SqliteDb>)new DbContextOptionsBuilder<SqliteDb>().UseSqliteFile(Path.Combine(arguments[1], "mittelpunkt.db")).AddInterceptors(new Death(step)).Options, region);
        var outbox = ActivatorUtilities.CreateInstance<Outbox>(scope.ServiceProvider, db);
        var erase = new EraseAccount(db, outbox, scope.ServiceProvider.GetRequiredService<MailRendering>());
        try
        {
            Assert.True(await erase.Handle(account.Id, DateTimeOffset.UtcNow + Erasure.Grace, CancellationToken.None));
            return true;
        }
        catch (Exception death) when (death is Death.Exception || death.InnerException is Death.Exception)
        {
            return false;
        }
    }

    private static async Task<string> Counts(MembersTrial trial)
    {
        await using var db = trial.Open();
        var counts = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            counts.Add($"{type.ClrType.Name} {((IQueryable<object>)db.GetType().GetMethod("Set", 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!).Count()}");
        }

        return string.Join(", ", counts) + ", " + string.Join(", ", await db.Memberships.Select(m => m.State).ToListAsync());
    }

    private sealed class Death(int step) : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private int _step;

        public sealed class Exception : System.Exception;

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default) =>
            new(Go(result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(Go(result));

        public ValueTask<InterceptionResult> TransactionCommittingAsync(System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            new(Go(result));

        private T Go<T>(T result) => ++_step == step ? throw new Exception() : result;
    }
}
