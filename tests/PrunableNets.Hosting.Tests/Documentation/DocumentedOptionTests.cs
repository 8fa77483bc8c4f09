using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests.Documentation;

/// <summary>Options in the pages are options: every key is known, every value of its type.</summary>
public sealed class DocumentedOptionTests
{
    private static readonly (string Name, string Text)[] s_blocks = [.. Pages.Blocks("json")];

    /// <summary>What follows <c>dotnet run --</c>.</summary>
    private static readonly string[] s_arguments = [.. Pages.Arguments("Pruning").Distinct()];

    public static TheoryData<string> Names => new(s_blocks.Select(static b => b.Name));

    public static TheoryData<string> Arguments => new(s_arguments);

    [Theory]
    [MemberData(nameof(Names))]
    public void AreTaken(string name)
    {
        var text = s_blocks.Single(b => b.Name == name).Text.Trim();
        var json = text.StartsWith('{') ? text : $"{{{text}}}";
        Take(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void ArgumentsAreTaken(string argument) => Take(new ConfigurationBuilder().AddCommandLine([argument]).Build());

    [Fact]
    public void ThereAreSome()
    {
        Assert.True(s_blocks.Length >= 7, $"{s_blocks.Length}");
        Assert.True(s_arguments.Length >= 2, $"{s_arguments.Length}");
    }

    private static void Take(IConfiguration section)
    {
        if (section.GetSection("Pruning").Exists())
            section = section.GetSection("Pruning");
        var services = new ServiceCollection();
        services.AddPruning<TinyNet>(section);
        using var provider = services.BuildServiceProvider();
        var options = new PruningOptions();
        new SectionBinding(section, nameof(TinyNet), "", provider.GetRequiredService<PruningMethodCatalog>().IsSection).Bind(options);
        var chosen = ChosenMethod.Of(provider, nameof(TinyNet), options.Method);
        chosen.Options.Validate();
        if (section["Target"] is { } target)
            PruningBudget.Parse(target, options.Convention);
    }
}
