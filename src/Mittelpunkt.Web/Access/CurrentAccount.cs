using Mittelpunkt.Domain.Accounts;

namespace Mittelpunkt.Web.Access;

/// <summary>Who is signed in with this request; nobody until the session was found in the database.</summary>
public sealed class CurrentAccount
{
    /// <summary>The account as it is now; null for visitors. Not tracked: to change it, load it.</summary>
    public Account? Account { get; private set; }

    public Guid? SessionId { get; private set; }

    public bool IsSignedIn => Account is not null;

    /// <summary>The account of a page only signed-in people reach.</summary>
    public Account Required => Account ?? throw new InvalidOperationException("Nobody is signed in; the page needs [Authorize].");

    internal void Set(Account account, Guid sessionId) => (Account, SessionId) = (account, sessionId);
}
