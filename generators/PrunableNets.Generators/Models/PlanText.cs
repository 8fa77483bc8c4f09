namespace PrunableNets.Generators.Models;

/// <summary>A plan file as it was handed to the compiler; the path with forward slashes.</summary>
internal sealed record PlanText(string Path, string Text);
