using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>A cost as the sum that it is, e.g. <c>442368 + 147456 w0 + 9216 w0 w1</c>, where <c>w0</c> is the width of the first group.</summary>
internal static class PolynomialText
{
    private const string Plus = " + ";

    public static string Write(CostPolynomial cost) => string.Join(Plus, new[] { Word.Of(cost.Constant) }
        .Concat(cost.Linear.Select(static (coefficient, group) => (coefficient, group)).Where(static t => t.coefficient != 0).Select(static t => $"{Word.Of(t.coefficient)} w{Word.Of(t.group)}"))
        .Concat(cost.Products.Select(static p => $"{Word.Of(p.Coefficient)} w{Word.Of(p.First)} w{Word.Of(p.Second)}")));

    /// <exception cref="FormatException">The text is not such a sum, or names a group that is not there.</exception>
    public static CostPolynomial Read(string text, int groups)
    {
        long constant = 0;
        var linear = new long[groups];
        var products = new List<WidthProduct>();
        foreach (var term in text.Split([Plus], StringSplitOptions.None))
        {
            var words = term.Split(' ');
            var coefficient = Word.Long(words[0]);
            switch (words.Length)
            {
                case 1: constant += coefficient; break;
                case 2: linear[Group(words[1])] += coefficient; break;
                case 3: products.Add(new WidthProduct(Group(words[1]), Group(words[2]), coefficient)); break;
                default: throw new FormatException($"'{term}' has more than two widths");
            }
        }
        return new CostPolynomial(constant, linear, [.. products]);

        int Group(string width) => Word.Int(width.TrimStart('w')) is var group && group < groups ? group : throw new FormatException($"there is no group of width {width}");
    }
}
