namespace Mittelpunkt.Domain;

/// <summary>Why an act was not done although nothing broke. One kind answers one HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The input is malformed or breaks a rule (400/422).</summary>
    Invalid,
    /// <summary>The thing does not exist, or not for whoever asks (404).</summary>
    NotFound,
    /// <summary>The thing changed meanwhile, or the act was already done (409).</summary>
    Conflict,
    /// <summary>Known, but not allowed (403).</summary>
    Forbidden,
    /// <summary>More than a stated size (413).</summary>
    TooLarge,
    /// <summary>More often than a stated limit (429).</summary>
    TooMany,
}

/// <summary>An expected refusal as a value.</summary>
/// <param name="Kind">Which family of answer it is.</param>
/// <param name="Code">Stable code; also the key of the text shown to people.</param>
/// <param name="Field">The input field it belongs to, or null.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string? Field = null);

/// <summary>Either a value or a refusal.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>The refusal, or null when there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is a refusal instead.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    /// <summary>A value is an outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
