using System.Collections.Generic;
using System.IO;

namespace PrunableNets.Formats.PyTorch;

/// <summary>What a pickle's instructions work on.</summary>
internal sealed class PickleStack
{
    private readonly List<object?> values = [];
    private readonly Stack<int> marks = new();

    public void Push(object? value) => values.Add(value);

    public void Mark() => marks.Push(values.Count);

    public object? Top() => values.Count > Floor ? values[^1] : throw Empty();

    public object? Pop()
    {
        var top = Top();
        values.RemoveAt(values.Count - 1);
        return top;
    }

    /// <summary>The values above the last mark, which goes with them.</summary>
    public object?[] PopToMark() => marks.Count > 0 ? PopLast(values.Count - marks.Pop()) : throw Empty();

    /// <summary>The last values, in the order in which they came.</summary>
    public object?[] PopLast(int count)
    {
        if (count > values.Count - Floor)
            throw Empty();
        var last = values.GetRange(values.Count - count, count).ToArray();
        values.RemoveRange(values.Count - count, count);
        return last;
    }

    // What is below a mark is not to be taken before the mark is.
    private int Floor => marks.Count > 0 ? marks.Peek() : 0;

    private static InvalidDataException Empty() => new("it asks for values that it has not given");
}
