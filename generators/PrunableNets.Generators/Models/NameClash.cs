namespace PrunableNets.Generators.Models;

/// <summary>A name of the library that something of the user's comes before, where generated code stands.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The type, field or property of the library from <c>global::</c> on; null where there is none.</param>
/// <param name="Call">The function, likewise.</param>
internal sealed record NameClash(string Name, string? Value, string? Call);
