using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Writes a random network class: every tensor reaches the output, and every relation between channels can occur.</summary>
internal sealed class RandomNetwork
{
    private const int Side = 4;

    private readonly Random random;
    private readonly StringBuilder fields = new();
    private readonly StringBuilder forward = new();
    private readonly List<(string Name, int Channels)> tensors = [("input", 3)];
    private readonly HashSet<string> unread = [];
    private int count;

    private RandomNetwork(int seed) => random = new Random(seed);

    /// <summary>The source of the network of a seed.</summary>
    public static string Write(int seed, int operations) => new RandomNetwork(seed).WriteClass(operations);

    private string WriteClass(int operations)
    {
        Conv(tensors[0], random.Next(2, 9), 3);
        for (var i = 0; i < operations; i++)
            Step();
        var rest = tensors.Where(t => unread.Contains(t.Name)).ToArray();
        var all = rest.Length == 1 ? rest[0] : Tensor($"cat(new[] {{ {string.Join(", ", rest.Select(Read))} }}, 1)", rest.Sum(static t => t.Channels));
        var output = random.Next(2) == 0
            ? $"{Layer($"Conv2d({all.Channels}, 3, 1)")}.call({Read(all)})"
            : $"{Layer($"Linear({all.Channels * Side * Side}, 5)")}.call({Read(all)}.flatten(1))";
        var residual = random.Next(2) == 0 ? "Branch" : "Stream";
        return $$"""
            [Prunable("3x{{Side}}x{{Side}}", Residual = ResidualTreatment.{{residual}})]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
            {{fields}}
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor input)
                {
            {{forward}}
                    return {{output}};
                }
            }
            """;
    }

    private void Step()
    {
        // The input itself carries no channels; nearly everything works on what comes behind it.
        var x = tensors[random.Next(1, tensors.Count)];
        switch (random.Next(15))
        {
            case 0 or 1:
                Conv(x, random.Next(2, 9), random.Next(2) == 0 ? 1 : 3);
                break;
            case 2:
                Tensor($"{Layer($"Conv2d({x.Channels}, {x.Channels}, 3, padding: 1, groups: {x.Channels})")}.call({Read(x)})", x.Channels);
                break;
            case 3 when x.Channels % 2 == 0:
                Tensor($"{Layer($"Conv2d({x.Channels}, 4, 1, groups: 2)")}.call({Read(x)})", 4);
                break;
            case 4:
                Tensor($"{Layer($"BatchNorm2d({x.Channels})")}.call({Read(x)})", x.Channels);
                break;
            case 5:
                Tensor(string.Format(CultureInfo.InvariantCulture, Functions[random.Next(Functions.Length)], Read(x)), x.Channels);
                break;
            case 6:
                var y = tensors[random.Next(1, tensors.Count)];
                Tensor($"cat(new[] {{ {Read(x)}, {Read(y)} }}, 1)", x.Channels + y.Channels);
                break;
            case 7 or 8:
                var same = Matching(x);
                Tensor($"{Read(x)} {(random.Next(3) == 0 ? "*" : "+")} {Read(same)}", x.Channels);
                break;
            case 9 when x.Channels > 2:
                var start = random.Next(x.Channels - 1);
                var length = random.Next(1, x.Channels - start);
                Tensor($"{Read(x)}.narrow(1, {start}, {length})", length);
                break;
            case 10:
                Tensor($"{Read(x)} * {Layer($"Conv2d({x.Channels}, {x.Channels}, 1)")}.call(functional.adaptive_avg_pool2d({Read(x)}, 1)).sigmoid()", x.Channels);
                break;
            case 11 when x.Channels % 2 == 0:
                Tensor($"{Read(x)}.view(-1, 2, {x.Channels / 2}, {Side}, {Side}).transpose(1, 2).reshape(-1, {x.Channels}, {Side}, {Side})", x.Channels);
                break;
            case 12:
                Tensor($"functional.pad({Read(x)}, new long[] {{ 0, 0, 0, 0, 1, 2 }})", x.Channels + 3);
                break;
            case 13:
                var shared = Layer($"Conv2d({x.Channels}, {x.Channels}, 1)");
                Tensor($"{shared}.call(functional.relu({shared}.call({Read(x)})))", x.Channels);
                break;
            case 14 when x.Channels % 2 == 0:
                Tensor($"{Read(x)}.chunk(2, 1)[{random.Next(2)}]", x.Channels / 2);
                break;
        }
    }

    private static readonly string[] Functions =
        ["functional.relu({0})", "{0}.sigmoid()", "functional.softplus({0})", "functional.max_pool2d({0}, 3, 1, 1)", "({0} * 0.5)", "({0} + 1)", "functional.leaky_relu({0}, 0.1)", "torch.tanh({0})"];

    private (string Name, int Channels) Matching((string Name, int Channels) x)
    {
        var same = tensors.Where(t => t.Channels == x.Channels && t.Name != x.Name && t.Name != "input").ToArray();
        return same.Length > 0 ? same[random.Next(same.Length)] : Conv(tensors[random.Next(1, tensors.Count)], x.Channels, 1);
    }

    private (string Name, int Channels) Conv((string Name, int Channels) x, int channels, int kernel) =>
        Tensor($"{Layer($"Conv2d({x.Channels}, {channels}, {kernel}{(kernel == 1 ? "" : ", padding: 1")})")}.call({Read(x)})", channels);

    private string Layer(string factory)
    {
        var name = $"layer{count++}";
        fields.Append($"    private readonly {factory.Split('(')[0]} {name} = {factory};\n");
        return name;
    }

    private (string Name, int Channels) Tensor(string expression, int channels)
    {
        var tensor = ($"x{count++}", channels);
        forward.Append($"        var {tensor.Item1} = {expression};\n");
        tensors.Add(tensor);
        unread.Add(tensor.Item1);
        return tensor;
    }

    private string Read((string Name, int Channels) tensor)
    {
        unread.Remove(tensor.Name);
        return tensor.Name;
    }
}
