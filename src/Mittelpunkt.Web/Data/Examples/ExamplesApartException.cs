namespace Mittelpunkt.Web.Data.Examples;

/// <summary>An act would have joined an example with something real, or an example person would have changed something real. Nothing was kept.</summary>
public sealed class ExamplesApartException(string row) : Exception($"{row} would join examples with real records.");
