namespace Mittelpunkt.Web.Features.Legal;

/// <summary>Who runs this installation and answers for it, from the configuration sections Operator, Privacy and Accessibility.</summary>
public sealed class Provider(IConfiguration configuration)
{
    /// <summary>The configured value, or null when the operator has not filled it in.</summary>
    public string? this[string key] => configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>The configured values of a list.</summary>
    public IReadOnlyList<string> List(string key) => configuration.GetSection(key).Get<string[]>() ?? [];

    /// <summary>Keys among these that are still empty.</summary>
    public IReadOnlyList<string> Missing(params ReadOnlySpan<string> keys)
    {
        var missing = new List<string>();
        foreach (var key in keys)
        {
            if (this[key] is null)
            {
                missing.Add(key);
            }
        }

        return missing;
    }
}
