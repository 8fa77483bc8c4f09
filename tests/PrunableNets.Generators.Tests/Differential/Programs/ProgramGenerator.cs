using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Programs;

/// <summary>
/// Writes programs for the evaluator and the compiler to agree on: from a seed, in the subset of C# that constructors use, with the types of
/// <see cref="Kit"/>. Every statement tells what it did in a log, which is the program's result. Arithmetic overflows as it does by default; division by
/// zero, indices out of range and checked overflows throw, and some of it is caught.
/// </summary>
internal sealed partial class ProgramGenerator(int seed)
{
    private readonly Random random = new(seed);
    private readonly List<(string Name, string Type)> variables = [];
    private int names;

    /// <summary>The statements of a program, each a text of its own that can be left out.</summary>
    public IReadOnlyList<string> Statements()
    {
        var statements = new List<string>();
        foreach (var type in new[] { "int", "long", "string", "int[]", "List<int>", "Kit.Point", "Kit.Shape" })
            statements.Add(Declaration(type));
        var count = 6 + random.Next(12);
        for (var i = 0; i < count; i++)
            statements.Add(Statement(0));
        foreach (var (name, type) in variables)
            statements.Add(Log(name, type));
        return statements;
    }

    /// <summary>The class of a program.</summary>
    public static string Text(string name, IEnumerable<string> statements) => $$"""
        public static class {{name}}
        {
            public static string Run()
            {
                var log = new List<string>();
                {{string.Join("\n        ", statements)}}
                return string.Join("|", log);
            }
        }

        """;

    public static string Usings => "using System; using System.Collections.Generic; using System.Globalization; using System.Linq; using System.Text; using PrunableNets.Generators.Tests.Differential.Programs;\n";

    private string NewName() => $"v{names++}";

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T One<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private string? Variable(string type)
    {
        var known = variables.Where(v => v.Type == type).ToArray();
        return known.Length == 0 ? null : known[random.Next(known.Length)].Name;
    }

    private string Declaration(string type)
    {
        var value = Expression(type, 2);
        var name = NewName();
        variables.Add((name, type));
        return $"{type} {name} = {value};";
    }

    /// <summary>A statement that writes a value into the log.</summary>
    private static string Log(string expression, string type) => type switch
    {
        "double" => $"log.Add(BitConverter.DoubleToInt64Bits({expression}).ToString());",
        "decimal" or "float" => $"log.Add({expression}.ToString(CultureInfo.InvariantCulture));",
        "int[]" or "List<int>" or "IEnumerable<int>" => $"log.Add(string.Join(\",\", {expression}));",
        "Dictionary<string, int>" => $"log.Add(string.Join(\",\", {expression}.Select(p => p.Key + \"=\" + p.Value)));",
        "Kit.Shape" => $"log.Add({expression}.Name + {expression}.Size);",
        "Func<int, int>" => $"log.Add({expression}(5).ToString());",
        "int?" => $"log.Add({expression}?.ToString() ?? \"null\");",
        "string" => $"log.Add({expression} ?? \"null\");",
        _ => $"log.Add($\"{{{expression}}}\");",
    };
}
