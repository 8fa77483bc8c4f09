using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Emission;

/// <summary>The writers of a backend, by the kind of operation.</summary>
internal sealed class WritersByType<TWriter>(IReadOnlyDictionary<Type, TWriter> writers) where TWriter : class
{
    /// <summary>The writer of a kind, or of what it is derived from; null where there is none.</summary>
    public TWriter? Find(Type? operation)
    {
        for (; operation is not null; operation = operation.BaseType)
            if (writers.TryGetValue(operation, out var writer))
                return writer;
        return null;
    }
}
