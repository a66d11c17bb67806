using Microsoft.Extensions.Configuration;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Commands;
using Mittelpunkt.Web.Features.Legal;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Hosting.Safety;

namespace Mittelpunkt.Tests.Hosting.Safety;

/// <summary>What is unsafe or missing is said before the server starts, each with one change to a configuration without any finding.</summary>
public sealed class SafetyCheckTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Fact]
    public void A_complete_configuration_has_no_finding()
    {
        using var folder = new DataFolder();
        Assert.Empty(Check(folder, []));
    }

    [Theory]
    [InlineData("DemoPublic", true, "Demo", "true")]
    [InlineData("MailMissing", false, "Mail:Host", "")]
    [InlineData("MailWrong", true, "Mail:From", "kein Absender")]
    [InlineData("MailWrong", true, "Mail:Security", "plain")]
    [InlineData("MailWrong", true, "Mail:PasswordFile", "/gibt/es/nicht")]
    [InlineData("MailWrong", true, "Mail:Port", "viele")]
    [InlineData("OpenIdWrong", true, "OpenId:amt:ClientId", "")]
    [InlineData("OpenIdWrong", true, "OpenId:amt:Authority", "http://anbieter.beispiel.test")]
    [InlineData("OpenIdWrong", true, "OpenId:amt:Authority", "anbieter.beispiel.test")]
    [InlineData("OpenIdWrong", true, "OpenId:amt:ClientSecretFile", "/gibt/es/nicht")]
    [InlineData("OpenIdWrong", true, "OpenId:ein amt:ClientId", "mittelpunkt")]
    [InlineData("OpenIdWrong", true, "OpenId:amt:Name", "Ein Anbieter, dessen Name so lang ist, dass kein Knopf ihn je zeigen kann")]
    [InlineData("AddressMissing", false, "Address", "")]
    [InlineData("AddressPlain", true, "Address", "http://netz.beispiel.test")]
    [InlineData("AddressPlain", true, "Address", "netz.beispiel.test")]
    [InlineData("HostsMissing", false, "AllowedHosts", "*")]
    [InlineData("HostsMissing", false, "AllowedHosts", "")]
    [InlineData("ProxiesEverybody", true, "Proxies:0", "0.0.0.0/0")]
    [InlineData("ProxiesEverybody", true, "Proxies:0", "::/0")]
    [InlineData("ProxiesWrong", true, "Proxies:0", "mein-proxy")]
    [InlineData("ImprintMissing", false, "Operator:Represented", "")]
    [InlineData("PrivacyMissing", false, "Privacy:Officer", " ")]
    public void One_wrong_value_is_one_finding(string code, bool isUnsafe, string key, string value)
    {
        using var folder = new DataFolder();
        var found = Assert.Single(Check(folder, new() { [key] = value }));
        Assert.Equal((code, isUnsafe), (found.Code, found.IsUnsafe));
        Assert.DoesNotContain("{0}", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Forwarded_headers_from_everybody_are_unsafe()
    {
        using var folder = new DataFolder();
        Assert.Equal("ProxiesUnknown", Assert.Single(Check(folder, new() { ["FORWARDEDHEADERS_ENABLED"] = "true", ["Proxies:0"] = null })).Code);
    }

    [Fact]
    public void Development_is_for_this_machine_only()
    {
        using var folder = new DataFolder();
        Assert.Equal("DevelopmentPublic", Assert.Single(Check(folder, [], isDevelopment: true)).Code);
        Assert.Empty(Check(folder, new() { ["urls"] = "http://localhost:5180" }, isDevelopment: true));
    }

    [Fact]
    public void Keys_others_can_read_are_unsafe()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have other rights there.");
            return;
        }

        using var folder = new DataFolder();
        var keys = Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "keys")).FullName;
        File.SetUnixFileMode(keys, (UnixFileMode)Convert.ToInt32("755", 8));
        Assert.Equal("KeysReadable", Assert.Single(Check(folder, [])).Code);
        File.SetUnixFileMode(keys, (UnixFileMode)Convert.ToInt32("700", 8));
        Assert.Empty(Check(folder, []));
    }

    [Theory]
    [InlineData("--Mail:Password")]
    [InlineData("--Mail:Password=geheim")]
    [InlineData("--mail__password=geheim")]
    [InlineData("/ConnectionStrings:Postgres=geheim")]
    [InlineData("--OpenId:amt:ClientSecret=geheim")]
    [InlineData("--openid__amt__clientsecret")]
    public void A_secret_in_the_command_line_is_named_but_not_repeated(string argument)
    {
        using var folder = new DataFolder();
        var found = Assert.Single(Check(folder, [], arguments: [argument, "geheim"]));
        Assert.Equal("SecretInArguments", found.Code);
        Assert.DoesNotContain("geheim", found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5180", false)]
    [InlineData("http://127.0.0.1:0;http://[::1]:0", false)]
    [InlineData("http://0.0.0.0:8080", true)]
    [InlineData("http://*:8080", true)]
    [InlineData("http://+:80", true)]
    [InlineData("http://[::]:80", true)]
    [InlineData("http://localhost:5180;http://192.168.1.4:80", true)]
    [InlineData("https://netz.beispiel.test", true)]
    [InlineData("", false)]
    public void Every_address_but_this_machine_is_public(string urls, bool isPublic) =>
        Assert.Equal(isPublic, Listening.IsPublic(new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls)]).Build()));

    [Fact]
    public void Ports_of_a_container_and_own_endpoints_count_too()
    {
        Assert.True(Listening.IsPublic(new ConfigurationBuilder().AddInMemoryCollection([new("http_ports", "8080")]).Build()));
        Assert.True(Listening.IsPublic(new ConfigurationBuilder().AddInMemoryCollection([new("urls", "http://localhost"), new("Kestrel:Endpoints:A:Url", "http://*:1")]).Build()));
    }

    [Fact]
    public async Task The_server_does_not_start_in_public_with_an_unsafe_configuration()
    {
        using var folder = new DataFolder();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await ServeCommand.Run(["--urls", "http://0.0.0.0:0", "--Demo", "true", "--Data", folder.Path], soon.Token));
        Assert.Equal(1, await ServeCommand.Run(["--urls", "http://0.0.0.0:0", "--environment", "Development", "--Data", folder.Path], soon.Token));
        Assert.Equal(1, await ServeCommand.Run(["--urls", "http://127.0.0.1:0", "--Mail:Host", "mail.test", "--Mail:From", "kein Absender", "--Data", folder.Path], soon.Token));
        Assert.Equal(1, await ServeCommand.Run(["--urls", "http://127.0.0.1:0", "--OpenId:amt:Authority", "http://anbieter.test", "--Data", folder.Path], soon.Token));
        Assert.False(File.Exists(System.IO.Path.Combine(folder.Path, "mittelpunkt.db")));
        Assert.Empty(CheckCommand.AgainstServing(["--urls", "http://127.0.0.1:0", "--environment", "Development", "--Demo", "true", "--Data", folder.Path]));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_region_needs_a_coordinator(string body)
    {
        await using var database = await TestDatabase.Create(body);
        Assert.Equal("RegionMissing", Assert.Single(await RegionCheck.Of(Of(database), CancellationToken.None)).Code);
        var small = await SmallRegion.Seed(database);
        Assert.Equal("CoordinatorMissing", Assert.Single(await RegionCheck.Of(Of(database), CancellationToken.None)).Code);
        Assert.Equal("RegionUnknown", Assert.Single(await RegionCheck.Of(Of(database, "--Region", "nirgends"), CancellationToken.None)).Code);
        await using var db = database.Open(small.Region);
        await new GiveRole(db, TimeProvider.System).Handle("wirtschaft@stadt.test", Role.Coordinator, take: false, CancellationToken.None);
        Assert.Empty(await RegionCheck.Of(Of(database), CancellationToken.None));
    }

    [Fact]
    public async Task A_database_that_is_away_is_one_sentence()
    {
        using var folder = new DataFolder();
        var away = new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder.Path), new("ConnectionStrings:Postgres", "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2")]).Build();
        Assert.Equal("DatabaseAway", Assert.Single(await RegionCheck.Of(away, CancellationToken.None)).Code);
    }

    [Fact]
    public async Task The_command_ends_with_one_and_plain_sentences()
    {
        await using var database = await TestDatabase.Create();
        var output = new StringWriter();
        Assert.Equal(1, await CheckCommand.Run([.. database.Arguments, "--urls", "http://0.0.0.0:80", "--environment", "Development", "--Mail:Host", "mail.test"], output, CancellationToken.None));
        var text = output.ToString();
        Assert.Contains("ASPNETCORE_ENVIRONMENT=Production", text, StringComparison.Ordinal);
        Assert.Contains("Mail:From", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Check(DataFolder folder, Dictionary<string, string?> changes, bool isDevelopment = false, string[]? arguments = null)
    {
        var complete = new Dictionary<string, string?>
        {
            ["Data"] = folder.Path, ["urls"] = "http://0.0.0.0:8080", ["Address"] = "https://netz.beispiel.test", ["AllowedHosts"] = "netz.beispiel.test",
            ["Mail:Host"] = "mail.beispiel.test", ["Mail:From"] = "Netz <netz@beispiel.test>", ["Proxies:0"] = "172.16.0.0/12",
            ["OpenId:amt:Authority"] = "https://anbieter.beispiel.test", ["OpenId:amt:ClientId"] = "mittelpunkt", ["OpenId:amt:ClientSecret"] = "geheim",
        };
        foreach (var key in ImprintPage.Required.Concat(PrivacyPage.Required))
        {
            complete[key] = "Angabe";
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(complete).AddInMemoryCollection(changes).Build();
        return SafetyCheck.Of(configuration, isDevelopment, arguments ?? []);
    }

    private static IConfiguration Of(TestDatabase database, params string[] more) => new ConfigurationBuilder().AddCommandLine([.. database.Arguments, .. more]).Build();

    private sealed class DataFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("mittelpunkt-check-").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
