namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>What a file may be at most. Stated in docs/import.md.</summary>
public static class ImportLimits
{
    public const long FileBytes = 256L << 20;
    public const int LineBytes = 1 << 20;
    public const int Columns = 200;
}
