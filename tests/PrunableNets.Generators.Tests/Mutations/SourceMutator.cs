using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PrunableNets.Generators.Tests.Mutations;

/// <summary>Breaks a source file as an author who is still typing does.</summary>
internal sealed class SourceMutator(string source)
{
    /// <summary>What stands where something of another type belongs.</summary>
    private static readonly string[] Strangers = ["\"text\"", "null", "3.5", "true", "0", "-1", "9223372036854775807", "string", "default", "new()", "x => x", "this", "base", "()", "[]"];

    private readonly SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(static t => !t.IsKind(SyntaxKind.EndOfFileToken))];
    private readonly string[] names = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.Text).Distinct()];

    /// <summary>One to three changes, the same for the same seed.</summary>
    public string Mutate(int seed)
    {
        var random = new Random(seed);
        var texts = tokens.Select(static t => t.ToFullString()).ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
            Change(texts, random);
        // Now and then the file ends where the author is.
        return string.Concat(random.Next(8) == 0 ? texts.Take(random.Next(texts.Count)) : texts);
    }

    private void Change(List<string> texts, Random random)
    {
        var at = random.Next(texts.Count);
        switch (random.Next(8))
        {
            case 0:
                texts[at] = " ";
                break;
            case 1:
                texts.RemoveRange(at, Math.Min(random.Next(1, 6), texts.Count - at));
                break;
            case 2:
                var identifiers = Enumerable.Range(0, texts.Count).Where(i => names.Contains(texts[i].Trim())).ToArray();
                var chosen = identifiers.Length == 0 ? at : identifiers[random.Next(identifiers.Length)];
                texts[chosen] = Spaced(names[random.Next(names.Length)]);
                break;
            case 3:
                texts[at] = Spaced(Strangers[random.Next(Strangers.Length)]);
                break;
            case 4:
                texts[at] = texts[at][..random.Next(texts[at].Length + 1)];
                break;
            case 5:
                var other = random.Next(texts.Count);
                (texts[at], texts[other]) = (texts[other], texts[at]);
                break;
            case 6:
                texts.Insert(at, texts[random.Next(texts.Count)]);
                break;
            default:
                var numbers = Enumerable.Range(0, texts.Count).Where(i => texts[i].Length > 0 && char.IsDigit(texts[i].TrimStart().FirstOrDefault())).ToArray();
                if (numbers.Length > 0)
                    texts[numbers[random.Next(numbers.Length)]] = Spaced(Strangers[random.Next(3, 7)]);
                break;
        }
    }

    private static string Spaced(string text) => $" {text} ";
}
