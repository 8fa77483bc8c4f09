using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about references to variables: ref, out and in, and ref locals and returns.</summary>
internal static class RefAndOutIdioms
{
    private sealed class Layer
    {
        public int Width = 3;
        public int Depth = 8;

        private readonly int[] weights = [1, 2, 3];

        public ref int At(int index) => ref weights[index];
    }

    private static int Same(int value) => value;

    private static void Split(int size, out int rows, out int columns)
    {
        rows = size / 3;
        columns = size % 3;
    }

    private static void Swap<T>(ref T left, ref T right) => (left, right) = (right, left);

    private static int AddBoth(ref int first, ref int second)
    {
        first += 1;
        second += 10;
        return first * 2;
    }

    private static int Watch(in int seen, Action change)
    {
        int before = seen;
        change();
        return (before * 100) + seen;
    }

    private static ref int Largest(int[] values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return ref values[best];
    }

    public static int OutVariablesLiveOnAfterTheCall()
    {
        Split(14, out int rows, out var columns);
        Split(20, out _, out int rest);
        return (rows * 100) + (columns * 10) + rest;
    }

    public static int AFailedParseStillWritesZero()
    {
        int value = 7;
        return int.TryParse("12x", out value) || !int.TryParse("-4", out int other) ? 99 : (value * 10) + other;
    }

    public static int AMissingKeyStillWritesTheDefault()
    {
        var widths = new Dictionary<string, int> { ["in"] = 4 };
        int found = 9;
        bool missed = widths.TryGetValue("out", out found);
        return widths.TryGetValue("in", out int inner) && !missed ? (inner * 10) + found : -1;
    }

    public static int RefSwapsArrayElementsAndFields()
    {
        int[] values = [1, 2, 3];
        var layer = new Layer();
        Swap(ref values[0], ref values[2]);
        Swap(ref layer.Width, ref values[1]);
        Swap(ref layer.Width, ref layer.Depth);
        return (values[0] * 1000) + (values[1] * 100) + (layer.Width * 10) + layer.Depth;
    }

    public static int ARefLocalIsAnotherNameForTheElement()
    {
        int[] values = [1, 2, 3];
        ref int slot = ref values[1];
        slot += 5;
        values[1] *= 2;
        return slot + (values[1] * 100);
    }

    public static int ARefLocalCanBePointedElsewhere()
    {
        int first = 1, second = 2;
        ref int target = ref first;
        target = 5;
        target = ref second;
        target = 7;
        ref int chosen = ref (first > second ? ref first : ref second);
        chosen++;
        return (first * 10) + second;
    }

    public static string ARefReturnIsAssignable()
    {
        int[] values = [4, 9, 7];
        Largest(values) = 0;
        Largest(values)++;
        Largest(values) -= 3;
        return string.Join(",", values);
    }

    public static int ARefReturnInAPlainVariableIsACopy()
    {
        var layer = new Layer();
        int copy = layer.At(1);
        copy += 50;
        layer.At(1) += 3;
        return (copy * 10) + layer.At(1);
    }

    public static int TheSameVariableTwiceByRef() => Same(4) is var width ? AddBoth(ref width, ref width) + (100 * width) : 0;

    public static int AnInParameterSeesLaterChanges() => Same(1) is var width ? Watch(in width, () => width = 5) : 0;

    public static int OutElementsAreChosenLeftToRight()
    {
        int[] values = [7, 7, 7];
        int at = 0, both;
        Split(17, out values[at++], out values[at++]);
        Split(22, out both, out both);
        return (values[0] * 1000) + (values[1] * 100) + (values[2] * 10) + at + both;
    }
}
