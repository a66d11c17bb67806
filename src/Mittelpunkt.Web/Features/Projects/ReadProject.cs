using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Projects;

/// <summary>Reads a project with the ids of its participants.</summary>
public sealed class ReadProject(AppDb db)
{
    public Task<Project?> Handle(string slug, CancellationToken ct) =>
        db.Projects.AsNoTracking().Include(project => project.Participants).SingleOrDefaultAsync(project => project.Slug == slug, ct);
}
