using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>Signs in as a fictional person of the demo mode. Mapped only there, and only accounts that are examples can be signed in to.</summary>
public sealed class SignInAsPersona(AppDb db, Sessions sessions, SignInLimits limits, DemoMode demo)
{
    public static Task<IResult> Answer([FromForm(Name = "person")] string? person, HttpContext context, SignInAsPersona act) => act.Handle(person, context);

    public async Task<IResult> Handle(string? person, HttpContext context)
    {
        if (!demo.IsOn || Personas.Find(person) is not { } persona)
        {
            return TypedResults.NotFound();
        }

        if (!limits.MayEnter(context))
        {
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.IsExample && a.Email == persona.Email, context.RequestAborted);
        if (account is null)
        {
            return TypedResults.NotFound();
        }

        await sessions.Start(account, SignInWay.Demo, context.RequestAborted);
        return TypedResults.LocalRedirect(Paths.Page(persona.HasOffice ? Paths.Coordination : Paths.MyOrganisations));
    }
}
