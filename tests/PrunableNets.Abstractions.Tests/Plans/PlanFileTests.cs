using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PrunableNets.Tests.Plans;

public sealed class PlanFileTests
{
    private const string Golden = """
        {
          "schema": 1,
          "model": "Tiny",
          "fingerprint": "f1",
          "groups": [
            { "name": "conv1", "channels": 4, "kept": [0, 2] },
            { "name": "conv2", "channels": 3, "kept": [1] }
          ],
          "flops": {
            "Mac": { "dense": 9216, "slim": 2304 },
            "AutoBot": { "dense": 10212, "slim": 2788 }
          },
          "parameters": { "dense": 176, "slim": 48 },
          "provenance": {
            "method": "AutoBot",
            "data": "shapes \"10\""
          }
        }

        """;

    private static readonly KeyValuePair<string, string>[] Provenance = [new("method", "AutoBot"), new("data", "shapes \"10\"")];

    private static PlanFile Create()
    {
        var architecture = TinyArchitecture.Create();
        return PlanFile.From(architecture, TinyArchitecture.Plan(architecture), Provenance);
    }

    [Fact]
    public void TextIsTheGoldenOne() => Assert.Equal(Golden.ReplaceLineEndings("\n"), Create().ToJson());

    [Fact]
    public void ParseReturnsWhatWasWritten()
    {
        var file = PlanFile.Parse(Golden);
        Assert.Equal("Tiny", file.Model);
        Assert.Equal("f1", file.Fingerprint);
        Assert.Equal(new DenseSlim(176, 48), file.Parameters);
        Assert.Equal(Provenance, file.Provenance);
        Assert.Equal([0, 2], file.ToPlan(TinyArchitecture.Create()).Kept[0]);
        Assert.Equal([1], file.ToPlan(TinyArchitecture.Create()).Kept[1]);
    }

    [Fact]
    public void ProvenanceMayNotTellAKeyTwice() => Assert.Contains("'seed'", Assert.Throws<ArgumentException>(() =>
    {
        var architecture = TinyArchitecture.Create();
        PlanFile.From(architecture, TinyArchitecture.Plan(architecture), [new("seed", "1"), new("seed", "2")]);
    }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("f2", "conv2", 3, "fingerprint f1 in the plan, f2 in the class")]
    [InlineData("f2", "conv9", 3, "group 1 is 'conv2' in the plan and 'conv9' in the class")]
    [InlineData("f2", "conv2", 5, "group 'conv2' has 3 channels in the plan and 5 in the class")]
    public void APlanForAnotherClassIsRefusedWithTheDifference(string fingerprint, string group, int channels, string difference)
    {
        var error = Assert.Throws<PlanFileException>(() => Create().ToPlan(TinyArchitecture.Create(fingerprint, group, channels)));
        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
        Assert.Contains("AddPruning<Tiny>()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveReplacesTheFileAndLeavesNoOther()
    {
        var folder = Directory.CreateTempSubdirectory("plan");
        try
        {
            var path = Path.Combine(folder.FullName, "Tiny" + PlanFile.FileSuffix);
            File.WriteAllText(path, "old");
            Create().Save(path);
            Assert.Equal(Create().ToJson(), File.ReadAllText(path));
            Assert.Equal([path], Directory.GetFiles(folder.FullName));
            Assert.Equal(Create().ToJson(), PlanFile.Load(path).ToJson());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void LoadNamesTheFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "{ \"schema\": 2 }");
            var error = Assert.Throws<PlanFileException>(() => PlanFile.Load(path));
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
            Assert.Equal("schema", error.Key);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Whatever the names, channels and kept lists: parsing the text and writing it again gives the same text and plan.</summary>
    [Fact]
    public void RandomPlansSurviveTheRoundTrip()
    {
        const string Alphabet = "aZ0. \"\\/\n\r\t\b\u0001äß漢\U0001F600";
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var groups = new List<ChannelGroup>();
            for (var g = random.Next(1, 6); g > 0; g--)
                groups.Add(new ChannelGroup(groups.Count, Text(random), random.Next(1, 20), groups.Sum(x => x.Channels)));
            var architecture = new Architecture
            {
                Model = Text(random), Fingerprint = Text(random), SourcePath = "", Inputs = [], BatchDimensions = [], Layers = [], Groups = groups, State = [],
                Parameters = new CostPolynomial(random.NextInt64(), new long[groups.Count]),
                Flops = new Dictionary<FlopsConvention, CostPolynomial>(),
            };
            var plan = PruningPlan.FromKept(architecture, [.. groups.Select(g => Kept(random, g.Channels))]);
            var text = PlanFile.From(architecture, plan, [new(Text(random), Text(random))]).ToJson();
            var back = PlanFile.Parse(text);
            Assert.Equal(text, back.ToJson());
            Assert.Equal(plan.ToMask(), back.ToPlan(architecture).ToMask());
            Assert.Equal(architecture.Model, back.Model);
        }

        static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

        static int[] Kept(Random random, int channels) =>
            [.. Enumerable.Range(0, channels).Where(c => random.Next(2) == 0).DefaultIfEmpty(random.Next(channels))];
    }

    /// <summary>No text makes the parser fail otherwise than by its own exception.</summary>
    [Fact]
    public void DamagedTextIsRefusedOrReadButNeverCrashes()
    {
        const string Characters = "{}[]\":,0-9\\u\n tn";
        var refused = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var text = Golden.ToCharArray();
            for (var i = random.Next(1, 4); i > 0; i--)
                text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
            try
            {
                PlanFile.Parse(new string(text)[..random.Next(text.Length / 2, text.Length)]);
            }
            catch (PlanFileException e)
            {
                Assert.InRange(e.Line, 1, 18);
                refused++;
            }
        }
        Assert.InRange(refused, 1900, 2000);
    }
}
