using Microsoft.AspNetCore.Components;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Ui;

/// <summary>What a page about an actor answers when there is no such actor: the way to the one it was merged into, "gone" for one that was removed at its wish, or "not found".</summary>
public sealed class FormerAddress(AppDb db, NavigationManager navigation, IHttpContextAccessor http)
{
    /// <param name="slug">The actor asked for.</param>
    /// <param name="page">The same page of another actor, from <see cref="Paths"/>.</param>
    public async Task Answer(string slug, Func<string, string> page)
    {
        var context = http.HttpContext!;
        if (await db.SlugAfterMerge(slug, context.RequestAborted) is { } now)
        {
            context.Response.Redirect(page(now) + context.Request.QueryString.ToUriComponent(), permanent: true);
        }
        else
        {
            if (await db.IsGone(slug, context.RequestAborted))
            {
                context.Items[typeof(Tombstone)] = true;
            }

            navigation.NotFound();
        }
    }
}
