using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Profiles;
using SkiaSharp;

namespace Mittelpunkt.Tests.Features.Profiles;

/// <summary>Pictures that members send, harmless and hostile.</summary>
public sealed partial class LogoTests
{
    private const string Page = ProfilesTrial.Edit + "/logo";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_picture_is_made_anew_smaller_and_without_what_was_hidden_in_it(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var sent = Picture(900, 300, SKEncodedImageFormat.Jpeg).Concat(Encoding.ASCII.GetBytes("<script>alert('versteckt')</script>")).ToArray();
        Assert.Equal(302, (await Send(anna, sent, "Logo: ein blauer Ring")).Status);
        var page = await trial.Site.Client.GetStringAsync(MembersTrial.Seals);
        Assert.Contains("alt=\"Logo: ein blauer Ring\"", page, StringComparison.Ordinal);
        var answer = await trial.Site.Client.GetAsync(new Uri(MembersTrial.Seals + "/logo.png", UriKind.Relative));
        var png = await answer.Content.ReadAsByteArrayAsync();
        using var shown = SKBitmap.Decode(png);
        Assert.Equal(("image/png", 512, 170), (answer.Content.Headers.ContentType!.MediaType, shown.Width, shown.Height));
        Assert.DoesNotContain("versteckt", Encoding.Latin1.GetString(png), StringComparison.Ordinal);

        // New words for the same picture; another picture; none.
        Assert.Equal(302, (await Send(anna, [], "Andere Worte")).Status);
        Assert.Contains("alt=\"Andere Worte\"", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
        Assert.Equal(302, (await Send(anna, Picture(40, 80, SKEncodedImageFormat.Webp), "Hochkant")).Status);
        Assert.Equal(302, (await anna.Send(Page, "entfernen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trial.Site.Client.GetAsync(new Uri(MembersTrial.Seals + "/logo.png", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Hostile_files_are_refused_in_plain_words()
    {
        await using var trial = await ProfilesTrial.Start(TestDatabase.Sqlite);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var good = Picture(20, 20, SKEncodedImageFormat.Png);
        foreach (var (bytes, words, status, told) in new (byte[], string, int, string)[]
        {
            (Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "x", 422, "kein Bild"),
            (Encoding.UTF8.GetBytes("GIF89a"), "x", 422, "kein Bild"),
            (good[..40], "x", 422, "kein Bild"),
            (Claims(good, 100_000, 100_000), "x", 413, "zu groß"),
            (new byte[KeepLogo.LargestFile + 1], "x", 413, "zu groß"),
            (new byte[KeepLogo.LargestRequest - 65536], "x", 413, "zu groß"),
            ([], "x", 422, "Wählen Sie ein Bild"),
            (good, "", 422, "Beschreiben Sie das Bild"),
            (good, new string('x', 201), 422, "zu lang"),
        })
        {
            var answer = await Send(anna, bytes, words);
            Assert.Equal(status, answer.Status);
            Assert.Contains(told, WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        }

        Assert.Equal(413, (await Send(anna, new byte[KeepLogo.LargestRequest], "x")).Status);
        Assert.Equal(404, (await anna.Get(MembersTrial.Seals + "/logo.png")).Status);
    }

    [Fact]
    public async Task Any_bytes_at_all_are_a_picture_or_refused()
    {
        await using var trial = await ProfilesTrial.Start(TestDatabase.Sqlite);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var random = new Random(7);
        var good = Picture(60, 40, SKEncodedImageFormat.Png);
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var n = 0; n < 1 + (i % 6); n++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.Contains((await Send(anna, bytes, "x")).Status, new[] { 302, 422, 413 });
        }
    }

    private static async Task<(int Status, string Html)> Send(Visitor visitor, byte[] bytes, string words)
    {
        var token = Token().Match((await visitor.Get(Page)).Html).Groups[1].Value;
        using var content = new MultipartFormDataContent
        {
            { new StringContent("logo"), "_handler" }, { new StringContent(WebUtility.HtmlDecode(token)), "__RequestVerificationToken" }, { new StringContent(words), "worte" },
        };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        content.Add(file, "bild", "../../logo.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Page, UriKind.Relative)) { Content = content };
        // The site answers a request that is too large without reading it.
        request.Headers.ExpectContinue = true;
        using var answer = await visitor.Client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.SteelBlue);
        return picture.Encode(format, 90).ToArray();
    }

    // A small file that says it is a huge picture.
    private static byte[] Claims(byte[] png, int width, int height)
    {
        var bytes = (byte[])png.Clone();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        var crc = Crc32(bytes.AsSpan(12, 17));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), crc);
        return bytes;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
