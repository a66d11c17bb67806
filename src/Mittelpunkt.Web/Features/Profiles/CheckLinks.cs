using Microsoft.AspNetCore.DataProtection;
using Mittelpunkt.Web.Access;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Links that confirm an entry without signing in, for one entry and one question.</summary>
public sealed class CheckLinks(IDataProtectionProvider protection)
{
    /// <summary>What a link says.</summary>
    public sealed record Question(Guid Actor, DateTimeOffset AskedAt);

    private readonly SealedLinks<Question> _links = new(protection, "entry-check");

    public string Make(Guid actor, DateTimeOffset askedAt) => _links.Make(new Question(actor, askedAt));

    /// <summary>The question; null when nobody here made the link.</summary>
    public Question? Read(string? token) => _links.Read(token);
}
