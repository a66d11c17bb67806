using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Tests.Features.SignIn;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.OwnAccount;

/// <summary>Passkeys without a device: what is refused. The browser tests use real ones.</summary>
public sealed class PasskeyTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_no_device_has_signed_is_refused(string body)
    {
        await using var site = await Start(body);
        using var visitor = new Visitor(site);
        using var person = new Visitor(site);
        await person.SignIn("erika@beispiel.test");
        foreach (var proof in new[] { "", "kein JSON", "{}", "[1]", "{\"id\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}", new string('x', 30_000) })
        {
            Assert.Equal(422, (await visitor.Send("/anmelden", "passkey", ("nachweis", proof))).Status);
            await Options(visitor, "/anmelden", "/anmelden/passkey");
            Assert.Equal(422, (await visitor.Send("/anmelden", "passkey", ("nachweis", proof))).Status);
            Assert.Equal(422, (await person.Send("/konto", "passkey", ("nachweis", proof))).Status);
            await Options(person, "/konto", "/konto/passkey");
            Assert.Equal(422, (await person.Send("/konto", "passkey", ("nachweis", proof))).Status);
        }

        await using var db = await SignInTests.Open(site);
        Assert.Empty(await db.Passkeys.ToListAsync());
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
    }

    [Fact]
    public async Task Every_question_is_new_and_only_for_forms_of_this_site()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        var (one, other) = (await Options(visitor, "/anmelden", "/anmelden/passkey"), await Options(visitor, "/anmelden", "/anmelden/passkey"));
        Assert.NotEqual(one.GetProperty("challenge").GetString(), other.GetProperty("challenge").GetString());
        Assert.Equal("required", one.GetProperty("userVerification").GetString());
        Assert.False(one.TryGetProperty("allowCredentials", out var allowed) && allowed.GetArrayLength() > 0, "nothing tells which passkeys exist");
        using var forged = await visitor.Client.PostAsync(new Uri("/anmelden/passkey", UriKind.Relative), null);
        Assert.Equal(400, (int)forged.StatusCode);
        using var nobody = await visitor.Client.PostAsync(new Uri("/konto/passkey", UriKind.Relative), null);
        Assert.Equal(302, (int)nobody.StatusCode);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nobody_renames_or_removes_the_passkey_of_somebody_else(string body)
    {
        await using var site = await Start(body);
        using var erika = new Visitor(site);
        await erika.SignIn("erika@beispiel.test");
        using var max = new Visitor(site);
        await max.SignIn("max@beispiel.test", "Max Beispiel");
        await using var db = await SignInTests.Open(site);
        foreach (var account in await db.Accounts.AsNoTracking().ToListAsync())
        {
            db.Add(New(account));
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var own = await db.Passkeys.SingleAsync(p => p.Name == "Max Beispiel");
        var hers = await db.Passkeys.SingleAsync(p => p.Name == "Erika Beispiel");
        var page = (await max.Get("/konto")).Html;
        var (rename, remove) = ("umbenennen-" + own.Id, "entfernen-" + own.Id);
        var tampered = page.Replace($"name=\"passkey\" value=\"{own.Id}\"", $"name=\"passkey\" value=\"{hers.Id}\"", StringComparison.Ordinal);
        Assert.Equal(302, (await max.SendFrom(tampered, rename, ("passkeyname", "Gekapert"))).Status);
        Assert.Equal(302, (await max.SendFrom(tampered, remove, ("passkey", hers.Id.ToString()))).Status);
        Assert.Equal(422, (await max.SendFrom(page, rename, ("passkeyname", new string('x', 61)))).Status);
        Assert.Equal(302, (await max.SendFrom(page, rename, ("passkeyname", "Mein Schlüssel"))).Status);
        db.ChangeTracker.Clear();
        Assert.Equal(["Erika Beispiel", "Mein Schlüssel"], await db.Passkeys.Select(p => p.Name).OrderBy(name => name).ToListAsync());
        Assert.Equal(302, (await max.SendFrom(page, remove, ("passkey", own.Id.ToString()))).Status);
        Assert.Single(await db.Passkeys.AsNoTracking().ToListAsync());
    }

    private static Task<Site> Start(string body) => Site.WithSmallRegion(body, "--environment", "Development");

    private static Passkey New(Account account) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = account.RegionId, AccountId = account.Id, CredentialId = account.Id.ToByteArray(), PublicKey = [1], Name = account.Name!,
        CreatedAt = SmallRegion.Now, SignCount = 0, Transports = "internal", IsUserVerified = true, IsBackupEligible = false, IsBackedUp = false,
    };

    private static async Task<JsonElement> Options(Visitor visitor, string page, string address)
    {
        var html = (await visitor.Get(page)).Html;
        var token = System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), form);
        Assert.Equal(200, (int)answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
