using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Query expressions: from, where, let, orderby, join, group, into and select.</summary>
internal static class QuerySyntaxIdioms
{
    public static string WhereAndSelect() =>
        string.Join(",", from width in new[] { 8, 12, 16 } where width % 8 == 0 select width / 8 * 3);

    public static string PlainSelectOfTheVariable() => string.Join(",", from width in new[] { 3, 1 } select width);

    public static string TwoFromsMakeAGrid() =>
        string.Join(",", from row in new[] { 1, 2 } from column in new[] { 5, 7, 9 } select row * 10 + column);

    public static string SecondFromUsesTheFirst() =>
        string.Join(",", from stage in Enumerable.Range(1, 3) from block in Enumerable.Range(0, stage) select stage + "." + block);

    public static string ThreeFromsWithAFilterBetween() =>
        string.Join(
            ",",
            from kernel in new[] { 1, 3 }
            from stride in new[] { 1, 2 }
            where kernel >= stride
            from padding in new[] { 0, kernel / 2 }
            select kernel * 100 + stride * 10 + padding);

    public static string LetNamesAnIntermediate() =>
        string.Join(",", from width in new[] { 10, 25 } let half = width / 2 let rest = width - half select half * 100 + rest);

    public static string LetBetweenWheres() =>
        string.Join(
            ",",
            from width in Enumerable.Range(1, 12)
            where width % 2 == 0
            let square = width * width
            where square > 20
            where square < 110
            select $"{width}:{square}");

    public static string OrderByTwoKeys() =>
        string.Join(",", from width in new[] { 12, 31, 22, 11 } orderby width % 10 descending, width select width);

    public static string OrderByAscendingThenDescending() =>
        string.Join(",", from width in new[] { 12, 31, 22, 11 } orderby width % 10 ascending, width / 10 descending select width);

    public static string OrderByAfterALet() =>
        string.Join(",", from name in new[] { "conv", "fc", "gelu" } let size = name.Length orderby -size select name + size);

    public static string GroupByAKey() =>
        string.Join("|", (from width in new[] { 5, 8, 7 } group width by width % 2).Select(odd => odd.Key + ":" + odd.Sum()));

    public static string GroupOfAnotherElement() =>
        string.Join(
            "|",
            from width in new[] { 51, 82, 73 }
            group width / 10 by width % 2 into tens
            select tens.Key + "=" + string.Join("+", tens));

    public static string GroupIntoFilteredAndOrdered() =>
        string.Join(
            ",",
            from name in new[] { "fc", "conv", "bn", "pool", "x" }
            group name by name.Length into sized
            where sized.Count() > 1
            orderby sized.Key descending
            select sized.Key + sized.First());

    public static string SelectIntoContinues() =>
        string.Join(",", from width in new[] { 3, 4, 5 } select width * 2 into doubled where doubled != 8 select doubled + 1);

    public static string JoinOnEqualKeys() =>
        string.Join(
            ",",
            from id in new[] { 2, 1, 2 }
            join name in new[] { "a1", "b2", "c2" } on id equals name[1] - '0'
            select id + name);

    public static string JoinIntoCounts() =>
        string.Join(
            ",",
            from id in new[] { 1, 2, 3 }
            join width in new[] { 10, 30, 35 } on id equals width / 10 into widths
            select id * 1000 + widths.Sum() * 10 + widths.Count());

    public static string JoinIntoWithDefaultIsALeftJoin() =>
        string.Join(
            ",",
            from id in new[] { 1, 2 }
            join width in new[] { 21, 25 } on id equals width / 10 into widths
            from found in widths.DefaultIfEmpty(-1)
            select id * 100 + found);

    public static string JoinOnTwoKeysAtOnce() =>
        string.Join(
            ",",
            from left in new[] { 12, 34 }
            join right in new[] { 121, 349, 340 } on new { Tens = left / 10, Ones = left % 10 } equals
                new { Tens = right / 100, Ones = right / 10 % 10 }
            select left + right);

    public static string TypedRangeVariableCasts() =>
        string.Join(",", from int width in new List<object> { 4, 6 } where width > 4 select width + 1);

    public static string NestedQuery() =>
        string.Join(
            "|",
            from stage in new[] { 2, 3 }
            select string.Join(",", from block in Enumerable.Range(0, stage) where block != 1 select stage * 10 + block));

    public static string AnonymousTypesThroughTheQuery()
    {
        var layers =
            from name in new[] { "a", "b" }
            from width in new[] { 8, 16 }
            select new { name, width, Area = width * width };
        return string.Join(",", layers.Where(layer => layer.Area > 100).Select(layer => layer.name + layer.width));
    }

    public static int QueryCapturesALocalThatChanges()
    {
        var scale = 1;
        var scaled = from width in new[] { 1, 2, 3 } select width * scale;
        var before = scaled.Sum();
        scale = 100;
        return scaled.Sum() + before;
    }

    public static string QueryMixedWithMethods() =>
        string.Join(",", (from width in new[] { 4, 3, 2, 1 } where width > 1 select width * width).Skip(1).Reverse().Append(0));
}
