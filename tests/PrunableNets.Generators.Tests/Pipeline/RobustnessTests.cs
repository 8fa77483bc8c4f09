using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Pipeline;

/// <summary>
/// The generator runs on every keystroke, on code that is half written. Three hundred seeded mutations of a residual network:
/// the generator never throws, never reports a defect of its own, and what it generates always compiles when the class does.
/// </summary>
public sealed class RobustnessTests
{
    private const int Mutations = 300;
    private const int Batches = 6;

    private static readonly string[] Tokens = SyntaxFactory.ParseTokens(SmallResNet.Source).Select(static t => t.ToFullString()).ToArray();
    private static readonly string[] Words = SyntaxFactory.ParseTokens(SmallResNet.Source).Where(static t => t.IsKind(SyntaxKind.IdentifierToken) || t.IsKind(SyntaxKind.NumericLiteralToken)).Select(static t => t.ToFullString()).ToArray();

    public static TheoryData<int> Seeds => new(Enumerable.Range(0, Batches));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void HalfWrittenCodeNeverBreaksTheGenerator(int batch)
    {
        var harness = Generator.NewHarness();
        var evaluated = 0;
        for (var seed = batch; seed < Mutations; seed += Batches)
        {
            var source = Mutate(new Random(seed));
            var run = harness.Run(source);
            Assert.False(run.Crashed, $"Seed {seed}: {run.Crash}\n{source}");
            Assert.DoesNotContain(run.Diagnostics, d => d.Id == "PRN9001" ? throw new InvalidOperationException($"Seed {seed}: {d}\n{source}") : false);
            evaluated += run.Sources.Count > 0 ? 1 : 0;
            if (run.Sources.Count > 0)
                Assert.DoesNotContain(run.CompilerMessages, m => m.Contains(".g.cs", StringComparison.Ordinal) ? throw new InvalidOperationException($"Seed {seed}: {m}\n{source}") : false);
        }
        Assert.True(evaluated > 0, "Some mutations must still be networks.");
    }

    private static string Mutate(Random random)
    {
        var tokens = new List<string>(Tokens);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens[at] = Words[random.Next(Words.Length)];
                    break;
                case 2:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3:
                    tokens[at] = tokens[at].Substring(0, (tokens[at].Length + 1) / 2);
                    break;
                default:
                    tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                    break;
            }
        }
        // Every fifth source ends where the author is still typing.
        return string.Concat(random.Next(5) == 0 ? tokens.Take(random.Next(tokens.Count)) : tokens);
    }
}
