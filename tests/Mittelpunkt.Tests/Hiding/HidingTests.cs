using System.Text.RegularExpressions;
using Mittelpunkt.Tests.Features.Profiles;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Hiding;

/// <summary>Whatever is hidden from somebody changes not one byte of anything that person can read: page, list, count, search, picture, path, feed, file or interface.</summary>
public sealed partial class HidingTests
{
    private const int Rounds = 3;
    private const int ThingsEach = 12;

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Hidden_things_change_no_byte_of_any_answer(string body)
    {
        await using var trial = await ProfilesTrial.Start(body, "--RequestsPerMinute", "1000000");
        var guest = await trial.Guest("gast@irgendwo.test", "Gustav Beispiel");
        var member = await trial.Member("mia@institut.test", "Mia Beispiel", trial.Actors[3]);
        using var visitor = new Visitor(trial.Site);
        var seed = Environment.TickCount;
        var hidden = new HiddenThings(await Region(trial), [trial.Actors[0], trial.Actors[1], trial.Actors[2], trial.Actors[4], trial.Actors[5]], new Random(seed));
        await using var db = trial.Open();
        var people = await hidden.Claim(db);
        var paths = Addresses.Of(trial.Site, [trial.Actors[0].Slug, trial.Actors[1].Slug, trial.Actors[3].Slug]);
        var watchers = new[] { ("visitor", visitor), ("guest", guest), ("member", member) };
        var before = await Read(trial, watchers, paths);
        Assert.True(before.Values.Count(answer => answer.StartsWith("200", StringComparison.Ordinal)) > before.Count / 3);

        for (var round = 0; round < 2 * Rounds; round++)
        {
            var forNetwork = round >= Rounds;
            var added = await hidden.Add(db, people, ThingsEach, forNetwork);
            var after = await Read(trial, forNetwork ? watchers[..2] : watchers, paths);
            var changed = after.Where(answer => before[answer.Key] != answer.Value).Select(answer => $"{answer.Key}: {Difference(before[answer.Key], answer.Value)}");
            Assert.True(!changed.Any(), $"Seed {seed}. Hidden: {added}.\n{string.Join('\n', changed.Take(5))}");
        }

        // Those concerned do see it: the comparison can fail.
        Assert.Contains(HiddenThings.Word, string.Concat((await Read(trial, [("member", member)], paths)).Values), StringComparison.Ordinal);
    }

    private static async Task<Domain.Regions.Region> Region(ProfilesTrial trial)
    {
        await using var db = trial.Open();
        return db.Regions.Single();
    }

    private static async Task<Dictionary<string, string>> Read(ProfilesTrial trial, IReadOnlyList<(string Name, Visitor Visitor)> watchers, IReadOnlyList<string> paths)
    {
        await trial.Site.ReadAgain(await Region(trial));
        var answers = new Dictionary<string, string>();
        foreach (var (name, visitor) in watchers)
        {
            foreach (var path in paths)
            {
                using var response = await visitor.Client.GetAsync(path);
                answers[$"{name} {path}"] = $"{(int)response.StatusCode} {response.Headers.Location} {response.Headers.ETag} {response.Content.Headers.LastModified} {response.Content.Headers.ContentType}\n"
                    + OfThisAnswer().Replace(await response.Content.ReadAsStringAsync(), "");
            }

            answers[$"{name} {Paths.ApiPulses}"] = await Stream(visitor);
        }

        return answers;
    }

    // All pulses since the beginning, as far as they come at once.
    private static async Task<string> Stream(Visitor visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Paths.ApiPulses);
        request.Headers.Add("Last-Event-ID", "0");
        using var response = await visitor.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        var (text, buffer) = ("", new byte[65536]);
        try
        {
            while (await stream.ReadAsync(buffer, soon.Token) is > 0 and var count)
            {
                text += System.Text.Encoding.UTF8.GetString(buffer, 0, count);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream stays open for what is to come.
        }

        return text;
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{Around(before, at)}… became …{Around(after, at)}…";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 120)];

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"|\"traceId\":\"[0-9a-f]+\"")]
    private static partial Regex OfThisAnswer();
}
