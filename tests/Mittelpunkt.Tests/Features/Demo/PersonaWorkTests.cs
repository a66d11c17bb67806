using System.Net;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Demo;

/// <summary>What the fictional people of the demo mode do in their own organisations works as it would for anybody.</summary>
public sealed class PersonaWorkTests
{
    private const string Firm = DemoTrial.Example;

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_director_edits_names_and_takes_back(string body)
    {
        await using var trial = await DemoTrial.Start(body);
        var director = await trial.SignInAs("Director");
        Assert.Equal(302, (await director.Send(Firm + "/bearbeiten", "eintrag", ("visits", "Jeden ersten Freitag"), ("visits-fuer", "Public"), ("summary", "Neu gefasst"))).Status);
        Assert.Contains("Jeden ersten Freitag", (await director.Get(Firm)).Html, StringComparison.Ordinal);
        Assert.Contains("Neu gefasst", (await director.Get("/en" + Firm)).Html, StringComparison.Ordinal);
        var history = (await director.Get(Firm + "/bearbeiten/verlauf")).Html;
        Assert.Contains("Neu gefasst", history, StringComparison.Ordinal);

        Assert.Equal(302, (await director.Send(Firm + "/bearbeiten/benannte?q=Beispiel-Hochschule", "dazu-beispiel-hochschule")).Status);
        Assert.Contains("weg-beispiel-hochschule", (await director.Get(Firm + "/bearbeiten/benannte")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Hier steht, was beide Seiten", (await director.Get(Firm + "/zusammenarbeit")).Html, StringComparison.Ordinal);
        Assert.Contains("Martin Beispielmann", (await director.Get("/")).Html, StringComparison.Ordinal);
        Assert.Equal(200, (await director.Get("/anmelden")).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_is_reported_about_an_example_comes_to_the_coordinator_and_nothing_else(string body)
    {
        await using var trial = await DemoTrial.Start(body);
        var visitor = trial.Visitor();
        Assert.Contains(Firm + "/melden", (await visitor.Get(Firm)).Html, StringComparison.Ordinal);
        foreach (var (slug, words) in new[] { (Firm, "Dieser Satz stimmt so nicht mehr."), (DemoTrial.Real, "Das betrifft eine echte Organisation.") })
        {
            Assert.Equal(302, (await visitor.Send(slug + "/melden", "melden", ("grund", "1"), ("text", words))).Status);
        }

        var coordinator = await trial.SignInAs("Coordinator");
        var queue = WebUtility.HtmlDecode((await coordinator.Get("/koordination/meldungen")).Html);
        Assert.Contains("Dieser Satz stimmt so nicht mehr.", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("echte Organisation", queue, StringComparison.Ordinal);
    }
}
