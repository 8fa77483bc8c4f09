using System;
using System.IO;
using System.Linq;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>The listings of the page are what the generator writes. <c>UPDATE_GOLDEN=1</c> writes them.</summary>
public sealed class GeneratedCodePageTests
{
    [Fact]
    public void ResNet56() => Check("ResNet56", static (_, width) => width / 2, "CifarResNet", "ResNet56");

    [Fact]
    public void ViT() => Check(
        "ViT",
        static (name, width) => width == 3 ? 2 : name.EndsWith("fc1", StringComparison.Ordinal) ? width / 2 : width * 3 / 4,
        "ViT");

    private static void Check(string model, Func<string, int, int> width, params string[] files)
    {
        var sources = files
            .Select(static f => (
                Path: GeneratorHarness.Folder + f + ".cs",
                Text: File.ReadAllText(RepositoryFiles.At($"samples/ModelZoo/{f}.cs"))))
            .ToArray();
        var harness = Generator.NewHarness();
        var architecture = (Architecture)harness.Run(sources, []).AssertClean().Load()
            .GetType("ModelZoo." + model)!.GetProperty("Architecture")!.GetValue(null)!;
        var plan = TestPlans.First(architecture, [.. architecture.Groups.Select(g => width(g.Name, g.Channels))]);
        var text = harness.Run(sources, [TestPlans.File(model, PlanFile.From(architecture, plan, []).ToJson())])
            .AssertClean().Sources[$"ModelZoo.{model}Slim.g.cs"];
        PageListing.Match(RepositoryFiles.At("docs/generated-code.md"), model, $"```csharp\n{text}```\n");
    }
}
