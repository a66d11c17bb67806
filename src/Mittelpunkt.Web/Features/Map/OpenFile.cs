using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Mittelpunkt.Web.Features.Map;

/// <summary>An answer that browsers may keep and ask about again: it carries a tag of its content.</summary>
public static class OpenFile
{
    public static IResult Of(byte[] content, string type) =>
        Results.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
}
