using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;
using SkiaSharp;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Takes in a picture: looked at before it is unpacked, made anew as PNG, so that nothing hidden in the file is passed on.</summary>
public sealed class KeepLogo(AppDb db, EditActor edit, TimeProvider clock)
{
    /// <summary>Largest file in bytes.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    /// <summary>Largest request in bytes: as large as photographs are, so that whoever sends one reads why it is not taken. Beyond, a browser only says that the connection broke.</summary>
    public const int LargestRequest = 20 * 1024 * 1024;

    /// <summary>Most pixels of the picture sent.</summary>
    public const int MostPixels = 10_000_000;

    private static readonly SKEncodedImageFormat[] Allowed = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];

    /// <summary>Keeps a picture with its words, or other words for the picture there is. Everything that is wrong is said at once.</summary>
    public async Task<IReadOnlyList<Refusal>> Handle(string slug, IFormFile? file, string? words, CancellationToken ct)
    {
        if (await edit.Open(slug, ct) is not { Actor: { } actor })
        {
            return [new(RefusalKind.NotFound, nameof(ProfilesTexts.ProfileGone))];
        }

        var text = FormText.Clean(words).ReplaceLineEndings(" ");
        var known = await db.Logos.SingleOrDefaultAsync(l => l.ActorId == actor.Id, ct);
        Outcome<Logo>? made = file is { Length: > 0 } ? await Make(file, actor.Id, text, ct) : default(Outcome<Logo>?);
        Refusal?[] wrong =
        [
            made?.Refusal ?? (made is null && known is null ? new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.LogoMissing), "bild") : null),
            text.Length == 0 ? new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.LogoTextMissing), "worte")
                : text.Length > Logo.LongestText ? new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.TooLong), "worte") : null,
        ];
        if (wrong.OfType<Refusal>().ToList() is { Count: > 0 } refusals)
        {
            return refusals;
        }

        await Keep(known, made?.Value, text, ct);
        return [];
    }

    private async Task Keep(Logo? known, Logo? made, string text, CancellationToken ct)
    {
        if (made is null)
        {
            known!.Text = text;
        }
        else
        {
            if (known is not null)
            {
                db.Remove(known);
                await db.SaveChangesAsync(ct);
            }

            db.Add(made);
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task<Refusal?> Remove(string slug, CancellationToken ct)
    {
        if (await edit.Open(slug, ct) is not { Actor: { } actor })
        {
            return new(RefusalKind.NotFound, nameof(ProfilesTexts.ProfileGone));
        }

        if (await db.Logos.SingleOrDefaultAsync(l => l.ActorId == actor.Id, ct) is { } logo)
        {
            db.Remove(logo);
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    private async Task<Outcome<Logo>> Make(IFormFile file, Guid actor, string text, CancellationToken ct)
    {
        if (file.Length > LargestFile)
        {
            return new Refusal(RefusalKind.TooLarge, nameof(ProfilesTexts.LogoTooLarge), "bild");
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        using var data = SKData.CreateCopy(bytes.ToArray());
        using var codec = SKCodec.Create(data);
        if (codec is null || !Allowed.Contains(codec.EncodedFormat))
        {
            return new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.LogoNoPicture), "bild");
        }

        if (codec.Info.Width < 1 || codec.Info.Height < 1 || (long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return new Refusal(RefusalKind.TooLarge, nameof(ProfilesTexts.LogoTooLarge), "bild");
        }

        using var picture = SKBitmap.Decode(codec);
        if (picture is null)
        {
            return new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.LogoNoPicture), "bild");
        }

        var scale = Math.Min(1, (double)Logo.LongestSide / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        using var small = picture.Resize(new SKSizeI(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var png = small.Encode(SKEncodedImageFormat.Png, 100);
        return new Logo { RegionId = db.RegionId, ActorId = actor, Png = png.ToArray(), Width = width, Height = height, Text = text, At = clock.GetUtcNow() };
    }
}
