namespace Mittelpunkt.Tests.Support;

/// <summary>A clock that shows what the test sets.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
