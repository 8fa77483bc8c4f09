using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>
/// A cost as the sum that it is, e.g. <c>442368 + 147456 w0 + 9216 w0 w1 + 64 [w2]</c>, where <c>w0</c> is the width of the first group and <c>[w2]</c> is
/// one as long as the third has a channel.
/// </summary>
internal static class PolynomialText
{
    private const string Plus = " + ";

    public static string Write(CostPolynomial cost) => string.Join(Plus, new[] { Word.Of(cost.Constant) }.Concat(Terms(cost, ""))
        .Concat(cost.Conditional.SelectMany(static c => Terms(c.Cost, Condition(c.Groups), c.Cost.Constant))));

    /// <exception cref="FormatException">The text is not such a sum, or names a group that is not there.</exception>
    public static CostPolynomial Read(string text, int groups)
    {
        var terms = text.Split([Plus], StringSplitOptions.None).Select(static t => t.Split(' ')).ToLookup(static t => t.Length > 1 && t[1][0] == '[' ? t[1] : "");
        var always = Sum(terms[""], groups);
        return new CostPolynomial(always.Constant, [.. always.Linear], [.. always.Products])
        {
            Conditional = [.. terms.Where(static t => t.Key.Length > 0).Select(t => new ConditionalCost(
                [.. t.Key.Trim('[', ']').Split(',').Select(w => Group(w, groups))], Sum(t.Select(static words => words.Where((_, i) => i != 1).ToArray()), groups)))],
        };
    }

    private static IEnumerable<string> Terms(CostPolynomial cost, string condition, long constant = 0) => new[] { constant }.Where(static c => c != 0).Select(c => Word.Of(c) + condition)
        .Concat(cost.Linear.Select(static (coefficient, group) => (coefficient, group)).Where(static t => t.coefficient != 0).Select(t => $"{Word.Of(t.coefficient)}{condition} w{Word.Of(t.group)}"))
        .Concat(cost.Products.Select(p => $"{Word.Of(p.Coefficient)}{condition} w{Word.Of(p.First)} w{Word.Of(p.Second)}"));

    private static string Condition(IReadOnlyList<int> groups) => $" [{string.Join(",", groups.Select(static g => "w" + Word.Of(g)))}]";

    private static CostPolynomial Sum(IEnumerable<string[]> terms, int groups)
    {
        long constant = 0;
        var linear = new long[groups];
        var products = new List<WidthProduct>();
        foreach (var words in terms)
        {
            var coefficient = Word.Long(words[0]);
            switch (words.Length)
            {
                case 1: constant += coefficient; break;
                case 2: linear[Group(words[1], groups)] += coefficient; break;
                case 3: products.Add(new WidthProduct(Group(words[1], groups), Group(words[2], groups), coefficient)); break;
                default: throw new FormatException($"'{string.Join(" ", words)}' has more than two widths");
            }
        }
        return new CostPolynomial(constant, linear, [.. products]);
    }

    private static int Group(string width, int groups) =>
        Word.Int(width.TrimStart('w')) is var group && group < groups ? group : throw new FormatException($"there is no group of width {width}");
}
