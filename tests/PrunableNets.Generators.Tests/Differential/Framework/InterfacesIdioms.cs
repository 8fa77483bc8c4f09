using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Collections seen through their interfaces, and own types which implement the interfaces of the framework.</summary>
internal static class InterfacesIdioms
{
    public static int ArrayAsAReadOnlyList()
    {
        IReadOnlyList<int> widths = new[] { 4, 5, 6 };
        return widths[1] * 10 + widths.Count + widths.Last() * 100;
    }

    public static int ListAsAnEnumerableAndBack()
    {
        IEnumerable<int> widths = new List<int> { 1, 2, 3 };
        var count = widths is ICollection<int> known ? known.Count : -1;
        var third = widths is IList<int> list ? list[2] : 0;
        var isArray = widths is int[];
        return count * 10 + third * 100 + (isArray ? 1 : 2);
    }

    public static bool ArrayAsACollectionRefusesToAdd()
    {
        ICollection<int> widths = new[] { 1, 2 };
        try
        {
            widths.Add(3);
            return false;
        }
        catch (NotSupportedException)
        {
            return widths.IsReadOnly && widths.Contains(2);
        }
    }

    public static string DictionaryThroughItsInterfaces()
    {
        IReadOnlyDictionary<string, int> widths = new Dictionary<string, int> { ["a"] = 1, ["b"] = 20 };
        IEnumerable<KeyValuePair<string, int>> pairs = widths;
        return pairs.Sum(pair => pair.Value) + string.Concat(widths.Keys) + widths.TryGetValue("c", out var none) + none;
    }

    public static string CovarianceOfSequences()
    {
        IEnumerable<object> mixed = new List<string> { "a", "b" };
        Func<object, string> describe = value => "<" + value + ">";
        Func<string, object> narrowed = describe;
        return string.Concat(mixed.Concat(new object[] { 3 })) + narrowed("x");
    }

    public static string OwnCollectionWithAnInitializer()
    {
        var plan = new WidthPlan { { 16, 2 }, { 32, 1 }, 8 };
        return string.Join(",", plan) + ";" + plan.Max() + ";" + plan[1];
    }

    public static string OwnTypesFormatThemselves() =>
        string.Format(CultureInfo.InvariantCulture, "{0:x}|{0}|{1,5}", new Size(3, 4), new Size(1, 2))
        + string.Join(";", new Size(5, 6), null, 7);

    public static int ListThroughANonGenericInterface()
    {
        IList widths = new List<int> { 4, 5 };
        widths.Add(9);
        var sum = 0;
        foreach (int width in widths)
            sum = sum * 10 + width;
        return sum * 10 + widths.IndexOf(5) + (widths.Contains("4") ? 5 : 0);
    }

    public static bool NonGenericListRefusesAnotherType()
    {
        IList widths = new List<int> { 4 };
        try
        {
            widths.Add("five");
            return false;
        }
        catch (ArgumentException)
        {
            return widths.Count == 1;
        }
    }

    public static string UsingClosesInReverseOrder()
    {
        var log = new List<string>();
        using (var outer = new Scope("outer", log))
        using (new Scope("inner", log))
            log.Add("in " + outer.Name);
        return string.Join(" ", log);
    }

    private sealed class WidthPlan : IEnumerable<int>
    {
        private readonly List<int> _widths = [];

        public int this[int at] => _widths[at] * 10;

        public void Add(int width) => _widths.Add(width);

        public void Add(int width, int count) => _widths.AddRange(Enumerable.Repeat(width, count));

        public IEnumerator<int> GetEnumerator() => _widths.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Scope(string name, List<string> log) : IDisposable
    {
        public string Name => name;

        public void Dispose() => log.Add("closed " + name);
    }

    private readonly struct Size(int height, int width) : IFormattable
    {
        public override string ToString() => height + "by" + width;

        public string ToString(string? format, IFormatProvider? provider) => height + (format ?? "*") + width;
    }
}
