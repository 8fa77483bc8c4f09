extern alias generators;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.TestKit;
using TorchSharp;
using Xunit;
using generators::PrunableNets.Generators.Pipeline;
using generators::PrunableNets.Interpreter.Graphs;
using generators::PrunableNets.Interpreter.Operations.Shaping;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Generators.Tests.Reality;

/// <summary>The zoo as the generator has evaluated it, and compiled so that it tells its intermediate shapes.</summary>
public sealed class RecordedZoo
{
    private readonly Dictionary<string, InterpretedNetwork> interpreted;
    private readonly Assembly assembly;
    private readonly List<string> shapes;

    public RecordedZoo()
    {
        var root = typeof(RecordedZoo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
        var sources = Directory.GetFiles(Path.Combine(root, "samples/ModelZoo"), "*.cs", SearchOption.AllDirectories).Where(static f => !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(static f => (Path: f, Text: File.ReadAllText(f))).ToArray();
        var run = new GeneratorHarness(new PrunableGenerator()).Run(sources, []);
        run.AssertClean();
        interpreted = run.Values(TrackingNames.Interpret).Cast<InterpretedNetwork>().ToDictionary(static n => n.Header!.Name);
        assembly = Assembly.Load(Compile(sources.Select(static s => s.Text), run.Sources.Values));
        shapes = (List<string>)assembly.GetType("Recording.ShapeRecorder")!.GetProperty("Shapes")!.GetValue(null)!;
    }

    /// <summary>Names of the networks.</summary>
    public IEnumerable<string> Names => interpreted.Keys.Order(StringComparer.Ordinal);

    /// <summary>Shapes of all tensors that the compiler says <c>forward</c> makes, for a batch of that size.</summary>
    internal IReadOnlyList<KnownShape> Expected(string name, int batch)
    {
        var nodes = interpreted[name].Network!.Graph.Nodes;
        // The pieces of a chunk come at once, in an array that is not recorded.
        bool IsPiece(int i) => nodes[i].Operation is Slice && i > 0 && nodes[i - 1].Origin == nodes[i].Origin;
        return [.. nodes.Select((n, i) => new KnownShape(Text(n.Shape, batch), n.IsConstant || n.Inputs.Count == 0 || IsPiece(i) || (i + 1 < nodes.Count && nodes[i + 1].Origin == n.Origin)))];
    }

    /// <summary>Shapes of all tensors that the user's own <c>forward</c> makes.</summary>
    public IReadOnlyList<string> Actual(string name, int batch)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var network = (Module<Tensor, Tensor>)assembly.GetTypes().Single(t => t.Name == name && t.DeclaringType is null).GetMethod("Create")!.Invoke(null, null)!;
        network.eval();
        foreach (var layer in network.modules().OfType<Module<Tensor, Tensor>>().Where(m => m.GetType().Assembly != assembly))
            layer.register_forward_hook((_, _, output) =>
            {
                shapes.Add(string.Join("x", output.shape));
                return output;
            });
        var input = interpreted[name].Header!.Inputs.Single();
        long[] size = [batch, .. input.Sizes];
        shapes.Clear();
        network.call(input.Type is "Int64" ? randint(0, 10, size, int64) : randn(size));
        // What holds nothing is made by the program only.
        return [.. shapes.Where(static s => !s.Split('x').Contains("0"))];
    }

    private static string Text(Shape shape, int batch) => string.Join("x", shape.Select(d => d.IsBatch ? d.Factor * batch : d.Factor));

    private static byte[] Compile(IEnumerable<string> userSources, IEnumerable<string> generated)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var users = userSources.Select(s => CSharpSyntaxTree.ParseText(s, options)).ToArray();
        var others = generated.Append(ShapeRecording.Recorder).Select(s => CSharpSyntaxTree.ParseText(s, options));
        var compilation = CSharpCompilation.Create("RecordedZoo", [.. users, .. others], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var recorded = compilation;
        foreach (var tree in users)
            recorded = recorded.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(new ShapeRecording(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot())!, options));
        using var image = new MemoryStream();
        var result = recorded.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(5)));
        return image.ToArray();
    }
}

/// <summary>A shape that the compiler knows.</summary>
/// <param name="Shape">Its sizes, joined by x.</param>
/// <param name="IsInner">It is an input, a constant, or part of an expression that goes on.</param>
internal sealed record KnownShape(string Shape, bool IsInner);
