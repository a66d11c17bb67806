namespace Mittelpunkt.Web.Data;

/// <summary>Whether this installation shows fictional examples beside the real records ("Demo"); off unless configured.</summary>
public sealed record DemoMode(bool IsOn);
