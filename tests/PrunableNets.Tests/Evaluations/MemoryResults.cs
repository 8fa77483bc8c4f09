using System;
using System.Collections.Generic;

namespace PrunableNets.Tests.Evaluations;

internal sealed class MemoryResults : IResultStore
{
    public Dictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

    public string? Find(string key) => Kept.GetValueOrDefault(key);

    public void Keep(string key, string result) => Kept.Add(key, result);
}
