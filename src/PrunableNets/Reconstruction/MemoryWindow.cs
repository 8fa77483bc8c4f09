using System;
using System.Collections.Generic;

namespace PrunableNets;

/// <summary>Work in a row that is done in one pass, as much as fits into memory together.</summary>
internal static class MemoryWindow
{
    /// <param name="items">In their order.</param>
    /// <param name="bytes">What some of them take together.</param>
    /// <param name="most">What a window may take; one item is there in any case.</param>
    public static IEnumerable<List<T>> Of<T>(IEnumerable<T> items, Func<IEnumerable<T>, long> bytes, long most)
    {
        var window = new List<T>();
        foreach (var item in items)
        {
            if (window.Count > 0 && bytes([.. window, item]) > most)
            {
                yield return window;
                window = [];
            }
            window.Add(item);
        }
        if (window.Count > 0)
            yield return window;
    }
}
