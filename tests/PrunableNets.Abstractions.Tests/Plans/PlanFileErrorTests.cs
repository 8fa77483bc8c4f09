using System;

namespace PrunableNets.Tests.Plans;

/// <summary>Every refusal says where and which key.</summary>
public sealed class PlanFileErrorTests
{
    private const string Head = "{\"schema\": 1, \"model\": \"M\", \"fingerprint\": \"f\",\n";
    private const string Tail = "\n\"flops\": {}, \"parameters\": {\"dense\": 1, \"slim\": 1}, \"provenance\": {}}";

    [Theory]
    [InlineData("\"groups\": [{\"name\": \"a\", \"channels\": 2, \"kept\": [0, 2]}],", 2, "groups[0].kept[1]", "no channel 2")]
    [InlineData("\"groups\": [{\"name\": \"a\", \"channels\": 2, \"kept\": [1, 0]}],", 2, "groups[0].kept[1]", "must ascend")]
    [InlineData("\"groups\": [{\"name\": \"a\", \"channels\": 2, \"kept\": [1, 1]}],", 2, "groups[0].kept[1]", "must ascend")]
    [InlineData("\"groups\": [{\"name\": \"a\", \"channels\": 0, \"kept\": [0]}],", 2, "groups[0].channels", "0 channels")]
    [InlineData("\"groups\": [\n{\"name\": \"a\", \"channels\": 1}],", 3, "groups[0]", "'kept' is missing")]
    [InlineData("\"groups\": [{\"name\": 7, \"channels\": 1, \"kept\": [0]}],", 2, "groups[0].name", "expected a string, found a number")]
    [InlineData("\"groups\": {},", 2, "groups", "expected a list, found an object")]
    [InlineData("\"groups\": [], \"extra\": 1,", 2, "extra", "not known here")]
    [InlineData("\"groups\": [], \"groups\": [],", 2, "groups", "occurs twice")]
    [InlineData("\"groups\": [1.5],", 2, "groups[0]", "'1.5' is not a whole number")]
    [InlineData("\"groups\": [01],", 2, "groups[0]", "'01' is not a whole number")]
    [InlineData("\"groups\": [99999999999999999999],", 2, "groups[0]", "not a whole number")]
    [InlineData("\"groups\": [null],", 2, "groups[0]", "found 'n'")]
    [InlineData("\"groups\": [\"\\q\"],", 2, "groups[0]", "no escape for 'q'")]
    [InlineData("\"groups\": [\"\\u00g0\"],", 2, "groups[0]", "four hexadecimal digits")]
    [InlineData("\"groups\": [\"open\n\"],", 2, "groups[0]", "the string does not end before the end of the line")]
    [InlineData("\"groups\" [],", 2, "groups", "expected ':', found '['")]
    [InlineData("\"groups\": [0 1],", 2, "groups", "expected ']', found '1'")]
    [InlineData("\"groups\": [],}", 2, "", "expected '\"', found '}'")]
    public void TheMessagePointsAtTheFault(string groups, int line, string key, string problem)
    {
        var error = Assert.Throws<PlanFileException>(() => PlanFile.Parse(Head + groups + Tail));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, key), (error.Line, error.Key));
        Assert.StartsWith($"line {line}, column {error.Column}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, 1, "the end of the file")]
    [InlineData("{\n  \"schema\": 3\n}", 2, 13, "schema 3 is not known; this version reads schema 1")]
    [InlineData("{}", 1, 1, "'schema' is missing")]
    [InlineData("[]", 1, 1, "expected an object, found a list")]
    [InlineData("{} x", 1, 4, "expected the end of the file, found 'x'")]
    public void LineAndColumnAreExact(string text, int line, int column, string problem)
    {
        var error = Assert.Throws<PlanFileException>(() => PlanFile.Parse(text));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void AnUnknownConventionIsToldWithTheKnownOnes()
    {
        var text = Head + "\"groups\": []," + Tail.Replace("{}, \"parameters\"", "{\"macs\": {\"dense\": 1, \"slim\": 1}}, \"parameters\"", StringComparison.Ordinal);
        var error = Assert.Throws<PlanFileException>(() => PlanFile.Parse(text));
        Assert.Contains("'macs' is not a FLOPs convention; they are Mac, AutoBot, Fvcore, TwoMac", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DeepNestingIsRefusedBeforeItHurts()
    {
        var error = Assert.Throws<PlanFileException>(() => PlanFile.Parse(new string('[', 100_000)));
        Assert.Contains("nested deeper", error.Message, StringComparison.Ordinal);
    }
}
