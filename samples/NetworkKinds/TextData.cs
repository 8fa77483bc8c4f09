using System;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.Hosting;

namespace NetworkKinds;

/// <summary>
/// Sequences of tokens, of which one kind is more frequent; that is the class, and where the marker stands somewhere in the sequence, the class is the next one.
/// So no sum over tokens tells it.
/// </summary>
internal static class TextData
{
    public const int Vocabulary = 64;
    public const int Length = 32;
    public const int Classes = 5;

    private const int Marker = 0;
    private const double Share = 0.4;

    public static PruningData Create() => new(Draw(10_000, 1), Draw(2_000, 2));

    private static TensorDataset Draw(int count, int seed)
    {
        // The seeded Random is the same on every machine and in every version of .NET.
        var random = new Random(seed);
        var (tokens, labels) = (new long[count * Length], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var text = tokens.AsSpan(i * Length, Length);
            var kind = random.Next(Classes);
            foreach (ref var token in text)
                token = 1 + random.Next(Vocabulary / Classes) * Classes + (random.NextDouble() < Share ? kind : random.Next(Classes));
            var isMarked = random.Next(2) == 0;
            if (isMarked)
                text[random.Next(Length)] = Marker;
            labels[i] = (kind + (isMarked ? 1 : 0)) % Classes;
        }
        return new TensorDataset(tokens, labels, [Length], [.. Enumerable.Range(0, Classes).Select(static c => $"class {c}")]);
    }
}
