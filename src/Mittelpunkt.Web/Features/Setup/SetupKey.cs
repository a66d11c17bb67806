using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>
/// The one-time key of the set-up: made when a site starts without a region, kept in the data folder for its owner only, printed with the
/// start, gone for ever when the region exists. The browser that has shown it keeps it in a cookie, so that it stands in no further address.
/// </summary>
public sealed class SetupKey(IConfiguration configuration)
{
    private const string Cookie = "einrichtung";
    private const int Bytes = 32;

    private string File => Path.Combine(DataSetup.DataFolder(configuration), "setup.key");

    /// <summary>The key, made when there is none yet.</summary>
    public string Make()
    {
        if (Read() is { } known)
        {
            return known;
        }

        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(File, options);
        stream.Write(Encoding.ASCII.GetBytes(key));
        return key;
    }

    /// <summary>Lets this browser in when the key is right.</summary>
    public bool Show(HttpContext context, string? typed)
    {
        if (!Fits(typed))
        {
            return false;
        }

        HostCookies.Instance.AppendResponseCookie(context, Cookie, typed, new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true,
        });
        return true;
    }

    /// <summary>Whether this browser has shown the key.</summary>
    public bool IsShown(HttpContext context) => Fits(HostCookies.Instance.GetRequestCookie(context, Cookie));

    /// <summary>Closes the set-up.</summary>
    public void Forget(HttpContext context)
    {
        System.IO.File.Delete(File);
        HostCookies.Instance.DeleteCookie(context, Cookie, new() { Secure = context.Request.IsHttps });
    }

    private bool Fits(string? typed) => typed is { Length: > 0 and < 100 } && Read() is { } key
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(typed)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private string? Read() => System.IO.File.Exists(File) && System.IO.File.ReadAllText(File).Trim() is { Length: > 40 } key ? key : null;
}
