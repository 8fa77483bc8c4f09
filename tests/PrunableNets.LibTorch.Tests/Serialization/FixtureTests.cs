using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PrunableNets.LibTorch.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Serialization;

/// <summary>Files that TorchSharp itself wrote.</summary>
public sealed class FixtureTests
{
    [NeedsFileFact("torchsharp/fixtures/net.dat")]
    public void A_network_has_the_stored_values_and_answers_as_TorchSharp_did()
    {
        using var net = new Net();
        net.load(SharedFiles.Fixture("net.dat"));
        Check("net", net.state_dict());
        net.eval();
        using var output = net.call((arange(8, float32) / 8).reshape(1, 2, 2, 2));
        var expected = Rows().Single(row => row[0] == "net" && row[1].StartsWith("forward", StringComparison.Ordinal))[4];
        Assert.All(Numbers(expected).Zip(Wave.Values(output)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [NeedsFileFact("torchsharp/fixtures/sequential.dat")]
    public void A_sequential_network_loads_and_saves_the_same_bytes()
    {
        using var model = nn.Sequential(("lin", nn.Linear(3, 2)), ("act", nn.ReLU()), ("out", nn.Linear(2, 1, hasBias: false)));
        model.load(SharedFiles.Fixture("sequential.dat"));
        Check("sequential", model.state_dict());
        using var again = new MemoryStream();
        model.save(again);
        Assert.Equal(File.ReadAllBytes(SharedFiles.Fixture("sequential.dat")), again.ToArray());
    }

    private static void Check(string model, Dictionary<string, Tensor> state)
    {
        foreach (var row in Rows().Where(row => row[0] == model && !row[1].StartsWith("forward", StringComparison.Ordinal)))
        {
            Assert.Equal(row[2], state[row[1]].dtype.ToString());
            Assert.Equal(row[3], $"[{string.Join(",", state[row[1]].shape)}]");
            Assert.All(Numbers(row[4]).Zip(Wave.Values(state[row[1]])), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        }
    }

    private static IEnumerable<string[]> Rows() => File.ReadLines(SharedFiles.Fixture("expected.txt")).Select(line => line.Split('\t'));
    private static double[] Numbers(string text) => text.Split(' ').Select(item => double.Parse(item, CultureInfo.InvariantCulture)).ToArray();

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1 = nn.Conv2d(2, 3, 3, padding: 1);
        private readonly BatchNorm2d bn1 = nn.BatchNorm2d(3);
        private readonly Linear fc = nn.Linear(12, 4);

        internal Net() : base("net") => RegisterComponents();

        public override Tensor forward(Tensor x) => fc.call(nn.functional.relu(bn1.call(conv1.call(x))).flatten(1));
    }
}
