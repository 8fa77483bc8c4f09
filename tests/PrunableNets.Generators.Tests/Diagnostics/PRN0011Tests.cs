extern alias generators;

using System;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0011Tests
{
    private const string Asker = """
        public static class Asker
        {
            public static void Ask<T>() where T : Module, IPrunableModel<T> { }

            public static void Run() => Ask<{|PRN0011:Net|}>();
        }
        """;

    private static readonly string Unmarked = Refusal.Net().Replace("[Prunable(\"3x8x8\")]", "", StringComparison.Ordinal);

    [Fact]
    public void AClassThatIsNotMarked() => Expect(Unmarked + Asker, "'Net' is no prunable model: mark it [Prunable(\"3x32x32\")] with the shape of its input, and make it partial");

    [Fact]
    public void ATypeThatAsks() => Expect(
        Unmarked + "public sealed class Holder<T> where T : Module, IPrunableModel<T>; public static class User { public static object Make() => new Holder<{|PRN0011:Net|}>(); }",
        "mark it");

    [Fact]
    public void ALibrarysClass() => Expect(Asker.Replace(":Net|", ":TorchSharp.Modules.Linear|", StringComparison.Ordinal), "'Linear' is no prunable model: in TorchSharp, mark it");

    [Fact]
    public void AMarkedClassIsFine() => Assert.Empty(Analyze(Refusal.Net() + Asker.Replace("{|PRN0011:Net|}", "Net", StringComparison.Ordinal)).Found);

    /// <summary>A run gives a network the tensors that it has shapes for: it could not call the class, and can call a class around it.</summary>
    [Fact]
    public void AClassWithAnInputThatIsNull()
    {
        const string Class = """
            [Prunable("3x8x8", "null"{0})]
            public sealed partial class Net : Module<Tensor, Tensor?, Tensor>
            {
                private readonly Conv2d conv = Conv2d(3, 8, 1), last = Conv2d(8, 2, 1);
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor x, Tensor? mask) => last.call(mask is null ? conv.call(x) : conv.call(x) * mask);
            }

            """;
        Expect(Class.Replace("{0}", "", StringComparison.Ordinal) + Asker, "give the attribute a Name, and ask for the class of that name in it");
        var (run, found) = Analyze(Class.Replace("{0}", ", Name = \"Plain\"", StringComparison.Ordinal) + Asker.Replace("{|PRN0011:Net|}", "Net.Plain", StringComparison.Ordinal));
        run.AssertClean();
        Assert.Empty(found);
    }

    [Fact]
    public void WhatIsWrongWithAMarkedClassIsSaidThere()
    {
        var (run, found) = Analyze(Refusal.Net().Replace("partial ", "", StringComparison.Ordinal) + Asker.Replace("{|PRN0011:Net|}", "Net", StringComparison.Ordinal));
        Assert.Equal("PRN0001", run.Single().Id);
        Assert.Empty(found);
    }

    private static void Expect(string marked, string message)
    {
        var markup = Markup.Parse(marked);
        var (id, position, span) = Assert.Single(markup.Expected);
        var reported = Assert.Single(Analyze(markup.Source).Found);
        Assert.Equal((id, span, position), (reported.Id, reported.Span, reported.Position));
        Assert.Contains(message, reported.Message, StringComparison.Ordinal);
    }

    private static (GeneratorRun Run, System.Collections.Generic.IReadOnlyList<ReportedDiagnostic> Found) Analyze(string source)
    {
        var run = Generator.Run(source);
        return (run, run.Analyze(new generators::PrunableNets.Generators.Analyzers.PrunableTypeArgumentAnalyzer()));
    }
}
