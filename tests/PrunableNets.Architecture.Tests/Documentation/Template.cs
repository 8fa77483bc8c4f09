using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace PrunableNets.Architecture.Tests.Documentation;

/// <summary>A template of <c>dotnet new</c>: ours by their files, and what the SDK brings by its name.</summary>
/// <param name="Name">The word behind <c>dotnet new</c>.</param>
/// <param name="Choices">What its own options may be given, by their names.</param>
internal sealed record Template(string Name, IReadOnlyDictionary<string, string[]> Choices)
{
    private const string Folder = "src/PrunableNets.Templates/content";

    private static readonly string[] s_ofTheSdk = ["console", "install"];

    public static IReadOnlyList<Template> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, Folder), "template.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(Read),
        .. s_ofTheSdk.Select(static n => new Template(n, new Dictionary<string, string[]>())),
    ];

    private static Template Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var choices = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (json.RootElement.TryGetProperty("symbols", out var symbols))
            foreach (var symbol in symbols.EnumerateObject())
                choices["--" + symbol.Name] =
                    [.. symbol.Value.GetProperty("choices").EnumerateArray().Select(static c => c.GetProperty("choice").GetString()!)];
        return new Template(json.RootElement.GetProperty("shortName").GetString()!, choices);
    }
}
