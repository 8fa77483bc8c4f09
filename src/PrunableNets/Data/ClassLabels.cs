using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>Class indices and the names of their classes.</summary>
internal static class ClassLabels
{
    /// <exception cref="ArgumentException">A label names no class.</exception>
    public static int[] Checked(int[] labels, int classes)
    {
        var stray = Array.FindIndex(labels, label => (uint)label >= (uint)classes);
        return stray < 0 ? labels : throw new ArgumentException(Invariant(
            $"Sample {stray} has label {labels[stray]}; with {classes} classes it must be 0 to {classes - 1}."), nameof(labels));
    }

    /// <summary>The given names, or numbers up to the highest label.</summary>
    public static ImmutableArray<string> Names(int[] labels, IReadOnlyList<string>? names)
    {
        if (names is not null)
            return [.. names];
        var highest = labels.DefaultIfEmpty(-1).Max();
        // Also keeps identifiers that were taken for labels from becoming millions of names.
        if (highest >= labels.Length)
            throw new ArgumentException(Invariant($"The labels of {labels.Length} samples go up to {highest}, so there are classes without any. Give the names of all classes, or bring what are no classes to float32."), nameof(labels));
        return [.. Enumerable.Range(0, highest + 1).Select(static c => c.ToString(CultureInfo.InvariantCulture))];
    }
}
